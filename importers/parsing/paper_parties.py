"""Who a paper is from and whom it is for, by its head and by what it proposes."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from decisions.vocabulary import bodies
from importers.parsing import clauses, front_dates, heads, kind_words, names, people, receivers
from importers.parsing.content import Part
from importers.parsing.passages import Passage
from importers.parsing.result import Basis, DocumentKind, Located, ParsedPaper, ParsedSignature, Quote
from importers.parsing.units import Unit

_DECIDES = re.compile(r"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{2,60}?)\s+(?:beslutar|föreslås besluta|föreslås|föreslår)\b")
_PROPOSED_TO = re.compile(
    r"(?:förslag|beslut)\s+(?:(?:till\s+)?beslut\s+)?(?:till|i|för|av)\s+(?P<body>[\w\- ,åäöÅÄÖ]{3,60}?)"
    r"(?:\s+(?:att\s+)?(?:besluta|beslutar)|\s+för\s+beslut)?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"I\s+(?P<body>[\w\- ,åäöÅÄÖ]{3,60}?)\s*:?")  # "I lokalnämnden" above what it is to decide
_OWN_PROPOSAL = re.compile(
    r"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{2,60}?)s\s+förslag\s+till\s+(?:beslut\s+i\s+)?\w*fullmäktige\b"
)
_BARE = frozenset(("nämnden", "styrelsen", "utskottet", "beredningen"))  # the head says which
# Labels behind which whom a paper is for stands.
_WRITTEN_TO = re.compile(
    r"(?:(?:ställd\s+|skickas\s+|lämnas\s+)?till|mottagare|adressat|beslutande\s+(?:organ|instans)|beslutsinstans|instans)"
    r"(?=\s|:|$)\s*:?\s*",
    re.IGNORECASE,
)
# An interpellation and a question are put to a person, what else is put to a body; both may stand in the title.
_PUT_TO = re.compile(
    r"(?:[\wåäö]*(?:motion|förslag|initiativ|skrivelse|yttrande|remissvar|svar|hemställan|framställan|begäran|ansökan)"
    r"|(?P<to_person>interpellation|(?:enkel\s+)?fråga))"
    r"(?:\s+(?:nr|nummer)\s*\S+)?\s+(?:ställ[dt]\s+)?till\s+(?P<body>[\w\s,-]{5,80}?(?:\(\w{1,4}\))?)"
    r"(?=\s+(?:om|att|ang|angående|gällande|avseende|rörande|beträffande|kring|för|med)\b|\s*[.:,–]|\s*$)",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"(?:från|avsändare|motionär(?:er)?|interpellant(?:er)?|frågeställare|förslagsställare|initiativtagare"
    r"|(?:inlämna[dt]|väckt|ställd|framställd|undertecknad|insänt?)\s+av|inlämnare)\s*(?::\s*|\t\s*|$)",
    re.IGNORECASE,
)
# What members of a body, or people who live there, put to it: the municipality on top is that of a form or a stamp.
_PUT_BY_PEOPLE = re.compile(
    r"(?:motion|interpellation|(?:enkel\s+)?fråga|(?:ledamots|nämnd|politiker)initiativ)\b"
    r"|(?P<private>(?:medborgar|invånar|kommuninvånar|e-)förslag|medborgarinitiativ|folkinitiativ)",
    re.IGNORECASE,
)
_BESIDE_WORD = re.compile(r"(?:\s+(?:ställ[dt]\s+)?till\s\S.*)?(?:\s+(?:nr|nummer)\.?)?[\s\d/:.()–-]*", re.IGNORECASE)
# "ANSVARIG AVDELNING" labels a column and is no office.
_OF_COLUMN = re.compile(r"(?:ansvarig|handläggande|beslutande)\s", re.IGNORECASE)
# What begins a foot, up to what parts it from the address.
_FOOT_NAME = re.compile(r"(?P<name>[^,|•·;:\t]{3,60}?)\s*(?:[,|•·;:\t–]|\s{3,}|$)")
_FOR = re.compile(r"^för\s+(.+)", re.IGNORECASE)
_CLOSING = 14  # units
_OWNED = re.compile(r"\s*[,|•·/–-]\s+|\s+(?=[A-ZÅÄÖ])")
_PREPARES = re.compile(r"beredning(?:en)?$", re.IGNORECASE)
_STATE = re.compile(
    r"(?:departementet|verket|myndigheten|inspektionen|styrelsen|domstolen|rätten|ombudsmannen|(?i:region\s)|(?i:\skommun)\b)"
)


def with_office(paper: ParsedPaper, head_units: Sequence[Unit], page_heads: Iterable[Located] = ()) -> ParsedPaper:
    """The sender, where the head names the office or else the organisation that the paper comes from."""
    printed = _printed(page_heads)
    beside = [
        unit.passage.quote(unit.text.index(column), unit.text.index(column) + len(column))
        for unit in head_units
        for column in heads.columns(unit.text)
    ]
    beside += printed
    labelled = _written_by(head_units)
    if paper.kind is DocumentKind.NOTICE:  # its rows name where the minutes are kept
        beside = [unit.passage.quote() for unit in head_units if "\t" not in unit.text] + printed
    offices = [one for one in beside if names.is_office(one.text)]
    offices = [one for one in offices if not heads.is_label_alone(one.text) and not _OF_COLUMN.match(one.text)]
    if paper.kind is DocumentKind.LETTER:  # a drafting committee that has its own page head writes as an office does
        alone = {unit.text for unit in head_units}  # whom the letter is for stands alone on its line
        drafting = [one for one in beside if _PREPARES.search(one.text) and names.is_body(one.text)]
        offices += [one for one in drafting if one in printed or one.text not in alone]
    organisations = [one for quote in beside if (one := _authority_in(quote)) is not None]
    if paper.kind is DocumentKind.LETTER:  # whose sheet it is writes; another authority above the text gets it
        organisations.sort(key=lambda one: all(quote.start != one.start for quote in printed))
    if organisations:
        paper = replace(paper, authority=organisations[0])
    put = _put_by_people(paper.kind, paper.title, head_units)
    if put is not None:
        private = put["private"] is not None
        paper = replace(paper, contact=None if private else paper.contact)
        labelled, offices, organisations = None if private else labelled, [], []
    for one in (*([labelled] if labelled else ()), *offices, *organisations):
        return replace(paper, sender=one.text, sender_evidence=one, sender_basis=Basis.STATED)
    by_body = paper.kind is DocumentKind.LETTER and put is None  # what stands on top of a motion is a stamp
    return _with_body_as_sender(paper, head_units) if by_body else paper


def is_of_resident(kind: DocumentKind, title: Passage | None, head_units: Sequence[Unit]) -> bool:
    """Whether it is a medborgarförslag: who sends it in is a private person and is never read."""
    put = _put_by_people(kind, title, head_units)
    return put is not None and put["private"] is not None


def is_by_people(kind: DocumentKind, title: Passage | None, head_units: Sequence[Unit]) -> bool:
    """Whether it is a motion, an interpellation or the like: what the municipality prints on it is a stamp."""
    return _put_by_people(kind, title, head_units) is not None


def _put_by_people(
    kind: DocumentKind, title: Passage | Located | None, head_units: Sequence[Unit]
) -> re.Match[str] | None:
    """The word that says that people put the paper to a body: a line of the head, or its title begins with it."""
    if kind is not DocumentKind.LETTER:
        return None
    alone = (_says_only(column) for unit in head_units for column in heads.columns(unit.text))
    named = next((one for one in alone if one is not None), None)
    answers = any(kind_words.named(unit.text) is DocumentKind.LETTER for unit in head_units)
    return named or (_PUT_BY_PEOPLE.match(title.text) if title is not None and not answers else None)


def _says_only(line: str) -> re.Match[str] | None:
    """The word, where the line says at most to whom besides, or when, or its number: "Motion till fullmäktige"."""
    line = re.sub(r"(?<=\b\w)\s(?=\w\b)", "", line.rstrip(" :"))  # "M O T I O N"
    match = _PUT_BY_PEOPLE.match(line)
    return match if match is not None and _BESIDE_WORD.fullmatch(line, match.end()) else None


def with_authority_below(paper: ParsedPaper, units: Sequence[Unit], feet: Iterable[Located]) -> ParsedPaper:
    """The authority where no head names it: above those who sign, else at the beginning of a page's foot."""
    if paper.authority is not None:
        return paper
    found = next((name for unit in reversed(units[-_CLOSING:]) if (name := _signing(unit)) is not None), None)
    if found is None:
        found = authority_of_feet(feet) or next(
            (name for unit in (*units[-1:], *units[:3]) if (name := _leading_name(unit)) is not None), None
        )
    if found is None:
        return paper
    if paper.sender is None:
        paper = replace(paper, sender=found.text, sender_evidence=found, sender_basis=Basis.STATED)
    return replace(paper, authority=found)


