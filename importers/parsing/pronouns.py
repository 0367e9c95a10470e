"""Who "han", "hon" or "de" is that a sentence on jäv begins with.

The subject of the sentence before, where only one can be meant: nobody else may be named since. Else nobody is taken,
and a person is told that somebody is without a name.
"""

import re
from collections.abc import Iterator, Sequence

from importers.parsing import elected, names
from importers.parsing.elected import Named
from importers.parsing.result import ParsedItem, PositionKind, Problem, Severity

_ADVERB = r"(?:\s+(?:själv|själva|också|även|därför|båda))?"
_SUBJECT = re.compile(rf"(?:(?P<one>Han|Hon|Hen)|(?P<several>De|Dessa|Båda|Bägge))\b{_ADVERB}\s*")
_BEHIND_VERB = re.compile(r"\s+(?:(?P<one>han|hon|hen)|(?P<several>de))\b")
# "Anna Ek (S) är kassör i föreningen, varför hon anmäler jäv"
_THEREFORE = re.compile(r",?\s+varför\s+(?:(?P<one>han|hon|hen)|(?P<several>de))\s*$")
# "Då Anna Ek (S) är kassör anmäler hon jäv", "Därför anmäler hon jäv": it stands between the words of the verb.
_WITHIN_VERB = re.compile(r"\b(?:(?P<one>han|hon|hen)|(?P<several>de))\b")
_SINCE = re.compile(r"(?:Då|Eftersom|Emedan)\s+")
_SO = re.compile(
    r"(?:Därför|Härvid|Därmed|(?:Med|Av)\s+(?:denna|den)\s+anledning(?:en)?"
    r"|Med\s+anledning\s+(?:av\s+detta|härav|därav))\s+"
)
# Who may take part as well, called by what they are: "till vice ordföranden".
_BY_OFFICE = re.compile(
    r"\b(?:\w*ordföranden|ledamoten|ersättaren|\w*sekreteraren|handläggaren|föredraganden|\w*chefen|\w*direktören)\b"
)
_NAME = re.compile(rf"(?<![\w-])(?:{elected.NAME})")
# "i Norra Dalen", "på Storgatan Väst": where something is.
_PLACE_BEFORE = re.compile(r"\b(?:i|vid|på|kring|nära|invid|fastighet(?:en)?|kvarteret|byn|området)\s+$", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:Han|Hon|Hen|De|Dessa|Båda|Bägge|Ledamoten|Ledamöterna|Ersättaren|Ersättarna)\s"
    r"(?:(?:själv|själva|också|även|därför|båda)\s)?(?:(?:anmäl(?:er|de)|har\s+anmält)\s(?:sig\s)?[^.]{0,20}?\bjäv"
    r"|(?:deltar|deltog)\s(?:inte|ej)\s[^.]{0,80}?\bjäv)"
    r"|\bvarför\s(?:han|hon|hen|de)\sanmäl(?:er|de)\s(?:\w+\s)?jäv"
    r"|\banmäl(?:er|de)\s(?:han|hon|hen|de)\s(?:\w+\s)?jäv"
)


def subject(text: str, places: Sequence[tuple[int, int]], index: int, begin: int, verb: re.Match[str]) -> Named:
    """The people that the pronoun beside a verb stands for; nobody where that is not sure.

    `places` are the sentences of the text; the verb stands in that with the number `index`, and its subject ends where
    `begin` is.
    """
    low = places[index][0]
    within = _WITHIN_VERB.search(verb[0])
    since = _SINCE.match(text, low) if within is not None else None
    if within is not None and since is not None:
        return _only(text, (since.end(), begin), begin, one=within["one"] is not None)
    therefore = _THEREFORE.search(text, low, begin)
    if therefore is not None:
        return _only(text, (low, therefore.start()), therefore.start(), one=therefore["one"] is not None)
    if within is not None:
        match = within if _SO.fullmatch(text, low, begin) else None
    else:
        match = _BEHIND_VERB.match(text, verb.end()) if begin == low else _SUBJECT.fullmatch(text, low, begin)
    return _of_sentences_before(text, places[: index + 1], match) if match is not None else Named()


def _of_sentences_before(text: str, places: Sequence[tuple[int, int]], match: re.Match[str]) -> Named:
    """Who the sentence before the last one begins with; those between may begin with the same pronoun."""
    before = len(places) - 2
    while before > 0 and _is_same(text, places[before], match):
        before -= 1
    if before < 0 or not text.endswith(".", *places[before]):  # a line of a list, a heading
        return Named()
    return _only(text, places[before], places[-1][0], one=match["one"] is not None)


def _only(text: str, sentence: tuple[int, int], end: int, *, one: bool) -> Named:
    """Who a sentence begins with, where nobody else is named up to `end`."""
    named = elected.behind(text, *sentence, bare=True)
    fits = len(named.persons) == 1 if one else len(named.persons) > 1
    alone = named.clean and not named.parties and not named.chairs
    return named if fits and alone and not _names_others(text, named.end, end) else Named()


def _is_same(text: str, place: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether a sentence between begins with the pronoun as well: "Hon är kassör där. Hon anmäler jäv."."""
    other = _SUBJECT.match(text, *place)
    return other is not None and all(
        (other[key] or "").lower() == (match[key] or "").lower() for key in ("one", "several")
    )


def _names_others(text: str, start: int, end: int) -> bool:
    """Whether somebody else is named, who may be the one: "Anna Ek (S) är gift med handläggaren Bo Al."."""
    for match in _NAME.finditer(text, start, end):
        begin = match.start() + elected.name_start(match[0])
        name = text[begin : match.end()]
        where = _PLACE_BEFORE.search(text, start, begin) is not None
        if " " in name and not where and names.is_person(name) and not names.is_company(name):
            return True
    return _BY_OFFICE.search(text, start, end) is not None or any(True for _ in elected.mentions(text, start, end))


def problems(item: ParsedItem, text: str) -> Iterator[Problem]:
    """Sentences that tell of jäv without a name, in the § out of the document's text."""
    taken = [
        (span.start, span.end)
        for one in item.positions
        if one.kind is PositionKind.DISQUALIFIED and one.text is not None
        for span in one.text.spans
    ]
    for match in _UNNAMED.finditer(text, item.span.start, item.span.end):
        if not any(start <= match.start() < end for start, end in taken):
            name = f"§ {item.number}{' ' + item.suffix if item.suffix else ''}"
            message = f"{name}: Någon anmäler jäv, men vem det är går inte säkert att se. Fyll i det."
            yield Problem("disqualified_unnamed", Severity.WARNING, message, match.start(), match.end())
