"""One reader per kind of file; the only users of document libraries."""

from collections.abc import Callable
from dataclasses import replace

from importers.readers import messages, pdf, text, word
from importers.readers.detect import detect, suffix_disagrees
from importers.readers.messages import error
from importers.source import FileType, Notice, SourceDocument, Tools

__all__ = ["DEFAULT_MAX_BYTES", "error", "read"]

DEFAULT_MAX_BYTES = 50_000_000

_READERS: dict[FileType, Callable[[bytes, Tools | None], SourceDocument]] = {
    FileType.TEXT: lambda data, _tools: text.read(data),
    FileType.DOCX: lambda data, _tools: word.read(data),
    FileType.PDF: pdf.read,
}
_WITHOUT_WORDS = {FileType.TEXT: "empty", FileType.DOCX: "no_words", FileType.PDF: "no_text"}
_NAMES = {FileType.DOCX: "ett Word-dokument", FileType.PDF: "en PDF", FileType.TEXT: "en textfil"}


def read(
    data: bytes, filename: str, *, max_bytes: int = DEFAULT_MAX_BYTES, tools: Tools | None = None
) -> SourceDocument:
    """All lines of a file, of whatever type its content is; what needs other programs through `tools`.

    Raises `ReadError` with one Swedish message for everything that cannot be read. The caller limits time
    and memory (`importers.isolation`): libraries can hang or die on hostile files.
    """
    if len(data) > max_bytes:
        size, limit = (f"{count / 1e6:.0f}" for count in (len(data), max_bytes))
        raise messages.error("too_large", size=size, limit=limit)
    file_type = detect(data)
    document = _READERS[file_type](data, tools)
    if not any(line.text.strip() for line in document.lines):
        raise messages.error(_WITHOUT_WORDS[file_type])
    if suffix_disagrees(filename, file_type):
        notice = Notice("suffix", f"Filens namn stämmer inte med innehållet: den är {_NAMES[file_type]}.")
        document = replace(document, notices=(*document.notices, notice))
    return document