def _signing(unit: Unit) -> Quote | None:
    """The authority above those who sign: "Ekby kommun", "För Ekby kommun"."""
    start = 4 if unit.table is None and unit.text.lower().startswith("för ") else 0
    return unit.passage.quote(start) if names.is_authority(unit.text[start:]) else None


def authority_of_feet(feet: Iterable[Located]) -> Quote | None:
    """The authority whose name begins a foot: "Ekby kommun, 123 45 Ekby", "Ekby kommun | Box 1"."""
    for foot in feet:
        match = _FOOT_NAME.match(foot.text)
        if match is not None and names.is_authority(match["name"]):
            return front_dates.part_of(foot, *match.span("name"))
    return None


def _leading_name(unit: Unit) -> Quote | None:
    """The same where the foot is printed once, as the last line of the text (in a PDF perhaps as its first)."""
    match = _FOOT_NAME.match(unit.text) if unit.table is None and heads.is_contact(unit.text) else None
    return unit.passage.quote(*match.span("name")) if match is not None and names.is_authority(match["name"]) else None


def _authority_in(column: Quote) -> Quote | None:
    """The authority that a column of a head is, or begins with before an office: "Ekby kommun, Tekniska kontoret"."""
    if names.is_authority(column.text):
        return column
    for match in _OWNED.finditer(column.text):
        name, rest = column.text[: match.start()], column.text[match.end() :]
        if names.is_authority(name) and (names.is_office(rest) or names.is_body(rest)):
            return front_dates.part_of(Located(column.text, column.spans, column.page), 0, len(name))
    return None


