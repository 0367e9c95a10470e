"""Where the §§ of minutes begin.

Lines that look like the label of a § are candidates; many are mentions, lines of a table of contents, or page
heads. The labels are the chain of growing numbers with the most weight, so one false line cannot break the rest.
Labels whose sign was lost or misread are looked for where the chain has gaps, by `signless`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import dnr, paragraph
from importers.parsing import headings, heads, names
from importers.parsing.units import Unit

_NUMBER = (
    rf"{paragraph.MEETING}(?P<n>\d{{1,4}})(?:\s?(?P<s>[a-hA-H])(?![\w.)]))?"
    r"(?:\s?/\s?(?:19|20)\d\d(?!\d)|/\d\d(?!\d))?"
)
_SIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?::s\s[a-zåäö]{2,4})?(?:[/\s-][A-ZÅÄÖ][A-Za-zåäö]{0,4})?\.?\s*)?(?:§|(?:PARAGRAF|Paragraf)\s)\s*"
    rf"{_NUMBER}(?!\d|[–-]\d)"
)
_BODY_FIRST = re.compile(rf"(?P<prefix>[A-ZÅÄÖ][\wåäö -]{{8,60}}?),?\s+§\s*{_NUMBER}(?!\d|[–-]\d)")
_NUMBER_FIRST = re.compile(r"(?P<prefix>)(?P<n>\d{1,4})\s?(?P<s>[a-h])?\s?§(?=\s|$)")
_UNSIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})\s(?P<n>\d{1,4})(?P<s>[a-h])?(?:/(?:19|20)?\d\d)?(?=\s|$)"
)
# "§ 58 Kf   Dnr 2030/7": the body behind the number.
_BODY_BEHIND = re.compile(r"\s+(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})(?=\s+(?:[Dd]nr|[Dd]iarie|DNR)|\s*$)")
_WITHOUT_SIGN = re.compile(r"(?i:paragraf)|[A-ZÅÄÖ]\w{1,5} \d")
# "Kf 73 Ks 94 Au 118": the § and the §§ by which earlier instances handled the matter.
_INSTANCE = re.compile(  # "Au TN § 61" with the utskott and its nämnd
    r"[\s,;/]*(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}(?:[\s/-][A-ZÅÄÖa-z][A-Za-zÅÄÖåäö]{1,5}(?=\.?\s*§))?)\.?\s*(?:§\s*)?(?P<n>\d{1,4})(?:/(?:19|20)?\d\d)?(?![\d/:-])"
)
_COMMITTEES = frozenset(("au", "pu", "su", "bu", "iu", "mu"))
_WORKING_COMMITTEE = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}(?:au|AU)")  # "Buau", in front of its sign
# "Kommunstyrelsen § 131", "Tekniska nämnden, § 12/04": the same with the body's whole name.
_BODY_INSTANCE = re.compile(
    r"[\s,;/]*(?P<prefix>[A-ZÅÄÖ][\wåäö-]{3,30}(?:\s[\wåäö-]{2,30}){0,4}?),?\s+§\s*(?P<n>\d{1,4})(?:/(?:19|20)?\d\d)?(?![\d/:-])"
)
_CONTINUED = re.compile(r"\W*\(?\s*(?:forts(?:ättning|\.)?|fortsättning)\b.*", re.IGNORECASE)
_GOES_ON = re.compile(r"\(?(?:forts(?:ättning)?)\b\.?(?:\s+(?:från|på|av))?\s*", re.IGNORECASE)
CONTENTS_LINE = re.compile(r".*(?:[.\s]{4,}|…|\s{3,}|\t)\s*\d{1,3}$")
_NUMBER_AND_PLAN = re.compile(r"\b(?:dnr|diarienr|diarienummer)\.?:?\s+\S*\d\S*\s+\d{3}$", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"(?:innehåll(?:sförteckning)?|ärendelista|ärendeförteckning)\s*:?", re.IGNORECASE)
_BEFORE_SIGN = re.compile(r"(?:ärende|punkt|pkt|nr)\.?\s*(?:nr\s*)?\d{1,3}\s*[.:,–-]?\s+(?=\S*\s?§)", re.IGNORECASE)
_MAY_FOLLOW = re.compile(
    r"dnr|diarie|ärende(?:nummer|nr|\s+nr)|forts|[(–-]\s*(?:forts|omedelbar|[^\W\d])", re.IGNORECASE
)
# Words that stand before a § in a sentence and are no body.
_NO_PREFIX = frozenset((
    "enligt", "jfr", "se", "i", "till", "mot", "av", "och", "även", "vid", "från", "under", "samt", "efter",
    "före", "med", "protokoll", "beslut", "bilaga", "reservation", "yttrande", "punkt", "ärende",
    "anteckning", "tillägg", "ej", "utom", "paragrafer", "justering", "omröstning", "votering",
))  # fmt: skip
_FEW = 0.5
# What a line ends in that goes on with a §: "Bo Al (S), tjänstgör för Cia Do (S) fr o m" / "§ 43".
_GOES_ON_WITH = re.compile(
    r"\b(?:fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|till\s+och\s+med|ej|utom|jfr|enligt|se|av|i)$", re.IGNORECASE
)
# "§ 18 Elevärende Dnr": the label of a number that was left out ends no sentence.
_BARE_NUMBER = re.compile(r"\s(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)\.?:?$", re.IGNORECASE)


class Label(Struct, frozen=True):
    """A § label: `[start, length)` of its unit's text; before it a case number, behind it dnr or title."""

    unit: int
    prefix: str | None
    number: int
    suffix: str
    length: int
    weight: float
    continued: bool = False
    contents: bool = False
    start: int = 0

    @property
    def key(self) -> tuple[int, str]:
        """What grows from § to §."""
        return self.number, self.suffix


