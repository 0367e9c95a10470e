"""What a text says of a vote, piece by piece: that it was asked for, what ja and nej mean, who voted how, how many.

Three forms occur (domain.md §2.2): prose ("A (S) och B (V) röstar ja (2)"), a counted sentence ("22 ja, 19 nej"),
lists ("Ja-röster: …", or name and ja/nej line by line). `votes` puts the pieces together.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field

from importers.parsing import elected, stretches
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedPerson, Quote, SectionKind, VoteChoice
from importers.parsing.stretches import Stretch

NUMBERS = {
    word: value
    for value, words in enumerate(
        ("ingen inga noll", "en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
         "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo")
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,3}}|\b(?:{'|'.join(NUMBERS)}))"
_CHOICE = {
    "ja": VoteChoice.YES,
    "nej": VoteChoice.NO,
    "avs": VoteChoice.ABSTAINED,
    "ned": VoteChoice.ABSTAINED,
    "bla": VoteChoice.ABSTAINED,
    "frå": VoteChoice.ABSENT,
    "frv": VoteChoice.ABSENT,
}
_TOTAL = r"(?:\s*\((?P<total>\d{1,3})(?:\s*(?:st\.?|röster|ledamöter))?\))?"
_QUOTES = "\"”“'’»"

_RELEVANT = re.compile(r"röst|voter|\bnej|\bja\b|proposition|avst[åo]|frånv|nedlagd|blank", re.IGNORECASE)
_ASKED = re.compile(
    r"(?<!ingen )(?<!inte )\b(?:omröstning|votering|rösträkning)(?:en)?\s+(?:begärs|begärdes|har\s+begärts|är\s+begärd)"
    r"|\bbegär(?:s|de|des|t|ts)?\b[^.]{0,60}?\b(?:omröstning|votering|rösträkning)",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bställ(?:er|de|s|des)\b[^.]{0,80}?\bproposition|\bproposition(?:er)?\s+(?:ställs|på)\b", re.IGNORECASE
)
_CASTING = re.compile(r"\butslagsröst", re.IGNORECASE)
_HELD = re.compile(r"\b(?:om)?röst(?:ning|sedl|siffr)|\bvotering|\bröst(?:ar|ade|er)\b", re.IGNORECASE)

_HALF = re.compile(
    rf"(?<![\w-])(?<!röstar )(?<!röstade )[{_QUOTES}(]?(?P<choice>ja|nej)[{_QUOTES})]?"
    rf"(?:[-\s]?röst(?:er|en)?)?[{_QUOTES}]?"
    r"\s*(?:(?:för|innebär|betyder|avser|står\s+för|är|gäller|till)\s+(?:att\s+)?|=\s*"
    r"|:\s*(?=(?:för\s+)?(?:bifall|avslag|återremiss|bordlägg|godkänn|att\s|enligt|avgör|yrkande|förslag)))",
    re.IGNORECASE,
)
_WHO_VOTES = re.compile(
    rf"\b(?:den|de|dem)\s*,?\s+som\s+(?:(?:vill|önskar|biträder|stödjer|stöder|är\s+för|röstar\s+för)\s+)?(?P<means>[^.;]+?)\s*,?\s+"
    rf"röstar\s+[{_QUOTES}]?(?P<choice>ja|nej)\b",
    re.IGNORECASE,
)
_VOTES_WHO = re.compile(
    rf"\b(?:den|de)\s+som\s+röstar\s+[{_QUOTES}]?(?P<choice>ja|nej)[{_QUOTES}]?\s+(?:(?:vill|önskar)\s+)?(?P<means>[^.;]+?)"
    r"(?=\s*[,;]?\s*(?:och\s+|medan\s+)?(?:den|de)\s+som\s+röstar|[.;]|$)",
    re.IGNORECASE,
)
_EQUALS = re.compile(rf"(?P<means>[^.=\n,;:]{{3,120}}?)\s*=\s*[{_QUOTES}]?(?P<choice>ja|nej)\b", re.IGNORECASE)
_IF_NO_WINS = re.compile(r"\bvinner\s+(?P<choice>nej),?\s+(?:har\s+)?(?P<means>[^.]+)", re.IGNORECASE)
_REJECTS = re.compile(r"\b(?:avslag|avslå\w*|avstyrk\w*)", re.IGNORECASE)
_ACCEPTS = re.compile(r"\b(?:bifall\w*|tillstyrk\w*|anta(?:r|s)?|godkänn\w*)\b", re.IGNORECASE)
_NOT_THIS = re.compile(r"\b(?:det\s+)?(?:ej|inte)\s+vill\b|\bmotsatt|\bdet\s+(?:ej|inte)\b", re.IGNORECASE)

_TRAILING = re.compile(rf"[\s,;.{_QUOTES}(–-]*(?:\b(?:och|medan|mot|samt|men))?[\s,;.{_QUOTES}(–-]*$")

_VOTED = re.compile(
    rf"\b(?:röstar|röstade|har\s+röstat)\s+(?:då\s+|därvid\s+)?[{_QUOTES}]?(?P<choice>ja|nej)\b[{_QUOTES}]?"
    rf"(?:\s+(?:till|för)\s+[^().:,\n]{{1,60}}?)?{_TOTAL}(?P<colon>\s*:)?",
    re.IGNORECASE,
)
_NAMES_BETWEEN = re.compile(
    r"\b(?:röstar|röstade)\s+(?P<who>[A-ZÅÄÖ][^.:;\n]{4,600}?)\s+(?P<choice>ja|nej)(?=\s*(?:[.,;]|$|\n|\boch\b|\bmedan\b))"
)
_DID_NOT = re.compile(
    r"\b(?P<choice>avst(?:år|od)(?!\s+från\s+att\s+delta)|(?:är|var)\s+(?=frånvarande))\s*(?:frånvarande)?"
    rf"(?:\s*från\s+(?:att\s+rösta|(?:om)?röstning\w*|votering\w*))?{_TOTAL}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.:;)]\s))[{_QUOTES}]?(?:{_NUMBER}\s+)?(?:"
    r"(?:följande|dessa|ledamöter\s+som|de\s+som)\b[^\n:.]{0,50}?\b(?:röstar|röstade|röstat)\s+(?P<a>ja|nej)\b"
    r"[^\n:.()]{0,80}(?=[:(])"
    r"|(?:följande|dessa)\b[^\n:.]{0,50}?\b(?P<h>avst(?:år|od))\b[^\n:.()]{0,80}(?=[:(])"
    r"|(?P<b>ja|nej)[-\s]?röst(?:er|ande)?\b(?:\s+(?:har\s+)?(?:avges|avgavs|avgetts|lämnas|lämnades)\s+av|\s+(?:lämnar|avger|avgav))?"
    r"|(?P<c>ja|nej)\s+(?:röstar|röstade)\b"
    r"|[^\n:.]{0,60}?\b(?:röstar|röstade)\s+följande(?:\s+\w+)?\s+(?P<i>ja|nej)\b(?=[^\n:.()]{0,60}[:(])[^\n:.()]{0,60}"
    r"|(?:röstar|röstade|röstat)\s+(?P<d>ja|nej)\b(?=\s*(?:\(\d+\))?:)"
    r"|(?P<e>avst(?:år|od|ående))\b(?:\s+från\s+att\s+rösta)?(?:\s+gör)?"
    r"|(?P<f>nedlagda\s+röster|frånvarande)\b(?:\s+vid\s+\w+)?"
    r"|(?P<g>ja|nej)\b(?=\s*(?:\(\d|\d|[:–=-]|\n|\s[A-ZÅÄÖ]))"
    r")"
    rf"[{_QUOTES}]?(?:\s*\((?P<total>\d{{1,3}})[^)\n]{{0,15}}\)|,?[^\S\n]+(?P<count>\d{{1,3}})\b(?:[^\S\n]*(?:st\.?|röster))?)?\s*[:–=-]?\s*",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"[\s.,]*(?:\((\d{1,3})(?:\s*(?:st\.?|röster))?\)|(?:=|summa:?|totalt:?|tillsammans)\s*(\d{1,3})\b)", re.IGNORECASE
)
_DOES_OTHERWISE = re.compile(
    r"\.(?:\s*\n|[^\S\n]+(?=[A-ZÅÄÖ][a-zåäö])(?=[^\n:.]{3,120}\b(?:avstår|avstod)\b))(?P<line>[^\n:]{3,120}?\b(?:avstår|avstod|deltar\s+(?:inte|ej)|deltog\s+(?:inte|ej)|röstar|röstade)\b)",
    re.IGNORECASE,
)
_ROLL_WORD = r"(?P<choice>ja|nej|avstår|avstod|avst\.?|frånvarande|frånv\.?|frv)(?![\w-])(?!\s+röst)"
_AFTER_NAME = re.compile(rf"[\s:,.–=-]*{_ROLL_WORD}", re.IGNORECASE)

_COUNT_FIRST = re.compile(
    rf"{_NUMBER}\s*(?:\(\d{{1,3}}\)\s*)?(?:st\.?\s*|stycken\s*)?(?:(?:ledam\w+|personer|röster)\s+)?(?:som\s+)?(?:röstar\s+|röstade\s+|är\s+|var\s+)?"
    rf"[{_QUOTES}]?(?P<choice>(?:ja|nej)(?=[-\s]?röst|\b)|avst(?:år|od|ående)?\b|nedlagd|blank|frånv)"
    r"(?!\w*\s+från\s+att\s+delta)[\w-]*",
    re.IGNORECASE,
)
_COUNT_LAST = re.compile(
    rf"(?<![\w-])(?P<choice>ja|nej|avst(?:år|od|ående)?\.?|nedlagda|blanka|frånv\w*\.?)(?:[-\s]?röst(?:er|ande)?)?[{_QUOTES}]?"
    r"\s*[:=]?\s*\(?(?P<number>\d{1,3})\b(?!\s*[-–/.:§]\s*\d)",
    re.IGNORECASE,
)
_AGAINST = re.compile(rf"{_NUMBER}\s*ja[-\s]?röster\s+mot\s+(?P<no>\d{{1,3}})\b(?!\s*nej)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\bnr\.?|omröstning|votering|fråga|bilaga|punkt|proposition|§)\s*$", re.IGNORECASE)


class Sort(StrEnum):
    """What a piece of evidence tells."""

    ASKED = "asked"
    PUT = "put"
    MEANING = "meaning"
    BALLOT = "ballot"
    COUNT = "count"
    CASTING = "casting"
    HEADING = "heading"
    HELD = "held"


class Evidence(Struct, frozen=True):
    """One piece; `spot` is the sentence that it stands in, `at` where it begins in the document.

    `chairs` quotes where the chair is among the voters by office alone.
    """

    sort: Sort
    at: int
    spot: Passage
    kind: SectionKind
    choice: VoteChoice | None = None
    persons: tuple[ParsedPerson, ...] = ()
    total: int | None = None
    clean: bool = True
    counts: dict[VoteChoice, int] = field(default_factory=dict)
    means: Quote | None = None
    rejects: bool | None = None
    chairs: tuple[Quote, ...] = ()


def choice_of(word: str) -> VoteChoice:
    """The choice that a word begins like ("avstår", "Frånv.")."""
    lowered = word.lower().strip()
    return _CHOICE["ja"] if lowered == "ja" else _CHOICE[lowered[:3]]


def number_of(word: str) -> int:
    """A number in figures or in Swedish words up to twenty."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def read(stretch: Stretch) -> list[Evidence]:
    """The evidence in the text of a stretch, in order."""
    if not stretch.passage.segments:
        return []
    lists = list(_lists(stretch))
    taken = [(low, high) for low, high, _ in lists]
    found = [piece for _, _, piece in lists]
    for low, high in stretches.sentences(stretch.text):
        if _RELEVANT.search(stretch.text, low, high):
            found += _of_sentence(stretch, low, high, taken)
    return sorted(found, key=lambda one: one.at)


