"""Filters of a query → what keywords and numbers a document must have: a part of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.core.analysis import Field, case_terms, id_key, name_keys
from search.core.query import Case, Choice, FacetName, Filters, Ident

FACET_FIELDS = {
    FacetName.AUTHORITY: Field.AUTHORITY,
    FacetName.COMMITTEE: Field.COMMITTEE,
    FacetName.YEAR: Field.YEAR,
    FacetName.INITIATIVE: Field.INITIATIVE,
    FacetName.DOCUMENT_KIND: Field.DOCUMENT_KIND,
    FacetName.MATTER_TYPE: Field.MATTER_TYPE,
    FacetName.OUTCOME: Field.OUTCOME,
    FacetName.PARTY: Field.PARTY,
}
_FIRST_DAY, _LAST_DAY = 1, 3_652_059  # date.min and date.max as ordinals


@dataclass(frozen=True, slots=True)
class Is:
    """The document has this keyword."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """The document's number lies in this span, ends included; documents without the number do not."""

    field: Field
    first: int
    last: int


Test = Is | Between


@dataclass(frozen=True, slots=True)
class FilterPlan:
    """One filter: one of `options` must hold, all tests of it. `facet`: the facet that counts without it, if any."""

    facet: FacetName | None
    options: tuple[tuple[Test, ...], ...]


def filter_plans(filters: Filters) -> Iterator[FilterPlan]:
    """What each filter asks for."""
    for facet, choices in filters.by_facet():
        if choices:
            yield FilterPlan(facet, tuple(_choice(FACET_FIELDS[facet], choice) for choice in choices))
    if filters.kinds:
        fields = (Field.DOCUMENT_KIND, Field.MATTER_TYPE)
        yield FilterPlan(None, tuple(_choice(field, kind) for kind in filters.kinds for field in fields))
    if filters.years:
        yield FilterPlan(FacetName.YEAR, tuple((Between(Field.YEAR, span.first, span.last),) for span in filters.years))
    if filters.before or filters.after:
        first = filters.after.toordinal() + 1 if filters.after else _FIRST_DAY
        last = filters.before.toordinal() - 1 if filters.before else _LAST_DAY
        yield FilterPlan(None, ((Between(Field.DAY, first, last),),))
    if filters.case_numbers:
        yield FilterPlan(None, tuple(_case_options(filters.case_numbers)))
    if filters.paragraphs:
        yield FilterPlan(None, tuple((Is(Field.PARAGRAPH, mark.number),) for mark in filters.paragraphs))


def _choice(field: Field, choice: Choice) -> tuple[Test, ...]:
    if isinstance(choice, Ident):
        return (Is(field, id_key(choice.value)),)
    # A name without a single letter or digit is nobody's name: "=" alone is no tag's key.
    return tuple(Is(field, key) for key in name_keys(choice.text)) or (Is(field, id_key("")),)


def _case_options(cases: Iterable[Case]) -> Iterator[tuple[Test, ...]]:
    for case in cases:
        key, full = case_terms(case.year, case.number, case.diary)
        if case.diary:
            yield (Is(Field.CASE_NUMBER, full),)
            full = case_terms(case.year, case.number, "")[1]
            yield (Is(Field.CASE_NUMBER, full),)
        else:
            yield (Is(Field.CASE_NUMBER, key),)
