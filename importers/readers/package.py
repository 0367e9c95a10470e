"""The ZIP package of a Word file: its parts and relationships, read with limits and without the network.

`word` reads the XML itself instead of through python-docx: text boxes, tracked changes, comments, automatic
numbers and the strict variant of the format are all outside of python-docx's model (docs/accuracy.md).
"""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree
from msgspec import Struct

from importers.readers import messages
from importers.readers.tags import DIAGRAM, DRAWING, MATH, R, W

MAX_MEMBERS = 5_000
MAX_PART = 64_000_000
MAX_TOTAL = 400_000_000
MAX_RATIO = 250  # Word's own XML is packed 10 to 30 times
_RATIO_FROM = 5_000_000  # small parts may be as regular as they like

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", DRAWING.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", DIAGRAM.encode()),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(Struct, frozen=True):
    """Where a part points: `kind` is the last word of the type ("header"); external targets are never followed."""

    identifier: str
    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of a Word file. Raises `ReadError` for damaged, encrypted and hostile packages."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise messages.error("damaged") from problem
        self._members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member for member in self._zip.infolist()
        }
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        """Judged by the directory, before anything is unpacked; `part` holds the members to what it says."""
        members = self._zip.infolist()
        sizes = [member.file_size for member in members]
        blown_up = any(
            member.file_size > _RATIO_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size)
            for member in members
        )
        if len(members) > MAX_MEMBERS or sum(sizes) > MAX_TOTAL or blown_up:
            raise messages.error("bomb")
        if any(member.flag_bits & 1 for member in members):
            raise messages.error("encrypted")

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None if there is no such part."""
        member = self._members.get(name.lstrip("/").lower())
        if member is None:
            return None
        if member.file_size > MAX_PART:
            raise messages.error("bomb")
        try:
            with self._zip.open(member) as stream:
                content = stream.read(member.file_size + 1)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as problem:
            raise messages.error("damaged") from problem
        except MemoryError:
            raise
        except Exception as problem:  # zlib.error and the like: every codec has its own
            raise messages.error("damaged") from problem
        if len(content) > member.file_size:
            raise messages.error("bomb")
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, strict names turned into the usual ones; None if there is no such part."""
        content = self.part(name)
        if content is None:
            return None
        if b"http://purl.oclc.org/ooxml/" in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        return parse_xml(content)

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._members)

    def links(self, name: str) -> tuple[str, ...]:
        """Where a part points outside of the package, as written. For a person to look at, never to be opened."""
        return tuple(one.target for one in self._relationships(name) if one.external)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """What a part ("" for the package itself) points to inside of the package."""
        return tuple(one for one in self._relationships(name) if not one.external)

    def _relationships(self, name: str) -> tuple[Relationship, ...]:
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return ()
        return tuple(_relationship(element, folder) for element in root.iter(_RELATIONSHIP))


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    return Relationship(element.get("Id", ""), kind, target if external else _resolve(folder, target), external)


def _resolve(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def parse_xml(content: bytes) -> etree._Element:
    """The root element; no entities, no DTD, no network. A DOCTYPE is refused: Word never writes one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        code = _why(problem, len(content))
        raise messages.error(code) from problem
    except ValueError as problem:
        raise messages.error("damaged") from problem
    if root.getroottree().docinfo.doctype:
        raise messages.error("unsafe")
    return root


def _why(problem: etree.XMLSyntaxError, size: int) -> str:
    """The code for XML that was refused. libxml2 gives no reason and no place where it ran out of memory."""
    said = str(problem).lower()
    if "huge" in said or "depth" in said:
        return "too_complex"
    return "memory" if "alloc" in said or (not problem.lineno and size > _RATIO_FROM) else "damaged"