def _with_body_as_sender(paper: ParsedPaper, head_units: Sequence[Unit]) -> ParsedPaper:
    """A letter that no office writes: the body or the company on top, where it is for somebody else below it."""
    first = next((one for one in head_units if names.is_body(one.text) or names.is_company(one.text)), None)
    if first is None or paper.addressed_to is None or first.text == paper.addressed_to:
        return paper
    one = first.passage.quote()
    return replace(paper, sender=one.text, sender_evidence=one, sender_basis=Basis.STATED)


def _written_by(head_units: Sequence[Unit]) -> Quote | None:
    """Who stands behind "Från" or "Avsändare", on its line or on the next one."""
    for unit, after in zip(head_units, (*head_units[1:], None), strict=False):
        match = _WRITTEN_BY.match(unit.text)
        if match is not None and match.end() < len(unit.text):
            return unit.passage.quote(match.end())
        if match is not None and after is not None and not heads.is_label_alone(after.text):
            return after.passage.quote()
    return None


def addressed_to(
    proposing: Iterable[tuple[int, Part]],
    head_units: Sequence[Unit],
    kind: DocumentKind,
    signatures: Sequence[ParsedSignature] = (),
    units: Sequence[Unit] = (),
    page_heads: Iterable[Located] = (),
    title: Passage | None = None,
) -> Quote | None:
    """The body that is to decide: behind "Till" in the head, named by the proposed decision, else by the head.

    A letter may be for anybody, and the body that its head names first is who sends it; so does the body whose
    chair signs, or in whose name somebody does. `units`: of the whole paper; `page_heads` may name who writes.
    """
    written_to = _written_to(head_units) or (_titled_to(title) if title is not None else None)
    if written_to is not None:
        return written_to
    for _, part in proposing:
        found = _of_heading(part, head_units) or _of_points(part, head_units, kind)
        if found is not None:
            return found
    stamped = _stamped(head_units) if kind is DocumentKind.LETTER else frozenset()
    last = [one.passage.quote() for one in head_units if _is_whole_body(one.text) and one.start not in stamped]
    if not last and kind is DocumentKind.REPORT:
        last = _beside_number(head_units)
    if kind is DocumentKind.LETTER:
        last = [one for one in last if not _signs(one.text.lower(), signatures, units)]
        of_state = _of_state(head_units)
        writer = next(filter(None, map(_authority_in, _printed(page_heads))), None)
        writer_told = writer is not None or any(map(_signing, units[-_CLOSING:]))
        if of_state and (of_state[-1].text != head_units[0].text or writer_told):
            return of_state[-1]  # on top stands who writes, unless the page heads say that it is somebody else
        other = _other_authority(head_units, writer)
        below = other is not None and last and other.start > last[-1].start
        council = bool(last) and bodies.kind_of(last[-1].text) is bodies.BodyKind.FULLMAKTIGE  # writes no letters
        council = council or (bool(last) and " i " in last[-1].text and receivers.is_placed_body(last[-1].text))
        if last and (council or head_units[0].text != last[-1].text) and not below:
            return last[-1]
        return other
    return last[0] if last else None


