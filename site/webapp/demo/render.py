"""Synthetic protokoll, extracts and letters as text or Word, in the layouts of real ones. Pure and deterministic.

Every file says on each page that it is demo content, because files are passed on without the site around them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from zlib import crc32

from webapp.demo import content
from webapp.demo.content import Authority, Body, Letter, Matter, Meeting
from webapp.demo.word import word_file

MARK = "EXEMPELDATA – påhittat innehåll"
_PEOPLE = (
    "Alva Exempelsson", "Bror Påhittsson", "Cilla Provberg", "David Testman", "Ester Låtsaslund", "Folke Fantasius",
    "Gun Demodotter", "Hugo Övningsson", "Ines Fiktivström", "Jarl Mönsterberg", "Kaj Skissgren", "Lova Utkastsson",
    "Mona Låtsasgren", "Nils Provström", "Olga Testlund", "Paul Exempelberg",
)  # fmt: skip
"""Obviously invented persons; their parties are letters that no party has."""
_PARTIES = ("X", "Y", "Z", "X", "Y")
_QUARTERS = ("Exemplet", "Låtsasboden", "Mönstret", "Provrutan", "Skissen", "Övningen")
ADJUSTED_AFTER = timedelta(days=6)
"""From the meeting to the adjustment of its protokoll."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is delivered: its name and its bytes."""

    name: str
    data: bytes


def protokoll(meeting: Meeting) -> File:
    """The whole protokoll. One whose state is `answers` says neither authority nor date, as many real ones do."""
    place = _Place.of(meeting)
    pages = [_front(place), *_items(place), *_appendices(place)]
    whole = [f"{_head(place, n, len(pages))}\n\n{page}" for n, page in enumerate(pages, start=1)]
    sign = "" if meeting.state == "answers" else f"{place.body.signs[0]} "
    return _file(f"protokoll {sign}{meeting.date.isoformat()}", "\n\n".join(whole), place.authority)


def extract(meeting: Meeting) -> File:
    """The protokollsutdrag of the meeting's § `extract`."""
    place = _Place.of(meeting)
    number, matter = next((n, m) for n, m in meeting.numbered if n == meeting.extract)
    lines = (
        MARK,
        place.authority.title,
        "PROTOKOLLSUTDRAG",
        place.body.title,
        f"Sammanträdesdatum {meeting.date.isoformat()}",
        "",
        _item(place, number, matter),
        "",
        "Utdragsbestyrkande",
    )
    return _file(
        f"utdrag {place.body.signs[0]} {meeting.date.isoformat()} § {number}", "\n".join(lines), place.authority
    )


def letter(one: Letter) -> File:
    """A tjänsteskrivelse."""
    authority, body = content.body(one.body)
    # The mark stands first: behind the recipients it would be read as one of them.
    parts = [
        MARK,
        authority.title,
        one.office,
        "TJÄNSTESKRIVELSE",
        f"Datum {one.date.isoformat()}",
        f"Dnr {one.dnr}",
        f"Handläggare {one.writer}, {one.role.lower()}",
        body.title,
        one.title,
        "Förslag till beslut",
        f"{body.title} beslutar",
        "\n".join(f"- {clause}" for clause in one.clauses),
        "Sammanfattning",
        one.summary.strip(),
        *(("Beslutsunderlag", "\n".join(f"- {source}" for source in one.sources)) if one.sources else ()),
        f"{one.writer}\n{one.role}",
        *(("Beslutet skickas till", "\n".join(f"- {to}" for to in one.recipients)) if one.recipients else ()),
    ]
    return _file(f"tjänsteskrivelse {one.date.isoformat()}", "\n\n".join(parts), authority)


