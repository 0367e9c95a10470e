"""How documents look in Elasticsearch: mapping, settings, a document's fields.

The terms are those that Tantivy gets too: the analysis is ours, Elasticsearch only splits at blanks, so an unmodified
server will do (no plugin, no dictionary on its nodes).
"""

import hashlib
from typing import Any, Literal

from elasticsearch import dsl

from search.core.analysis import KEYWORD_FIELDS, TEXT_FIELDS, Field, index_document, stamp
from search.core.document import SearchDocument, dump, mark_of
from search.core.query import FacetName
from search.engines.base import facet_tags, sort_numbers
from search.engines.columns import (
    FINGERPRINT,
    GROUP,
    KEY,
    NEWEST,
    OLDEST,
    SOURCE,
    WITH_POSITIONS,
    facet_column,
    facet_key,
    group_number,
)

FORMAT = 2
"""Raised by hand when the mapping changes in a way that asks for a rebuild."""


def index_stamp() -> str:
    """Short name of everything that an index depends on; it is part of the alias, so versions never meet."""
    return hashlib.sha256(f"{stamp()}-elastic-{FORMAT}".encode()).hexdigest()[:10]


def mapping() -> dsl.Mapping:
    """The mapping. Only what a hit is made of is kept in `_source`; terms are in the index alone."""
    made = dsl.Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", includes=[KEY, Field.RECORD.value, FINGERPRINT, SOURCE])
    for field in TEXT_FIELDS:
        kept: Literal["positions", "freqs"] = "positions" if field in WITH_POSITIONS else "freqs"
        made.field(field.value, dsl.Text(analyzer="whitespace", index_options=kept))
    for keyword in KEYWORD_FIELDS:
        made.field(keyword.value, dsl.Keyword(doc_values=keyword is Field.RECORD))
    for name in FacetName:
        made.field(facet_column(name), dsl.Keyword(index=False, doc_values=True))
    for number in (Field.YEAR.value, Field.DAY.value):
        made.field(number, dsl.Integer(doc_values=False))
    for number in (NEWEST, OLDEST, GROUP):
        made.field(number, dsl.Long(index=False))
    made.field(KEY, dsl.Keyword())
    made.field(FINGERPRINT, dsl.Keyword(index=False, doc_values=False))
    made.field(SOURCE, dsl.Keyword(index=False, doc_values=False))
    return made


def index_settings(replicas: int) -> dict[str, Any]:
    """Settings of an index: one shard, so that scores do not depend on how documents were dealt out."""
    return {"number_of_shards": 1, "number_of_replicas": replicas, "max_result_window": 10_000, "refresh_interval": -1}


def to_elastic(document: SearchDocument) -> dict[str, Any]:
    """A document's fields as the server takes them."""
    indexed = index_document(document)
    newest, oldest = sort_numbers(document)
    source = dump(document)
    fields: dict[str, Any] = {field.value: indexed.text[field] for field in TEXT_FIELDS}
    fields |= {field.value: list(indexed.keywords[field]) for field in KEYWORD_FIELDS}
    for name in FacetName:
        fields[facet_column(name)] = [facet_key(tag) for tag in facet_tags(document, name)]
    if indexed.year is not None and indexed.day is not None:
        fields |= {Field.YEAR.value: indexed.year, Field.DAY.value: indexed.day}
    fields[Field.RECORD.value] = document.record
    fields |= {NEWEST: newest, OLDEST: oldest, GROUP: group_number(document), KEY: document.key}
    fields |= {FINGERPRINT: mark_of(source), SOURCE: source.decode()}
    return fields