def _piece(stretch: Stretch, sort: Sort, at: int, sentence: tuple[int, int], **values: object) -> Evidence:
    place = stretch.passage.part(at).start
    return Evidence(sort, place, stretch.passage.part(*sentence), stretch.kind, **values)  # type: ignore[arg-type]


def _of_sentence(stretch: Stretch, low: int, high: int, taken: list[tuple[int, int]]) -> Iterator[Evidence]:
    text, sentence = stretch.text, (low, high)
    for pattern, sort in ((_ASKED, Sort.ASKED), (_PUT, Sort.PUT), (_CASTING, Sort.CASTING)):
        match = pattern.search(text, low, high)
        if match is not None:
            yield _piece(stretch, sort, match.start(), sentence)
    meanings = list(_meanings(stretch, sentence))
    yield from meanings
    if any(first < high and low < last for first, last in taken):
        return
    ballots = list(_prose(stretch, sentence))
    yield from ballots
    if not meanings or re.search(r"\d", text[low:high]):
        yield from _counts(stretch, sentence)
    if not meanings and not ballots and _HELD.search(text, low, high):
        yield _piece(stretch, Sort.HELD, low, sentence)


def _meanings(stretch: Stretch, sentence: tuple[int, int]) -> Iterator[Evidence]:
    text, (low, high) = stretch.text, sentence
    halves = list(_HALF.finditer(text, low, high))
    for index, half in enumerate(halves):
        end = halves[index + 1].start() if index + 1 < len(halves) else high
        yield from _meaning(stretch, sentence, half["choice"], half.start(), half.end(), end)
    if not halves:
        for pattern in (_VOTES_WHO, _WHO_VOTES, _EQUALS):
            matches = list(pattern.finditer(text, low, high))
            for match in matches:
                yield from _meaning(stretch, sentence, match["choice"], match.start(), *match.span("means"))
            if matches:
                break
    wins = _IF_NO_WINS.search(text, low, high)
    if wins is not None:
        yield from _meaning(stretch, sentence, wins["choice"], wins.start(), *wins.span("means"))


