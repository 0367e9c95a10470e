"""Whether a listed paper is a known paper of an initiative (evidence of kind 3)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decisions.linking._patterns import letters_of
from decisions.linking._values import FieldKind, LinkedText, NamedPaper, PaperDescription, TextField
from decisions.linking._weights import Weights
from decisions.vocabulary import dates

# Words of a title that name no paper: "Region Kronobergs skrivelse, daterad 2017-02-24".
_GENERIC = re.compile(
    r"(?:tjänste|följe)?skrivelse\w*|tjänsteutlåtande\w*|underlag\w*|missiv\w*|brev\w*|handling\w*|bilag\w*|förslag\w*"
    r"|remiss\w*|rapport\w*|pm|dokument\w*|daterad\w*|inkommen|inkom|från|av|den|till|för|beslut|med|och|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d+"
)
_COUNTY_WIDE = re.compile(r"^läns(?=gemensam|övergripande)|^länets?$|^län$|^i$")
_ENOUGH_LETTERS = 20  # of a title that another title contains
_ALIKE = 0.8
_HALF_ALIKE = 0.5
_FAR = 160
_PAPER_WORD = re.compile(
    r"(?:skrivelse|begäran|underlag|remiss|missiv|brev|förfrågan|inbjudan|rapport|förslag|framställ|handling|hemställ)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zåäö)\d][.!?])\s+(?=[A-ZÅÄÖ])|\n\s*\n")
_ENTRY_END = re.compile(r"\n(?=\s*(?:[A-ZÅÄÖ•*–-]|\d+[.)]))|\n\s*\n")


def paper_points(known: PaperDescription, named: PaperDescription, weights: Weights) -> int:
    """Points for a listed paper that may be a known one; 0 when too little agrees or anything contradicts.

    A date or a sender that both state and that differ is a contradiction, and so is a telling title.
    """
    date = _agree(known.dated, named.dated)
    sender = _agree(_sender(known.sender), _sender(named.sender))
    title = _titles_agree(known, named)
    table = {  # a False in any place is a contradiction
        (True, True, True): weights.paper_title_date_sender,
        (True, True, None): weights.paper_title_date,
        (True, None, True): weights.paper_title_sender,
        (None, True, True): weights.paper_date_sender,
    }
    return table.get((title, date, sender), 0)


def _agree(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _sender(name: str) -> str:
    return letters_of(name).removesuffix("s")


def _titles_agree(known: PaperDescription, named: PaperDescription) -> bool | None:
    """None where neither can be said: one title says nothing, or they share about half of what they say."""
    one, other = set(_telling(known)), set(_telling(named))
    if not one or not other:
        return None
    if letters_of(known.title) == letters_of(named.title):
        return True
    first, second = "".join(_telling(known)), "".join(_telling(named))
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= _ENOUGH_LETTERS and shorter in longer:
        return True
    alike = len(one & other) / len(one | other)
    if alike >= _ALIKE:
        return True
    return None if alike >= _HALF_ALIKE or one <= other or other <= one else False


def located(named: NamedPaper, text: LinkedText) -> NamedPaper:
    """The listed paper with its place in the text, where its printed words are found there; lists come first."""
    if named.start >= 0 or not named.quote.strip():
        return named
    printed = re.compile(r"\s+".join(re.escape(word) for word in named.quote.split()))
    for field in sorted(text.fields, key=lambda one: one.kind is not FieldKind.SOURCES):
        found = printed.search(field.text)
        if found:
            return replace(named, field=field.name, start=found.start(), end=found.end(), quote=found.group())
    return named


def mentioned(known: PaperDescription, text: LinkedText) -> Iterator[NamedPaper]:
    """Where running text speaks of a known paper by its day and its sender ("i en skrivelse den 24 februari 2017").

    The day, the sender and a word for a paper have to stand in one sentence.
    """
    if known.dated is None or not known.sender:
        return
    named = re.escape(known.sender).replace(r"\ ", r"\s+")
    sender = re.compile(rf"(?<!\w){named}s?(?!\w)", re.IGNORECASE)
    for field in text.fields:
        if str(known.dated.year) not in field.text:
            continue
        for found in dates.find(field.text):
            start, end = _sentence(field, found.start, found.end)
            sentence = field.text[start:end]
            if found.value == known.dated and sender.search(sentence) and _PAPER_WORD.search(sentence):
                if field.kind is FieldKind.SOURCES and _is_another(known, sentence):
                    continue
                described = PaperDescription("", known.dated, known.sender)
                yield NamedPaper(described, field.name, start, end, sentence)


def _is_another(known: PaperDescription, entry: str) -> bool:
    """Whether an entry of a list of papers has a title of its own, and another: same sender and day are no proof."""
    return _titles_agree(known, PaperDescription(entry, known.dated, known.sender)) is False


def _sentence(field: TextField, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, at most some two lines of it on either side; in a list of papers the entry."""
    text, pattern = field.text, _ENTRY_END if field.kind is FieldKind.SOURCES else _SENTENCE_END
    ends = [(match.start(), match.end()) for match in pattern.finditer(text)]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, _ in ends if before >= end), default=len(text))
    first, last = max(first, start - _FAR), min(last, end + _FAR)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _telling(described: PaperDescription) -> list[str]:
    """The words of a title that tell the paper from others: not its kind, its date or its sender."""
    sender = {word.removesuffix("s") for word in re.findall(r"\w+", described.sender.lower())}
    words = re.findall(r"[^\W_]+", described.title.lower())
    # "Länsgemensamt stöd" and "gemensamt stöd i länet" say the same.
    words = [_COUNTY_WIDE.sub("", word) for word in words]
    return [word for word in words if word and not _GENERIC.fullmatch(word) and word.removesuffix("s") not in sender]
