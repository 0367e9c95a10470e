"""Who adjusts the minutes, as the front page says it: in a row for it, in a sentence, or among the signatures."""

import re
from collections.abc import Sequence

from importers.parsing import chosen_adjusters, elected, front_rows, names
from importers.parsing.front_rows import Reading
from importers.parsing.passages import Passage
from importers.parsing.result import FrontField, Quote

_PAGE = re.compile(r"(?:^|\s)\d{1,3}$")
_CHOSEN = re.compile(
    r"\bjustera\b[^.]{0,60}?\b(?:val(?:des|de|ts)|välj(?:s|er)|utsågs?|utses?|utser)\s+"
    r"(?:(?:ledamoten|ersättaren|ledamöterna)\s+)?(?P<who>[A-ZÅÄÖ].*?)(?=\.(?:\s|$)|\s+(?:att|till|med\s+tid)\b|$)"
)
# "Anna Ek (S) justerare" among the signatures
_SIGNS = re.compile(rf"(?P<who>(?:{elected.NAME})(?:\s*{elected.BRACKETED})?)\s*,?\s+justera(?:nde|re)", re.IGNORECASE)
# A sentence of the notice in the column of those who adjust
_OF_MINUTES = re.compile(r"(?:protokollet|anslaget|justeringen|paragraferna)\s+[a-zåäö]", re.IGNORECASE)
# Who would adjust instead: "Anna Ek (S), ers Bo Al (M)", "Anna Ek med Bo Al som ersättare".
_INSTEAD = re.compile(
    r"[\s,;/(–-]*\b(?:ers(?:ättare|ättarna|ätter)?|suppl(?:eant(?:er)?)?)\b[\s.:]*(?!\w+as\b).*$"
    r"|\s+med\s+(?-i:[A-ZÅÄÖ])[^()]{3,60}(?:\([^()]*\)\s*)?som\s+(?:ersättare|suppleant(?:er)?)\b.*$",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:ordföranden?|ordf\.?)\s+(?:och|samt|jämte|\+|&)\s+|(?:ordföranden?|ordf\.?)\s*,\s*", re.IGNORECASE
)
_SENTENCE_BEHIND = re.compile(r"(?<=\))\.(?:\s+[A-ZÅÄÖ§].*)?$", re.DOTALL)  # "Anna Ek (S). § 3 justeras omedelbart."
_ONLY_ADJUSTING = re.compile(r"(?:protokolls?)?juster(?:ing|as|at)(?:\s+av)?\s*:?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*,\s*|\s+(?:och|samt|jämte|&)\s+")
_PARTY = re.compile(rf"\s*{elected.BRACKETED}")


def of(reading: Reading) -> tuple[Quote, ...]:
    """Who adjusts: the lines of the row that is for it, else the sentence that says who was chosen."""
    rows = [row for kind, _, row in reading.rows if kind is FrontField.ADJUSTERS and not _is_contents(row)]
    values = [front_rows.behind_dots(value) for row in rows for value in row] or _named_beside(reading)
    if values:
        told = [_alone(one) for one in values if one.text and not _OF_MINUTES.match(one.text)]
        told = [one for one in told if not elected.is_party(one.text)]  # in a column of its own
        return tuple(_chosen(one) or one.quote() for one in told if one.text)
    lines = (*reading.head, *(value for _, _, row in reading.rows for value in row))
    chosen = tuple(found for line in lines if (found := _chosen(line)) is not None)
    chosen = chosen or tuple(one for line in lines for one in chosen_adjusters.named(line))
    signed = [value for kind, _, row in reading.rows if kind is FrontField.SIGNATURES for value in row]
    return chosen or tuple(one.quote(*match.span("who")) for one in signed if (match := _SIGNS.fullmatch(one.text)))


def _alone(passage: Passage) -> Passage:
    """Who adjusts, without the chair before them and whoever would do so instead behind them."""
    behind = _SENTENCE_BEHIND.search(passage.text)
    passage = passage.part(0, behind.start()) if behind is not None else passage
    instead = _INSTEAD.search(passage.text)
    passage = passage.part(0, instead.start()) if instead is not None else passage
    chair = _CHAIR.match(passage.text)
    return passage.part(chair.end()) if chair is not None else passage


def _named_beside(reading: Reading) -> list[Passage]:
    """The people of a row "Justering" that names nobody and nothing else: "Ordföranden samt Anna Ek"."""
    for kind, label, values in reading.rows:
        if kind is not FrontField.ADJUSTMENT or label is None or not _ONLY_ADJUSTING.fullmatch(label.text):
            continue
        told = [_alone(value) for value in values]
        pieces = [_PARTY.sub("", piece) for one in told for piece in _BETWEEN.split(one.text)]
        if pieces and all(map(names.is_person, pieces)):
            return told
    return []


def _is_contents(row: Sequence[Passage]) -> bool:
    """Whether "Val av justerare" stands in a table of contents: titles and pages follow, and nobody's name."""
    return sum(_PAGE.search(one.text) is not None for one in row) > 1


def _chosen(passage: Passage) -> Quote | None:
    """The person in "Att jämte ordföranden justera protokollet valdes Anna Ek (S). Sekreterare är Bo Al."."""
    match = _CHOSEN.search(passage.text)
    return passage.quote(*match.span("who")) if match is not None else None