def _file(name: str, text: str, authority: Authority) -> File:
    """In the format that the authority works with."""
    if authority.word:
        return File(f"{name}.docx", word_file(text))
    return File(f"{name}.txt", f"{text}\n".encode())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and when a meeting is, for every text of it."""

    meeting: Meeting
    authority: Authority
    body: Body

    @classmethod
    def of(cls, meeting: Meeting) -> "_Place":
        return cls(meeting, *content.body(meeting.body))

    def chance(self, what: object, among: int) -> int:
        """0 … `among` - 1: the same for the same place and `what`, always."""
        return crc32(f"{self.meeting.body} {self.meeting.date} {what}".encode()) % among

    @property
    def people(self) -> tuple[str, ...]:
        """Nine invented persons: one group for each authority and term of office."""
        start = crc32(f"{self.authority.key} {(self.meeting.date.year + 1) // 4}".encode()) % len(_PEOPLE)
        return tuple(_PEOPLE[(start + n) % len(_PEOPLE)] for n in range(9))

    def member(self, index: int) -> str:
        """A member with party."""
        return f"{self.people[index]} ({_PARTIES[index]})"


def words(place: _Place, number: int) -> Mapping[str, str]:
    """The placeholders that texts of the demo may hold, for one §."""
    year, title = place.meeting.date.year, place.authority.title
    genitive = title if title.endswith("s") else f"{title}s"
    figures = {f"n{n}": str(11 + place.chance((number, n), 80)) for n in range(1, 5)}
    return figures | {
        "kommun": title,
        "kommunens": genitive,
        "ort": place.authority.place,
        "organ": place.body.title,
        "organet": _low(place.body.title),
        "organets": f"{_low(place.body.title)}s",
        "forvaltning": place.body.office,
        "forvaltningen": _low(place.body.office),
        "kvarter": f"{_QUARTERS[place.chance(number, len(_QUARTERS))]} {1 + place.chance((number, 'k'), 9)}",
        "ar": str(year),
        "forra": str(year - 1),
        "nasta": str(year + 1),
        "a": place.member(0),
        "b": place.member(1),
        "c": place.member(2),
        "d": place.member(3),
        "e": place.member(4),
        "underlag": (place.meeting.date - timedelta(days=13)).isoformat(),
        "tidigare": (place.meeting.date - timedelta(days=78)).isoformat(),
    }


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]


def printed_dnr(place: _Place, number: int, matter: Matter) -> str:
    """The case number as the authority writes it: the matter's own, else one that the demo counts out."""
    if matter.dnr or matter.secret:
        return matter.dnr
    day = place.meeting.date
    # Unique in the authority: bodies meet on different days, and a meeting has fewer than ten §§.
    serial = 1000 + (day.timetuple().tm_yday * 10 + number % 10) % 9000
    return place.authority.dnr.format(year=day.year, short=str(day.year)[2:], number=serial, sign=place.body.signs[0])


def _head(place: _Place, page: int, pages: int) -> str:
    lines = [f"Sida {page} ({pages})", MARK]
    if place.meeting.state != "answers":
        lines += [place.authority.title, place.body.title, f"Sammanträdesdatum {place.meeting.date.isoformat()}"]
    else:
        lines += [place.body.title]
    return "\n".join(lines)


def _front(place: _Place) -> str:
    meeting, day = place.meeting, place.meeting.date
    last = meeting.first + len(meeting.matter) - 1
    secret = [str(number) for number, matter in meeting.numbered if matter.secret]
    adjusted = day + ADJUSTED_AFTER
    place_time = "Plats/Tid" if place.authority.layout == "one_line" else "Plats och tid"
    rows = [
        ("SAMMANTRÄDESPROTOKOLL", ""),
        (place_time, f"Sammanträdesrummet i {place.authority.place}, kl. 13.00–{15 + place.chance('tid', 3)}.15"),
        *_present(place, last),
        ("Övriga deltagande", f"{place.people[5]}, sekreterare\n{place.people[6]}, förvaltningschef"),
        ("Utses att justera", place.people[1]),
    ]
    if meeting.state != "answers":
        rows.append(("Justeringens plats och tid", f"{place.authority.place}, {adjusted.isoformat()}"))
    rows += [
        ("Paragrafer", f"{meeting.first}–{last}" + (f" varav sekretess {', '.join(secret)}" if secret else "")),
        ("Underskrifter", f"Sekreterare {place.people[5]}\nOrdförande {place.people[0]}\nJusterande {place.people[1]}"),
    ]
    if meeting.state != "answers":
        posted = adjusted + timedelta(days=1)
        rows += [
            ("ANSLAG/BEVIS", ""),
            ("Organ", place.body.title),
            ("Sammanträdesdatum", day.isoformat()),
            ("Datum för anslags uppsättande", posted.isoformat()),
            ("Datum för anslags nedtagande", (posted + timedelta(days=25)).isoformat()),
            ("Förvaringsplats för protokollet", f"{place.body.office}, {place.authority.place}"),
        ]
    return "\n\n".join(f"{label}\n{value}".strip() for label, value in rows)


def _present(place: _Place, last: int) -> Iterator[tuple[str, str]]:
    """Who was there. Somebody leaves before the last §, and a substitute serves, at some of the meetings."""
    leaves = place.chance("går", 3) == 0 and last - place.meeting.first > 1
    until = f", §§ {place.meeting.first}–{last - 1}" if leaves else ""
    members = [f"{place.member(0)}, ordförande", *(place.member(n) for n in range(1, 4)), f"{place.member(4)}{until}"]
    yield "Beslutande", "\n".join(members)
    if place.chance("ersätter", 2):
        yield "Tjänstgörande ersättare", f"{place.people[7]} (Z) tjänstgör för {place.people[8]} (Z)"


