"""A .zip of documents: its members, one by one, within limits. Nothing is ever written under a member's name."""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from msgspec import Struct

from importers.readers import messages
from importers.readers.detect import detect
from importers.source import ReadError

MAX_MEMBERS = 2_000
MAX_MEMBER = 50_000_000
MAX_TOTAL = 1_000_000_000
MAX_RATIO = 250  # documents are packed 2 to 30 times
_RATIO_FROM = 5_000_000
_MAX_DIRECTORY = 2_000_000  # bytes: more than that many members need, with the longest of names
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_UTF8 = 0x800
_ENCRYPTED = 0x1
_SYMLINK = 0o120000
_UNICODE_PATH = 0x7075
# What file managers leave in archives, and Word beside an open document.
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$", re.IGNORECASE)
_SWEDISH = re.compile("[åäöÅÄÖéÉüÜ]")
_FOREIGN = re.compile("[╠σΣ÷Θ┼─Θ╓Φ]")


class Member(Struct, frozen=True):
    """A file of an archive. `name` is its path with "/", clean and unique.

    A member that cannot be used has no `data` but a Swedish `message`.
    """

    name: str
    data: bytes | None
    message: str = ""


def is_archive(data: bytes) -> bool:
    """Whether the file is an archive of files, and not a document whose format is one (.docx, .odt, .xlsx)."""
    if data[:4] not in (b"PK\x03\x04", _END) or not _plain(data):
        return False
    try:
        detect(data)
    except ReadError as error:
        return error.code == "zip"
    return False


def members(data: bytes) -> Iterator[Member]:
    """The files of an archive in its own order, without folders and what file managers leave behind.

    Raises `ReadError` for an archive that is damaged, empty, or beyond the limits, before the first member is given.
    """
    if not _plain(data):
        raise messages.error("zip_too_many", limit=MAX_MEMBERS)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise messages.error("damaged") from problem
    infos = [(_name(info), info) for info in archive.infolist() if not info.is_dir()]
    wanted = [(name, info) for name, info in infos if name and not _JUNK.search(name)]
    _judge([info for _, info in wanted])
    return _members(archive, wanted)


def _members(archive: zipfile.ZipFile, wanted: list[tuple[str, zipfile.ZipInfo]]) -> Iterator[Member]:
    taken: set[str] = set()
    left = MAX_TOTAL
    for name, info in wanted:
        unique = _unique(name, taken)
        try:
            content = _content(archive, info, left)
        except ReadError as error:
            yield Member(unique, None, error.message)
            continue
        left -= len(content)
        yield Member(unique, content)


def _plain(data: bytes) -> bool:
    """Whether the directory at the end is as small as that of an archive of documents. It is read as a whole."""
    place = data.rfind(_END, max(0, len(data) - 66_000))
    if place < 0 or len(data) < place + 22:
        return True  # no archive: said when it is opened
    size = int.from_bytes(data[place + 12 : place + 16], "little")
    if size == 0xFFFFFFFF:
        wide = data.rfind(_END_64, max(0, place - 200), place)
        size = int.from_bytes(data[wide + 40 : wide + 48], "little") if wide >= 0 else size
    return size <= _MAX_DIRECTORY


def _judge(infos: list[zipfile.ZipInfo]) -> None:
    if not infos:
        raise messages.error("zip_empty")
    if len(infos) > MAX_MEMBERS:
        raise messages.error("zip_too_many", limit=MAX_MEMBERS)
    blown_up = any(
        info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size) for info in infos
    )
    if blown_up or sum(min(info.file_size, MAX_MEMBER) for info in infos) > MAX_TOTAL:
        raise messages.error("zip_bomb")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of a member, whatever its directory entry claims. Raises `ReadError`."""
    if info.flag_bits & _ENCRYPTED:
        raise messages.error("zip_member_encrypted")
    if (info.external_attr >> 16) & 0o170000 == _SYMLINK:
        raise messages.error("zip_link")
    size, limit = f"{info.file_size / 1e6:.0f}", f"{MAX_MEMBER / 1e6:.0f}"
    if info.file_size > MAX_MEMBER:
        raise messages.error("too_large", size=size, limit=limit)
    try:
        with archive.open(info) as stream:
            content = stream.read(min(MAX_MEMBER, left) + 1)
    except NotImplementedError as problem:
        raise messages.error("zip_method") from problem
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as problem:
        raise messages.error("damaged") from problem
    if len(content) > min(MAX_MEMBER, left):
        raise messages.error("zip_bomb")
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """The path as a person wrote it. It is only for show, so that a way out of the folder is simply left out."""
    parts = re.split(r"[/\\]+", unicodedata.normalize("NFC", _spelled(info)))
    kept = (re.sub(r"[\x00-\x1f\x7f]", "", part).strip() for part in parts)
    return "/".join(part for part in kept if part not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part))


def _spelled(info: zipfile.ZipInfo) -> str:
    """The name by the encoding that it is in. Only some programs say which; without word it is the computer's own."""
    if info.flag_bits & _UTF8:
        return info.filename
    stated = _unicode_path(info.extra)
    if stated:
        return stated
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    spellings = [raw.decode("cp437"), raw.decode("cp1252", "replace")]
    return max(spellings, key=lambda one: len(_SWEDISH.findall(one)) - 2 * len(_FOREIGN.findall(one)))


def _unicode_path(extra: bytes) -> str:
    """Info-ZIP's extra field with the name in UTF-8; empty without one."""
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _unique(name: str, taken: set[str]) -> str:
    path, count, found = PurePosixPath(name), 1, name
    while found.lower() in taken:
        count += 1
        found = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
    taken.add(found.lower())
    return found