def _meaning(
    stretch: Stretch, sentence: tuple[int, int], choice: str, at: int, begin: int, end: int
) -> Iterator[Evidence]:
    words = _TRAILING.sub("", stretch.text[begin:end])
    if words.count("(") < words.count(")"):
        words = words[: words.rindex(")")].rstrip()
    if not re.search(r"[^\W\d_]{3}", words) or any(one.party for one in elected.behind(words, 0, len(words)).persons):
        return
    means = None if _NOT_THIS.search(words) else stretch.passage.quote(begin, begin + len(words))
    rejects, accepts = _REJECTS.search(words) is not None, _ACCEPTS.search(words) is not None
    told = None if rejects == accepts or means is None else rejects
    yield _piece(stretch, Sort.MEANING, at, sentence, choice=choice_of(choice), means=means, rejects=told)


def _prose(stretch: Stretch, sentence: tuple[int, int]) -> Iterator[Evidence]:
    """As in "A (S) och B (V) röstar ja (2)"; who abstains counts only beside votes."""
    text, (low, high) = stretch.text, sentence
    verbs = list(_VOTED.finditer(text, low, high))
    yield from _between(stretch, sentence)
    verbs += [one for one in _DID_NOT.finditer(text, low, high) if verbs or _is_about_a_vote(stretch)]
    begin = low
    for verb in sorted(verbs, key=lambda one: one.start()):
        named = elected.before(text, begin, verb.start())
        begin = verb.end()
        if not named.persons:
            continue
        word = verb["choice"] if not verb["choice"].lower().startswith(("är", "var")) else "frånvarande"
        yield _piece(
            stretch,
            Sort.BALLOT,
            named.start,
            sentence,
            choice=choice_of(word),
            persons=tuple(one.person(stretch.passage) for one in named.persons),
            total=int(verb["total"]) if verb["total"] else None,
            clean=named.clean and not named.parties,
            chairs=tuple(stretch.passage.quote(*one) for one in named.chairs),
        )