class Instance(Struct, frozen=True):
    """The § of an earlier instance that a label names; `[start, end)` in the unit's text."""

    prefix: str
    number: int
    start: int
    end: int


# "Namn", "§ 90 Ja", "§ 90 Nej": the heads of a list of votes.
_HEADS_VOTES = re.compile(r"(?:\t|^)§\s*\d{1,4}(?:\s?[a-h])?\s+(?:ja|nej)\s*(?=\t|$)", re.IGNORECASE)


def candidate(unit: Unit, index: int) -> Label | None:
    """The unit as a label, if it can be one at all."""
    text = unit.text
    if "§" in text and _HEADS_VOTES.search(text):
        return None
    if unit.table is not None or ("§" not in text[:80] and not _WITHOUT_SIGN.match(text)):
        return None
    start = _before_sign(text)
    match = _SIGNED.match(text, start) or _NUMBER_FIRST.match(text, start)
    match = match or _known_unsigned(unit) or _of_body(text, start)
    if match is None or int(match["n"]) == 0:
        return None
    end, prefix = match.end(), (match["prefix"] or "").strip(" .") or None
    behind = _BODY_BEHIND.match(text, end) if prefix is None else None
    if behind is not None and behind["prefix"].lower() in paragraph.BODY_ABBREVIATIONS:
        end, prefix = behind.end(), behind["prefix"]
    rest = text[end:].strip()
    if prefix is not None and prefix.lower() in _NO_PREFIX:
        return None
    continued = bool(_CONTINUED.fullmatch(rest)) or (start > 0 and _GOES_ON.match(text) is not None)
    stops = rest == "." and (unit.looks_like_heading or unit.gap)  # "§ 45." on a line of its own
    chain = _instances(text, end, prefix)
    if not continued and not stops and not _can_follow(rest) and not chain:
        return None
    contents = bool(CONTENTS_LINE.fullmatch(text)) and not _ends_with_plan_code(text)
    suffix = (match["s"] or "").lower()
    label = Label(index, prefix, int(match["n"]), suffix, end, 0.0, continued, contents, start)
    return _weighed(label, unit, text[chain[-1].end :].strip() if chain else rest, chain=bool(chain))


