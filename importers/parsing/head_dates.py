"""Days as heads print them: beside the forms of running text also "20180312", "180312", "18-03-12", "12/3-18"."""

import re
from collections.abc import Sequence
from datetime import date

from decisions.vocabulary import dates
from decisions.vocabulary.dates import DateMention

_LABEL = r"(?:[A-ZÅÄÖ][a-zåäö]{2,12}(?:\s+[a-zåäö]{2,12}){0,2}\s*:?\s+)?"
_SHORT = re.compile(
    rf"{_LABEL}(?P<day>(?P<y>(?:19|20)?\d\d)(?P<s>[ -]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
    r"|(?P<d2>\d\d?)/(?P<m2>\d\d?)\s?[-–]\s?(?P<y2>(?:19|20)?\d\d))"
)
_DAY_OF_WEEK = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
# What stands before the day on which somebody signed: "Ekby den", "I Ekby torsdagen den", "Ort och datum: Ekby".
_AT_PLACE = re.compile(
    r"(?:(?:Ort|Plats)(?:\s+och\s+|\s*[,/]\s*)[Dd]atum\s*:?\s*|Datum\s*:?\s*)?(?:I\s+)?"
    r"(?:[A-ZÅÄÖ][\wåäöé-]{1,20}(?:\s(?:[A-ZÅÄÖ][\wåäöé-]+|i|på|och|kommun|stad)){0,3})?"
    rf"(?:\s*[,;]|\s+[–-])?(?:\s*(?i:{_DAY_OF_WEEK}))?(?:\s+den)?\s*"
)
# What a number on such a line may be besides: "Telefon 110512".
_NO_PLACE = re.compile(r"(?:tel|tfn|mob|fax|dnr|nr|box|konto|org|bg|pg|bank|plus|post|vers|bil|sid)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"{_DAY_OF_WEEK}\s*(?:den\s*)?|version\s+[\d.]+,?\s*", re.IGNORECASE)
_REVISED = re.compile(r"[\s,(]*(?:rev(?:iderad|\.)?|kompletterad|uppdaterad|version)\b.*", re.IGNORECASE)


def find(text: str, columns: Sequence[str]) -> tuple[DateMention, ...]:
    """The days of a line; the short forms only where one is all of a column or stands behind its label."""
    found = dates.find(text)
    if found:
        return found
    short = [one for column in columns if (one := _short(column)) is not None]
    return tuple(
        DateMention(value, text.index(words), text.index(words) + len(words), words) for value, words in short[:1]
    )


def _short(column: str) -> tuple[date, str] | None:
    match = _SHORT.fullmatch(column)
    if match is None:
        return None
    year = dates.full_year(match["y"] or match["y2"])
    try:
        return date(year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"])), match["day"]
    except ValueError:  # no such day
        return None


def is_alone(mention: DateMention, text: str, columns: Sequence[str]) -> bool:
    """Whether a day is all of its column, but for its weekday before it and a later day of revision behind it."""
    if mention.printed in columns:
        return True
    before, behind = text[: mention.start], text[mention.end :].strip(" .")
    return (not before or _WEEKDAY.fullmatch(before) is not None) and (
        not behind or _REVISED.fullmatch(behind) is not None
    )


def follows_place(before: str) -> bool:
    """Whether the words before a day are nothing, or say where it was written: "Ekby den ", "I Ekby, torsdagen "."""
    return _AT_PLACE.fullmatch(before) is not None


def at_place(text: str) -> DateMention | None:
    """The day of a line that says only when, and perhaps where, something was written; short forms behind a place."""
    mentions = dates.find(text)
    if not mentions:
        mentions = find(text, (text,)) if text[:1].isupper() and not _NO_PLACE.match(text) else ()
    if len(mentions) != 1 or text[mentions[0].end :].strip(" ."):
        return None
    return mentions[0] if follows_place(text[: mentions[0].start]) else None
