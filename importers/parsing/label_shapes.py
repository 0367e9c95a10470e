"""What the line of a § label may look like: "§ 96", "Ks au § 96   Dnr 97/31", "96 §", "Ks 157", "§ 14, 1412/20".

Shapes that a line proves by itself, whatever the others of its document look like; what only the lines together
prove is in `label_series`.
"""

import re

from msgspec import Struct

from decisions.vocabulary import dnr, paragraph
from importers.parsing import earlier_instances, heads, names
from importers.parsing.units import Unit

_YEAR = r"(?:\s?/\s?(?:19|20)\d\d(?!\d)|/\d\d(?!\d)|\s?\((?:19|20)\d\d\))?"
_NUMBER = rf"{paragraph.MEETING}(?P<n>\d{{1,4}})(?:\s?(?P<s>[a-hA-H])(?![\w.)]))?{_YEAR}"
_COMMITTEES = "|".join(earlier_instances.COMMITTEES)
_SIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?:&[A-ZÅÄÖ]{1,3})?"
    rf"(?::s\s[a-zåäö]{{2,4}}|[/\s-](?:{_COMMITTEES})|[/\s-][A-ZÅÄÖ][A-Za-zåäö]{{0,4}})?\.?\s*)?"
    rf"(?:§\s*(?:[Nn]r\.?\s*)?|(?:PARAGRAF|Paragraf)\s\s*(?:nr\s*)?){_NUMBER}(?!\d|[–-]\d)"
)
_BODY_FIRST = re.compile(rf"(?P<prefix>[A-ZÅÄÖ][\wåäö -]{{8,60}}?),?\s+§\s*{_NUMBER}(?!\d|[–-]\d)")
_NUMBER_FIRST = re.compile(
    r"(?P<prefix>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}\s)?)(?P<n>\d{1,4})\s?(?P<s>[a-h])?\s?§(?=[\s.:,]|$)"
    r"(?!\s*\d{1,4}(?:\s?[a-h])?(?=[\s.,:]|$))"  # "5 § 40" is § 40, the fifth of the meeting
)
_UNSIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})\s(?P<n>\d{1,4})(?P<s>[a-h])?(?:/(?:19|20)?\d\d)?(?=\s|$)"
)
# "§ 58 Kf   Dnr 2030/7": the body behind the number.
_BODY_BEHIND = re.compile(
    r"\s+(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})(?=\s+(?:[Dd]nr|[Dd]iarie|DNR|[A-ZÅÄÖ]{2,4}\s\d{4}[/:])|\s*$)"
)
_WITHOUT_SIGN = re.compile(r"(?i:paragraf)|[A-ZÅÄÖ]\w{1,5} \d")
_CONTINUED = re.compile(r"\W*\(?\s*(?:forts(?:ättning|\.)?|fortsättning)\b.*", re.IGNORECASE)
_GOES_ON = re.compile(r"\(?(?:forts(?:ättning)?)\b\.?(?:\s+(?:från|på|av))?\s*", re.IGNORECASE)
_BEFORE_SIGN = re.compile(
    r"(?:(?:ärende|punkt|pkt|nr)\.?\s*(?:nr\s*)?\d{1,3}\s*[.:,–-]?\s+(?=\S*\s?§)|\d{1,3}[.:]?\s+(?=§\s?\d))",
    re.IGNORECASE,
)
_MAY_FOLLOW = re.compile(
    r"dnr|diarie|ärende(?:nummer|nr|\s+nr)|forts|[(–-]\s*(?:forts|omedelbar|[^\W\d])", re.IGNORECASE
)
NO_PREFIX = frozenset((
    "enligt", "jfr", "se", "i", "till", "mot", "av", "och", "även", "vid", "från", "under", "samt", "efter",
    "före", "med", "protokoll", "beslut", "bilaga", "reservation", "yttrande", "punkt", "ärende",
    "anteckning", "tillägg", "ej", "utom", "paragrafer", "justering", "omröstning", "votering",
))  # fmt: skip
"""Words that stand before a § in a sentence, or in a line about it, and are no body."""
# "Namn", "§ 90 Ja", "§ 90 Nej": the heads of a list of votes.
_HEADS_VOTES = re.compile(r"(?:\t|^)§\s*\d{1,4}(?:\s?[a-h])?\s+(?:ja|nej)\s*(?=\t|$)", re.IGNORECASE)


