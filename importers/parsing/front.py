"""Whose meeting, when, who: the front page of minutes, or the head of an extract."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from decisions.vocabulary import bodies
from importers.parsing import (
    at_once,
    attendance,
    capitals,
    front_adjusters,
    front_dates,
    front_labels,
    front_paragraphs,
    front_places,
    front_rows,
    meeting_days,
    names,
    owned_bodies,
    placed_bodies,
    small_letters,
)
from importers.parsing.front_rows import Reading
from importers.parsing.passages import Passage
from importers.parsing.result import (
    Basis,
    FrontField,
    FrontRow,
    Furniture,
    FurnitureKind,
    Located,
    ParsedDate,
    ParsedFront,
    Quote,
)
from importers.parsing.units import Unit, flatten

# "Justering av protokoll från sammanträdet den 15 mars 2030 har skett …": that day is of the meeting.
_OF_THE_MEETING = re.compile(
    r"(?:(?:sammanträde|möte)\w*|protokoll|protokoll(?:et)?\s+(?:från|för|av))\s+(?:den\s*)?$", re.IGNORECASE
)
_NEAR = 60  # characters
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
_TOLD_BEHIND = re.compile(r"\s*(?:tillkännag|ansl[aåo]g|publicer|offentliggj|kungj)", re.IGNORECASE)
_ADJUSTED = re.compile(r"\bjust(?:er(?:at|ad|ades|as|ing\w*)|\.|(?=\s))|digitalt|elektroniskt", re.IGNORECASE)
# In a notice the rows speak of other days too.
_ADJUSTED_ROW = re.compile(
    r"^(?:protokollet\s+)?(?:är\s+)?juster(?:ades|at|as|ingsda\w*|ing(?:en|ens)?\s+\w*dat\w*)", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"anslagsda|uppsät|sätts? upp|satte?s? upp|uppsatt|anslås|anslogs|\banslagen\b|\banslagits\b|\bpublicerat"
    r"|\bpubliceras|\bpubliceringsdatum|offentliggj"
    r"|tillkännag\w+ (?:den|genom|på|å|vid)"
    r"|^anslag(?:et|it|its)?(?:\s+(?:på|den|i|publicer\w*|från\s+och\s+med|fr\.?\s?o\.?\s?m|sitter|sattes)\b|\s*:?$)"
    r"|^tillkännagiv\w+\s*:?$|\b(?:och|samt)\s+(?:anslaget|tillkännagivet)\b",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(r"(?:\s+\w*(?:datum|dag):?)?\s+\d{4}-\d\d-\d\d$", re.IGNORECASE)
_ANY_WORD = re.compile(r"\w")
_SPAN = re.compile(  # from when to when
    r"anslagstid(?!\s+till\b)|tid\s+för\s+anslag|^ansl\w+\b.*\b(?:tiden|perioden)\s*:?$|(?:protokollet\s+är\s+anslaget|anslaget\s+är\s+uppsatt)\b|^(?:protokollet\s+|justeringen\s+)?(?:anslås|anslogs)\b"
    r"|^(?:protokollet\s+)?(?:anslaget|publicerat|publiceras)\s*:?$",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"(?<!överklagan )(?<!överklagande )(?<!överklagas )till\s+och\s+med|nedtag|(?:ta|tas|tagits|togs?|tages?) ne[dr]"
    r"|neds?tas|nertag|(?:tas|tagits|togs) bort|avpubliceras"
    r"|\b(?:ansl|tillkänna|publicer)\w*[^§]{0,90}?\bt\.?\s?o\.?\s?m\b",
    re.IGNORECASE,
)
# "Anslås under tiden 2030-11-22 – 2030-12-14": behind the first day
_UNTIL = re.compile(
    r"\bansl\w+\s+(?:[^.]{0,60}?\b(?:tiden|perioden)\s+)?(?:den\s+)?\d{4}-\d\d-\d\d\s*[-–]", re.IGNORECASE
)
_APPEAL = re.compile(r"överklag", re.IGNORECASE)
# "Kommunfullmäktige har sammanträtt den 11 maj 2030": a sentence below a label of the notice that tells another day.
_OTHER_EVENT = re.compile(r"^\w+\s[^\d]{0,60}?(?:\bsammanträ(?:tt|dde)\b|\bjusterats?\b|\böverklaga\b)", re.IGNORECASE)
_OF_NOTICE = (_ANNOUNCED, _REMOVED)
# "Beslut kan överklagas under perioden 2030-05-28 till och med 2030-06-18"
_APPEAL_UNTIL = re.compile(
    r"\böverklaga\w*\b[^.]{0,60}?\b(?:till\s+och\s+med|t\.?o\.?m\.?|senast)\s+(?:den\s+)?(?=\d)", re.IGNORECASE
)


def parse(units: Sequence[Unit], furniture: Sequence[Furniture]) -> ParsedFront:
    """The front page out of the units before the first § (and a sheet behind the last), with the page heads."""
    reading = front_rows.read(units)
    heads_of_pages = [
        column for one in furniture if one.kind is FurnitureKind.PAGE_HEAD for column in front_dates.columns(one.text)
    ]
    rows = tuple(
        FrontRow(kind, _without_colon(label) if label else None, tuple(value.located() for value in values))
        for kind, label, values in reading.rows
    )
    place_time = front_places.place_time(reading)
    covered, secret = front_paragraphs.told(reading, heads_of_pages)
    met = meeting_days.of(reading, heads_of_pages)
    near = met.value if met else None
    adjusted = (
        at_once.rest_adjusted(reading.rows, near)
        or _dated(reading, _ANY_WORD, near, FrontField.ADJUSTMENT)
        or _dated(reading, _ADJUSTED_ROW, near)
        or _dated_sentence(reading, _ADJUSTED, near)
        or at_once.at_meeting(reading.rows, met)
    )
    ways = ((_dated, _SPAN), (_dated, _ANNOUNCED), (_dated_sentence, _ANNOUNCED))
    announced = (when for look, says in ways if (when := look(reading, says, near)) is not None)
    return ParsedFront(
        title=reading.title.located() if reading.title else None,
        head=tuple(one.located() for one in reading.head),
        rows=rows,
        body=_body(reading, heads_of_pages),
        authority=_authority(reading, heads_of_pages),
        meeting_date=met,
        adjusted_on=adjusted,
        announced_on=next((one for one in announced if front_dates.can_be_announced(one, adjusted)), None),
        removed_on=_dated(reading, _SPAN, near, last=True)
        or _dated(reading, _REMOVED, near)
        or _dated_sentence(reading, _REMOVED, near)
        or _dated_sentence(reading, _UNTIL, near),
        appeal_until=_dated(reading, _APPEAL, near, last=True) or _dated_sentence(reading, _APPEAL_UNTIL, near),
        kept_at=front_places.kept_at(reading),
        place_time=place_time,
        present=_quotes(reading, FrontField.PRESENT),
        adjusters=front_adjusters.of(reading),
        paragraphs_covered=covered,
        paragraphs_secret=secret,
        attendance=attendance.read(reading.rows, units, covered),
    )


def _without_colon(label: Passage) -> Located:
    owned = label.located()
    return replace(owned, text=owned.text.rstrip(" :"))


def _body(reading: Reading, page_heads: Sequence[Located]) -> Quote | None:
    """The body whose meeting it was: alone on a line, else named in the title, a line of the head or a page head."""
    found = _body_named(reading, page_heads)
    found = placed_bodies.with_place(found, _naming(reading), page_heads) if found is not None else None
    if found is not None and found.text.isupper() and not small_letters.is_short(found.text):
        return small_letters.instead(found, reading.told(), page_heads)
    return found if found is None or found.text[:1].isupper() else capitals.instead(found, reading.told(), page_heads)


def _body_named(reading: Reading, page_heads: Sequence[Located]) -> Quote | None:
    found = _first(names.is_body, reading, page_heads)
    named = found is not None and not small_letters.is_short(found.text)
    return found if named else _named(reading, page_heads, lambda kind: kind is not bodies.BodyKind.AUTHORITY) or found


def _authority(reading: Reading, page_heads: Sequence[Located]) -> Quote | None:
    found = _first(names.is_authority, reading, page_heads)
    labelled = [v for _, label, v in reading.rows if label is not None and front_labels.names_authority(label.text)]
    found = found or next((values[0].quote() for values in labelled if values), None)
    found = found or _named(reading, page_heads, lambda kind: kind is bodies.BodyKind.AUTHORITY)
    if found is not None:
        return _as_written(found, reading, page_heads) if found.text.isupper() else found
    company = next((one for one in reading.above() if names.is_company(one.text)), None)
    printed = next((one for one in page_heads if names.is_company(one.text)), None)
    if company is not None:  # minutes of a municipal company
        return company.quote()
    if printed is not None:
        return front_dates.quote_of(printed)
    for _, _, values in reading.rows:  # "… på Exempelköpings kommuns anslagstavla"
        for value in values:
            for mention in bodies.find_body_names(value.text):
                if mention.kind is bodies.BodyKind.AUTHORITY and names.is_authority(mention.name):
                    return value.quote(mention.start, mention.start + len(mention.name))
    return None


def _as_written(found: Quote, reading: Reading, page_heads: Sequence[Located]) -> Quote:
    """A name in capitals where it is printed in small letters too."""
    lowered = found.text.lower()
    for passage in reading.above():
        if passage.text.lower() == lowered and not passage.text.isupper():
            return passage.quote()
    for located in page_heads:  # in its column, or before what a PDF set beside it
        if located.text.lower().startswith(lowered) and not located.text[: len(lowered)].isupper():
            return front_dates.part_of(located, 0, len(lowered))
    return found


def _named(reading: Reading, page_heads: Sequence[Located], wanted: Callable[[bodies.BodyKind], bool]) -> Quote | None:
    """The first name of that sort within the title, the head or a page head; a municipality's name is capitalised."""
    for passage in reading.above():
        for mention in bodies.find_body_names(passage.text):
            if wanted(mention.kind) and mention.kind is not bodies.BodyKind.OTHER:
                end = mention.start + len(mention.name)
                return passage.quote(mention.start, owned_bodies.before_owner(passage.text, mention.start, end))
    for located in page_heads:
        for mention in bodies.find_body_names(located.text):
            if wanted(mention.kind) and mention.kind is not bodies.BodyKind.OTHER:
                return front_dates.part_of(located, mention.start, mention.start + len(mention.name))
    return None


