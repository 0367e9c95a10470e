"""Who was at the meeting, where the front page tells it in sentences: "Som ersättare tjänstgjorde Bo Al (M)".

Each sentence says by its own words in what role those stand in it who are named. Read whole or not at all: where a word
between the names is not understood, nobody is told from the paragraph, and it stays text.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import attendance_columns, chairs, elected, stretches
from importers.parsing.elected import Mention
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, ParsedAttendance

_TELLS = re.compile(
    r"\b(?:var|deltog|närvarade|tjänstgjorde|inträdde|ersattes|(?:är|var)\s+närvarande|ersättar(?:na|en)|ledamöterna)\b",
    re.IGNORECASE,
)
# "Ledamöter: Anna Ek (S), Bo Al (M). Tjänstgörande ersättare: …" in one paragraph
_LABELLED = re.compile(r"(?:^|(?<=[.;]\s))(?P<label>[A-ZÅÄÖ][^\W\d]*(?:\s+[^\W\d]+){0,3}):\s")
_IN_PART = re.compile(
    r"§|\d|\bkl\b|\bdel(?:vis|ar)?\b|\bendast\b|\bbara\b|\bmiddag|\brespektive\b|\bvarav\b", re.IGNORECASE
)
_AWAY = re.compile(
    r"frånvar|förhind|förfall|(?:ej|inte|icke)\s+närvar|\butom\b|\bförutom\b|\bundantag\b|\blämnade\b", re.IGNORECASE
)
_CAME_IN = re.compile(r"ersat?t|tjänstg|inträd|inkalla", re.IGNORECASE)
_NOT_SERVING = r"(?:ej|inte|icke|utan\s+att)\s+tjänstg"
_ROLES = (
    (re.compile(_NOT_SERVING, re.IGNORECASE), AttendanceRole.SUBSTITUTE),
    (re.compile(r"tjänstg|\binträd|\binkalla|\bersatte\b", re.IGNORECASE), AttendanceRole.SERVING_SUBSTITUTE),
    (re.compile(r"\bersättar|\bsuppleant", re.IGNORECASE), AttendanceRole.SUBSTITUTE),
    (re.compile(r"\bbeslut|\bledam|\bordför|\bnärvar|\bdeltog", re.IGNORECASE), AttendanceRole.MEMBER),
)
_OFFICIALS = re.compile(r"\b(?:deltog|närvarade|närvarande|föredrog|medverkade|var)\b\s*:?\s*", re.IGNORECASE)
_OFFICE = r"(?:(?:förste|första|andre|andra|tredje|[123]:?[ae])\s+)?(?:vice\s+|v\.?\s*)?ordf(?:örande(?:n)?|\.)?"
_FOR = re.compile(r"\s*,?\s*(?:som\s+ersättare\s+)?(?:för|i\s+stället\s+för|istället\s+för)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?:\s*,?\s*(?P<behind>{_OFFICE})(?=\s*(?:,|;|\bsamt\b|\boch\b)))?"
    r"[\s,;]*(?:(?:och|samt|jämte)\s+)?"
    r"(?:(?P<not>(?:ej|inte|icke)\s+)?(?P<serving>tjänstgörande\s+)?(?P<noun>ersättar(?:na|en|e)|ledam(?:öterna|oten|öter|ot))\s+)?"
    rf"(?:(?P<before>{_OFFICE})\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:\s*,?\s*(?P<behind>{_OFFICE}))?"
    r"(?:\s+(?:deltog|deltar|närvarade|närvarar|var|är|närvarande|tjänstgjorde|inträdde|utan|att|tjänstgöra|som|beslutande|(?:i|vid|på)"
    r"|(?:dagens\s+)?(?:sammanträdet|mötet|sammanträde|möte)|ersättare|ledamöter|i\s+tjänst))*\s*[.]?\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[^\d§]{0,120}", re.IGNORECASE)
_FEWEST = 2


class _UnreadError(Exception):
    """A sentence that is not understood."""


class _Sentence(Struct, frozen=True):
    passage: Passage
    low: int
    high: int

    @property
    def text(self) -> str:
        return self.passage.text[self.low : self.high]


def is_told(passage: Passage) -> bool:
    """Whether a paragraph tells it in sentences, or has labels within."""
    text = passage.text
    if "(" not in text or len(text) < 40:  # as nearly always
        return False
    named = [one for _, one in zip(range(_FEWEST), elected.mentions(text), strict=False)]
    if len(named) < _FEWEST:
        return False
    told = _TELLS.search(text) is not None and text.rstrip().endswith(".")
    return told or any(one.start() > 0 for one in _labels(text))


def read(
    passage: Passage, role: AttendanceRole, officials: Callable[[Passage], Iterable[ParsedAttendance]]
) -> Iterator[ParsedAttendance]:
    """Everybody whom the paragraph tells of; nobody where a sentence is not understood.

    `officials` reads a list of those whose names stand behind a title, without a party.
    """
    try:
        yield from tuple(_people(passage, role))
    except _UnreadError:
        return
    for part in _officials(passage):
        yield from officials(part)


def _people(passage: Passage, role: AttendanceRole) -> Iterator[ParsedAttendance]:
    """Those with a party; `_UnreadError` where a sentence is not understood.

    `role` is that of the row: it holds up to the first label within the paragraph.
    """
    labels = list(_labels(passage.text))
    if labels:
        if labels[0].start() > 0:
            yield from _named(_Sentence(passage, 0, labels[0].start()), role)
        ends = [*(one.start() for one in labels[1:]), len(passage.text)]
        for label, end in zip(labels, ends, strict=True):
            headed = attendance_columns.role_of(label["label"])
            assert headed is not None
            yield from _named(_Sentence(passage, label.end(), end), headed)
        return
    for low, high in stretches.sentences(passage.text):
        sentence = _Sentence(passage, low, high)
        first = next(elected.mentions(passage.text, low, high), None)
        if first is None or _is_of_the_absent(sentence.text):
            continue
        yield from _named(sentence, _role(sentence, first))


def _officials(passage: Passage) -> Iterator[Passage]:
    """The lists of those without a party: "Från förvaltningen deltog socialchefen Ulla Ro och …"."""
    for low, high in stretches.sentences(passage.text):
        verb = _OFFICIALS.search(passage.text, low, high)
        if verb is not None and next(elected.mentions(passage.text, low, high), None) is None:
            yield passage.part(verb.end(), high)


def _labels(text: str) -> Iterator[re.Match[str]]:
    return (one for one in _LABELLED.finditer(text) if attendance_columns.role_of(one["label"]) is not None)


def _is_of_the_absent(text: str) -> bool:
    if _AWAY.search(text) is None:
        return False
    if _CAME_IN.search(text) is not None:
        raise _UnreadError
    return True


def _role(sentence: _Sentence, first: Mention) -> AttendanceRole:
    """The role of a sentence by the words before its first name and behind its last."""
    text = sentence.passage.text
    last = list(elected.mentions(text, sentence.low, sentence.high))[-1]
    said = f"{text[sentence.low : first.start]} {text[last.end : sentence.high]}"
    role = next((role for pattern, role in _ROLES if pattern.search(said)), None)
    if role is None:
        raise _UnreadError
    return role


def _named(sentence: _Sentence, role: AttendanceRole) -> Iterator[ParsedAttendance]:
    """The people of a sentence, each in the role that the words before the name give."""
    passage, text = sentence.passage, sentence.passage.text
    found: list[ParsedAttendance] = []
    end, served = sentence.low, False
    for one in elected.mentions(text, sentence.low, sentence.high):
        gap = text[end : one.start]
        if _IN_PART.search(gap):
            raise _UnreadError
        end = one.end
        if found and not served and _FOR.fullmatch(gap):
            if found[-1].role is not AttendanceRole.SERVING_SUBSTITUTE:
                raise _UnreadError
            found[-1], served = replace(found[-1], replaces=one.name), True
            continue
        between = _BETWEEN.fullmatch(gap) if found else _lead(gap)
        if between is None:
            raise _UnreadError
        groups = between.groupdict()
        if groups.get("behind") and found:
            found[-1] = replace(found[-1], office=chairs.office(groups["behind"]))
        role, served = _switched(role, groups), False
        office = chairs.office(groups["before"]) if groups.get("before") else None
        found.append(ParsedAttendance(one.person(passage), role, office))
    tail = _TAIL.fullmatch(text[end : sentence.high])
    if tail is None:
        official = role is AttendanceRole.OTHER and not found
        if not official:
            raise _UnreadError
    elif tail["behind"] and found:
        found[-1] = replace(found[-1], office=chairs.office(tail["behind"]))
    yield from found


def _lead(gap: str) -> re.Match[str] | None:
    """The words before the first name; the office of the first may be their last."""
    if not _LEAD.fullmatch(gap):
        return None
    return re.search(rf"(?:\b(?P<before>{_OFFICE})\s+)?$", gap, re.IGNORECASE)


def _switched(role: AttendanceRole, groups: dict[str, str | None]) -> AttendanceRole:
    """The role from "… samt ersättarna" on."""
    noun = groups.get("noun")
    if noun is None:
        return role
    if not noun.lower().startswith("ersätt"):
        return AttendanceRole.MEMBER
    serves = groups["serving"] and not groups["not"]
    return AttendanceRole.SERVING_SUBSTITUTE if serves else AttendanceRole.SUBSTITUTE
