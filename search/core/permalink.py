"""`SearchQuery` ↔ the parameters of an address: lossless, so that a link always asks the same question.

The saved form of a query is the same string.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from search.core._operators import read_case_number, read_day, read_paragraph, read_years, shown
from search.core.errors import QueryError
from search.core.parse import parse_query, write_words
from search.core.query import (
    PAGE_SIZE,
    Choice,
    FacetName,
    Filters,
    Ident,
    Name,
    SearchQuery,
    Sort,
    Years,
)

TEXT = "q"
SORT = "sort"
PAGE = "sida"
PAGE_SIZE_NAME = "antal"
GROUP = "gruppera"
BY_CASE = "arende"
MAX_VALUES = 100
"""Most values of one filter: more are no selection that a person made."""
# Ids are slugs and codes, never with capitals or blanks: what has those is a name that somebody typed.
_IDENT = re.compile(r"[^\W_][\w./-]*")
_NAMED = "namn:"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The query of an address, and the parameters that mean nothing to us (told to the reader, never ignored)."""

    query: SearchQuery
    unknown: tuple[str, ...]


def load(parameters: str | Iterable[tuple[str, str]]) -> Loaded:
    """The query of these parameters; a string is decoded first. Raises QueryError for values that cannot be read."""
    pairs = _decode(parameters) if isinstance(parameters, str) else tuple(parameters)
    texts: list[str] = []
    parts: dict[str, list[str]] = {}
    unknown: list[str] = []
    for name, value in pairs:
        if name == TEXT:
            texts.append(value)
        elif name in _SINGLE or name in _FILTERS:
            if value.strip():
                parts.setdefault(name, []).append(value.strip())
        else:
            unknown.append(name)
    filters = Filters()
    for name, values in parts.items():
        if name in _FILTERS:
            attribute, read = _FILTERS[name]
            if len(values) > MAX_VALUES:
                raise QueryError(f"Välj högst {MAX_VALUES} värden för ”{name}”.")
            chosen: dict[str, Any] = {attribute: read(values)}
            filters = replace(filters, **chosen)
    query = parse_query(
        " ".join(texts),
        filters,
        sort=_sort(_last(parts, SORT)),
        page=_number(_last(parts, PAGE), 1, "sida"),
        page_size=_number(_last(parts, PAGE_SIZE_NAME), PAGE_SIZE, "antal"),
    )
    return Loaded(replace(query, grouped=_grouped(_last(parts, GROUP))), tuple(dict.fromkeys(unknown)))


def dump(query: SearchQuery) -> str:
    """The parameters that ask for this query, encoded, in a fixed order; "" for the empty query."""
    return urlencode(pairs(query))


def pairs(query: SearchQuery) -> tuple[tuple[str, str], ...]:
    """The parameters of `dump` before encoding. Facets that are wanted and notes are no part of an address."""
    found = [(TEXT, write_words(query.groups, query.excluded))] if query.groups or query.excluded else []
    filters = query.filters
    for name, choices in filters.by_facet():
        found += [(name.value, _write_choice(choice)) for choice in choices]
    found += [("typ", kind.text) for kind in filters.kinds]
    found += [(FacetName.YEAR.value, _write_years(span)) for span in filters.years]
    found += [("fore", filters.before.isoformat())] if filters.before else []
    found += [("efter", filters.after.isoformat())] if filters.after else []
    found += [("dnr", case.text) for case in filters.case_numbers]
    found += [("paragraf", mark.text) for mark in filters.paragraphs]
    found += [(SORT, query.sort.value)] if query.sort is not Sort.RELEVANCE else []
    found += [(GROUP, BY_CASE)] if query.grouped else []
    found += [(PAGE_SIZE_NAME, str(query.page_size))] if query.page_size != PAGE_SIZE else []
    found += [(PAGE, str(query.page))] if query.page != 1 else []
    return tuple(found)


def _decode(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(parse_qsl(text.lstrip("?"), keep_blank_values=True, max_num_fields=1_000))
    except ValueError:
        raise QueryError("Adressen har för många delar. Börja om från söksidan.") from None


def _write_choice(choice: Choice) -> str:
    return choice.value if isinstance(choice, Ident) else _NAMED + choice.text


def _read_choice(value: str) -> Choice:
    if value.startswith(_NAMED):
        return Name(" ".join(value[len(_NAMED) :].split()))
    return Ident(value) if _IDENT.fullmatch(value) and value == value.lower() else Name(" ".join(value.split()))


def _write_years(span: Years) -> str:
    return f"{span.first}-{span.last}" if span.first != span.last else str(span.first)


def _last(parts: dict[str, list[str]], name: str) -> str:
    return parts[name][-1] if name in parts else ""


def _number(value: str, default: int, name: str) -> int:
    if not value:
        return default
    if not re.fullmatch(r"\d{1,6}", value, re.ASCII) or int(value) == 0:
        raise QueryError(f"”{name}={shown(value)}” går inte att läsa. Skriv ett heltal från 1 och uppåt.")
    return int(value)


def _sort(value: str) -> Sort:
    try:
        return Sort(value) if value else Sort.RELEVANCE
    except ValueError:
        known = ", ".join(sort.value for sort in Sort)
        raise QueryError(f"Vi förstod inte sorteringen ”{shown(value)}”. Välj bland: {known}.") from None


def _grouped(value: str) -> bool:
    if value not in {"", BY_CASE}:
        raise QueryError(f"Vi förstod inte grupperingen ”{shown(value)}”. Det går att gruppera efter {BY_CASE}.")
    return value == BY_CASE


def _all(read: Callable[[str], object]) -> Callable[[list[str]], Any]:
    return lambda values: tuple(dict.fromkeys(read(value) for value in values))


_FILTERS: dict[str, tuple[str, Callable[[list[str]], Any]]] = {
    FacetName.AUTHORITY.value: ("authorities", _all(_read_choice)),
    FacetName.COMMITTEE.value: ("committees", _all(_read_choice)),
    FacetName.INITIATIVE.value: ("initiatives", _all(_read_choice)),
    "lansinitiativ": ("initiatives", _all(_read_choice)),
    FacetName.DOCUMENT_KIND.value: ("document_kinds", _all(_read_choice)),
    FacetName.MATTER_TYPE.value: ("matter_types", _all(_read_choice)),
    FacetName.OUTCOME.value: ("outcomes", _all(_read_choice)),
    FacetName.PARTY.value: ("parties", _all(_read_choice)),
    "typ": ("kinds", _all(lambda value: Name(" ".join(value.split())))),
    FacetName.YEAR.value: ("years", _all(read_years)),
    "fore": ("before", lambda values: min(read_day(value, end_of_period=False) for value in values)),
    "efter": ("after", lambda values: max(read_day(value, end_of_period=True) for value in values)),
    "dnr": ("case_numbers", _all(read_case_number)),
    "paragraf": ("paragraphs", _all(read_paragraph)),
}
_SINGLE = frozenset({SORT, PAGE, PAGE_SIZE_NAME, GROUP})