def _ends_with_plan_code(text: str) -> bool:
    """Whether what ends the line is no page but the plan code of the case: "Bu § 39 | 2030/12 | 610"."""
    if _NUMBER_AND_PLAN.search(text):  # of whatever shape the number is
        return True
    return any(one.plan_code_span is not None and one.plan_code_span[1] == len(text) for one in dnr.find(text))


def _before_sign(text: str) -> int:
    """Where the § can begin: behind "forts.", "Ärende 5" or a case number that is printed before it."""
    lead = _GOES_ON.match(text) or _BEFORE_SIGN.match(text)
    if lead is not None:
        return lead.end()
    sign = text.find("§")
    if not 6 <= sign <= 80:
        return 0
    found = dnr.find(text[:sign])
    if not found or not heads.is_label_words(text[: found[0].start]):
        return 0
    end = found[-1].plan_code_span[1] if found[-1].plan_code_span else found[-1].end
    blank = re.match(r"[\s,;–-]*", text[end:])
    return end + (blank.end() if blank else 0)


def _can_follow(rest: str) -> bool:
    """Whether the words behind a number can stand behind a label; sentences and lists of §§ cannot."""
    if not rest or rest == ":" or re.match(r"[.:–-]\s+[A-ZÅÄÖ\"”0-9(]", rest) is not None:
        return re.fullmatch(r"[–-]\s*\d+.?", rest) is None
    return not (rest[0] in ".,;:)–-&/" or rest[0].islower()) or _may_follow(rest)


def _known_unsigned(unit: Unit) -> re.Match[str] | None:
    """A label without the sign: "Ks 157", before a dnr, another instance ("Kf 73 Ks 94 dnr 127/2011") or a title."""
    text = unit.text
    match = _UNSIGNED.match(text)
    if match is None or match["prefix"].lower() not in paragraph.BODY_ABBREVIATIONS or 1900 <= int(match["n"]) < 2100:
        return None
    rest = text[match.end() :].strip()
    if not rest or _instances(text, match.end()) or _may_follow(rest):
        return match
    titled = rest[0].isupper() and not rest.endswith(".") and len(text) < 160
    return match if titled and (unit.looks_like_heading or unit.gap) else None


def _of_body(text: str, start: int) -> re.Match[str] | None:
    match = _BODY_FIRST.match(text, start)
    return match if match is not None and names.is_body(match["prefix"]) else None


def _may_follow(rest: str) -> bool:
    """Whether the words behind a number are what labels go on with."""
    return _MAY_FOLLOW.match(rest) is not None or (
        re.match(r"[A-ZÅÄÖa-z]{0,5}[ /-]?\d", rest) is not None and bool(dnr.find(rest))
    )


def _instances(text: str, position: int, own: str | None = None) -> tuple[Instance, ...]:
    """The §§ named from `position` on; `own`: the label's abbreviation, which may name an earlier § of its body."""
    found: list[Instance] = []
    while (match := _instance(text, position, own)) is not None:
        number = int(match["n"])
        if not 0 < number < 1900:
            break
        found.append(Instance(match["prefix"], number, match.start("prefix"), match.end()))
        position = match.end()
    return tuple(found)


def _instance(text: str, position: int, own: str | None) -> re.Match[str] | None:
    match = _INSTANCE.match(text, position)
    if match is not None and _abbreviates(match["prefix"], own):
        return match
    if match is not None and "§" in match[0] and _WORKING_COMMITTEE.fullmatch(match["prefix"]):
        return match
    if match is not None and match["prefix"] == own and "§" in match[0]:  # "Kfm § 33   Kfm § 7": put off before
        return match
    match = _BODY_INSTANCE.match(text, position) if "§" in text[position : position + 90] else None
    return match if match is not None and names.is_body(match["prefix"]) else None


