"""Office files of other formats, read after LibreOffice has made a .docx of them."""

from msgspec.structs import replace

from importers.readers import messages, word
from importers.readers.detect import detect
from importers.source import FileType, Notice, ReadError, SourceDocument, Tools

SUFFIXES = {FileType.DOC: ".doc", FileType.ODT: ".odt", FileType.RTF: ".rtf", FileType.HTML: ".html"}
# What is said where nobody can convert.
_REFUSED = {FileType.DOC: "doc", FileType.ODT: "odt", FileType.RTF: "rtf", FileType.HTML: "markup"}
_SAID = {
    FileType.DOC: "i ett äldre Word-format (.doc)",
    FileType.ODT: "ett OpenDocument (.odt)",
    FileType.RTF: "i formatet RTF",
    FileType.HTML: "en webbsida",
}


def read(data: bytes, file_type: FileType, tools: Tools | None) -> SourceDocument:
    """The lines of the converted file, and a notice that it was converted. Raises `ReadError`."""
    if tools is None:
        raise messages.error(_REFUSED[file_type])
    made = tools.convert(data, SUFFIXES[file_type])
    try:
        if detect(made) is not FileType.DOCX:
            raise messages.error("office_failed")
        document = word.read(made)
    except ReadError as error:
        raise messages.error("office_failed" if error.code in {"damaged", "unsafe", "empty"} else error.code) from error
    notice = Notice(
        "converted",
        f"Filen är {_SAID[file_type]} och gjordes om till Word-format för att läsas. Originalet är sparat som det "
        "lämnades. Jämför med det: numrering, tabeller och sidhuvuden kan ha ändrats.",
    )
    return replace(document, file_type=file_type, notices=(notice, *document.notices))
