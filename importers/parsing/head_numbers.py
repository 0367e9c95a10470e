"""Case numbers where they stand by themselves: in a head, behind the label of a §, alone on a line."""

import dataclasses
import re

from decisions.vocabulary import dnr
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedDnr, Quote, Span
from importers.parsing.units import Unit

# What a case number behind the label of a § begins with; figures alone may be anything: "KS0172/12", "10/TN 0031".
OPENS_NUMBER = r"(?:[A-ZÅÄÖ]|\d\d(?:\d\d)?/[A-ZÅÄÖ])"
# "§ 40 KS0172/12", "§ 40, 1412/20", "40 § 2030/7"
_LABEL = re.compile(
    rf"(?:[A-ZÅÄÖ]\w{{0,9}}\s)?§\s?\d{{1,4}}(?:\s?[a-h])?(?:\s+(?={OPENS_NUMBER})|,\s*(?=\d))"
    r"|(?:[A-ZÅÄÖ]\w{0,9}\s)?\d{1,4}\s?§,?\s+(?=\d)|\("
)


def is_number(text: str) -> bool:
    """Whether the text is a case number and nothing else."""
    only = dnr.parse(text.strip(), labelled=True)
    return only is not None and only.printed == text.strip()


def number_alone(unit: Unit) -> ParsedDnr | None:
    """The case number that a line is as a whole, read as behind a label; a diary's abbreviation belongs to it."""
    only = labelled_number(unit.passage) if unit.table is None else ()
    return only[0] if only and only[0].prefix is not None and dnr.is_diary(only[0].prefix) else None


def labelled_number(passage: Passage) -> tuple[ParsedDnr, ...]:
    """The case number that the whole of a passage is, where a label says that it is one."""
    only = dnr.parse(passage.text, labelled=True)
    if only is None or only.printed != passage.text.strip():
        return ()
    return (ParsedDnr(passage.quote(), only.prefix or None, only.year, only.number, only.key, None),)


def _behind_label(text: str) -> tuple[dnr.Dnr, ...]:
    """The number that is all that stands behind the label of a §, in a shape that running text would not prove."""
    label = _LABEL.match(text)
    only = dnr.parse(text[label.end() :].rstrip(") "), labelled=True) if label is not None else None
    if label is None or only is None:
        return ()
    plan = only.plan_code_span
    shift = label.end()
    moved = (plan[0] + shift, plan[1] + shift) if plan else None
    return (dataclasses.replace(only, start=only.start + shift, end=only.end + shift, plan_code_span=moved),)


def numbers(text: str, start: int, end: int, page: int | None) -> tuple[ParsedDnr, ...]:
    """The case numbers printed in `text[start:end]`, with the plan code that belongs to each."""
    found = []
    for mention in dnr.find(text[start:end]) or _behind_label(text[start:end]):
        first, last, plan = mention.start + start, mention.end + start, None
        if mention.plan_code_span is not None:
            low, high = (place + start for place in mention.plan_code_span)
            plan = quote(text, low, high, page)
            if "\n" not in text[last:low]:
                last = high
        printed = quote(text, first, last, page)
        found.append(ParsedDnr(printed, mention.prefix or None, mention.year, mention.number, mention.key, plan))
    return tuple(found)


def quote(text: str, start: int, end: int, page: int | None = None) -> Quote:
    """A stretch of the document's text as evidence."""
    return Quote(text[start:end], (Span(start, end),), page)
