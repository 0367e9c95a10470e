"""A body's name with its capital letter, where a list or a notice names it in the middle of a sentence first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.parsing.result import ParsedFront
from importers.parsing.units import Unit, flatten


def of_body(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """The front page with the body as it stands with a capital letter anywhere in the paper."""
    if page.body is None or not page.body.text[:1].islower():
        return page
    name = re.compile(rf"\b{re.escape(page.body.text[0].upper() + page.body.text[1:])}(?=s?\b)")
    for unit in (member for one in units for member in flatten(one)):
        match = name.search(unit.text)
        if match is not None:
            return replace(page, body=unit.passage.quote(*match.span()))
    return page
