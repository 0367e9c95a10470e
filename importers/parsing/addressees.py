"""Several recipients that are printed in one running line: "Kommunfullmäktige, Tekniska nämnden samt akten"."""

import re
from collections.abc import Iterator, Sequence

from decisions.vocabulary import paragraph
from importers.parsing import names, receivers
from importers.parsing.passages import Passage

# Where a copy is put rather than sent.
_FILE = re.compile(
    r"(?:\w+)?(?:akt(?:en)?|diari(?:et|um)|ärendet|arkiv(?:et)?|pärm(?:en)?|protokoll(?:et)?s?pärm(?:en)?)",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"[A-ZÅÄÖ]{2,6}(?:\s?AU)?")
_ONE_WORD = re.compile(r"[A-ZÅÄÖ][\wåäö-]+")
_SERVICE = re.compile(
    r"[\w-]*(?:tjänst(?:en)?|verk(?:et)?|revision(?:en)?|verksamhet(?:en)?|staben|kansli|handläggare|gruppledarna|nämnder(?:na)?"
    r"|styrelser(?:na)?|förvaltningar(?:na)?|bolag(?:en)?|polisen|facket|sökanden?|motionären|förslagsställaren)",
    re.IGNORECASE,
)
# "samtliga nämnder och bolag": what the first word says is said of both.
_ALL_OF = re.compile(
    r"(?:samtliga|alla|berörda|övriga|(?:kommun|region|stad|förbund)(?:en)?s)\s+(?=[a-zåäö])", re.IGNORECASE
)
_REGION = re.compile(r"Region\s[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?")
_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";")
_JOINED = re.compile(r"\s+(?:och|samt|jämte|&|\+)\s+|\s*/\s*")
# "Nämnden för kultur och fritid", "Arkivnämnden för Ekby och Norrby": the words behind "för" go together.
_OF_MATTER = re.compile(r"\s(?:för|inom|i|av|om)\s(?P<owner>[A-ZÅÄÖ])?")
# "A AB och B AB genom kontoret", "nämnden och dess förvaltning": the words say something of both.
_SAME_SIDE = re.compile(r"\bgenom\b|^(?:dess|deras|sin|övriga)\b")
# What closes the list in an extract, where no heading does.
_CLOSES = re.compile(
    r"(?:dag för justering|vid protokollet|(?:rätt )?utdrag\w* (?:bestyrk|intyga)|justera(?:nde|re)|rätt utdrag\w*"
    r"|utdrag ur protokoll|utdragsbestyrkande)\b"
    r"|(?:ordförande|sekreterare|justerare|justerande|protokollförare)\s*:\s*\S"
    r"|\d{4}-\d\d-\d\d\s*[/,]?\s*[A-ZÅÄÖ]{2,4}$",  # who sent it, and when
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-zåäö]{3}\.\s+[A-ZÅÄÖ]")
_LONGEST = 70  # of one recipient known by its words
_LONGEST_LINE = 100
_MANY = 3


def closes(text: str) -> bool:
    """Whether a line below recipients is none: who signs an extract, or running text."""
    return _CLOSES.match(text) is not None or (len(text) > _LONGEST_LINE and _SENTENCE.search(text) is not None)


def go_on(text: str, below: str) -> bool:
    """Whether a line of recipients breaks off within one: "Kommunstyrelsen, Tekniska" / "nämnden, akten"."""
    *before, last = text.split(",")
    first = _COMMA.split(below, maxsplit=1)[0]
    if not before or not last.strip() or _is_known(last) or receivers.is_any(text):
        return False
    return _is_whole(f"{last} {first}".strip(" .")) and all(_is_list(one) for one in before)


def separate(passage: Passage) -> list[Passage]:
    """A line like "Kommunstyrelsen, Ekonomiavdelningen" is two; "Chef elevhälsa, Lotta Lind" is one."""
    text = passage.text
    places = [
        place
        for low, high in _between(text, _SEMICOLON, 0, len(text))
        for start, end in _of_commas(text, low, high)
        for place in _of_words(text, start, end)
    ]
    return [passage.part(*place) for place in places if text[slice(*place)].strip(" .")] or [passage]


def are_all(text: str) -> bool:
    """Whether a text is nothing but recipients, each of them known by its words."""
    pieces = [text[low:high].strip(" .") for low, high in _between(text, re.compile("[,;]"), 0, len(text))]
    return all(_is_list(piece) or names.is_person(piece) for piece in pieces) and _is_list(pieces[0])


