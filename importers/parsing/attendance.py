"""Who was at the meeting: the rows of the front page, name by name (5 kap. 66 § kommunallagen).

A row is a list in running text, a name on each line, or a table with party, office and §§ in columns of their own.
Officials and guests count where a title, a party, who sent them or the row's own label tells by what right they are
there: a visitor's name is no data.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import (
    attendance_columns,
    attendance_entries,
    attendance_found,
    attendance_titles,
    called_substitutes,
    chairs,
    elected,
    front_labels,
    officers,
    party_headings,
    party_places,
    presence,
    told_rolls,
    turned_names,
)
from importers.parsing.attendance_words import (
    BY_UNION,
    INSTEAD_OF,
    SEE_LIST,
    SERVES,
    SERVES_FOR,
    SERVES_NOT,
    TITLE_BESIDE,
    TITLE_FIRST,
    TITLE_WORD,
)
from importers.parsing.elected import Mention
from importers.parsing.party_places import Order
from importers.parsing.passages import Passage
from importers.parsing.result import (
    AttendanceRole,
    FrontField,
    ParagraphRange,
    ParsedAttendance,
    ParsedPerson,
    Quote,
)
from importers.parsing.units import Unit

Row = tuple[FrontField, Passage | None, Sequence[Passage]]

_ROLES = {
    FrontField.PRESENT: AttendanceRole.MEMBER,
    FrontField.SUBSTITUTES_SERVING: AttendanceRole.SERVING_SUBSTITUTE,
    FrontField.SUBSTITUTES: AttendanceRole.SUBSTITUTE,
    FrontField.OTHERS: AttendanceRole.OTHER,
}
_LISTED = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING, FrontField.SUBSTITUTES))
_BY_OFFICE = re.compile(r"tjänstem|tjänsteperson|personalföreträd|facklig|föredragande|sekreterare", re.IGNORECASE)
# Rows of those who are no data, or who were away.
_NOT_THERE = re.compile(
    r"åhörare|allmänhet|frånvarande|förhinder|förhindra|(?:ej|inte|icke)\s+närvarande", re.IGNORECASE
)
_PARTY_AND_OFFICE = re.compile(
    r"(?P<party>(?i:s|m|v(?!\s+ordf)|c|l|mp|kd|sd|fp))\s+(?=(?:\d:?[ea]|vice|v\.|ordf|förste|andre)\b)"
)
_REPLACED_BY = re.compile(r"\b(?:ers|ersättare)\.?\s*:\s*|\bersätts\s+av\s+", re.IGNORECASE)
_VACANT = re.compile(r"(?:vakan(?:t|s)|ersättare\s+saknas|obesatt)\b", re.IGNORECASE)
_ELECTED_TITLE = re.compile(r"ledamot|ledamöter|ordf|råd\b|rådet\b|gruppledare|ersätt", re.IGNORECASE)
_AWAY = re.compile(
    r"[\s,(–-]*(?:(?:ej|inte|icke)\s+närvarande|frånvarande|(?:har\s+)?anmält\s+förhinder|förhindra[dt]|förhinder)\)?\s*$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\b(?:samtliga|alla|övriga)\b.{0,40}\b(?:utom|förutom|med\s+undantag)\b", re.IGNORECASE)
# "… i bygg- och" / "miljönämnden Anna Ek (S)": what is left of an office in another body
_OF_BODY = re.compile(
    r"(?:[a-zåäö-]+\s+){0,3}?[a-zåäö-]*(?:nämnden|styrelsen|utskottet|fullmäktige|rådet)\s+(?=[A-ZÅÄÖ])"
)
_SUBSTITUTE = re.compile(r"[\s,(]*(?:ersättare|suppleant)\b(?!\s+för)", re.IGNORECASE)
_SUBSTITUTES_ARE = re.compile(r"(?:närvarande\s+)?(?:ersättare|suppleanter)\s*:\s", re.IGNORECASE)
# Members are listed by constituency, their substitutes below each: "Norra valkretsen:"
_CONSTITUENCY = re.compile(r"[^,:]{0,40}\bvalkrets\w*\b[^,:]{0,80}:?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")  # "1. Anna Ek (S)"
_INSTEAD_COLUMN = re.compile(r"(?:tjänstgör(?:ande|ing)?|ersätter|i stället)(?:\s+för)?", re.IGNORECASE)


class _Somebody(Struct):
    """A person of a row with the words that belong to them."""

    mention: Mention
    title: str | None
    start: int
    end: int


def read(
    rows: Sequence[Row], units: Iterable[Unit], covered: Sequence[ParagraphRange] = ()
) -> tuple[ParsedAttendance, ...]:
    """The people of the rows, in printed order.

    `units` are what the rows were read out of: they tell which words stand beside each other. `covered` are the §§
    of the minutes: they bound "fr.o.m. § 98".
    """
    places = attendance_entries.Places(units)
    rows = [(kind, label, places.whole(values)) for kind, label, values in rows]
    headed = [party_headings.runs(values) if kind in _LISTED else () for kind, _, values in rows]
    rows = [
        (kind, label, tuple(one for _, below in runs for one in below) if runs else values)
        for (kind, label, values), runs in zip(rows, headed, strict=True)
    ]
    listed_lines = _listed_lines(rows)
    orders = _orders(rows, bare=party_places.are_bare(listed_lines))
    last_first = turned_names.are_usual(listed_lines)
    prints_parties = _prints_parties(rows)
    star = called_substitutes.meaning_of_star(rows, units)
    found: list[ParsedAttendance] = []
    for (kind, label, values), order, runs in zip(rows, orders, headed, strict=True):
        role = _ROLES.get(kind)
        if role is None or _tells_nobody(label, values):
            continue
        if order is Order.UNCLEAR:
            return ()  # whose party stands where? Then nobody is told from it
        by_office = label is not None and _BY_OFFICE.search(label.text) is not None
        of_row: list[ParsedAttendance] = []
        instead = bool(values) and _INSTEAD_COLUMN.fullmatch(values[0].text) is not None
        stars = called_substitutes.behind_stars(values)
        of_row += _of_told(filter(told_rolls.is_told, values), role, covered)
        below = runs or ((None, _in_lines(values[1:] if instead else values)),)
        entries = ((party, one) for party, said in below for one in places.entries(said, leads=_leads(order)))
        for party, entry in entries:
            if _ALL_BUT.search(entry.text):
                break  # who follows was away
            group = _group(entry)
            if group is not None:
                found += attendance_found.of_row(of_row)
                role, of_row = group, []
            elif not SEE_LIST.search(entry.text):
                called = _SUBSTITUTES_ARE.match(entry.text) if role is AttendanceRole.OTHER else None
                said = entry.part(called.end()) if called is not None else entry
                there = party_headings.given(party, _of_entry(said, role, covered, by_office=by_office, order=order))
                there = _instead(there) if instead else there
                there = tuple(_substitutes(there)) if called is not None else there
                there = called_substitutes.serving(there, entry, label)
                there = called_substitutes.starred(there, entry, star=star, stars=stars)
                there = tuple(turned_names.turned(one, entry) for one in there) if last_first else there
                of_row += list(
                    _placed(there, entry, prints_parties=prints_parties or any(one.person.party for one in of_row))
                )
        found += attendance_found.of_row(of_row)
    found = officers.added(found, rows)
    return tuple(attendance_found.without_repeats(attendance_found.with_substitutes(found)))


def _tells_nobody(label: Passage | None, values: Iterable[Passage]) -> bool:
    """Whether a row is of those who were away, or is a list whose columns run together."""
    away = label is not None and _NOT_THERE.search(label.text) is not None
    return away or any(attendance_columns.run_together(value.text) for value in values)


def _in_lines(values: Iterable[Passage]) -> list[Passage]:
    """The values that list people, and do not tell of them."""
    return [one for one in values if not told_rolls.is_told(one)]


def _of_told(
    values: Iterable[Passage], role: AttendanceRole, covered: Sequence[ParagraphRange]
) -> Iterator[ParsedAttendance]:
    """Everybody of the paragraphs that tell in sentences who was there."""
    for value in values:
        yield from told_rolls.read(value, role, lambda part: people(part, AttendanceRole.OTHER, covered))


def _substitutes(listed: Iterable[ParsedAttendance]) -> Iterator[ParsedAttendance]:
    """Those with a party in "Ersättare: Bo Al (S) och Eva Ro (V) samt socialchef Ida Jo" are substitutes."""
    for one in listed:
        yield replace(one, role=AttendanceRole.SUBSTITUTE) if one.person.party is not None else one


def _instead(listed: tuple[ParsedAttendance, ...]) -> tuple[ParsedAttendance, ...]:
    """Two names below the heads "Ledamöter" and "Tjänstgör för": the first serves instead of the second."""
    if len(listed) != 2 or listed[0].replaces:
        return listed
    serving = AttendanceRole.SERVING_SUBSTITUTE
    return (replace(listed[0], role=serving, replaces=listed[1].person.name),)


def _group(entry: Passage) -> AttendanceRole | None:
    """The role that a label of its own gives to those below it within a row: "Ersättare:" among the others."""
    if _CONSTITUENCY.fullmatch(entry.text):
        return AttendanceRole.MEMBER
    if len(entry.text) > 60 or not entry.text.rstrip().endswith(":"):
        return None
    label = front_labels.label(entry.text, notice=False)
    return _ROLES.get(label.field) if label is not None and label.exact and label.length >= len(entry.text) else None


def _prints_parties(rows: Sequence[Row]) -> bool:
    """Whether those who adjust have their party printed: then a member would too."""
    lines = (line for kind, _, values in rows if kind is FrontField.ADJUSTERS for line in _printed(values))
    return any(True for line in lines for _ in elected.mentions(line))


def _placed(listed: Iterable[ParsedAttendance], entry: Passage, *, prints_parties: bool) -> Iterator[ParsedAttendance]:
    """Who is there by office or for a union, though listed among elected people who all print their party."""
    by_office: dict[str, ParsedAttendance] | None = None
    party_above = prints_parties
    for one in listed:
        party_above = party_above or one.person.party is not None
        plain = one.role is not AttendanceRole.OTHER and not (one.person.party or one.office or one.replaces)
        if plain and party_above and by_office is None:
            by_office = {other.person.name: other for other in people(entry, AttendanceRole.OTHER, ())}
        other = by_office.get(one.person.name) if plain and by_office else None
        if other is None or _ELECTED_TITLE.search(other.office or ""):
            yield one
        else:
            yield replace(other, present=one.present, absent=one.absent)


def _listed_lines(rows: Sequence[Row]) -> list[str]:
    return [line for kind, _, values in rows if kind in _LISTED for line in _printed(values)]


def _orders(rows: Sequence[Row], *, bare: bool) -> list[Order]:
    """Where each row prints the party."""
    told = [party_places.of_row(_printed(values)) if kind in _ROLES else Order.BEHIND for kind, _, values in rows]
    before = any(one is Order.BEFORE and row[0] in _LISTED for one, row in zip(told, rows, strict=True))
    for place, (kind, _, values) in enumerate(rows):
        if kind is FrontField.OTHERS and told[place] is not Order.BEFORE:  # officials stand among them
            leading = before and any(map(party_places.leads, _printed(values)))
            told[place] = Order.BEFORE if leading else Order.BEHIND
        elif bare and kind in _LISTED and told[place] is Order.BEHIND:
            told[place] = Order.BEFORE_BARE
    return told


def _leads(order: Order) -> Callable[[str], bool] | None:
    return party_places.leads if order is Order.BEFORE else None


def _printed(values: Sequence[Passage]) -> list[str]:
    return [line.text for value in values for line in attendance_entries.printed_lines(value)]


def _of_entry(
    entry: Passage, role: AttendanceRole, covered: Sequence[ParagraphRange], *, by_office: bool, order: Order
) -> Iterator[ParsedAttendance]:
    places = party_places.people(entry.text, order)
    if not places:
        yield from people(entry, role, covered, by_office=by_office)
    for party, start, end in places:  # "(S) Anna Ek, Bo Al": both are
        for one in people(entry.part(start, end), role, covered, by_office=by_office):
            yield replace(one, person=replace(one.person, party=one.person.party or party))


def people(
    entry: Passage, role: AttendanceRole, covered: Sequence[ParagraphRange], *, by_office: bool = False
) -> Iterator[ParsedAttendance]:
    """The people of one entry ("Anna Ek (S), ordförande, §§ 3–5"); `by_office`: its row has only people of office."""
    somebody: list[_Somebody] = []
    before = ""
    for low, high in elected.elements(entry.text, 0, len(entry.text)):
        instead = before and INSTEAD_OF.fullmatch(before) is not None  # "Anna Ek (S)", "i st f", "Bo Al (S)" in columns
        before = entry.text[low:high].strip()
        if instead and somebody:
            continue
        one = _person_at(entry.text, low, high, trusted=role is not AttendanceRole.OTHER or by_office)
        if one is not None and not (somebody and BY_UNION.match(one.mention.name)):  # "Bo Al, Vision"
            somebody.append(one)
    for index, one in enumerate(somebody):
        end = somebody[index + 1].start if index + 1 < len(somebody) else len(entry.text)
        yield from _attending(entry, one, end, role, covered, by_office=by_office)


def _person_at(text: str, low: int, high: int, *, trusted: bool) -> _Somebody | None:
    """The person that an element begins with, behind a title; None where it goes on with the one before."""
    piece = text[low:high]
    if SERVES_FOR.match(piece.strip()) or elected.is_party(piece):
        return None
    number = _NUMBERED.match(piece)
    begin = number.end() if number else 0
    office = chairs.OFFICE.match(piece, begin)
    begin = office.end() if office else begin
    begin += len(piece[begin:]) - len(piece[begin:].lstrip(" :*"))
    first = TITLE_FIRST.match(piece, begin)
    title = office[0].strip() if office else None
    if (
        first is not None
        and elected.name_start(first["name"]) == 0
        and not TITLE_WORD.fullmatch(first["name"].split()[0])
    ):
        begin, title = first.start("name"), first["title"]
    whole = elected.WHOLE.match(piece, begin)
    mention = elected.mention(whole, low) if whole is not None else None
    if mention is None and not trusted and (of_body := _OF_BODY.match(piece)) is not None:
        mention = next(elected.mentions(text, low + of_body.end(), high), None)
    mention = attendance_titles.cut(mention, text) if mention is not None else None
    if mention is None or _VACANT.match(mention.name):
        return None
    said = "," in text or TITLE_WORD.search(text, mention.end) or BY_UNION.match(text, mention.end)
    if mention.party is None and not (trusted or title or said):
        return None
    return _Somebody(mention, title, low, mention.end)


def _attending(
    entry: Passage,
    one: _Somebody,
    end: int,
    role: AttendanceRole,
    covered: Sequence[ParagraphRange],
    *,
    by_office: bool,
) -> Iterator[ParsedAttendance]:
    said = entry.text[one.end : end]
    *_, last = re.split(r"[\t\n]", said.rstrip())  # in a column of its own
    if _AWAY.fullmatch(_without_party(said)) or (last != said.rstrip() and _AWAY.fullmatch(last)):
        return
    party = one.mention.party or _party_beside(said, role)
    person = replace(one.mention.person(entry), party=party)
    instead = SERVES_FOR.search(said)  # behind it stands the office of somebody else
    office = chairs.office(one.title or "") or chairs.office(said[: instead.start()] if instead else said)
    if role is AttendanceRole.OTHER and BY_UNION.match(one.mention.name):
        return
    if role is AttendanceRole.OTHER and party is not None and _SUBSTITUTE.match(_without_party(said)):
        role = AttendanceRole.SUBSTITUTE
    if role is AttendanceRole.OTHER:
        office = _title(one.title) or _title(said) or office
        sent = BY_UNION.match(said) or attendance_titles.is_sent_by(said) or presence.read(said, covered).end
        if office is None and party is None and not (by_office or sent):
            return
    serves = SERVES.search(said) if role is AttendanceRole.SUBSTITUTE and not SERVES_NOT.search(said) else None
    before = serves is not None and (presence.read(said[: serves.start()], covered).end or not SERVES_FOR.search(said))
    if serves is not None and before and presence.read(said[serves.end() :], covered).present:
        yield from _served_in_part(entry, (one.end + serves.start(), end), person, covered)
        end, said = one.end + serves.start(), said[: serves.start()]
    told = presence.read(said, covered)
    note = entry.quote(one.end + told.start, one.end + told.end) if told.end > told.start else None
    by = _REPLACED_BY.search(said) if role is AttendanceRole.MEMBER else None
    if by is not None:
        yield from _substitute(entry, one, by.end() + one.end, end, note)
        return
    replaced = SERVES_FOR.search(said)
    if role is not AttendanceRole.OTHER and SERVES_NOT.search(said):
        role, replaced = AttendanceRole.SUBSTITUTE, None
    elif role is not AttendanceRole.OTHER and (replaced or SERVES.search(said)):
        role = AttendanceRole.SERVING_SUBSTITUTE
    name = " ".join(replaced["name"].split()) if replaced and not _VACANT.match(replaced["name"]) else None
    yield ParsedAttendance(person, role, office, name, told.present, told.absent, note)


def _without_party(said: str) -> str:
    return re.sub(rf"^\s*(?:{elected.BRACKETED})", "", said)


def _served_in_part(
    entry: Passage, place: tuple[int, int], person: ParsedPerson, covered: Sequence[ParagraphRange]
) -> Iterator[ParsedAttendance]:
    """A substitute who served for some §§ only ("§§ 61–65, tjänstgörande § 66") is there in two roles."""
    said = entry.text[slice(*place)]
    told, replaced = presence.read(said, covered), SERVES_FOR.search(said)
    name = " ".join(replaced["name"].split()) if replaced else None
    note = entry.quote(place[0] + told.start, place[0] + told.end)
    yield ParsedAttendance(person, AttendanceRole.SERVING_SUBSTITUTE, None, name, told.present, told.absent, note)


def _substitute(entry: Passage, one: _Somebody, start: int, end: int, note: Quote | None) -> Iterator[ParsedAttendance]:
    """A member's row may name who serves instead ("Bo Al (M), ers: Eva Ro (M)"): then the substitute was there."""
    whole = elected.WHOLE.match(entry.text, start, end)
    mention = elected.mention(whole, 0) if whole is not None else None
    if mention is not None:
        yield ParsedAttendance(
            mention.person(entry), AttendanceRole.SERVING_SUBSTITUTE, None, one.mention.name, note=note
        )


def _party_beside(said: str, role: AttendanceRole) -> str | None:
    """A party in a column, behind a comma of its own, or behind an office."""
    first = next((piece for piece in re.split(r"[\n,]", said) if piece.strip()), "").strip()
    if first and elected.is_party(first):
        party = first.strip("() ")
        named = role is not AttendanceRole.OTHER or first[0] in "([" or party.upper() in elected.KNOWN_PARTIES
        return party if named else None  # "Anna Ek, KVK": where an official works
    before = _PARTY_AND_OFFICE.match(first)  # "Anna Ek, s vice ordförande"
    if before is not None:
        return before["party"]
    return None if role is AttendanceRole.OTHER else party_places.behind_office(said)


def _title(said: str | None) -> str | None:
    """An official's title, with a small letter at the beginning."""
    pieces = said.split(",") if said and said.lstrip().startswith(",") else [said or ""]
    match = next((found for piece in pieces if (found := TITLE_BESIDE.match(piece)) is not None), None)
    if match is None:
        return None
    title = attendance_titles.whole(re.sub(r"\s+\S+-$", "", " ".join(match["title"].split())))
    return title if title[:2].isupper() else title[0].lower() + title[1:]
