"""Read files without a database, on one's own machine.

`python -m importers check FILE…` says in Swedish what somebody should look at before a file is handed in;
`python -m importers read FILE…` (or without `read`) prints the parsed result as JSON.
"""

import sys
from pathlib import Path

from importers import check
from importers.parsing import to_json
from importers.pipeline import ReadError, read_and_parse
from importers.tools.local import LocalTools, missing

USAGE = """Användning: python -m importers check FIL ELLER MAPP …   (vad bör någon titta på?)
            python -m importers read FIL …             (det lästa som JSON)"""


def main(arguments: list[str]) -> int:
    """Do what the arguments say; returns the exit code. 2 for wrong usage."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in {"-h", "--help"} or not arguments:
        print(USAGE, file=sys.stderr)
        return 2
    if command == "check":
        code = check.run(rest)
        if rest:
            print(*missing(), sep="\n", end="\n" if missing() else "", file=sys.stderr)
        return code
    return _read(rest if command == "read" else arguments)


def _read(names: list[str]) -> int:
    """Print each file's result; 1 if any could not be read."""
    if not names:
        print(USAGE, file=sys.stderr)
        return 2
    failed = False
    for name in names:
        path = Path(name)
        try:
            print(to_json(read_and_parse(path.read_bytes(), path.name, tools=LocalTools()), indent=2))
        except ReadError as error:
            print(f"{path.name}: {error.message}", file=sys.stderr)
            failed = True
        except OSError as error:
            print(f"{path.name}: filen går inte att öppna ({error.strerror}).", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