def _stamped(head_units: Sequence[Unit]) -> frozenset[int]:
    """Where the lines begin that say whose stamp it is: "Kommunstyrelsen" above "Inkom 2030-03-18"."""
    return frozenset(
        unit.start for unit, below in pairwise(head_units) if heads.is_stamp(below.text) and names.is_whose(unit.text)
    )


def _beside_number(head_units: Sequence[Unit]) -> list[Quote]:
    """The body on the right of the day and the number: "2030-08-28 | SN 2030/98 | Socialnämnden"."""
    for unit in head_units:
        *before, last = heads.columns(unit.text)
        if before and names.is_body(last) and any(re.search(r"\d{4}", one) for one in before):
            start = unit.text.rindex(last)
            return [unit.passage.quote(start, start + len(last))]
    return []


def _printed(page_heads: Iterable[Located]) -> list[Quote]:
    """What stands in the columns of the page heads."""
    return [front_dates.quote_of(one) for located in page_heads for one in front_dates.columns(located)]


def _of_state(head_units: Sequence[Unit]) -> list[Quote]:
    """The authorities of the state that the head names, each in a column of its own."""
    told = [(unit, column) for unit in head_units for column in heads.columns(unit.text)]
    told = [(unit, column) for unit, column in told if names.is_state(column) and not names.is_body(column)]
    starts = [unit.text.index(column) for unit, column in told]
    return [unit.passage.quote(start, start + len(column)) for (unit, column), start in zip(told, starts, strict=True)]


def _signs(body: str, signatures: Sequence[ParsedSignature], units: Sequence[Unit]) -> bool:
    roles = (one.role.text.lower() for one in signatures if one.role is not None)
    signed_for = (people.signs_for(unit.text) or "".join(_FOR.findall(unit.text)) for unit in units[-_CLOSING:])
    return any(role.startswith(f"{body}s ") for role in roles) or any(one.lower() == body for one in signed_for)


def _other_authority(head_units: Sequence[Unit], writer: Quote | None) -> Quote | None:
    """Another municipality or region, alone on a line below the one that writes the letter; or several on one line.

    `writer`: the authority that the page heads name.
    """
    several = next((unit for unit in head_units if receivers.are_authorities(unit.text)), None)
    if several is not None:
        return several.passage.quote()
    alone = [unit for unit in head_units if names.is_authority(unit.text)]
    if writer is not None and alone and alone[-1].text.lower() != writer.text.lower():
        return alone[-1].passage.quote()
    if len(alone) < 2 or alone[0].text.lower() == alone[-1].text.lower():
        return None
    return alone[-1].passage.quote()


def _of_heading(part: Part, head_units: Sequence[Unit]) -> Quote | None:
    """Whom the heading of a proposal names: "Förslag till beslut i nämnden", "Beredningen föreslår nämnden besluta"."""
    if part.heading is None:
        return None
    owned = _OWN_PROPOSAL.match(part.heading.text)
    if owned is not None and names.is_body(owned["body"]):  # who proposes it to the next body has the paper before it
        return _capitalised(part.heading.quote(*owned.span("body")), head_units)
    match = _PROPOSED_TO.search(part.heading.text)
    bare = match is not None and match["body"].lower() in _BARE
    if match is not None and not bare and names.is_body(match["body"]):
        return _capitalised(part.heading.quote(*match.span("body")), head_units)
    put_to = clauses.put_to(part.heading.text) if _PREPARES.search(part.opens.body or "") else None
    return _capitalised(part.heading.quote(*put_to), head_units) if put_to is not None else None


