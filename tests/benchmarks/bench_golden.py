"""Precision, recall and F1 of every field over the golden documents, against answers written by hand.

    PYTHONPATH=. .venv/bin/python tests/benchmarks/bench_golden.py [-v] [NAME …]

`-v` prints every value that is missing (−) or too much (+). Each document counts once in every format.
"""

import sys
from collections import Counter
from pathlib import Path

from importers.pipeline import read_and_parse
from tests.golden import answers, script

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FILES = ("input.txt", "styles.docx", "bold.docx", "page.pdf")


def main(arguments: list[str]) -> None:
    """Print the table."""
    names = [one for one in arguments if not one.startswith("-")]
    total: dict[str, list[int]] = {}
    documents = 0
    for path in sorted(GOLDEN.glob("*/source.txt")):
        if names and not any(name in path.parent.name for name in names):
            continue
        written = script.read(path).answers
        expected = answers.expected(written)
        for name in FILES:
            documents += 1
            read = answers.read(read_and_parse((path.parent / name).read_bytes(), name), written)
            _add(total, expected, read, f"{path.parent.name}/{name}" if "-v" in arguments else None)
    _print(total, documents)


def _add(total: dict[str, list[int]], expected: dict, read: dict, shown: str | None) -> None:
    """`total`: field → [right, read, expected]."""
    for field in expected.keys() | read.keys():
        wanted, got = expected.get(field, Counter()), read.get(field, Counter())
        right = (wanted & got).total()
        counts = total.setdefault(field, [0, 0, 0])
        counts[0] += right
        counts[1] += got.total()
        counts[2] += wanted.total()
        if shown:
            for value in (wanted - got).elements():
                sys.stdout.write(f"{shown} − {field} {value[:200]}\n")
            for value in (got - wanted).elements():
                sys.stdout.write(f"{shown} + {field} {value[:200]}\n")


def _print(total: dict[str, list[int]], documents: int) -> None:
    sys.stdout.write(f"{documents} files\n| field | answers | precision | recall | F1 |\n|---|---|---|---|---|\n")
    total["**all**"] = [sum(column) for column in zip(*total.values(), strict=True)] if total else [0, 0, 0]
    for field, (right, got, wanted) in sorted(total.items()):
        precision, recall = right / got if got else 1.0, right / wanted if wanted else 1.0
        together = 2 * precision * recall / (precision + recall) if right else 0.0
        sys.stdout.write(f"| {field} | {wanted} | {precision:.3f} | {recall:.3f} | {together:.3f} |\n")


if __name__ == "__main__":
    main(sys.argv[1:])