def _between(stretch: Stretch, sentence: tuple[int, int]) -> Iterator[Evidence]:
    """As in "Vid upprop röstar Anna Ek, Bo Al och Cia Do ja"."""
    for match in _NAMES_BETWEEN.finditer(stretch.text, *sentence):
        named = elected.behind(stretch.text, *match.span("who"))
        if named.persons and named.clean and not named.parties and named.end == match.end("who"):
            yield _piece(
                stretch,
                Sort.BALLOT,
                named.start,
                sentence,
                choice=choice_of(match["choice"]),
                persons=tuple(one.person(stretch.passage) for one in named.persons),
                chairs=tuple(stretch.passage.quote(*one) for one in named.chairs),
            )


def _is_about_a_vote(stretch: Stretch) -> bool:
    return stretch.kind is SectionKind.VOTE or _VOTED.search(stretch.text) is not None


def _lists(stretch: Stretch) -> Iterator[tuple[int, int, Evidence]]:
    """Names behind a label, or each name with its own ja or nej; with the place that each list takes."""
    text = stretch.text
    rolls = list(_roll_call(stretch))
    if rolls:
        yield from rolls
        return
    labels = _labels(text)
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        other = _DOES_OTHERWISE.search(text, label.end(), end)  # below the list: "Anna Ek (S) avstår från att rösta."
        end = other.start("line") if other is not None else end
        named = elected.behind(text, label.end(), end)
        if not named.persons:
            continue
        total = label["total"] or label["count"] or label["number"]
        behind = _SUM.match(text, named.end)
        if total is None and behind is not None:
            total = behind[1] or behind[2]
        word = next(label[name] for name in "abcdefghi" if label[name])
        last = behind.end() if behind is not None else named.end
        left_out = any(True for _ in elected.mentions(text, named.end, end)) and _is_list_of(text, named.end, end)
        yield (
            label.start(),
            last,
            _piece(
                stretch,
                Sort.BALLOT,
                label.start(),
                (label.start(), last),
                choice=choice_of(word),
                persons=tuple(one.person(stretch.passage) for one in named.persons),
                total=number_of(total) if total is not None else None,
                clean=named.clean and not named.parties and not left_out,
                chairs=tuple(stretch.passage.quote(*one) for one in named.chairs),
            ),
        )


