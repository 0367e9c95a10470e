"""How well decisions are linked to initiatives, on labelled examples of our own.

    PYTHONPATH=. .venv/bin/python tests/benchmarks/bench_linking.py        # -v: every difference

Prints Markdown for docs/accuracy.md. What was mended with which set in sight is in its heading.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from decisions.linking import InitiativeProfile  # noqa: E402
from tests.factories.labelled import (  # noqa: E402
    BLIND,
    FIFTH,
    FOURTH,
    PROFILES,
    SECOND,
    SIXTH,
    THIRD,
    TUNED_ON,
    UNTOUCHED,
    WAYS,
    Count,
    Measured,
    examples,
    measure,
    printed_otherwise,
)
from tests.factories.labelled_blind import BLIND_PROFILES  # noqa: E402
from tests.factories.labelled_fifth import FIFTH_PROFILES  # noqa: E402
from tests.factories.labelled_fourth import FOURTH_PROFILES  # noqa: E402
from tests.factories.labelled_second import SECOND_PROFILES  # noqa: E402
from tests.factories.labelled_sixth import SIXTH_PROFILES  # noqa: E402
from tests.factories.labelled_third import THIRD_PROFILES  # noqa: E402


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


def row(what: str, count: Count) -> str:
    said = f"{count.right} of {count.right + count.wrong}"
    return f"| {what} | {count.precision:.3f} ({said}) | {count.recall:.3f} | {count.missed} |"


def table(name: str, files: tuple[str, ...], profiles: tuple[InitiativeProfile, ...]) -> Measured:
    chosen = examples(*files)
    none = sum(example["expect"] == "none" for example in chosen)
    result = measure(chosen, profiles)
    say(f"**{name}**: {len(chosen)} examples, {none} of them negatives")
    say("\n| | precision | recall | missed |\n|---|---|---|---|")
    say(row("automatic", result.automatic))
    for kind, count in sorted(result.automatic_by_evidence.items()):
        say(row(f"automatic, strongest: {kind}", count))
    say(row("automatic and suggested", result.suggested))
    for kind, count in sorted(result.by_evidence.items()):
        say(row(f"strongest evidence: {kind}", count))
    for kind, count in sorted(result.by_kind.items()):
        if count.right + count.missed:
            say(row(f"examples that belong by: {kind}", count))
    say(f"\nSpans: {result.spans.right} of {result.spans.right + result.spans.wrong} quote what stands there.\n")
    if result.marked_by_kind:
        say("\n| quotes beside the author's marks | touch one | outside |\n|---|---|---|")
        for kind, count in sorted(result.marked_by_kind.items()):
            say(f"| {kind} | {count.right} | {count.wrong} |")
        say(f"\n{result.marked.missed} marks are touched by no quote.\n")
    return result


def other_prints() -> None:
    """The examples of our own as other programs and scanners would print them."""
    chosen = examples(*TUNED_ON, *UNTOUCHED)
    say(f"All {len(chosen)} examples printed otherwise:\n")
    say(
        "| | automatic precision | automatic recall | all, precision | all, recall | spans |\n|---|---|---|---|---|---|"
    )
    for way in WAYS:
        result = measure([printed_otherwise(example, way) for example in chosen])
        one, other = result.automatic, result.suggested
        figures = (one.precision, one.recall, other.precision, other.recall, result.spans.precision)
        say(f"| {way} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
        if "-v" in sys.argv:
            for line in result.differs:
                sys.stderr.write(f"{way}: {line}\n")


def main() -> None:
    for name, files, profiles in (
        ("Tuned on", TUNED_ON, PROFILES),
        ("Untouched", UNTOUCHED, PROFILES),
        ("Another author's, mended since", BLIND, BLIND_PROFILES),
        ("A second author's, two rules mended since", SECOND, SECOND_PROFILES),
        ("A third author's, mended since", THIRD, THIRD_PROFILES),
        ("A fourth author's, three rules mended since", FOURTH, FOURTH_PROFILES),
        ("A fifth author's, mended since", FIFTH, FIFTH_PROFILES),
        ("A sixth author's, read as it was written", SIXTH, SIXTH_PROFILES),
    ):
        result = table(name, files, profiles)
        if "-v" in sys.argv:
            for line in result.differs:
                say(f"- {line}")
            say()
    other_prints()


if __name__ == "__main__":
    main()
