"""Reading PDF files: our reader and parser, and pypdf's and pypdfium2's bare text, side by side in one run.

    .venv/bin/python tests/benchmarks/bench_read_pdf.py [--files 82] [--keep FOLDER]

The files are those of bench_goteborg.py (made where missing; their words are known) and the PDFs of the corpus. Each
file is read by all in turn, so that whatever else the machine does falls on all alike. Processor time of this
process. Prints Markdown for docs/performance.md and docs/accuracy.md.
"""

import argparse
import logging
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pypdf  # noqa: E402 - the path comes first
import pypdfium2 as pdfium  # noqa: E402
from bench_goteborg import CORPUS, make_files  # noqa: E402

from importers import parsing  # noqa: E402
from importers.readers import pdf  # noqa: E402
from importers.source import ReadError  # noqa: E402
from tests.factories import meetings  # noqa: E402
from tests.factories.meetings import Meeting  # noqa: E402
from tests.factories.wrong_titles import WRONG_TITLES  # noqa: E402


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def by_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def by_pdfium(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    try:
        return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    finally:
        document.close()


@dataclass
class Side:
    """One way to read, and what it took."""

    name: str
    seconds: float = 0.0
    pages: int = 0
    files: int = 0
    known: int = 0
    found: int = 0
    said: int = 0
    lost: list[str] = field(default_factory=list)

    def compare(self, text: str, known: Counter[str]) -> None:
        """Count the words of the file that are in the text."""
        said = words_of(text)
        self.known += known.total()
        self.found += (said & known).total()
        self.said += said.total()


def words_of(text: str) -> Counter[str]:
    """Words, those that were broken at a line end put together."""
    own = r"(?!(?:och|eller|samt|respektive|till)\b)"  # "miljö- | och": that hyphen is the word's own
    whole = re.sub(rf"(?<=\w)[-\u00ad\u2010\ufffe]\s*\n\s*{own}(?=[a-zåäö])", "", text)
    return Counter(re.findall(r"\w+", whole))


def measure(paths: Sequence[Path], known: dict[str, Meeting]) -> tuple[list[Side], float]:
    """Every file by every side; who is first changes from file to file."""
    sides = [Side("reader + parser"), Side("reader"), Side("pypdf, bare text"), Side("pypdfium2, bare text")]
    ours, reader, theirs, bare = sides
    for number, path in enumerate(paths):
        data = path.read_bytes()
        words = answer(known[path.stem]) if path.stem in known else None
        for us in (True, False) if number % 2 else (False, True):
            if us:
                read_by_us(data, path, ours, reader, words)
            else:
                read_by(data, path, theirs, by_pypdf, words)
                read_by(data, path, bare, by_pdfium, words)
    return sides, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_by_us(data: bytes, path: Path, ours: Side, reader: Side, known: Counter[str] | None) -> None:
    start = time.process_time()
    try:
        source = pdf.read(data)
    except ReadError as error:
        reader.lost.append(f"{path.name[:40]}: {error.code}")
        return
    middle = time.process_time()
    parsing.parse(source)
    end = time.process_time()
    reader.seconds += middle - start
    ours.seconds += end - start
    for side in (ours, reader):
        side.pages += source.properties.pages or 0
        side.files += 1
    if known is not None:
        reader.compare("\n".join(line.text for line in source.lines), known)


def read_by(data: bytes, path: Path, side: Side, read: Callable[[bytes], str], known: Counter[str] | None) -> None:
    start = time.process_time()
    try:
        text = read(data)
    except Exception as problem:  # a library fails in many ways
        side.lost.append(f"{path.name[:40]}: {type(problem).__name__}")
        return
    side.seconds += time.process_time() - start
    side.pages += len(pdfium.PdfDocument(data))
    side.files += 1
    if known is not None:
        side.compare(text, known)


def answer(meeting: Meeting) -> Counter[str]:
    return words_of("\n".join(block.text for block in meeting.blocks))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "lansbeslut-goteborg")
    parser.add_argument("--files", type=int, default=200, help="how many of the rendered files at most")
    options = parser.parse_args()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    sources = sorted(CORPUS.glob("*.txt"))
    if not sources:
        sys.exit(f"The corpus is not at {CORPUS}.")
    all_meetings = [meetings.meeting(source, WRONG_TITLES) for source in sources]
    files = make_files(all_meetings, options.keep)
    both = zip(files["PDF (LibreOffice)"] or files["PDF (reportlab)"], files["PDF (reportlab)"], strict=True)
    made = list(dict.fromkeys(path for pair in both for path in pair))[: options.files]
    known = {f"{one.name}{look}": one for one in all_meetings for look in ("", "-look")}
    for title, paths in (("rendered", made), ("corpus", sorted((CORPUS.parent / "files").glob("*.pdf")))):
        sides, memory = measure(paths, known)
        say(f"\n{title}: {len(paths)} files, {sides[3].pages} pages; largest memory of the whole run {memory:.0f} MB\n")
        say(table(sides))
        for side in sides:
            for lost in side.lost:
                say(f"    {side.name}: {lost}")


def table(sides: Sequence[Side]) -> str:
    """The figures as Markdown."""
    base = next(side for side in sides if side.name.startswith("pypdf,"))
    rows = [
        "| | ms a page | pages/s | time against pypdf | words found | words too many |",
        "|---|---|---|---|---|---|",
    ]
    for side in sides:
        per_page = 1000 * side.seconds / max(1, side.pages)
        found = f"{side.found / side.known:.4f}" if side.known else "–"
        more = f"{(side.said - side.found) / side.known:.4f}" if side.known else "–"
        ratio = side.seconds / base.seconds if base.seconds else 0
        rows.append(f"| {side.name} | {per_page:.2f} | {1000 / per_page:.0f} | {ratio:.2f} | {found} | {more} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