def _between(text: str, mark: re.Pattern[str], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The places of what stands between the marks."""
    for match in mark.finditer(text, low, high):
        yield low, match.start()
        low = match.end()
    yield low, high


def _of_commas(text: str, low: int, high: int) -> list[tuple[int, int]]:
    places = [place for place in _between(text, _COMMA, low, high) if text[slice(*place)].strip(" .")]
    pieces = [text[slice(*place)].strip(" .") for place in places]
    if len(places) < 2 or _is_within(pieces):
        return [(low, high)]
    if any(map(names.is_person, pieces)):
        return _with_people(pieces, places) if len(pieces) >= _MANY else [(low, high)]
    return places if _are_listed(pieces) else [(low, high)]


def _are_listed(pieces: Sequence[str]) -> bool:
    """Whether commas part recipients: each is known, or of three and more most are and the others one word."""
    known = [_is_list(piece) for piece in pieces]
    few = len(pieces) < _MANY
    some = all(one or _ONE_WORD.fullmatch(piece) for one, piece in zip(known, pieces, strict=True))
    return all(known) or (not few and some and sum(known) * 2 > len(pieces))


def _with_people(pieces: Sequence[str], places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Recipients among whom are people by name: a role beside one name, and only one, goes with it."""
    people = [names.is_person(piece) for piece in pieces]
    roles = [_is_role(piece) for piece in pieces]
    whole = [(places[0][0], places[-1][1])]
    if not all(person or _is_list(piece) for person, piece in zip(people, pieces, strict=True)):
        return whole
    pairs = [
        place
        for place in range(len(pieces) - 1)
        if (people[place] and roles[place + 1]) or (roles[place] and people[place + 1])
    ]
    if any(place + 1 in pairs for place in pairs):  # "rektor, Anna Ek, kurator": whose role is it?
        return whole
    return [
        (start, places[place + 1][1] if place in pairs else end)
        for place, (start, end) in enumerate(places)
        if place - 1 not in pairs
    ]


def _of_words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """What "och", "samt" and a stroke part, where both sides are recipients by themselves."""
    start = low
    for match in _JOINED.finditer(text, low, high) if high - low <= 2 * _LONGEST else ():
        left, right = text[start : match.start()].strip(" ."), text[match.end() : high].strip(" .")
        if _may_part(left, right) or _may_part(left, _JOINED.split(right, maxsplit=1)[0]):
            yield start, match.start()
            start = match.end()
    yield start, high


def _may_part(left: str, right: str) -> bool:
    if left.endswith("-") or not _is_whole(left) or not _is_whole(right):
        return False
    filed = _FILE.fullmatch(right) is not None
    matter = _OF_MATTER.search(left)
    if matter is not None or _ALL_OF.match(left) is not None:
        return filed or (right[:1].isupper() and (matter is None or matter["owner"] is None))
    return _SAME_SIDE.search(right) is None


def _is_list(text: str) -> bool:
    return all(_is_known(text[low:high]) for low, high in _of_words(text, 0, len(text)))


def _is_known(text: str) -> bool:
    """Whether a word says that somebody gets it: a body, an office, a role, the file of the matter."""
    text = text.strip(" .")
    return len(text) <= _LONGEST and (_is_whole(text) or names.is_organisation(text) or names.is_role(text))


def _is_whole(text: str) -> bool:
    """Whether the words are a recipient by themselves; of an organisation the last word says so."""
    if not text or len(text) > _LONGEST:
        return False
    whose = _ALL_OF.match(text)
    if whose is not None:
        return all(_is_whole(one) for one in _JOINED.split(text[whose.end() :]))
    return (
        text.lower() in paragraph.BODY_ABBREVIATIONS  # "KS", "TNAU"
        or any(shape.fullmatch(text) is not None for shape in (_FILE, _SHORT_NAME, _SERVICE, _REGION))
        or names.is_body(text)
        or names.is_state(text)
        or names.is_organisation(text.rsplit(maxsplit=1)[-1])
        or _is_role(text)
    )


def _is_role(text: str) -> bool:
    return names.is_role(text) and not names.is_organisation(text)


def _is_within(pieces: Sequence[str]) -> bool:
    """Whether the second is a part of the first, in lower case: "Exempelstads kommun, kommunstyrelsen"."""
    if len(pieces) != 2 or not pieces[0][:1].isupper() or not pieces[1][:1].islower():
        return False
    return not names.is_role(pieces[1]) and _FILE.fullmatch(pieces[1]) is None
