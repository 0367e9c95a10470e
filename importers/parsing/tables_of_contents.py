"""The lines of a table of contents, which name §§ and are none."""

import re
from collections.abc import Iterable, Sequence

from importers.parsing import labels
from importers.parsing.labels import Label
from importers.parsing.result import ParagraphRange
from importers.parsing.units import Unit

_CONTENTS_TITLE = re.compile(
    r"(?:(?:innehåll\w*|ärende(?:n|lista|lista/innehåll|förteckning|mening)?|paragraf(?:er)?|sida|sid|nr|§§?|rubrik)[\s.:]*)+",
    re.IGNORECASE,
)
_LONGEST_ENTRY = 12
_FEWEST = 2


def lines(units: Sequence[Unit], found: Sequence[Label]) -> frozenset[int]:
    """Units of a table of contents: label lines before the first §, with page numbers or with labels that come again.

    What stands between such lines, or between the word "Innehåll" and them, is the rest of a title or its page.
    """
    first = found[0].unit if found else len(units)
    known = {label.key for label in found}
    runs: list[list[int]] = []
    for index in range(first):
        label = labels.candidate(units[index], index)
        listed = label is not None and not label.continued and not labels.goes_on(units, index)
        if label is None or not listed or not (label.contents or label.key in known):
            continue
        if runs and _is_one_list(units, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return frozenset(place for run in runs for place in _whole_contents(units, run, first))


def covered(units: Sequence[Unit], contents: Iterable[int]) -> tuple[ParagraphRange, ...]:
    """The §§ that the lines of a table of contents name, where their numbers follow each other without a gap."""
    named = [label.number for index in sorted(contents) if (label := labels.candidate(units[index], index)) is not None]
    numbers = sorted(set(named))
    if len(numbers) < _FEWEST or numbers != list(range(numbers[0], numbers[-1] + 1)):
        return ()
    return (ParagraphRange(numbers[0], numbers[-1]),)


def _is_one_list(units: Sequence[Unit], before: int, index: int) -> bool:
    """Whether nothing but the rest of a title and its page can stand between two lines of a table of contents."""
    return index - before <= _LONGEST_ENTRY and all(unit.table is None for unit in units[before + 1 : index])


def _whole_contents(units: Sequence[Unit], places: Sequence[int], first: int) -> Iterable[int]:
    begin, end = places[0], places[-1]
    while begin > 0 and places[0] - begin < 3 and _CONTENTS_TITLE.fullmatch(units[begin - 1].text):
        begin -= 1
    while end + 1 < first and len(places) > 1 and not units[end + 1].gap:
        if labels.CONTENTS_LINE.fullmatch(units[end + 1].text) is None:
            break
        end += 1
    return range(begin, end + 1) if len(places) > 1 or end - begin < 3 else places
