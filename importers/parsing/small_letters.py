"""A name in capitals where it is printed in small letters too: "KULTURNÄMNDEN" in a title, "Kulturnämnden" below."""

import re
from collections.abc import Iterable, Iterator

from importers.parsing import front_dates
from importers.parsing.passages import Passage
from importers.parsing.result import Located, Quote

_LONGEST_SHORT = 5


def instead(found: Quote, passages: Iterable[Passage], page_heads: Iterable[Located] = ()) -> Quote:
    """The first place in the passages, then in the page heads, that has the name as names are written.

    Its genitive serves as well. Without such a place what was found stays.
    """
    name = re.compile(rf"(?<![\w-]){re.escape(found.text)}(?=s?(?![\w-]))", re.IGNORECASE)
    for passage in passages:
        for match in _written(name, passage.text):
            return passage.quote(*match.span())
    for located in page_heads:
        for match in _written(name, located.text):
            return front_dates.part_of(located, *match.span())
    return found


def _written(name: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (match for match in name.finditer(text) if match[0][:1].isupper() and not match[0].isupper())


def is_short(text: str) -> bool:
    """Whether it is a body's abbreviation ("BUN"), as beside a case number: a name elsewhere says more."""
    return text.isupper() and len(text) <= _LONGEST_SHORT
