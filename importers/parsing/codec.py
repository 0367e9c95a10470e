"""`ParsedDocument` ↔ JSON, exact both ways.

The types of the fields are the schema (`importers.stored`): a value whose type is a union carries the name of its class
under `"type"`, everything else is told by the field. Unknown keys and wrong versions are refused; a missing key takes
the field's default, so that results stored before the field was there can still be read.
"""

import json
import zlib
from typing import Any, TypeVar

import msgspec

from importers.parsing.result import FORMAT_VERSION, ParsedDocument
from importers.source import SourceDocument

T = TypeVar("T")

_LARGEST = 300_000_000
"""Bytes of unpacked lines: far more than a file of the largest size has."""
_WRITER = msgspec.json.Encoder()
_DOCUMENT = msgspec.json.Decoder(ParsedDocument)
_LINES = msgspec.json.Decoder(SourceDocument)


class FormatError(ValueError):
    """The JSON is not a parsed result of this format version."""


def to_json(document: ParsedDocument, *, indent: int | None = None) -> str:
    """The document as JSON text; dates as ISO 8601, enumerations by value."""
    return _written(document) if indent is None else _written_by_python(document, indent)


def from_json(text: str) -> ParsedDocument:
    """The document that `to_json` wrote. Raises `FormatError` for anything else."""
    document = _read(text, _DOCUMENT)
    if document.format_version != FORMAT_VERSION:
        raise FormatError(f"not a parsed result of format {FORMAT_VERSION}")
    return document


def lines_to_bytes(source: SourceDocument) -> bytes:
    """The lines of a file as they came from the reader, packed to be kept beside its result."""
    return zlib.compress(_written(source).encode("utf-8", "surrogatepass"))


def lines_from_bytes(packed: bytes) -> SourceDocument:
    """The lines that `lines_to_bytes` packed. Raises `FormatError` for anything else."""
    try:
        unpacked = zlib.decompressobj()
        text = unpacked.decompress(packed, _LARGEST)
        if not unpacked.eof:
            raise FormatError("too long")
        return _read(text.decode("utf-8", "surrogatepass"), _LINES)
    except (ValueError, zlib.error) as error:
        raise FormatError(str(error)) from error


def _written(value: Any) -> str:
    try:
        return _WRITER.encode(value).decode()
    except (UnicodeEncodeError, OverflowError):  # half a letter out of a broken file, a number of twenty figures
        return _written_by_python(value, None)


def _written_by_python(value: Any, indent: int | None) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=indent)


def _read(text: str, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(text)
    except (ValueError, msgspec.MsgspecError):
        pass
    try:  # what `_written` leaves to Python
        read: T = msgspec.convert(json.loads(text), decoder.type)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise FormatError(str(error)) from error
    return read