def _first(check: Callable[[str], bool], reading: Reading, page_heads: Iterable[Located]) -> Quote | None:
    """The first name of that sort: in the head, in the row that is there for it, in a page head, in any row."""
    for passage in _naming(reading):
        if check(passage.text) and not front_labels.names_body(passage.text):
            return passage.quote(
                owned_bodies.behind_authority(passage.text), owned_bodies.before_authority(passage.text)
            )
    for located in page_heads:
        name = _DAY_BEHIND.sub("", located.text)  # "Norra stadsdelsnämnden 2030-05-04"
        if check(name):
            return front_dates.part_of(
                located, owned_bodies.behind_authority(name), owned_bodies.before_authority(name)
            )
    anywhere = (one for _, _, values in reading.rows for value in values for one in front_rows.columns(value))
    return next((value.quote() for value in anywhere if check(value.text)), None)


def _naming(reading: Reading) -> Sequence[Passage]:
    """The head, and the rows that are there to name the body."""
    rows = [values for _, label, values in reading.rows if label is not None and front_labels.names_body(label.text)]
    return (*reading.above(), *(value for values in rows for value in values))


def _dated(
    reading: Reading,
    says: re.Pattern[str],
    near: date | None,
    wanted: FrontField = FrontField.NOTICE,
    *,
    last: bool = False,
) -> ParsedDate | None:
    """The date of the row whose label says so."""
    for kind, label, values in reading.rows:
        if (
            kind is not wanted
            or label is None
            or not says.search(label.text)
            or front_labels.is_notice_title(label.text)
        ):
            continue
        for above, value in zip((None, *values), values, strict=False):
            lead = above.text if above is not None and not front_dates.mentions(above.text, near) else ""
            if says in _OF_NOTICE and _OTHER_EVENT.search(f"{lead} {value.text}".strip()):
                continue
            found = front_dates.of_passage(value, near, last=last)
            if found is not None and not (says is _SPAN and last and len(front_dates.mentions(value.text, near)) < 2):
                return found
    return None


