"""One reader per kind of file; the only users of document libraries."""

from msgspec.structs import replace

from importers.readers import converted, messages, pdf, pictures, printed, text, word
from importers.readers.detect import detect, suffix_disagrees
from importers.readers.messages import error
from importers.source import FileType, Notice, SourceDocument, Tools

__all__ = ["CONVERTED", "DEFAULT_MAX_BYTES", "error", "read"]

DEFAULT_MAX_BYTES = 50_000_000

CONVERTED = frozenset(converted.SUFFIXES.values())
"""Suffixes of the office files that are converted before they are read."""

_WITHOUT_WORDS = {FileType.TEXT: "empty", FileType.PDF: "no_text"}
_NAMES = {
    FileType.DOCX: "ett Word-dokument",
    FileType.DOCM: "ett Word-dokument med makron",
    FileType.DOC: "ett äldre Word-dokument (.doc)",
    FileType.ODT: "ett OpenDocument (.odt)",
    FileType.RTF: "ett dokument i formatet RTF",
    FileType.HTML: "en webbsida",
    FileType.PDF: "en PDF",
    FileType.TEXT: "en textfil",
    FileType.PNG: "en bild (PNG)",
    FileType.JPEG: "en bild (JPEG)",
    FileType.TIFF: "en bild (TIFF)",
}
_MACROS = Notice("macros", "Filen innehåller makron. De har inte körts, och det som de skulle ha skrivit saknas.")


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
    document = _read(data, file_type, tools)
    if file_type is not FileType.PDF:  # whose reader places each letter as it is seen
        document = replace(document, lines=tuple(map(printed.line, document.lines)))
    if not any(line.text.strip() for line in document.lines):
        raise messages.error(_WITHOUT_WORDS.get(file_type, "no_words"))
    if suffix_disagrees(filename, file_type):
        notice = Notice("suffix", f"Filens namn stämmer inte med innehållet: den är {_NAMES[file_type]}.")
        document = replace(document, notices=(*document.notices, notice))
    return document


def _read(data: bytes, file_type: FileType, tools: Tools | None) -> SourceDocument:
    if file_type is FileType.TEXT:
        return text.read(data)
    if file_type is FileType.PDF:
        return pdf.read(data, tools)
    if file_type in converted.SUFFIXES:
        return converted.read(data, file_type, tools)
    if file_type in (FileType.DOCX, FileType.DOCM):
        document = word.read(data)
        if file_type is FileType.DOCX:
            return document
        return replace(document, file_type=file_type, notices=(_MACROS, *document.notices))
    return pictures.read(data, file_type, tools)
