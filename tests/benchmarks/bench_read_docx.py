"""How fast Word files are read: `python tests/benchmarks/bench_read_docx.py [FILES]`.

Side by side in one run, on the same files: python-docx's bare paragraph text, our reader, and reader with parser.
The files (200 unless said otherwise) are the meetings and papers of ../shared/corpus/goteborg as Word files, in runs
of some sixty letters as Word leaves them, plus the real ones of ../shared/corpus/files. Goal (design.md §13): the
whole import, storing and index included, at most three times python-docx's bare text.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx

sys.path.insert(0, str(Path(__file__).parents[2]))

from importers import parsing
from importers.readers import word

CORPUS = Path(__file__).parents[3] / "shared/corpus"
ROUNDS = 3


def made(text: str) -> bytes:
    """A text file as a Word file: a paragraph for each line, headings by their look."""
    document = docx.Document()
    for line in text.splitlines():
        short = 0 < len(line) < 60 and line[:1].isupper() and not line.endswith((".", ",", ":"))
        paragraph = document.add_paragraph(style="Heading 2" if short and line.startswith("§") else None)
        for start in range(0, len(line), 60):
            run = paragraph.add_run("".join(sign for sign in line[start : start + 60] if sign.isprintable()))
            run.font.name = "Arial"
            run.bold = True if short else None
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def files(count: int) -> Iterator[bytes]:
    """Real Word files first, then meetings, then papers."""
    given = sorted((CORPUS / "files").glob("*.docx"))
    yield from (path.read_bytes() for path in given[:count])
    texts = [*sorted((CORPUS / "goteborg").glob("*.txt")), *sorted((CORPUS / "goteborg/handlingar").glob("*.txt"))]
    for path in texts[: count - len(given)]:
        yield made(path.read_text("utf-8", "replace"))


def bare(data: bytes) -> int:
    """What python-docx calls the text, without tables, headers, notes, numbers, changes."""
    return sum(len(paragraph.text) for paragraph in docx.Document(BytesIO(data)).paragraphs)


def ours(data: bytes) -> int:
    """All lines of the reader."""
    return sum(len(line.text) for line in word.read(data).lines)


def whole(data: bytes) -> int:
    """Reader and parser."""
    return len(parsing.parse(word.read(data)).text)


def main() -> None:
    """Print a table: seconds and letters for each, and the ratio to python-docx."""
    given = list(files(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
    if not given:
        sys.exit(f"no files in {CORPUS}")
    megabytes = sum(map(len, given)) / 1e6
    sys.stdout.write(f"{len(given)} files, {megabytes:.1f} MB, {ROUNDS} rounds each, in turns; seconds of CPU\n")
    spent: dict[Callable[[bytes], int], list[float]] = {bare: [], ours: [], whole: []}
    letters: dict[Callable[[bytes], int], int] = {}
    for _ in range(ROUNDS):
        for what, seconds in spent.items():
            started = time.process_time()
            letters[what] = sum(map(what, given))
            seconds.append(time.process_time() - started)
    base = statistics.median(spent[bare])
    for what, name in ((bare, "python-docx, bare text"), (ours, "our reader"), (whole, "reader and parser")):
        middle = statistics.median(spent[what])
        sys.stdout.write(
            f"{name:24} min {min(spent[what]):6.2f}  median {middle:6.2f}  max {max(spent[what]):6.2f}  "
            f"× {middle / base:4.2f}  {len(given) / middle:6.1f} files/s  {letters[what]:,} letters\n"
        )


if __name__ == "__main__":
    main()
