"""What a parsed result says, apart from where it stands and how it was printed.

The same document in four formats must give the same facts; places, markers, page heads and the file's own
properties differ by nature and are left to the unit tests.
"""

import json
from datetime import date
from enum import Enum

from msgspec import Struct

from importers.parsing import ListItem, ParsedClause, ParsedDocument, ParsedFront, ParsedVote, TableBlock, Words

_LEFT_OUT = {
    ParsedDocument: {"file_type", "text", "page_starts", "furniture", "properties", "importer_version", "problems"},
    ListItem: {"marker", "level"},
    ParsedClause: {"marker"},
    ParsedVote: {"doubt"},  # said to a person; what is fact is that the vote is none
    ParsedFront: {"head"},  # on a first page, or in the page head: the same lines
}


def facts(document: ParsedDocument) -> dict:
    """The facts as JSON values; empty fields are left out, so that a new field changes no expectation."""
    said = _plain(document)
    said["problems"] = sorted({problem.code for problem in document.problems})
    return said


def as_text(document: ParsedDocument) -> str:
    """The facts as the golden files hold them."""
    return json.dumps(facts(document), ensure_ascii=False, indent=1) + "\n"


def _plain(value):
    if isinstance(value, Words):
        # The asterisks are how one of the text files writes italics.
        return " ".join(value.text.replace("*", "").split())
    if isinstance(value, TableBlock):
        # Only Word says that it is a table; the other formats give its rows as lines.
        return [{"text": " ".join(_plain(line) for cell in row for line in cell)} for row in value.rows]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        plain = [_plain(one) for one in value]
        return [inner for one in plain for inner in (one if isinstance(one, list) else [one])]
    if not isinstance(value, Struct):
        return value
    left_out = _LEFT_OUT.get(type(value), set()) | {"span"}
    named = {name: _plain(getattr(value, name)) for name in value.__struct_fields__ if name not in left_out}
    return {name: plain for name, plain in named.items() if plain not in (None, "", [], {}) and plain is not False}
