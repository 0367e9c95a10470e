"""`ParsedDocument` ↔ JSON, exact both ways.

The types of the dataclasses are the schema: a value whose type is a union of dataclasses carries its class
name under `"type"`, everything else is told by the field. Unknown keys and wrong versions are refused; a missing
key takes the field's default, so that results stored before the field was there can still be read.
"""

import json
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from importers.parsing.result import FORMAT_VERSION, ParsedDocument


class FormatError(ValueError):
    """The JSON is not a parsed result of this format version."""


def to_json(document: ParsedDocument, *, indent: int | None = None) -> str:
    """The document as JSON text; dates as ISO 8601, enumerations by value."""
    return json.dumps(_encode(document, ParsedDocument), ensure_ascii=False, indent=indent)


def from_json(text: str) -> ParsedDocument:
    """The document that `to_json` wrote. Raises `FormatError` for anything else."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("format_version") != FORMAT_VERSION:
            raise FormatError(f"not a parsed result of format {FORMAT_VERSION}")
        document = _decode(raw, ParsedDocument)
    except FormatError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(str(error)) from error
    assert isinstance(document, ParsedDocument)
    return document


@cache
def _schema(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((member.name, hints[member.name]) for member in fields(kind))


@cache
def _needed(kind: type) -> frozenset[str]:
    """The fields that have no default."""
    return frozenset(one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)


@cache
def _options(hint: Any) -> tuple[Any, ...]:
    """The members of a union; the hint itself where it is none."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return typing.get_args(hint)
    return (hint,)


@cache
def _tagged(hint: Any) -> dict[str, type]:
    """Class by name where the hint allows several dataclasses; else empty."""
    classes = [typing.cast("type", option) for option in _options(hint) if is_dataclass(option)]
    return {one.__name__: one for one in classes} if len(classes) > 1 else {}


def _encode(value: Any, hint: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        member = _member(hint)
        return [_encode(one, member) for one in value]
    encoded = {name: _encode(getattr(value, name), inner) for name, inner in _schema(_class_of(value))}
    return {"type": type(value).__name__, **encoded} if _tagged(hint) else encoded


def _class_of(value: object) -> type:
    return type(value)


def _member(hint: Any) -> Any:
    for option in _options(hint):
        if typing.get_origin(option) is tuple:
            return typing.get_args(option)[0]
    raise TypeError(f"no tuple in {hint}")


def _decode(raw: Any, hint: Any) -> Any:
    if raw is None:
        if type(None) not in _options(hint):
            raise TypeError(f"null where {hint} is needed")
        return None
    if isinstance(raw, list):
        member = _member(hint)
        return tuple(_decode(one, member) for one in raw)
    if isinstance(raw, dict):
        return _decode_object(raw, hint)
    (kind,) = (option for option in _options(hint) if option is not type(None))
    return _decode_scalar(raw, kind)


def _decode_object(raw: dict[str, Any], hint: Any) -> Any:
    tagged = _tagged(hint)
    if tagged:
        kind = tagged[raw["type"]]
        raw = {key: value for key, value in raw.items() if key != "type"}
    else:
        (kind,) = (typing.cast("type", option) for option in _options(hint) if is_dataclass(option))
    schema = dict(_schema(kind))
    wrong = (raw.keys() - schema.keys()) | (_needed(kind) - raw.keys())
    if wrong:
        raise FormatError(f"{kind.__name__}: {sorted(wrong)}")
    return kind(**{name: _decode(value, schema[name]) for name, value in raw.items()})


def _decode_scalar(raw: Any, kind: Any) -> Any:
    if issubclass(kind, Enum):
        return kind(raw)
    if kind is date:
        return date.fromisoformat(raw)
    if kind is float and isinstance(raw, int):
        return float(raw)
    if type(raw) is not kind:
        raise TypeError(f"{raw!r} is no {kind.__name__}")
    return raw
