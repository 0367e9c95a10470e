"""What a file is by its content. The suffix of its name is a claim, not a fact."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from importers.readers import messages
from importers.source import FileType

# Pictures as scanners make them are read; the others are told what they are.
_SCANS = (
    (b"\x89PNG\r\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
)
_PICTURES = (
    (b"GIF8", 0),
    (b"BM", 0),
    (b"WEBP", 8),
    (b"ftyp", 4),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_HEAD = b"\xec\xa5"
_WORD_VERSIONS = frozenset({0xC0, 0xC1, 0xC2, 0xD9, 0x0C})
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_MARKUP = re.compile(rb"\s*<(\?xml|\w+:wordDocument|office:document)|MIME-Version:", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)

_SUFFIXES = {
    FileType.DOCX: {".docx", ".dotx"},
    FileType.DOCM: {".docm", ".dotm"},
    FileType.DOC: {".doc", ".dot"},
    FileType.ODT: {".odt", ".ott"},
    FileType.RTF: {".rtf"},
    FileType.HTML: {".htm", ".html"},
    FileType.PDF: {".pdf"},
    FileType.TEXT: {".txt", ".text", ".md", ""},
    FileType.PNG: {".png"},
    FileType.JPEG: {".jpg", ".jpeg"},
    FileType.TIFF: {".tif", ".tiff"},
}


_SOMETHING = re.compile(rb"[^\x00 \t\r\n\xef\xbb\xbf\xff\xfe]")


def detect(data: bytes) -> FileType:
    """The type of a file that can be read. Raises `ReadError` for every other content."""
    if not _SOMETHING.search(data):
        raise messages.error("empty")
    if b"%PDF-" in data[:1024]:
        return FileType.PDF
    if data[:2] == b"PK" and data[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _detect_package(data)
    if data[:8] == _OLE:
        return _detect_ole(data)
    return _detect_by_start(data)


def suffix_disagrees(filename: str, file_type: FileType) -> bool:
    """Whether the name promises another type of file than the content is."""
    return PurePath(filename).suffix.lower() not in _SUFFIXES[file_type]


def _detect_by_start(data: bytes) -> FileType:
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{\\rtf"):
        return FileType.RTF
    if _is_binary(data):
        for magic, picture in _SCANS:
            if data.startswith(magic):
                return picture
        if any(data[offset : offset + len(magic)] == magic for magic, offset in _PICTURES):
            raise messages.error("picture")
        if data.startswith(_PROGRAMS):
            raise messages.error("unknown")
    if data.startswith(_ARCHIVES):
        raise messages.error("archive")
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return FileType.HTML
    if _MARKUP.match(head):
        raise messages.error("markup")
    return FileType.TEXT


def _is_binary(data: bytes) -> bool:
    """Whether there are bytes that no text in an 8-bit encoding holds."""
    return any(byte < 9 or 13 < byte < 27 for byte in data[:4096])


def _detect_package(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
            mimetype = package.read("mimetype")[:80] if "mimetype" in names and _small(package, "mimetype") else b""
            locked = mimetype != b"" and b":encryption-data" in _manifest(package)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, KeyError) as problem:
        raise messages.error("damaged") from problem
    if "[content_types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            raise messages.error("spreadsheet")
        if any(name.startswith("ppt/") for name in names):
            raise messages.error("slides")
        return FileType.DOCM if any(name.endswith("/vbaproject.bin") for name in names) else FileType.DOCX
    if mimetype.startswith(_OPEN_DOCUMENT):
        return _detect_open_document(mimetype.removeprefix(_OPEN_DOCUMENT), locked=locked)
    raise messages.error("zip")


def _detect_open_document(kind: bytes, *, locked: bool) -> FileType:
    if locked:
        raise messages.error("encrypted")
    if kind.startswith(b"spreadsheet"):
        raise messages.error("spreadsheet")
    if kind.startswith(b"presentation"):
        raise messages.error("slides")
    if not kind.startswith(b"text"):
        raise messages.error("unknown")
    return FileType.ODT


def _manifest(package: zipfile.ZipFile) -> bytes:
    """The beginning of the list of parts, which says whether they are encrypted."""
    try:
        with package.open("META-INF/manifest.xml") as stream:
            return stream.read(1_000_000)
    except KeyError:
        return b""


def _small(package: zipfile.ZipFile, name: str) -> bool:
    return package.getinfo(name).file_size < 1000


def _detect_ole(data: bytes) -> FileType:
    """Old Office files, and new ones under a password, are the same kind of container."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("DRMEncrypted") or has("DRMContent") or _is_locked(data):
        raise messages.error("encrypted")
    if has("Workbook"):
        raise messages.error("spreadsheet")
    if has("PowerPoint Document"):
        raise messages.error("slides")
    if not has("WordDocument"):
        raise messages.error("unknown")
    return FileType.DOC


def _is_locked(data: bytes) -> bool:
    """Whether the head of a Word 97–2003 document says that it is encrypted ([MS-DOC] 2.5.2: fEncrypted).

    Streams begin on a sector of 512 bytes.
    """
    for place in range(512, min(len(data), 50_000_000), 512):
        if data[place : place + 2] == _WORD_HEAD and data[place + 2] in _WORD_VERSIONS:
            return bool(data[place + 11 : place + 12] and data[place + 11] & 1)
    return False
