"""A body's name with its capital letter, where it was found in the middle of a sentence: as names are written."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from importers.parsing import front_dates
from importers.parsing.passages import Passage
from importers.parsing.result import Located, ParsedFront, Quote
from importers.parsing.units import Unit, flatten


def instead(found: Quote, passages: Iterable[Passage], page_heads: Iterable[Located] = ()) -> Quote:
    """The first place in the passages, then in the page heads, that has the name with a capital letter.

    Its genitive serves as well. Without such a place what was found stays.
    """
    name = re.compile(rf"\b{re.escape(found.text[0].upper() + found.text[1:])}(?=s?\b)")
    for passage in passages:
        match = name.search(passage.text)
        if match is not None:
            return passage.quote(*match.span())
    for located in page_heads:
        match = name.search(located.text)
        if match is not None:
            return front_dates.part_of(located, *match.span())
    return found


def of_body(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """The front page with the body as it stands with a capital letter anywhere in the paper."""
    if page.body is None or not page.body.text[:1].islower():
        return page
    return replace(page, body=instead(page.body, (member.passage for one in units for member in flatten(one))))