class Shape(Struct, frozen=True):
    """A label `[start, end)` in its line. `rest` is what stands behind it, behind `earlier` instances if any."""

    prefix: str | None
    number: int
    suffix: str
    start: int
    end: int
    rest: str
    earlier: bool
    continued: bool


def of(unit: Unit) -> Shape | None:
    """The unit as a label, if it can be one at all."""
    text = unit.text
    if "§" in text and _HEADS_VOTES.search(text):
        return None
    if unit.table is not None or ("§" not in text[:80] and not _WITHOUT_SIGN.match(text)):
        return None
    start = _before_sign(text)
    match = _SIGNED.match(text, start) or _number_first(text, start) or _known_unsigned(unit) or _of_body(text, start)
    if match is None or int(match["n"]) == 0:
        return None
    end, prefix = match.end(), (match["prefix"] or "").strip(" .") or None
    behind = _BODY_BEHIND.match(text, end) if prefix is None else None
    if behind is not None and behind["prefix"].lower() in paragraph.BODY_ABBREVIATIONS:
        end, prefix = behind.end(), behind["prefix"]
    rest = text[end:].strip()
    if prefix is not None and prefix.lower() in NO_PREFIX:
        return None
    continued = bool(_CONTINUED.fullmatch(rest)) or (start > 0 and _GOES_ON.match(text) is not None)
    apart = unit.looks_like_heading or unit.gap
    stops = rest == "." and apart  # "§ 45." on a line of its own
    numbered = rest[:1] == "," and apart and heads.is_numbered(rest[1:])
    chain = earlier_instances.find(text, end, prefix)
    if not (continued or stops or numbered or can_follow(rest) or chain):
        return None
    if chain:
        rest = text[chain[-1].end :].strip().removeprefix(")")
    elif numbered:
        rest = rest[1:].strip()
    return Shape(prefix, int(match["n"]), (match["s"] or "").lower(), start, end, rest, bool(chain), continued)


def can_follow(rest: str) -> bool:
    """Whether the words behind a number can stand behind a label; sentences and lists of §§ cannot."""
    if not rest or rest == ":" or re.match(r"[.:–-]\s+[A-ZÅÄÖ\"”0-9(]", rest) is not None:
        return re.fullmatch(r"[–-]\s*\d+.?", rest) is None
    return not (rest[0] in ".,;:)–-&/" or rest[0].islower()) or may_follow(rest)


def may_follow(rest: str) -> bool:
    """Whether the words behind a number are what labels go on with."""
    return _MAY_FOLLOW.match(rest) is not None or (
        re.match(r"[A-ZÅÄÖa-z]{0,5}[ /-]?\d", rest) is not None and bool(dnr.find(rest))
    )


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


def _number_first(text: str, start: int) -> re.Match[str] | None:
    """The number before its sign: "96 §", "KS 96 §"."""
    match = _NUMBER_FIRST.match(text, start)
    prefix = match["prefix"].strip().lower() if match is not None else ""
    return match if not prefix or prefix in paragraph.BODY_ABBREVIATIONS else None


def _known_unsigned(unit: Unit) -> re.Match[str] | None:
    """A label without the sign: "Ks 157", before a dnr, another instance ("Kf 73 Ks 94 dnr 127/2011") or a title."""
    text = unit.text
    match = _UNSIGNED.match(text)
    if match is None or match["prefix"].lower() not in paragraph.BODY_ABBREVIATIONS or 1900 <= int(match["n"]) < 2100:
        return None
    rest = text[match.end() :].strip()
    if not rest or earlier_instances.find(text, match.end()) or may_follow(rest):
        return match
    titled = rest[0].isupper() and not rest.endswith(".") and len(text) < 160
    return match if titled and (unit.looks_like_heading or unit.gap) else None


def _of_body(text: str, start: int) -> re.Match[str] | None:
    """The body's whole name before the sign: "Kommunstyrelsen § 96", "Kommunstyrelsens au § 96"."""
    match = _BODY_FIRST.match(text, start)
    return match if match is not None and names.is_body(re.sub(r"s au$", "s arbetsutskott", match["prefix"])) else None
