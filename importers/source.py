"""What a reader got out of a file, before anybody has said what it means.

A reader turns bytes into lines. Nothing is left out and nothing is interpreted: page heads, comments and
text boxes are lines like any other, told apart by their `region`. `parsing` turns the lines into meaning.
"""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from importers.stored import Stored


class FileType(StrEnum):
    """What the content of a file is, whatever its name says."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"
    DOCM = "docm"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    PNG = "png"
    JPEG = "jpg"
    TIFF = "tif"


class Region(StrEnum):
    """Where in the file a line stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    TEXTBOX = "textbox"
    DELETED = "deleted"  # taken out by a tracked change: in the file, not on paper
    HIDDEN = "hidden"  # set as hidden text: in the file, not on paper


class Cell(Stored, frozen=True):
    """A line's place in a table; all counted from 0, tables through the whole file."""

    table: int
    row: int
    column: int
    header: bool = False


class SourceLine(Stored, frozen=True):
    """One printed line (PDF, text) or one paragraph (Word).

    `text` never holds a line break. `page` counts from 1; None where the format has no pages. `size` is in
    points. `list_level` counts from 0 and is None outside lists. `marker` is the number or bullet that Word
    makes by itself; it is the beginning of `text` too, since it is printed. `top`, `left`, `right` are the
    place on the page in points from its upper left corner (PDF only).
    """

    text: str
    style: str = ""
    heading_level: int | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None
    page: int | None = None
    region: Region = Region.BODY
    cell: Cell | None = None
    list_level: int | None = None
    marker: str = ""
    top: float | None = None
    left: float | None = None
    right: float | None = None


class Notice(Stored, frozen=True):
    """Something that the reader wants a person to know; `line` is an index into the lines, or None."""

    code: str
    message: str
    line: int | None = None


class Property(Stored, frozen=True):
    """Something else that a file says about itself; `name` is Swedish where the property is a known one."""

    name: str
    value: str


class FileProperties(Stored, frozen=True):
    """What the file says about itself. For a person to look at; never proof of a meeting's date.

    `others` holds whatever else is stored beside the text and goes with the file when it is published: who saved it
    last, keywords, custom properties, who made tracked changes, addresses of links.
    """

    title: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    producer: str = ""
    pages: int | None = None
    others: tuple[Property, ...] = ()


class SourceDocument(Stored, frozen=True):
    """All lines of a file in reading order.

    `wrapped` tells that a line is a printed line (PDF): a sentence may go on in the next one. Where it is
    False, a line is a whole paragraph (Word), or a text file in which both occur. `turns` are the degrees clockwise by
    which each page had to be turned to be read by a machine; empty where none was. Its lines stand on the turned page.
    """

    lines: tuple[SourceLine, ...]
    file_type: FileType
    wrapped: bool = False
    properties: FileProperties = field(default_factory=FileProperties)
    notices: tuple[Notice, ...] = ()
    turns: tuple[int, ...] = ()


class Picture(Struct, frozen=True):
    """A page as a picture: `content` is a greyscale PNM ("P5") or any format that Tesseract reads itself."""

    content: bytes
    dpi: int


class Tools(Protocol):
    """Programs beside Python that a reader asks for help. Whoever implements it runs them within limits of its own."""

    @property
    def pages(self) -> int:
        """How many pictured pages one file may have read."""

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        """The words of a picture as hOCR, with places in pixels. Raises `ReadError` where that cannot be had.

        `signs`: the picture is a column of single words, among them signs that the Swedish model does not know (§).
        """

    def orientation(self, picture: Picture) -> int:
        """How many degrees the picture has to be turned clockwise to stand upright: 0, 90, 180, 270; 0 if unknown."""

    def convert(self, data: bytes, suffix: str) -> bytes:
        """A file of another office format (`suffix` is ".doc", ".odt" …) as .docx. Raises `ReadError`."""


class ReadError(Exception):
    """A file that cannot be read. `message` is one Swedish sentence or two that say what to do about it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        """Pickled by its two arguments, so that it survives the way out of a reader process."""
        return ReadError, (self.code, self.message)
