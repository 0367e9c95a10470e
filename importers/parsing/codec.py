"""`ParsedDocument` ↔ JSON, exact both ways.

The types of the dataclasses are the schema: a value whose type is a union of dataclasses carries its class
name under `"type"`, everything else is told by the field. Unknown keys and wrong versions are refused; a missing
key takes the field's default, so that results stored before the field was there can still be read.

How each type is written and read is worked out once: a protokoll has some ten thousand values. No type may hold itself.
"""

import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from importers.parsing.result import FORMAT_VERSION, ParsedDocument
from importers.source import SourceDocument

_Coder = Callable[[Any], Any]
_LARGEST = 300_000_000
"""Bytes of unpacked lines: far more than a file of the largest size has."""


class FormatError(ValueError):
    """The JSON is not a parsed result of this format version."""


def to_json(document: ParsedDocument, *, indent: int | None = None) -> str:
    """The document as JSON text; dates as ISO 8601, enumerations by value."""
    return json.dumps(_encoder(ParsedDocument)(document), ensure_ascii=False, indent=indent)


def from_json(text: str) -> ParsedDocument:
    """The document that `to_json` wrote. Raises `FormatError` for anything else."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("format_version") != FORMAT_VERSION:
            raise FormatError(f"not a parsed result of format {FORMAT_VERSION}")
        document = _decoder(ParsedDocument)(raw)
    except FormatError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(str(error)) from error
    assert isinstance(document, ParsedDocument)
    return document


def lines_to_bytes(source: SourceDocument) -> bytes:
    """The lines of a file as they came from the reader, packed to be kept beside its result."""
    text = json.dumps(_encoder(SourceDocument)(source), ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def lines_from_bytes(packed: bytes) -> SourceDocument:
    """The lines that `lines_to_bytes` packed. Raises `FormatError` for anything else."""
    try:
        unpacked = zlib.decompressobj()
        text = unpacked.decompress(packed, _LARGEST)
        if not unpacked.eof:
            raise FormatError("too long")
        raw = json.loads(text.decode("utf-8", "surrogatepass"))
        source = _decoder(SourceDocument)(raw)
    except (KeyError, TypeError, AttributeError, ValueError, zlib.error) as error:
        raise FormatError(str(error)) from error
    assert isinstance(source, SourceDocument)
    return source


@cache
def _schema(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((member.name, hints[member.name]) for member in fields(kind))


@cache
def _options(hint: Any) -> tuple[Any, ...]:
    """The members of a union without None; the hint itself where it is none."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return tuple(option for option in typing.get_args(hint) if option is not type(None))
    return (hint,)


def _classes(hint: Any) -> tuple[type, ...]:
    return tuple(typing.cast("type", option) for option in _options(hint) if is_dataclass(option))


def _member(hint: Any) -> Any:
    """What the tuples of a hint hold; None where it allows no tuple."""
    tuples = (option for option in _options(hint) if typing.get_origin(option) is tuple)
    return next((typing.get_args(option)[0] for option in tuples), None)


@cache
def _encoder(hint: Any) -> _Coder:
    """How a value of this type is written; None is left to whoever holds it."""
    member, classes = _member(hint), _classes(hint)
    if member is not None:
        inner = _encoder(member)
        return lambda value: [inner(one) for one in value]
    if len(classes) > 1:
        tagged = {kind: _object_encoder(kind, {"type": kind.__name__}) for kind in classes}
        return lambda value: tagged[type(value)](value)
    if classes:
        (kind,) = classes
        return _object_encoder(kind, {})
    (scalar,) = _options(hint)
    if issubclass(scalar, Enum):
        return lambda value: value.value
    if scalar is date:
        return lambda value: value.isoformat()
    return _same


def _same(value: Any) -> Any:
    return value


def _object_encoder(kind: type, head: dict[str, str]) -> _Coder:
    plan = tuple((name, _encoder(hint)) for name, hint in _schema(kind))

    def encode(value: Any) -> dict[str, Any]:
        said: dict[str, Any] = head.copy()
        for name, coder in plan:
            inner = getattr(value, name)
            said[name] = inner if inner is None or coder is _same else coder(inner)
        return said

    return encode


@cache
def _decoder(hint: Any) -> _Coder:
    """How a value of this type is read; None only where the type allows it."""
    read = _present_decoder(hint)
    if type(None) in typing.get_args(hint):
        return lambda raw: None if raw is None else read(raw)
    return read


def _present_decoder(hint: Any) -> _Coder:
    member, classes = _member(hint), _classes(hint)
    if member is not None:
        return _tuple_decoder(_decoder(member))
    if len(classes) > 1:
        by_name = {kind.__name__: kind for kind in classes}

        def decode_tagged(raw: Any) -> Any:
            untagged = {key: value for key, value in raw.items() if key != "type"}
            return _object_decoder(by_name[raw["type"]])(untagged)

        return decode_tagged
    if classes:
        (kind,) = classes
        return _object_decoder(kind)
    (scalar,) = _options(hint)
    return _scalar_decoder(scalar)


def _tuple_decoder(inner: _Coder) -> _Coder:
    def decode(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise TypeError(f"{raw!r} is no list")
        return tuple([inner(one) for one in raw])

    return decode


@cache
def _object_decoder(kind: type) -> _Coder:
    coders = {name: _decoder(hint) for name, hint in _schema(kind)}
    plan = tuple((name, _kept(hint), _decoder(hint)) for name, hint in _schema(kind))
    needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}

    def decode(raw: Any) -> Any:
        if type(raw) is not dict:
            raise TypeError(f"{raw!r} is no object")
        if raw.keys() == coders.keys():
            # Most values are what they look like: those cost no call.
            return kind(*[raw[name] if type(raw[name]) in kept else coder(raw[name]) for name, kept, coder in plan])
        wrong = (raw.keys() - coders.keys()) | (needed - raw.keys())
        if wrong:
            raise FormatError(f"{kind.__name__}: {sorted(wrong)}")
        return kind(**{name: coders[name](value) for name, value in raw.items()})

    return decode


def _kept(hint: Any) -> frozenset[type]:
    """Types of JSON values that are taken as they are."""
    plain = {option for option in _options(hint) if option in (str, int, bool)}
    return frozenset(plain | ({type(None)} if type(None) in typing.get_args(hint) else set()))


def _scalar_decoder(kind: Any) -> _Coder:
    if issubclass(kind, Enum):
        return typing.cast("_Coder", kind)
    if kind is date:
        return date.fromisoformat

    def decode(raw: Any) -> Any:
        if type(raw) is kind:
            return raw
        if kind is float and type(raw) is int:
            return float(raw)
        raise TypeError(f"{raw!r} is no {kind.__name__}")

    return decode
