"""How well scanned minutes are read: real meetings, printed, scanned at 200 dpi, against their published answers.

    nice .venv/bin/python tests/benchmarks/bench_scans.py [--meetings 8] [--pages 30] [--golden 12] [--dpi 200]
        [--show 20] [--keep FOLDER]

Each meeting becomes a PDF with page heads and feet (half of them by LibreOffice, half by reportlab), and that a PDF of
grey pictures, up to a degree askew, with noise and JPEG's traces. Only the §§ on the pages that are read are
compared. Beside them the golden documents. Prints Markdown for docs/accuracy.md.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import pypdfium2 as pdfium  # noqa: E402 - the path comes first

from importers.parsing import ParsedDocument  # noqa: E402
from importers.pipeline import read_and_parse  # noqa: E402
from importers.tools.local import LocalTools, missing  # noqa: E402
from tests.factories import meetings  # noqa: E402
from tests.factories.scanned import scanned  # noqa: E402
from tests.factories.wrong_titles import WRONG_TITLES  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "goteborg"
GOLDEN = ROOT / "tests" / "golden"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Score:
    """The reading of the scan against that of the same pages as text."""

    found: int = 0
    expected: int = 0
    right: int = 0
    dnrs: Counter[str] = field(default_factory=Counter)
    titles: list[float] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, text: ParsedDocument, scan: ParsedDocument) -> None:
        """Compare; the text's own reading is the answer (what it gets wrong is measured by bench_goteborg)."""
        answers = {f"{item.number}{item.suffix}": item for item in text.items}
        items = {f"{item.number}{item.suffix}": item for item in scan.items}
        self.found += len(scan.items)
        self.expected += len(text.items)
        self.right += len(answers.keys() & items.keys())
        self.differences += [f"{name} § {one}: none such" for one in items.keys() - answers.keys()]
        self.differences += [f"{name} § {one}: missing" for one in answers.keys() - items.keys()]
        for number, answer in answers.items():
            item = items.get(number)
            for dnr in {dnr.printed.text for dnr in answer.dnrs}:
                read = {one.printed.text for one in item.dnrs} if item else set()
                self.dnrs["right" if dnr in read else "wrong"] += 1
                if item and dnr not in read:
                    self.differences.append(f"{name} § {number}: {dnr!r} read as {sorted(read)}")
            if answer.title is not None and item is not None:
                title = item.title.text if item.title else ""
                same = SequenceMatcher(None, answer.title.text, title).ratio()
                self.titles.append(same)
                if same < 0.9:
                    self.differences.append(f"{name} § {number}: {answer.title.text!r}\n      read as {title!r}")


def processor_seconds() -> float:
    """Of this process and of the programs that it ran: other work on the machine does not count."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def first_pages(data: bytes, count: int) -> bytes:
    """The PDF with its first pages only."""
    source, part = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    part.import_pages(source, list(range(min(count, len(source)))))
    content = BytesIO()
    part.save(content)
    return content.getvalue()


def prints(folder: Path, count: int) -> list[tuple[str, bytes]]:
    """Meetings as PDF, by two programs in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted(CORPUS.glob("*.txt"))
    chosen = sources[:: max(1, len(sources) // count)][:count] if count else []
    made: list[tuple[str, bytes]] = []
    office = shutil.which("soffice")
    for number, source in enumerate(chosen):
        meeting, path = meetings.meeting(source, WRONG_TITLES), folder / f"{source.stem}-look.pdf"
        if number % 2 and office:
            word = folder / f"{source.stem}.docx"
            meetings.to_word(meeting, word, styles=True)
            (path,) = meetings.to_office_pdf(Path(office), [word], folder)
        else:
            meetings.to_pdf(meeting, path)
        made.append((source.stem, path.read_bytes()))
    return made


def measure(score: Score, name: str, data: bytes, options: argparse.Namespace) -> None:
    """Scan one PDF and read it."""
    picture = scanned(data, dpi=options.dpi, seed=sum(map(ord, name)))
    text = read_and_parse(data, f"{name}.pdf")
    begun = processor_seconds()
    scan = read_and_parse(picture, f"{name}.pdf", tools=LocalTools(pages=10_000))
    score.seconds += processor_seconds() - begun
    score.pages += len(pdfium.PdfDocument(picture))
    score.add(name, text, scan)
    sys.stderr.write(f"{name}: {len(scan.items)} §§ of {len(text.items)}\n")
    if options.keep:
        (options.keep / f"{name}-scan.pdf").write_bytes(picture)
        (options.keep / f"{name}-scan.txt").write_text(scan.text, "utf-8")
        (options.keep / f"{name}-text.txt").write_text(text.text, "utf-8")


def row(name: str, score: Score) -> str:
    """One line of the table."""
    f1 = 2 * score.right / max(1, score.found + score.expected)
    dnrs = sum(score.dnrs.values())
    titles = sum(score.titles) / max(1, len(score.titles))
    return (
        f"| {name} | {score.pages} | {score.expected} | {f1:.4f} | {score.dnrs['right'] / max(1, dnrs):.4f} ({dnrs}) "
        f"| {titles:.4f} | {score.seconds / max(1, score.pages):.1f} |"
    )


def main() -> None:
    """Print the table, then the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=8)
    parser.add_argument("--pages", type=int, default=30, help="pages of each meeting")
    parser.add_argument("--golden", type=int, default=1_000, help="how many golden documents")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--show", type=int, default=0, help="differences to print")
    parser.add_argument("--keep", type=Path, help="folder for the scans and what was read")
    options = parser.parse_args()
    if missing():
        sys.exit(" ".join(missing()))
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    scores = {"Göteborg": Score(), "golden documents": Score()}
    real, golden = scores.values()
    if CORPUS.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            for name, data in prints(Path(folder), options.meetings):
                measure(real, name, first_pages(data, options.pages), options)
    for path in sorted(GOLDEN.glob("*/page.pdf"))[: options.golden]:
        measure(golden, path.parent.name, path.read_bytes(), options)
    say(f"| {options.dpi} dpi | pages | §§ | § F1 | dnr | title similarity | processor seconds a page |")
    say("|---|---|---|---|---|---|---|")
    for name, score in scores.items():
        say(row(name, score))
    for name, score in scores.items():
        for one in score.differences[: options.show]:
            say(f"    {name}: {one}")


if __name__ == "__main__":
    main()
