"""Votes, yrkanden, reservations, jäv of Göteborg's minutes beside the answers that somebody else's parser gave.

    PYTHONPATH=. python tests/benchmarks/bench_votes.py [-v]

The answers are useful and not truth: `-v` prints every difference, to be judged by reading the text. A vote agrees
where one vote of its § has the stated ja and nej.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from importers.parsing import ParsedItem, PositionKind
from importers.pipeline import read_and_parse

CORPUS = Path(__file__).parents[2] / "../shared/corpus/goteborg"


def answers(path: Path) -> dict[str, dict[str, Any]]:
    """The answers of a meeting by § as printed ("12a")."""
    listed = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return {one["paragrafNr"].replace(" ", "").lower(): one for one in listed}


def movers(answer: dict[str, Any]) -> Iterator[str]:
    """The names of those who moved something, one by one."""
    for one in answer.get("yrkanden") or ():
        yield from (
            name.strip() for name in re.split(r",| och | samt ", one["namn"].replace("\n", " ")) if name.strip()
        )


def compare(item: ParsedItem, answer: dict[str, Any], counted: Counter[str]) -> Iterator[str]:
    """Count what a § gives, and tell where it differs from the answer."""
    counted["votes"] += len(item.votes)
    counted["votes with names"] += sum(bool(vote.voters) for vote in item.votes)
    counted["single votes"] += sum(len(vote.voters) for vote in item.votes)
    counted["votes kept as text only"] += sum(not vote.consistent for vote in item.votes)
    counted["ja and nej explained"] += sum(
        vote.yes_means is not None and vote.no_means is not None for vote in item.votes
    )
    counted["ja = avslag"] += sum(vote.yes_rejects is True for vote in item.votes)
    counted["§§ with submitters"] += bool(item.submitters)
    counted.update(f"positions: {one.kind.value}" for one in item.positions)
    if total := answer.get("votering"):
        agrees = any((vote.yes, vote.no) == (total["ja"], total["nej"]) for vote in item.votes)
        counted["answered votes"] += 1
        counted["answered votes that agree"] += agrees
        if not agrees:
            yield f"vote {total['ja']}-{total['nej']}"
    elif item.votes:
        yield f"vote without an answer: {item.votes[0].yes}-{item.votes[0].no}"
    moved = {one.person.name for one in item.positions if one.kind is PositionKind.MOVED and one.person}
    for name in movers(answer):
        found = any(name in one or one in name for one in moved)
        counted["answered movers"] += 1
        counted["answered movers found"] += found
        if not found:
            yield f"moved by {name}"
    for field, kind in (("reservationer", PositionKind.RESERVED), ("jäv", PositionKind.DISQUALIFIED)):
        if answer.get(field):
            found = any(one.kind is kind for one in item.positions)
            counted[f"answered {field}"] += 1
            counted[f"answered {field} found"] += found
            if not found:
                yield f"{field}: {answer[field]}"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every difference")
    options = parser.parse_args()
    files = sorted(CORPUS.glob("*.txt"))
    if not files:
        sys.stdout.write(f"no corpus in {CORPUS}\n")
        return 1
    counted: Counter[str] = Counter()
    for path in files:
        told = answers(path)
        for item in read_and_parse(path.read_bytes(), path.name).items:
            for difference in compare(item, told.get(f"{item.number}{item.suffix}", {}), counted):
                if options.verbose:
                    sys.stdout.write(f"{path.stem} § {item.number}{item.suffix}: {difference}\n")
    sys.stdout.write("| what | number |\n|---|---|\n")
    for name, number in counted.items():
        sys.stdout.write(f"| {name} | {number} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