def _dated_sentence(reading: Reading, says: re.Pattern[str], near: date | None) -> ParsedDate | None:
    """The date that follows such words in a sentence ("Justeringen har tillkännagivits genom anslag 2031-10-14")."""
    passages = [value for kind, _, values in reading.rows if kind is not FrontField.PRESENT for value in values]
    for passage in (*passages, *reading.head):
        for match in says.finditer(passage.text):
            one = _told_behind(passage.text, match, says, near)
            if one is not None:
                basis = Basis.STATED if one.stated else Basis.INFERRED
                return ParsedDate(one.value, basis, passage.quote(one.start, one.end))
    return None


def _told_behind(
    text: str, match: re.Match[str], says: re.Pattern[str], near: date | None
) -> front_dates.Mention | None:
    """The day that such words are said of: the next of their sentence, not the meeting's nor the notice's."""
    if says is _REMOVED and _APPEAL.search(text, max(0, match.start() - 60), match.start()):
        return None
    behind = [one for one in front_dates.mentions(text, near) if match.start() <= one.start and match.end() < one.end]
    if not behind or _SENTENCE.search(text, match.end(), behind[0].start):
        return None
    if says is _ADJUSTED and _ANNOUNCED.search(text, match.end(), behind[0].start):
        return None  # "Justeringen har tillkännagivits den 4 maj": the day of the notice
    one = behind[0]
    if len(behind) > 1 and _OF_THE_MEETING.search(text[match.end() : one.start]):
        one = behind[1]
        if one.start - behind[0].end > _NEAR or (says is _ADJUSTED and _TOLD_BEHIND.match(text, one.end)):
            return None
    return one if one is not behind[0] or one.start - match.end() <= _NEAR else None


def _quotes(reading: Reading, wanted: FrontField) -> tuple[Quote, ...]:
    return tuple(value.quote() for kind, _, values in reading.rows if kind is wanted for value in values)


def is_front_page(units: Sequence[Unit]) -> bool:
    """Whether the units before the first § have the rows that only a front page of minutes has."""
    telling = {FrontField.PRESENT, FrontField.ADJUSTERS, FrontField.PARAGRAPHS, FrontField.ADJUSTMENT}
    found = {
        label.field
        for unit in units
        for member in flatten(unit)
        if (label := front_labels.label(member.text, notice=False)) is not None and label.exact
    }
    return len(found & telling) >= 2