def _of_points(part: Part, head_units: Sequence[Unit], kind: DocumentKind) -> Quote | None:
    """Who decides by the first sentence of a proposal that says so; who only prepares proposes to whom it names.

    So does who writes a letter: "Kommunstyrelsen föreslår kommunfullmäktige besluta" is what its sender says.
    """
    for unit in part.units:
        within = _WITHIN.fullmatch(unit.text)
        if within is not None and within["body"].lower() not in _BARE and names.is_body(within["body"]):
            return _capitalised(unit.passage.quote(*within.span("body")), (*head_units, *part.units))
        match = _DECIDES.match(unit.text)
        put_to = clauses.put_to(unit.text)
        prepares = match is None or kind is DocumentKind.LETTER or _PREPARES.search(match["body"]) is not None
        if put_to is not None and prepares:
            return _capitalised(unit.passage.quote(*put_to), head_units)
        if match is not None and names.is_body(match["body"]):
            return _in_full(match["body"], head_units) or unit.passage.quote(*match.span("body"))
    return None


def _in_full(name: str, head_units: Sequence[Unit]) -> Quote | None:
    """The body where the head names it in full: "Arbetsutskottet beslutar" for "Kommunstyrelsens arbetsutskott"."""
    short = re.sub(r"(?:et|en|n)$", "", name.lower())
    # Behind a genitive only: "Ekhults kommun, Kulturnämnden" is a page head with the municipality in front.
    ending = re.compile(rf"(?<=s)\s{re.escape(short)}(?:et|en|n)?", re.IGNORECASE)
    for unit in head_units:
        match = ending.search(unit.text)
        if match is not None and match.end() == len(unit.text) and names.is_body(unit.text):
            return unit.passage.quote()
    return None


def _written_to(head_units: Sequence[Unit]) -> Quote | None:
    """The body behind "Till", on its line or on the next one."""
    above = ""
    for unit in head_units:
        addressed = _WRITTEN_TO.match(unit.text)
        start = addressed.end() if addressed else 0
        waits = _WRITTEN_TO.fullmatch(above)
        label = addressed or waits
        if label is not None and _is_receiver(unit.text[start:], label[0]):
            return unit.passage.quote(start)
        if addressed is None and (named := _titled_to(unit.passage)) is not None:
            return named
        above = unit.text
    return None


def _titled_to(passage: Passage) -> Quote | None:
    """The body to which a line says that a motion or the like is put: "Motion till kommunfullmäktige om bad"."""
    match = _PUT_TO.match(passage.text)
    if match is None:
        return None
    holds_office = match["to_person"] is not None and receivers.is_elected(match["body"])
    found = holds_office or names.is_body(match["body"]) or receivers.is_placed_body(match["body"])
    return passage.quote(*match.span("body")) if found else None


def _is_whole_body(text: str) -> bool:
    return "\t" not in text and (names.is_body(text) or receivers.is_placed_body(text))


def _is_receiver(text: str, label: str) -> bool:
    """Whether it may be whom a paper is for: a body behind "Till", anybody behind "Mottagare"."""
    if receivers.is_any(text):
        return True
    told = label.lower().startswith(("mottagare", "adressat")) or _STATE.search(text) is not None
    told = (told or names.is_state(text)) and text[:1].isupper() and not names.is_person(text)
    return 3 < len(text) < 100 and (told or receivers.is_elected(text))


def _capitalised(named: Quote, head_units: Sequence[Unit]) -> Quote:
    """The body where the head names it with a capital letter, or says whose it is ("Fullmäktige i Ekby kommun")."""
    for unit in head_units:
        if unit.text.lower().startswith(f"{named.text.lower()} i ") and receivers.is_placed_body(unit.text):
            return unit.passage.quote()
    for unit in head_units if named.text[:1].islower() else ():
        place = unit.text.find(named.text[0].upper() + named.text[1:])
        if place >= 0:
            return unit.passage.quote(place, place + len(named.text))
    return named