def _labels(text: str) -> list[re.Match[str]]:
    """The labels of lists. A "Ja" alone on a line is one only where it stands once: else each goes with a name."""
    found = list(_LABEL.finditer(text))
    bare = [one for one in found if (one["g"] or one["e"] or one["f"]) and not one["total"] and ":" not in one[0]]
    words = [(one["g"] or one["e"] or one["f"]).lower() for one in bare]
    before = text[: bare[0].start()].rstrip().rpartition("\n")[2] if bare else ""
    follows_name = bool(elected.behind(before, 0, len(before)).persons) or elected.is_party(before)
    if len(set(words)) < len(words) or follows_name:
        return [one for one in found if one not in bare]
    return found


def _is_list_of(text: str, start: int, end: int) -> bool:
    """Whether a name that was not understood cut a list off: it goes on with a comma."""
    return re.match(r"[^.\n]{0,40}?,\s*", text[start:end]) is not None


def _roll_call(stretch: Stretch) -> Iterator[tuple[int, int, Evidence]]:
    """Name by name ("Anna Ek (S) ja"); two names at least."""
    text = stretch.text
    named = list(elected.mentions(text))
    said = [(one, _AFTER_NAME.match(text, one.end)) for one in named]
    votes = [(one, match) for one, match in said if match is not None]
    if len(votes) < 2 or _VOTED.search(text) or not all(re.match(r"[\s.,;]|$", text[m.end() :]) for _, m in votes):
        return
    first, last = votes[0][0].start, votes[-1][1].end()
    silent = any(match is None and first <= one.start < last for one, match in said)
    for one, match in votes:
        yield (
            one.start,
            match.end(),
            _piece(
                stretch,
                Sort.BALLOT,
                one.start,
                (one.start, match.end()),
                choice=choice_of(match["choice"]),
                persons=(one.person(stretch.passage),),
                clean=not silent,
            ),
        )


def _counts(stretch: Stretch, sentence: tuple[int, int]) -> Iterator[Evidence]:
    text, (low, high) = stretch.text, sentence
    ahead = [one for one in _COUNT_FIRST.finditer(text, low, high) if not _NUMBERED.search(text[low : one.start()])]
    after = list(_COUNT_LAST.finditer(text, low, high))
    counted = ahead if ahead and (not after or ahead[0].start() < after[0].start()) else after
    counts: dict[VoteChoice, int] = {}
    for match in counted:
        counts.setdefault(choice_of(match["choice"]), number_of(match["number"]))
    against = _AGAINST.search(text, low, high)
    if against is not None:
        counts[VoteChoice.NO] = int(against["no"])
    told = len(counts.keys() & {VoteChoice.YES, VoteChoice.NO})
    sure = (
        told == 2
        or stretch.kind is SectionKind.VOTE
        or re.search(r"(?:ja|nej)[-\s]?röst|röstar", text[low:high], re.IGNORECASE)
    )
    if counts and sure:
        yield _piece(stretch, Sort.COUNT, counted[0].start(), sentence, counts=counts)