def _abbreviates(prefix: str, own: str | None) -> bool:
    """Whether it is a body's abbreviation, perhaps with that of the body that it belongs to: "Au TN", "GyN-au"."""
    known = [part.lower() in paragraph.BODY_ABBREVIATIONS for part in re.split(r"[\s/-]", prefix)]
    if len(known) > 1:  # a sign stands behind two words
        return any(known)
    body = own is not None and len(own) > 1 and prefix.lower().startswith(own.lower())
    return known[0] or (body and prefix[len(own or "") :].lower() in _COMMITTEES)


def instances(label: Label, unit: Unit) -> tuple[Instance, ...]:
    """The earlier instances behind the label on its line."""
    return _instances(unit.text, label.length, label.prefix)


def instances_line(unit: Unit) -> tuple[Instance, ...]:
    """The earlier instances of a line that names nothing else ("Ks § 94, Au § 118")."""
    if unit.table is not None or len(unit.text) > 60:
        return ()
    found = _instances(unit.text, 0)
    return found if found and not unit.text[found[-1].end :].strip(" .,;") else ()


def _weighed(label: Label, unit: Unit, rest: str, *, chain: bool) -> Label:
    """`rest`: what stands behind the label and the earlier instances on its line; `chain`: whether there are any."""
    weight = 1.2 if chain else 0.2
    if rest and _may_follow(rest) and not label.continued:
        weight += 2.5
    if label.start > 0 and not label.continued:
        weight += 1.5
    if unit.looks_like_heading:
        weight += 2.0
    if unit.gap:
        weight += 0.8
    if not rest or _BARE_NUMBER.search(rest):
        weight += 0.5
    if rest.endswith(".") and len(rest) > 60 and not rest.startswith("."):  # "§ 36. Val av justerare och dag."
        weight -= 1.0
    if label.contents or label.continued:
        weight = 0.1
    return replace(label, weight=weight)


def find(units: Sequence[Unit]) -> tuple[Label, ...]:
    """The labels of the §§ of a document, in order, numbers growing."""
    found = _without_instances(
        [
            label
            for index, unit in enumerate(units)
            if (label := candidate(unit, index)) is not None and not goes_on(units, index)
        ],
        units,
    )
    found = _of_one_series(_with_content(_in_contents(found, units), units))
    return heaviest(label for label in found if not label.continued and not label.contents)


