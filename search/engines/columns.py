"""What every index that is kept outside of Python calls its columns, beside the fields of `search.core.analysis`."""

import hashlib

from search.core.analysis import Field
from search.core.document import SearchDocument, Tag
from search.core.plan import FACET_FIELDS
from search.core.query import FacetName
from search.core.results import FacetValue

KEY = "key"
SOURCE = "source"
FINGERPRINT = "fingerprint"
NEWEST = "newest"
OLDEST = "oldest"
GROUP = "group_number"
SEPARATOR = "\x1f"
"""Stands between id and name in the values of a facet's column."""
WITH_POSITIONS = frozenset({Field.EXACT, Field.STEM, Field.HEAD_EXACT})
"""Text fields in which phrases are looked for; the other ones keep no places."""


def facet_column(name: FacetName) -> str:
    """The column that a facet is counted by."""
    return f"{FACET_FIELDS[name].value}_facet"


def group_number(document: SearchDocument) -> int:
    """The number that a document's group is known by in an index: 63 bits, since one column of text costs more to read.

    Two groups of a million share a number once in some ten million indices.
    """
    return int.from_bytes(hashlib.blake2b(document.group.encode(), digest_size=8).digest()) >> 1


def facet_key(tag: Tag) -> str:
    """A tag as a value of a facet's column; `facet_value` reads it again."""
    return f"{tag.id}{SEPARATOR}{tag.name}"


def facet_value(key: object, count: object) -> FacetValue:
    """A counted value of a facet's column."""
    value, _, label = str(key).partition(SEPARATOR)
    return FacetValue(value, label, int(str(count)))
