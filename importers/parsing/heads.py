"""The lines above a title: §, case numbers, dates, stamps, names."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import dates, dnr
from decisions.vocabulary.dates import DateMention
from importers.parsing import case_years, content, head_dates, head_numbers, names, receivers
from importers.parsing.result import Basis, OtherNumber, ParsedDate, ParsedDnr, Quote
from importers.parsing.units import Unit

_LABEL_WORDS = re.compile(
    r"(?:(?:vår|vårt|er|ert)\s+)?"
    r"(?:d(?:iarie)?[.:]?\s?n(?:umme)?r|(?:diarie|ärende)beteckning|ärendenummer|ärendenr|ärende|datum|vår beteckning"
    r"|er beteckning|beteckning|ert datum|vårt datum|vår referens|er referens|referens|handläggare|kod|klass|dpl"
    r"|sida|sid|ankom|inkom(?:men)?|remisstid|svarstid|sammanträdesdatum|diarieförd|sidnr|blad|adress|telefon|e-post"
    r"|handläggande tjänsteman)\b[.:]?",
    re.IGNORECASE,
)
# Words that are labels of a head only alone or before a colon: "Från ax till limpa" may be a title.
_LABELS_ALONE = re.compile(
    r"(?:avsändare|motionär(?:er)?|interpellant|frågeställare|förslagsställare|inlämna(?:d|t)\s+av|mottagare|från|till"
    r"|kontakt(?:person)?|ansvarig|utredare|dokument(?:typ|namn|id|ansvarig|ägare|nummer)?"
    r"|version|status|sekretess|(?:post|besöks|e-post|webb)adress|telefon(?:nummer)?|mobil|växel|fax|webb(?:plats)?|hemsida"
    r"|organisationsnummer|org\.?\s?nr|bank-?giro|plusgiro|postgiro|förvaltning|avdelning|enhet|nämnd|sammanträde"
    r"|kopia(?:\s+till)?|för\s+kännedom|kännedom|upprättad(?:\s+av)?|skapad|antal\s+sidor|utskriftsdatum|sändlista"
    r"|instans|beslutsinstans|ärende(?:typ|slag)|(?:beslutad|beslutat|fastställd|antagen|reviderad)(?:\s+(?:av|den))?"
    r"|föredragande(?:\s+\w+){0,2}|senast\s+(?:granskad|ändrad|uppdaterad)(?:\s+(?:av|den))?"
    r"|gäller(?:\s+(?:för|från|till(?:\s+och\s+med)?|från\s+och\s+med))?|gäller\s+(?:fr\.?o\.?m|t\.?o\.?m)\.?|giltig\w*"
    r"|giltighetstid|ersätter|revideras|senast\s+reviderad|beslutsdatum|skickat|sänt|ämne|sektor|verksamhet|bolag|projekt|fastighet|sökande)"
    r"(?P<value>\s*(?::|\t).{0,120})?$",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"(?:vårt\s+)?(?:d(?:iarie)?[.:]?\s?n(?:umme)?r|ärendenummer|ärendenr|(?:vår\s+)?beteckning)\.?:?", re.IGNORECASE
)
_NUMBER_WORD = re.compile(r"\b(?:dnr|diarienr|diarienummer)\b", re.IGNORECASE)
_KIND_WITHIN = re.compile(r"(?<!\w)(?:TJÄNSTESKRIVELSE|TJÄNSTEUTLÅTANDE|YTTRANDE|SKRIVELSE|REMISSVAR|PROMEMORIA)(?!\w)")
_HANDLED_BY = re.compile(
    r"(?:handläggare|handläggande tjänsteman|kontaktperson)\s*:?\s+(?P<name>[^,\t]+)", re.IGNORECASE
)
_NUMBERS_ONLY = re.compile(r"[\d\s./:–-]+")
# Without one of these no line is one: most titles are asked, and the pattern is tried at each of their letters.
_OF_CONTACTS = re.compile(r"[\d@(+]|://|www\.", re.IGNORECASE)
_CONTACT_LINE = re.compile(
    r"\S+@\S+\.\w+|\b(?:tfn|tel|telefon|växel|fax)\b\.?:?\s*[\d(+]|\b0\d{1,3}\s?[-–]\s?\d[\d\s]{4,}"
    r"|^[\w\s.,]*\b\d{3}\s\d{2}\s+[A-ZÅÄÖ]\w+$|https?://\S+|\bwww\.\S+",
    re.IGNORECASE,
)
# Two such words on a line: the address that is printed below a letterhead, however long.
_ADDRESS = re.compile(
    r"\b(?:(?:post|besöks|leverans|faktura|e-post|webb)(?:adress)?|adress|telefon|tel|fax|växel|bankgiro|plusgiro|org\.?\s?nr"
    r"|organisationsnummer|hemsida)\s*:",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"\b\d{3}\s\d\d\s+[A-ZÅÄÖ]")
# Labels of columns whose day is of a meeting, not of the paper.
_MEETING_COLUMN = re.compile(r"sammanträ|möte", re.IGNORECASE)
_TO = re.compile(r"(?:ställd\s+)?till\s*:?\s+(?P<body>.+)", re.IGNORECASE)
# "Datum", "Upprättat den", "Skriven den 29 februari 2028 av …": what says when a paper was written.
_WRITTEN_ON = re.compile(
    r"(?:(?:vårt |dokument|upprättande)?datum|(?:upprätta|utfärda|avfatta|datera|skapa)[dt]|skriv(?:en|et)|dat\."
    r"|skickat|avsänt|sänt|dat)"
    r"(?!\w)",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(r"\bdatum:?\s*$", re.IGNORECASE)
# Days of something else: "Mötesdatum", "Datum för beslut".
_OTHER_DAY = re.compile(
    r"(?:sammanträdes|mötes|besluts|justerings|anslags|ansöknings|utskrifts)(?:datum|dag)(?:en)?\b[\s:]*$"
    r"|^(?:vid\s+|till\s+)?(?:sammanträde[t]?|möte[t]?)(?:\s+den)?[\s:]*$"
    r"|\bert?\s+datum[\s:]*$|\bdatum för (?!upprätt|skriv|dokument|rättelse)[\w\s]{3,40}:?\s*$",
    re.IGNORECASE,
)
# A stamp says when a paper came in.
_STAMP = re.compile(
    r"(?:(?:handling(?:en)?|ärendet)\s+)?(?:ink(?:om(?:men|met)?|\.|(?=\s*(?::|\d|$)))|ankom(?:men|met|st\w*)?|ank\."
    r"|diarieförd\w*|registrerad\w*|mottag(?:en|et))(?!\w)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(?:ert?|vår|vårt)\b(?=\s+(?:d(?:iarie)?\.?\s?n|ref|bet|dnr|ärende|datum|handl))", re.IGNORECASE)
_LONGEST_LABEL = 40
_DIARY_FIRST = re.compile(r"[A-ZÅÄÖ]{2,6}[\s/-]?\d")
_COLUMN = re.compile(r"\S+(?:[^\S\t]{1,2}\S+)*")
# The case number of a ministry: "S2030/01234", "Fi2030/00012/K".
_OF_MINISTRY = re.compile(r"(?:[SUNMIAL]|Fi|Ju|Ku|Fö|UD|LI|KN|SB)(?:19|20)\d\d/\d{4,5}(?:/\w{1,6})?")
_OWNED_NUMBER = re.compile(
    r"\(?[A-ZÅÄÖ][\wåäö-]{3,40}s\s+(?:d(?:iarie)?\.?\s?n\w*|referens|beteckning|ärendenummer)\.?:?\s*\S*\d\S*\)?"
)
_OWNER = re.compile(r"(?P<owner>[A-ZÅÄÖ][\wåäö-]{3,40})s\s+(?:d(?:iarie)?\.?\s?n|ref|bet|ärende)")
_NUMBERED_MINUTES = re.compile(r"(?:sammanträdes)?protokoll\s+(?:nr|nummer)\.?\s*\d+(?:/\d+)?", re.IGNORECASE)


class Head(Struct, frozen=True):
    """What the lines above a title say."""

    dnrs: tuple[ParsedDnr, ...] = ()
    other_numbers: tuple[OtherNumber, ...] = ()
    dated: ParsedDate | None = None
    contact: Quote | None = None
    receiver_dnrs: tuple[ParsedDnr, ...] = ()  # behind "Er beteckning": the case of whom the paper is for


def is_head_line(unit: Unit) -> bool:
    """Whether the unit is of those that stand above a title and are not the title."""
    words = unit.text
    if unit.table is None and is_address(words):
        return True
    if unit.table is not None or len(words) > 120:
        return False
    if content.is_kind_word(words) or _NUMBERED_MINUTES.fullmatch(words):
        return True
    if (addressed := _TO.fullmatch(words)) is not None and (
        receivers.is_any(addressed["body"]) or receivers.is_elected(addressed["body"])
    ):
        return True
    theirs = _OF_MINISTRY.fullmatch(words.strip("() ")) or _OWNED_NUMBER.fullmatch(words)
    stamped = is_stamp(words) and re.search(r"\d", words) is not None
    if theirs or stamped or _NUMBERS_ONLY.fullmatch(words) or _says_where(words):
        return True
    rest = _without_numbers(unit)
    if _is_dated_label(words) or _LABELS_ALONE.match(words) or (rest != words and _WRITTEN_ON.fullmatch(rest)):
        return True
    if _HANDLED_BY.match(words) or (_LABEL_WORDS.match(rest) and (len(rest) < len(words) or len(words) < 60)):
        return True
    return not re.search(r"\w{3}", rest) and bool(re.search(r"\d", words))


def _is_dated_label(text: str) -> bool:
    """Whether it is a label and a day: "Senast granskad: 2030-02-01"."""
    label, colon, value = text.partition(":")
    return bool(colon) and len(label) < _LONGEST_LABEL and dates.parse(value.strip()) is not None


def is_address(text: str) -> bool:
    """Whether a line is the address of a letterhead: at least two of its labels stand on it."""
    return len(_ADDRESS.findall(text)) > 1


def is_contact(text: str) -> bool:
    """Whether a line holds an address, a telephone number or the like."""
    return is_address(text) or _says_where(text) or _POSTAL.search(text) is not None


def _says_where(text: str) -> bool:
    return _OF_CONTACTS.search(text) is not None and _CONTACT_LINE.search(text) is not None


def is_table(unit: Unit) -> bool:
    """Whether a table is the head of a letter: labels on the left and what belongs to them on the right."""
    rows = [[cell for cell in row if cell] for row in unit.rows]
    if not rows or any(len(row) > 2 for row in rows):
        return False
    labels = [row[0][0].text.strip(" :") for row in rows if len(row) == 2]
    told = [one for one in labels if _LABEL_WORDS.fullmatch(one) or _WRITTEN_ON.match(one) or is_label_alone(one)]
    return len(told) >= 2 and len(told) * 2 >= len(rows)


def is_dated_line(text: str, mention: DateMention) -> bool:
    """Whether a column is a day and nothing else, or a day behind a label such as "Datum"."""
    rest = text[: mention.start] + text[mention.end :]
    for number in reversed(dnr.find(rest)):
        rest = rest[: number.start] + rest[number.end :]
    rest = _NUMBER_WORD.sub("", rest).strip(" .,:;")
    kind = _KIND_WITHIN.search(rest)  # "Vårdförvaltningen TJÄNSTESKRIVELSE 2030-05-15", in a PDF that lost its gaps
    if kind is not None:
        rest = (rest[: kind.start()] + rest[kind.end() :]).strip(" .,:;")
        return not rest or names.is_whose(rest)
    numbered = len(rest) < len(text) - (mention.end - mention.start) - 3  # "Inköpsenheten 2030-08-27 Dnr LS 312/2030"
    return not rest or (numbered and names.is_office(rest)) or _WRITTEN_ON.fullmatch(rest) is not None


def is_label_alone(text: str) -> bool:
    """Whether a line is a label of a head and nothing else: what belongs to it stands on the next line."""
    bare = text.strip(" :")
    if _LABEL_WORDS.fullmatch(bare) or _WRITTEN_ON.fullmatch(bare):
        return True
    match = _LABELS_ALONE.match(bare)
    return match is not None and not match["value"]


def is_label_words(words: str) -> bool:
    """Whether the words are nothing, or only a label like "Dnr"."""
    bare = words.strip(" \t:.,–-(|")
    return not bare or _LABEL_WORDS.fullmatch(bare) is not None


def is_numbered(rest: str) -> bool:
    """Whether it is a case number and nothing else, labelled or not: "1412/20", "dnr KS 2030/3"."""
    found = dnr.find(rest)
    if not found or not is_label_words(rest[: found[0].start]):
        return False
    last = found[-1]
    return not rest[last.plan_code_span[1] if last.plan_code_span else last.end :].strip(" .")


def _without_numbers(unit: Unit) -> str:
    """The words of a line without its case numbers and dates."""
    rest = unit.text
    for mention in reversed(dnr.find(rest)):
        end = mention.plan_code_span[1] if mention.plan_code_span else mention.end
        rest = rest[: mention.start] + rest[end:]
    for when in reversed(dates.find(rest)):
        rest = rest[: when.start] + rest[when.end :]
    return rest.strip(" \t-–,;()")


def read(units: Sequence[Unit], text: str) -> Head:
    """What the head says. The case numbers are looked for in the lines as printed: a plan code may stand alone."""
    if not units:
        return Head()
    page = units[0].passage.page
    dnrs = head_numbers.numbers(text, units[0].start, units[-1].end, page)
    dnrs = tuple(one for one in dnrs if any(unit.start <= one.printed.start < unit.end for unit in units))
    dated = _date(units)
    theirs = tuple(one for one in dnrs if _is_theirs(text, one.printed.start, units))
    if all(one in theirs or _in_brackets(one, units) for one in dnrs):
        known = {one.key for one in dnrs}
        alone = [one for one in _below_label(units) or _alone(units, dated) if one.key not in known]
        theirs, dnrs = (dnrs, (*dnrs, *alone)) if alone else (theirs, dnrs)
    taken = {place for one in dnrs for place in (one.printed.start, one.plan_code.start if one.plan_code else -1)}
    others = tuple(
        OtherNumber(unit.passage.quote())
        for unit in units
        if _NUMBERS_ONLY.fullmatch(unit.text) and unit.start not in taken and dates.parse(unit.text) is None
    )
    own = tuple(one for one in dnrs if one not in theirs)
    return Head(own, others, dated, _contact(units), theirs)


def _in_brackets(one: ParsedDnr, units: Sequence[Unit]) -> bool:
    """Whether a number stands on a line in brackets: "(dnr S2030/01234)" below a title."""
    return any(
        unit.start <= one.printed.start < unit.end and unit.text[:1] == "(" and unit.text[-1:] == ")" for unit in units
    )


def _alone(units: Sequence[Unit], dated: ParsedDate | None) -> tuple[ParsedDnr, ...]:
    """The number that a column of the head is, without any label: "318–2030" below the day.

    Believed only where its year fits the day: else it may be a telephone number or a span of years.
    """
    for unit in units if dated is not None else ():
        for match in _COLUMN.finditer(unit.text):
            told = _DIARY_FIRST.match(match[0]) is not None
            one = dnr.parse(match[0], labelled=told) if _CONTACT_LINE.search(match[0]) is None else None
            if one is None or dated is None or one.printed != match[0] or re.match(r"0\d*[-–]", match[0]):
                continue
            printed = unit.passage.quote(*match.span())
            number = ParsedDnr(printed, one.prefix or None, one.year, one.number, one.key, None)
            (fitting,) = case_years.fitting((number,), dated.value)
            if case_years.fits(fitting.year, dated.value):
                return (fitting,)
    return ()


def with_number_alone(head: Head, units: Sequence[Unit], dated: ParsedDate | None) -> Head:
    """The head with a number without a label, where only the end of the paper tells when it was written."""
    alone = _alone(units, dated) if not head.dnrs else ()
    return replace(head, dnrs=alone) if alone and alone[0].key not in {one.key for one in head.receiver_dnrs} else head


def _below_label(units: Sequence[Unit]) -> tuple[ParsedDnr, ...]:
    """A case number in another column than its label: "Datum | Diarienummer" above "2013-10-08 | RS 412-2013"."""
    if not any(_NUMBER_LABEL.fullmatch(column) for unit in units for column in columns(unit.text)):
        return ()
    for unit in units:
        for match in re.finditer(r"[^\t]+", unit.text):
            column = match[0].strip()
            plain = re.search(r"\d", column) and dates.parse(column) is None and not _OF_MINISTRY.fullmatch(column)
            found = dnr.find(f"Dnr {column}") if plain else ()
            plan = found[0].plan_code if len(found) == 1 else ""
            if len(found) == 1 and re.fullmatch(rf"[\s.,-]*{re.escape(plan)}", column.removeprefix(found[0].printed)):
                start = unit.text.index(column, match.start())
                printed = unit.passage.quote(start, start + len(column))
                one = found[0]
                return (ParsedDnr(printed, one.prefix or None, one.year, one.number, one.key, None),)
    return ()


def _is_theirs(text: str, start: int, units: Sequence[Unit]) -> bool:
    """Whether "Ert dnr" or "Er beteckning" stands before a number on its line, or alone on the line above."""
    for above, unit in zip((None, *units), units, strict=False):
        if not unit.start <= start < unit.end:
            continue
        before = text[unit.start : start]
        owner = _OWNER.search(before)
        if owner is not None and _is_of_state(owner["owner"]):
            return True
        if _OF_MINISTRY.match(text, start) and any(_is_of_state(part) for one in units for part in columns(one.text)):
            return True
        labels = [match[0].lower() for match in _WHOSE.finditer(before)]
        column = before.count("\t")
        if not labels and above is not None and column and column <= above.text.count("\t"):
            label = above.text.split("\t")[column]  # of its own column
            return _WHOSE.match(label) is not None and label.lower().startswith("er")
        if not labels and not re.search(r"[^\W\d_]{4}", before) and above is not None and len(above.text) < 40:
            labels = [match[0].lower() for match in _WHOSE.finditer(above.text)]
        return bool(labels) and labels[-1].startswith("er")
    return False


def _is_of_state(text: str) -> bool:
    return names.is_state(text) and not names.is_body(text)


def _contact(units: Sequence[Unit]) -> Quote | None:
    """The person of the head: named behind "Handläggare", else alone on a line."""
    for unit in units:
        match = _HANDLED_BY.match(unit.text)
        if match is not None and names.is_person(match["name"]):
            return unit.passage.quote(*match.span("name"))
    for unit in units:
        if names.is_person(unit.text):
            return unit.passage.quote()
        name, comma, rest = unit.text.partition(",")  # "Anna Ek, 0470-12 34 56"
        if comma and names.is_person(name) and _CONTACT_LINE.match(rest.strip()):
            return unit.passage.quote(0, len(name))
    return None


def _date(units: Sequence[Unit]) -> ParsedDate | None:
    """The date of a head: on a line of its own, behind "Datum", else behind the place where it was written."""
    at_place: ParsedDate | None = None
    for position, unit in enumerate(units):
        above = units[position - 1].text if position else ""
        if is_stamp(unit.text) or _stamped_above(units[:position]):
            continue
        if _MEETING_COLUMN.search(above) and "\t" in above and not any(map(_WRITTEN_ON.match, columns(above))):
            continue
        if len(above) < _LONGEST_LABEL and _MEETING_COLUMN.match(above) and is_label_alone(above):
            continue  # "Sammanträde" over its day
        labelled = _WRITTEN_ON.match(unit.text) is not None
        for mention in head_dates.find(unit.text, columns(unit.text)):
            before = unit.text[: mention.start]
            if _OTHER_DAY.search(before):
                continue
            found = ParsedDate(mention.value, Basis.STATED, unit.passage.quote(mention.start, mention.end))
            alone = head_dates.is_alone(mention, unit.text, columns(unit.text)) or is_dated_line(unit.text, mention)
            beside = len(columns(unit.text)) > 1 and any(map(names.is_body, columns(unit.text)))
            if beside and not labelled:  # "Omsorgsnämnden   2030-09-19": perhaps the day of a meeting
                at_place = at_place or found
                continue
            if labelled or alone or _WRITTEN_ON.fullmatch(above.rstrip(": ")) or _DATE_WORD.search(before):
                return found
            behind = unit.text[mention.end :].strip(" .")
            if at_place is None and not behind and head_dates.follows_place(before):
                at_place = found
    return at_place


def _stamped_above(above: Sequence[Unit]) -> bool:
    """Whether the lines above end in a stamp that waits for its day: "INKOM", or "INKOM" / "EKBY KOMMUN"."""
    lines = [unit.text for unit in above[-3:]]
    while len(lines) > 1 and names.is_whose(lines[-1]):
        lines.pop()
    return bool(lines) and is_stamp(lines[-1]) and not dates.find(lines[-1])


def is_stamp(text: str) -> bool:
    """Whether a line says when a paper came in to whoever got it, or begins to say it."""
    return _STAMP.match(text) is not None


def columns(text: str) -> list[str]:
    """What stands beside each other on a line of a letter head."""
    return [column.strip() for column in re.split(r"\t|\s{3,}", text) if column.strip()]