def _appendices(place: _Place) -> Iterator[str]:
    """The written reservations, behind the last §."""
    written = [(number, matter) for number, matter in place.meeting.numbered if matter.appendix]
    for order, (number, matter) in enumerate(written, start=1):
        said = words(place, number)
        text = matter.appendix.strip().format_map(said)
        yield f"Bilaga {order} till § {number}\n\nSkriftlig reservation\n\n{text}\n\n{said['c']}"


def _items(place: _Place) -> Iterator[str]:
    for number, matter in place.meeting.numbered:
        yield _item(place, number, matter)


def _item(place: _Place, number: int, matter: Matter) -> str:
    said = words(place, number)
    if matter.secret:
        label = f"{_sign(place)}§ {number}"
        return "\n\n".join((label, "Personärende", "Beslut", "Beslutet omfattas av sekretess."))
    before, after = [*_decision(place, matter, said)], [*_reasons(matter, said, in_table=place.authority.word)]
    parts = after + before if place.authority.layout == "decision_last" else before + after
    ending = [*_list("Beslutet skickas till", matter.recipients, said)]
    return "\n\n".join([*_label(place, number, matter), matter.title.format_map(said), *parts, *ending])


def _sign(place: _Place) -> str:
    return f"{place.body.signs[-1]} " if place.authority.layout == "decision_first" else ""


def _label(place: _Place, number: int, matter: Matter) -> Iterator[str]:
    dnr = printed_dnr(place, number, matter)
    if place.authority.layout == "decision_first":
        yield f"{_sign(place)}§ {number}"
        yield dnr
        if matter.plan:
            yield matter.plan
    else:
        plan = f" {matter.plan}" if matter.plan and place.authority.layout == "decision_last" else ""
        yield f"§ {number} Dnr {dnr}{plan}"


def _decision(place: _Place, matter: Matter, said: Mapping[str, str]) -> Iterator[str]:
    marks = [f"{n}. " for n in range(1, 20)] if place.authority.layout == "decision_last" else ["- "] * 20
    if matter.clauses or matter.decision:
        yield "Beslut"
    if matter.decision:
        yield matter.decision.format_map(said)
    if matter.clauses:
        yield matter.lead.format_map(said)
        yield "\n".join(f"{mark}{one.format_map(said)}" for mark, one in zip(marks, matter.clauses, strict=False))
    if matter.next_clauses:
        yield f"{said['organ']}s förslag till {matter.next_body}"
        yield "\n".join(f"{mark}{one.format_map(said)}" for mark, one in zip(marks, matter.next_clauses, strict=False))
    if matter.table:
        yield "\n".join("\t".join(cell.format_map(said) for cell in row) for row in matter.table)


def _reasons(matter: Matter, said: Mapping[str, str], *, in_table: bool) -> Iterator[str]:
    for heading, text in (
        ("Sammanfattning av ärendet", matter.summary),
        ("Förslag till beslut", matter.proposal),
        ("Yrkanden", matter.motions),
        ("Propositionsordning", matter.order),
        ("Omröstning", matter.vote),
        ("Reservation", matter.reservation),
    ):
        if text:
            yield heading
            yield text.strip().format_map(said)
        if heading == "Omröstning" and matter.ballot:
            yield _ballot(matter, said, in_table=in_table)
    yield from _list("Beslutsunderlag", matter.sources, said)


def _ballot(matter: Matter, said: Mapping[str, str], *, in_table: bool) -> str:
    """How each one voted: a table with a cross under Ja or Nej, or two sentences."""
    rows = [(name.format_map(said), choice) for name, choice in matter.ballot]
    if in_table:
        crosses = ((name, "X" if choice == "Ja" else "", "X" if choice == "Nej" else "") for name, choice in rows)
        return "\n".join(("Ledamot\tJa\tNej", *("\t".join(row) for row in crosses)))
    sides = {side: [name for name, choice in rows if choice == side] for side in ("Ja", "Nej")}
    return " ".join(f"{', '.join(who[:-1])} och {who[-1]} röstar {side.lower()}." for side, who in sides.items())


def _list(heading: str, points: tuple[str, ...], said: Mapping[str, str]) -> Iterator[str]:
    if points:
        yield heading
        yield "\n".join(f"- {one.format_map(said)}" for one in points)