def _in_contents(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """The labels; those between the title of a table of contents and the § that it names first are lines of it."""
    listed = set[int]()
    for place in (index for index, unit in enumerate(units) if _CONTENTS_TITLE.fullmatch(unit.text) and not unit.table):
        below = [label for label in found if label.unit > place and not label.continued]
        again = next((one.unit for one in below[1:] if one.key == below[0].key), None) if below else None
        listed.update(label.unit for label in below if again is not None and label.unit < again)
    return [replace(one, contents=True, weight=0.1) if one.unit in listed else one for one in found]


def goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether the line above breaks off before its §."""
    return (
        index > 0 and units[index - 1].table is None and _GOES_ON_WITH.search(units[index - 1].text[-20:]) is not None
    )


def _without_instances(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """Without the earlier instances directly below a label or its title: "Kf § 88", "Ks § 131", "Ksau § 119"."""
    kept: list[Label] = []
    below = -1
    for label in found:
        head = kept[-1].prefix if kept else None
        other = label.prefix is not None and head is not None and label.prefix.lower() != head.lower()
        number = units[label.unit - 1] if label.unit > below + 1 else None
        numbered = number is not None and heads.is_head_line(number) and bool(dnr.find(number.text))
        place = label.unit - numbered  # the case number may stand between the title and the earlier instance
        near = label.unit == below or (kept and place == below + 1 and _stands_over(kept[-1], units[below], units))
        if other and near and instances_line(units[label.unit]):
            below = label.unit + 1
            continue
        kept.append(label)
        below = label.unit + 1
    return kept


def heaviest(found: Iterable[Label]) -> tuple[Label, ...]:
    """The chain of labels among candidates."""
    chain = _heaviest_chain(list(found))
    return tuple(label for label in chain if label.weight >= _FEW)


def _stands_over(label: Label, title: Unit, units: Sequence[Unit]) -> bool:
    """Whether a label stands alone over a line that may be its title: no heading of a part, no text."""
    if label.contents or label.length < len(units[label.unit].text) or title.table is not None:
        return False
    return not title.text.endswith((".", ":")) and headings.classify(title.text) is None


def _of_one_series(found: Sequence[Label]) -> list[Label]:
    """Minutes number one body's §§: where nearly all labels carry one abbreviation, others are earlier instances."""
    usual = Counter(label.prefix.lower() for label in found if label.prefix and not label.contents)
    if not usual:
        return list(found)
    prefix, count = usual.most_common(1)[0]
    if count < 2 or count < 0.6 * len([label for label in found if not label.contents]):
        return list(found)
    return [
        label if label.prefix is None or label.prefix.lower() == prefix else replace(label, weight=0.0)
        for label in found
    ]


def repeated(units: Sequence[Unit], labels: Sequence[Label]) -> dict[int, Label]:
    """Units that print the label of the running § again ("§ 96 forts."), by index."""
    chosen = {label.unit: label for label in labels}
    running: Label | None = None
    again: dict[int, Label] = {}
    for index, unit in enumerate(units):
        running = chosen.get(index, running)
        if index in chosen or running is None:
            continue
        label = candidate(unit, index)
        if label is None or label.key != running.key:
            continue
        if label.continued or label.length == len(unit.text):
            again[index] = label
    return again


def numbers_above(units: Sequence[Unit], found: Sequence[Label]) -> frozenset[int]:
    """Units with nothing but case numbers that stand directly above a label and belong to it.

    Believed where most labels have one and none of their own: else the line belongs to what stands before.
    """
    above = []
    for label in found:
        place = label.unit - 1
        unit = units[place] if place >= 0 else None
        below = units[label.unit + 1] if label.unit + 1 < len(units) else None
        numbered = below is not None and heads.is_head_line(below) and bool(dnr.find(below.text))
        own = numbered or dnr.find(units[label.unit].text)
        if unit is not None and not own and heads.is_head_line(unit) and dnr.find(unit.text):
            above.append(place)
    return frozenset(above if len(above) > len(found) / 2 else ())


def _with_content(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """More weight for labels that a known heading follows before the next candidate."""
    ends = [label.unit for label in found[1:]] + [len(units)]
    weighed = []
    for label, end in zip(found, ends, strict=bool(found)):
        real = not label.continued and not label.contents
        opens = real and opens_part(units, label.unit, end)
        weighed.append(replace(label, weight=label.weight + 1.5) if opens else label)
    return weighed


def opens_part(units: Sequence[Unit], index: int, end: int) -> bool:
    """Whether a known heading stands within a dozen units behind `index` and before `end`."""
    return any(headings.classify(unit.text) for unit in units[index + 1 : min(end, index + 12)])


def _heaviest_chain(found: list[Label]) -> list[Label]:
    """The subsequence of growing numbers with the greatest weight; a step of one is worth more than a jump."""
    best: list[tuple[float, int | None]] = []
    for index, label in enumerate(found):
        score, before = label.weight, None
        for earlier in range(max(0, index - 400), index):
            other = found[earlier]
            if other.key >= label.key:
                continue
            step = label.number - other.number
            bonus = 0.6 if step <= 1 else (0.0 if step <= 5 else -0.3 if step <= 40 else -1.5)
            if best[earlier][0] + label.weight + bonus > score:
                score, before = best[earlier][0] + label.weight + bonus, earlier
        best.append((score, before))
    if not best:
        return []
    position: int | None = max(range(len(best)), key=lambda index: best[index][0])
    chain = []
    while position is not None:
        chain.append(found[position])
        position = best[position][1]
    return chain[::-1]
