"""A name in capitals where it is printed in small letters too: "KULTURNÄMNDEN" in a title, "Kulturnämnden" below."""

import re
from collections.abc import Iterable

from importers.parsing.passages import Passage
from importers.parsing.result import Quote

_LONGEST_SHORT = 5


def instead(found: Quote, passages: Iterable[Passage]) -> Quote:
    """The first place in the passages that has the name as names are written; without one what was found stays."""
    name = re.compile(rf"(?<![\w-]){re.escape(found.text)}(?![\w-])", re.IGNORECASE)
    for passage in passages:
        for match in name.finditer(passage.text):
            if match[0][:1].isupper() and not match[0].isupper():
                return passage.quote(*match.span())
    return found


def is_short(text: str) -> bool:
    """Whether it is a body's abbreviation ("BUN"), as beside a case number: a name elsewhere says more."""
    return text.isupper() and len(text) <= _LONGEST_SHORT
