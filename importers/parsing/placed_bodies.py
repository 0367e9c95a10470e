"""A joint body whose name ends with its place: "Överförmyndarnämnden Västra Ekby", printed alone on its line."""

import re
from collections.abc import Iterable

from importers.parsing import front_dates, names
from importers.parsing.passages import Passage
from importers.parsing.result import Located, Quote

_PLACE = r"(?:\s[A-ZÅÄÖ][\wåäöé-]+){1,3}"
# What stands beside a body's name and is no place.
_OF_THE_SHEET = re.compile(
    r"\b(?:\w*protokoll\w*|kallelse|dagordning|sammanträd\w*|möte\w*|sid(?:a|an|or)?|blad|utdrag|bilaga|datum|anslag\w*|bevis"
    r"|justera\w*|ordförande\w*|beslut|plats|tid|kommun|region|stad|landsting\w*|ab)\b",
    re.IGNORECASE,
)


def with_place(found: Quote, passages: Iterable[Passage], page_heads: Iterable[Located]) -> Quote:
    """The body with its place, where a line has both and nothing else; without such a line what was found stays."""
    whole = re.compile(rf"{re.escape(found.text)}(?P<place>{_PLACE})")
    for passage in passages:
        if _is_named(whole.fullmatch(passage.text)):
            return passage.quote()
    for located in page_heads:
        if _is_named(whole.fullmatch(located.text)):
            return front_dates.quote_of(located)
    return found


def _is_named(match: re.Match[str] | None) -> bool:
    if match is None or _OF_THE_SHEET.search(match["place"]):
        return False
    return not names.is_authority(match["place"].strip()) and not names.is_role(match["place"])
