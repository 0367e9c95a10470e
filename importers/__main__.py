"""`python -m importers FILE…`: the parsed result as JSON, without a database."""

import sys
from pathlib import Path

from importers.parsing import to_json
from importers.pipeline import ReadError, read_and_parse


def main(arguments: list[str]) -> int:
    """Print each file's result; 1 if any could not be read."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print("Användning: python -m importers FIL …", file=sys.stderr)
        return 2
    failed = False
    for argument in arguments:
        path = Path(argument)
        try:
            print(to_json(read_and_parse(path.read_bytes(), path.name), indent=2))
        except ReadError as error:
            print(f"{path.name}: {error.message}", file=sys.stderr)
            failed = True
        except OSError as error:
            print(f"{path.name}: filen går inte att öppna ({error.strerror}).", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
