"""How well minutes are read: 41 real meetings against their published answers, in four formats.

    .venv/bin/python tests/benchmarks/bench_goteborg.py [--keep FOLDER] [--show 20] [--only kf-2023]

As text; as Word with page heads and feet (heading styles in every other meeting, bold lines in the rest); as PDF
made of that by LibreOffice; as PDF with another look by reportlab. Prints Markdown for docs/accuracy.md. The files
are made once and kept in --keep, by default in the system's folder for temporary files.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from importers.parsing import ParsedDocument  # noqa: E402 - the path comes first
from importers.pipeline import read_and_parse  # noqa: E402
from tests.factories import meetings  # noqa: E402
from tests.factories.meetings import Answer, Meeting, bare  # noqa: E402
from tests.factories.wrong_titles import ABSENT, WRONG_TITLES  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "goteborg"
FORMATS = ("text", "Word", "PDF (LibreOffice)", "PDF (reportlab)")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Score:
    """What was right in one format."""

    found: int = 0
    published: int = 0
    right: int = 0
    dnrs: int = 0
    dnrs_right: int = 0
    titles: int = 0
    titles_right: int = 0
    sound: int = 0
    sound_right: int = 0
    mended: int = 0
    mended_right: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, meeting: Meeting, answers: Sequence[Answer], document: ParsedDocument) -> None:
        """Compare one document with the answers for it."""
        items = {f"{item.number}{item.suffix}": item for item in document.items}
        self.found += len(document.items)
        self.published += len(answers)
        real = real_titles(meeting)
        for number in items.keys() - {answer.number for answer in answers}:
            self.differences.append(f"{meeting.name} § {number}: none such")
        for answer in answers:
            item = items.get(answer.number)
            if item is None:
                self.differences.append(f"{meeting.name} § {answer.number}: missing")
            self.right += item is not None
            where = f"{meeting.name} § {answer.number}"
            if answer.dnr:
                self.dnrs += 1
                printed = [dnr.printed.text for dnr in item.dnrs] if item else []
                right = any(answer.dnr.startswith(one) for one in printed)
                self.dnrs_right += right
                if not right:
                    self.differences.append(f"{where}: {answer.dnr!r} read as {printed}")
            if answer.title:
                self._add_title(
                    where, answer, real.get(answer.number, ""), item.title.text if item and item.title else ""
                )

    def _add_title(self, where: str, answer: Answer, real: str, read: str) -> None:
        self.titles += 1
        self.titles_right += bare(read) == bare(answer.title)
        if not answer.wrong:
            self.sound += 1
            self.sound_right += bare(read) == bare(answer.title)
            real = answer.title
        if answer.wrong != ABSENT:
            self.mended += 1
            self.mended_right += bare(read) == bare(real)
            if bare(read) != bare(real):
                self.differences.append(f"{where}: title {real!r}\n      read as {read!r}")


def real_titles(meeting: Meeting) -> dict[str, str]:
    """The titles as they stand in the minutes, by §."""
    titles: dict[str, str] = {}
    number = ""
    for block in meeting.blocks:
        if block.kind == "label":
            number = block.text.removeprefix("§").split()[0]
        elif block.kind == "title":
            titles.setdefault(number, block.text)
    return titles


def make_files(all_meetings: Sequence[Meeting], folder: Path) -> dict[str, list[Path]]:
    """Every meeting in every format, made where missing."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, list[Path]] = {name: [] for name in FORMATS}
    for number, meeting in enumerate(all_meetings):
        files["text"].append(CORPUS / f"{meeting.name}.txt")
        word, pdf = folder / f"{meeting.name}.docx", folder / f"{meeting.name}-look.pdf"
        if not word.exists():
            meetings.to_word(meeting, word, styles=number % 2 == 0)
        if not pdf.exists():
            meetings.to_pdf(meeting, pdf)
        files["Word"].append(word)
        files["PDF (reportlab)"].append(pdf)
    office = shutil.which("soffice")
    if office is None:
        say("LibreOffice is missing (package libreoffice-writer-nogui): no PDF made by it.\n")
    else:
        files["PDF (LibreOffice)"] = meetings.to_office_pdf(Path(office), files["Word"], folder)
    return files


def part(right: int, of: int) -> str:
    return f"{right / of:.4f} ({right} of {of})" if of else "–"


def main() -> None:
    """Print the table, then the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "lansbeslut-goteborg")
    parser.add_argument("--show", type=int, default=0, help="differences to print for each format")
    parser.add_argument("--only", default="", help="meetings whose name begins so")
    options = parser.parse_args()
    sources = sorted(CORPUS.glob(f"{options.only}*.txt"))
    if not sources:
        sys.exit(f"The corpus is not at {CORPUS}.")
    all_meetings = [meetings.meeting(source, WRONG_TITLES) for source in sources]
    files = make_files(all_meetings, options.keep)
    scores = {name: Score() for name in FORMATS if files[name]}
    for name, score in scores.items():
        for source, meeting, path in zip(sources, all_meetings, files[name], strict=True):
            score.add(meeting, meetings.answers(source, WRONG_TITLES), read_and_parse(path.read_bytes(), path.name))
    say(table(scores))
    reasons = Counter(WRONG_TITLES[place][0] for place in WRONG_TITLES if place[0].startswith(options.only))
    say(f"\nPublished titles that are wrong themselves: {', '.join(f'{n} {why}' for why, n in reasons.items())}.")
    for name, score in scores.items():
        if options.show and score.differences:
            say(f"\n{name}: {len(score.differences)} differences")
            for one in score.differences[: options.show]:
                say(f"    {one}")


def table(scores: dict[str, Score]) -> str:
    """The figures as Markdown."""
    rows = [
        "| | § precision | § recall | § F1 | dnr | title, all answers | title, sound answers | title, mended answers |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in scores.items():
        f1 = 2 * one.right / (one.found + one.published)
        rows.append(
            f"| {name} | {one.right / max(1, one.found):.4f} | {one.right / one.published:.4f} | {f1:.4f} "
            f"| {part(one.dnrs_right, one.dnrs)} | {part(one.titles_right, one.titles)} "
            f"| {part(one.sound_right, one.sound)} | {part(one.mended_right, one.mended)} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
