"""Precision, recall and F1 of every field over the golden documents, against answers written by hand.

    PYTHONPATH=. .venv/bin/python tests/benchmarks/bench_golden.py [-v] [--skins] [NAME …]

`--skins` prints the documents in other ways first (`tests/golden/skins.py`) and adds a line for each way. `-v` prints
every value that is missing (−) or too much (+). Each document counts once in every format.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from importers.pipeline import read_and_parse
from tests.golden import answers, script, skins

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FILES = ("input.txt", "styles.docx", "bold.docx", "page.pdf")


def main(arguments: list[str]) -> None:
    """Print the table."""
    names = [one for one in arguments if not one.startswith("-")]
    total: dict[str, list[int]] = {}
    ways: dict[str, dict[str, list[int]]] = {}
    documents = 0
    for path in sorted(GOLDEN.glob("*/source.txt")):
        if names and not any(name in path.parent.name for name in names):
            continue
        written = script.read(path)
        expected = answers.expected(written.answers)
        for name, data in _files(path.parent, written, skinned="--skins" in arguments):
            documents += 1
            read = answers.read(read_and_parse(data, name), written.answers)
            shown = f"{path.parent.name}/{name}" if "-v" in arguments else None
            _add(total, expected, read, shown)
            _add(ways.setdefault(name, {}), expected, read, None)
    _print(total, ways, documents)


def _files(folder: Path, written: script.Script, *, skinned: bool) -> Iterator[tuple[str, bytes]]:
    if not skinned:
        yield from ((name, (folder / name).read_bytes()) for name in FILES)
        return
    for name, make in skins.SKINS.items():
        yield name, make(written.layout)


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


def _print(total: dict[str, list[int]], ways: dict[str, dict[str, list[int]]], documents: int) -> None:
    sys.stdout.write(f"{documents} files\n| field | answers | precision | recall | F1 |\n|---|---|---|---|---|\n")
    lines = sorted(total.items()) + [(f"in {name}", _sum(fields)) for name, fields in ways.items()]
    for field, (right, got, wanted) in (*lines, ("**all**", _sum(total))):
        precision, recall = right / got if got else 1.0, right / wanted if wanted else 1.0
        together = 2 * precision * recall / (precision + recall) if right else 0.0
        sys.stdout.write(f"| {field} | {wanted} | {precision:.3f} | {recall:.3f} | {together:.3f} |\n")


def _sum(fields: dict[str, list[int]]) -> list[int]:
    return [sum(column) for column in zip(*fields.values(), strict=True)] if fields else [0, 0, 0]


if __name__ == "__main__":
    main(sys.argv[1:])
