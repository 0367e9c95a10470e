"""What a file is by its content. The suffix of its name is a claim, not a fact."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from importers.readers import messages
from importers.source import FileType, ReadError

_PICTURES = (
    (b"\x89PNG\r\n", 0),
    (b"\xff\xd8\xff", 0),
    (b"GIF8", 0),
    (b"II*\x00", 0),
    (b"MM\x00*", 0),
    (b"BM", 0),
    (b"WEBP", 8),
    (b"ftyp", 4),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*<(!doctype\s+html|html|\?xml|\w+:wordDocument)", re.IGNORECASE)

_SUFFIXES = {
    FileType.DOCX: {".docx", ".docm", ".dotx"},
    FileType.PDF: {".pdf"},
    FileType.TEXT: {".txt", ".text", ".md", ""},
}


def detect(data: bytes) -> FileType:
    """The type of a file that can be read. Raises `ReadError` for every other content."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise messages.error("empty")
    if b"%PDF-" in data[:1024]:
        return FileType.PDF
    if data[:2] == b"PK" and data[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _detect_package(data)
    if data[:8] == _OLE:
        raise _ole_error(data)
    _refuse_others(data)
    return FileType.TEXT


def suffix_disagrees(filename: str, file_type: FileType) -> bool:
    """Whether the name promises another type of file than the content is."""
    return PurePath(filename).suffix.lower() not in _SUFFIXES[file_type]


def _refuse_others(data: bytes) -> None:
    head = data[:64]
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise messages.error("rtf")
    if any(head[offset : offset + len(magic)] == magic for magic, offset in _PICTURES) and _is_binary(data):
        raise messages.error("picture")
    if head.startswith(_ARCHIVES):
        raise messages.error("archive")
    if head.startswith(_PROGRAMS) and _is_binary(data):
        raise messages.error("unknown")
    if _MARKUP.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        raise messages.error("markup")


def _is_binary(data: bytes) -> bool:
    """Whether there are bytes that no text in an 8-bit encoding holds."""
    return any(byte < 9 or 13 < byte < 27 for byte in data[:4096])


def _detect_package(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
            mimetype = package.read("mimetype")[:80] if "mimetype" in names and _small(package, "mimetype") else b""
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, KeyError) as problem:
        raise messages.error("damaged") from problem
    if "[content_types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            raise messages.error("spreadsheet")
        if any(name.startswith("ppt/") for name in names):
            raise messages.error("slides")
        return FileType.DOCX
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise messages.error("odt")
    raise messages.error("zip")


def _small(package: zipfile.ZipFile, name: str) -> bool:
    return package.getinfo(name).file_size < 1000


def _ole_error(data: bytes) -> ReadError:
    """Old Office files, and new ones under a password, are the same kind of container."""
    if "EncryptedPackage".encode("utf-16-le") in data or "DRMEncrypted".encode("utf-16-le") in data:
        return messages.error("encrypted")
    if "Workbook".encode("utf-16-le") in data:
        return messages.error("spreadsheet")
    return messages.error("doc")
