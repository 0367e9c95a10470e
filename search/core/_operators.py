"""The operators of the query language (`kommun:`, `år:` …): what each takes and which filter it becomes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from decisions.vocabulary import dates, dnr, paragraph
from search.core.errors import QueryError
from search.core.query import Case, Filters, Name, ParagraphMark, Years

FIRST_YEAR, LAST_YEAR = 1800, 2199


@dataclass(slots=True)
class FilterParts:
    """Filters while they are being collected."""

    authorities: list[Name] = field(default_factory=list)
    committees: list[Name] = field(default_factory=list)
    initiatives: list[Name] = field(default_factory=list)
    kinds: list[Name] = field(default_factory=list)
    outcomes: list[Name] = field(default_factory=list)
    parties: list[Name] = field(default_factory=list)
    years: list[Years] = field(default_factory=list)
    case_numbers: list[Case] = field(default_factory=list)
    paragraphs: list[ParagraphMark] = field(default_factory=list)
    before: date | None = None
    after: date | None = None

    def build(self) -> Filters:
        """The filters, without repetitions."""
        return Filters(
            authorities=tuple(dict.fromkeys(self.authorities)),
            committees=tuple(dict.fromkeys(self.committees)),
            initiatives=tuple(dict.fromkeys(self.initiatives)),
            kinds=tuple(dict.fromkeys(self.kinds)),
            outcomes=tuple(dict.fromkeys(self.outcomes)),
            parties=tuple(dict.fromkeys(self.parties)),
            years=tuple(dict.fromkeys(self.years)),
            case_numbers=tuple(dict.fromkeys(self.case_numbers)),
            paragraphs=tuple(dict.fromkeys(self.paragraphs)),
            before=self.before,
            after=self.after,
        )


def _name(attribute: str) -> Callable[[FilterParts, str], None]:
    def add(parts: FilterParts, value: str) -> None:
        getattr(parts, attribute).append(Name(value))

    return add


def read_years(value: str) -> Years:
    """The span of "2016", "2016-2018" or "2016–18". Raises QueryError for anything else."""
    match = re.fullmatch(r"(\d{4})(?:\s*[-–—]\s*(\d{4}|\d\d))?", value.strip())
    if match is None:
        raise QueryError(f"Vi förstod inte året ”{shown(value)}”. Skriv till exempel år:2018 eller år:2016-2018.")
    first = int(match[1])
    last = int(match[2] or match[1])
    if last < 100:
        last += first // 100 * 100
    first, last = min(first, last), max(first, last)
    if first < FIRST_YEAR or last > LAST_YEAR:
        raise QueryError(f"Året måste ligga mellan {FIRST_YEAR} och {LAST_YEAR}.")
    return Years(first, last)


def read_case_number(value: str) -> Case:
    """The case number that the whole of `value` is, in any spelling. Raises QueryError for anything else."""
    number = dnr.parse(value, labelled=True)
    if number is None:
        raise QueryError(
            f"Vi förstod inte diarienumret ”{shown(value)}”. Skriv år och nummer, till exempel dnr:2018/234."
        )
    return case_clause(number)


def case_clause(number: dnr.Dnr) -> Case:
    """The clause of a number that the vocabulary found."""
    text = " ".join(number.printed.split())
    return Case(text, number.year, number.number, number.prefix.casefold())


def read_paragraph(value: str) -> ParagraphMark:
    """The § that the whole of `value` is ("96", "12 a", "Bu 96"). Raises QueryError for anything else."""
    number = paragraph.parse(value)
    if number is None:
        raise QueryError(f"Vi förstod inte paragrafen ”{shown(value)}”. Skriv ett nummer, till exempel §:96.")
    return ParagraphMark(str(number), number.key, number.prefix.casefold())


def read_day(value: str, *, end_of_period: bool) -> date:
    """A day; a year or a month gives its first or last day. Raises QueryError for anything else."""
    day = dates.parse(value)
    if day is not None:
        return day
    match = re.fullmatch(r"\s*(\d{4})(?:-(\d\d?))?\s*", value)
    if match is not None and FIRST_YEAR <= int(match[1]) <= LAST_YEAR and 1 <= int(match[2] or 1) <= 12:
        year, month = int(match[1]), int(match[2] or (12 if end_of_period else 1))
        if not end_of_period:
            return date(year, month, 1)
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    raise QueryError(f"Vi förstod inte datumet ”{shown(value)}”. Skriv till exempel 2018-05-22 eller bara året, 2018.")


def _before(parts: FilterParts, value: str) -> None:
    day = read_day(value, end_of_period=False)
    parts.before = min(day, parts.before) if parts.before else day


def _after(parts: FilterParts, value: str) -> None:
    day = read_day(value, end_of_period=True)
    parts.after = max(day, parts.after) if parts.after else day


def _years(parts: FilterParts, value: str) -> None:
    parts.years.append(read_years(value))


def _case_number(parts: FilterParts, value: str) -> None:
    parts.case_numbers.append(read_case_number(value))


def _paragraph(parts: FilterParts, value: str) -> None:
    parts.paragraphs.append(read_paragraph(value))


@dataclass(frozen=True, slots=True)
class Operator:
    """How an operator's value is read. `words`: how many words a value without quotation marks may have."""

    read: Callable[[FilterParts, str], None]
    words: int = 1


_KOMMUN = Operator(_name("authorities"))
_ORGAN = Operator(_name("committees"))
_INITIATIV = Operator(_name("initiatives"))
_DNR = Operator(_case_number, words=4)
_PARAGRAF = Operator(_paragraph, words=2)
_AR = Operator(_years)
_FORE = Operator(_before, words=3)
_EFTER = Operator(_after, words=3)
OPERATORS: dict[str, Operator] = {
    "kommun": _KOMMUN,
    "region": _KOMMUN,
    "organ": _ORGAN,
    "nämnd": _ORGAN,
    "initiativ": _INITIATIV,
    "länsinitiativ": _INITIATIV,
    "typ": Operator(_name("kinds")),
    "utfall": Operator(_name("outcomes")),
    "parti": Operator(_name("parties")),
    "dnr": _DNR,
    "diarienummer": _DNR,
    "diarienr": _DNR,
    "ärendenummer": _DNR,
    "§": _PARAGRAF,
    "paragraf": _PARAGRAF,
    "år": _AR,
    "ar": _AR,
    "före": _FORE,
    "fore": _FORE,
    "efter": _EFTER,
}


def shown(value: str) -> str:
    """A typed value as a message may repeat it: one line, not long."""
    value = " ".join(value.split())
    return value if len(value) <= 40 else value[:39] + "…"
