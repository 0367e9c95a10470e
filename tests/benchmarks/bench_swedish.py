"""How fast text becomes terms: `python tests/benchmarks/bench_swedish.py [FOLDER]`.

Reads every .txt of the folder (by default ../shared/corpus/goteborg/handlingar), analyses all of it three times in
each of the three ways and prints terms a second; the first round is cold, but of the later ways it knows the words.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from decisions.vocabulary import swedish


def main() -> None:
    default = Path(__file__).parents[3] / "shared/corpus/goteborg/handlingar"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"no texts in {folder}")
    characters = sum(map(len, texts))
    for name, count in (
        ("entries (index)", lambda text: len(swedish.entries(text))),
        ("columns (highlighter)", lambda text: len(swedish.columns(text).entries)),
        ("analyse (a Term for each)", lambda text: len(swedish.analyse(text))),
    ):
        for number in range(1, 4):
            started = time.process_time()
            terms = sum(map(count, texts))
            spent = time.process_time() - started
            state = "cold" if number == 1 else "warm"
            sys.stdout.write(
                f"{name}, {state}: {terms:,} terms, {terms / spent:,.0f} terms/s,"
                f" {characters / spent / 1e6:.2f} M characters/s\n"
            )


if __name__ == "__main__":
    main()
