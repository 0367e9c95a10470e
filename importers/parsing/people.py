"""Who signed: names with their offices, below each other, side by side, or alone at the end of a letter."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from importers.parsing import elected, names, sign_offs
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedSignature
from importers.parsing.units import Unit, flatten

# What stands below a name that signs, and is no role: a party, an office, a body.
_WHOSE = re.compile(
    r"(?:(?:för\s+)?(?:social|krist|sverige)?demokraterna|moderaterna|liberalerna|(?:center|vänster|miljö|folk)partiet"
    r"(?:\s+de\s+gröna)?|[\w\s-]{0,30}(?:partiet|listan|gruppen|ledare|ledamot)|[\w\s,-]{0,40}(?:nämnden|styrelsen"
    r"|förvaltningen|kontoret|enheten|avdelningen|fullmäktige|revisorerna)|\([A-ZÅÄÖ]{1,4}\))",
    re.IGNORECASE,
)


# "Maj Ek Stadsdirektör", "Maj Ek – tf stadsdirektör": no comma.
_NAME_BEFORE_ROLE = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\wåäöé-]+\s[A-ZÅÄÖ][\wåäöé-]+)(?P<between>(?:\s\([A-ZÅÄÖa-zåäö]{1,4}\))?\s+(?:[-–]\s+)?)"
    r"(?P<role>(?:(?:[Tt]\.?\s?f\.?|[Bb]itr\.?|[Bb]iträdande|[Vv]ice|1:e\svice)\s)?[A-ZÅÄÖa-zåäö][a-zåäö]{4,30}"
    r"(?:\s(?:i|för|vid)\s[\wåäö-]+)?)"
)


# "På kommunstyrelsens vägnar": below it stands who signs for the body.
_IN_THE_NAME_OF = re.compile(r"(?:på|å)\s+(?P<body>\S.{2,58}?)s?\s+vägnar:?", re.IGNORECASE)


_PARTY = re.compile(r"\s*\([A-ZÅÄÖ]{1,4}\)$")
_SIGN = re.compile(
    r"\s*\((?:sign\.?|e-?sign\w*|elektroniskt [a-zåäö ]{4,30}|digitalt [a-zåäö ]{4,30})\)", re.IGNORECASE
)
# "Förvaltningschef Ann Ek": the role first.
_ROLE_FIRST = re.compile(
    r"(?P<role>[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+)?)\s+(?P<name>[A-ZÅÄÖ][\wåäöé-]+\s[A-ZÅÄÖ][\wåäöé-]+)"
)
# "Tyra Björk (C)", "Tyra Björk, Centerpartiet i Ekby": one of those who close a letter, and what parts them on a line.
_PARTY_TOLD = (
    rf"\s*(?:,(?:\s+[a-zåäö]+){{0,3}}|[–-])?\s*{elected.BRACKETED}(?:,\s+[a-zåäö][a-zåäö -]{{2,50}})?"
    rf"|(?:,|\s[–-])?\s+(?i:{elected.PARTY_WORDS})(?:\s+(?:i\s+)?[A-ZÅÄÖ][\wåäö]+)?"
    r"|,?\s(?:S|M|V|C|L|MP|KD|SD|FP)(?![\w.])"
)
_NAME_PART = rf"(?:[{elected.CAPITAL}][\w’'-]*\.?|von|af|de|van|der)"
_OTHER_WORD = rf"(?i:{elected.PARTY_WORDS})|(?:S|M|V|C|L|MP|KD|SD|FP)(?![\w.])"
_CLOSING_NAME = re.compile(
    rf"(?P<name>{_NAME_PART}(?:\s(?!{_OTHER_WORD}){_NAME_PART}){{1,4}})(?P<whose>{_PARTY_TOLD})?(?:{_SIGN.pattern})?(?=\W|$)",
)
# "Moderaterna genom Anna Ek", "För Centerpartiet: Bo Al": for whom somebody signs, on the line of the name.
_SIGNS_FOR = re.compile(
    r"(?i:(?:[^,:\d\t]{3,60}?\s)?genom):?\s+(?=[A-ZÅÄÖ])|(?i:för)\s+(?P<whom>[^,:\t]{3,60}?)\s*[,:]\s+(?=[A-ZÅÄÖ])"
)
_NEXT_NAME = re.compile(r"\s*[,;/&]\s*|\s+(?:och|samt)\s+")
_BESIDE = re.compile(r"[^\t]+?(?=\t|[^\S\t]{3,}|$)")
_BLANK = re.compile(r"\s+")
# Above people who have handled a matter, and do not sign it.
_HANDLERS = re.compile(r"(?:ansvariga?\s+)?handläggare\s*:?|kontaktperson(?:er)?\s*:?|föredragande\s*:?", re.IGNORECASE)
_LINE_TO_SIGN = re.compile(r"[.…_\s/–-]*")


def signs_for(text: str) -> str | None:
    """The body in whose name the people below the line sign, without the s of its genitive."""
    match = _IN_THE_NAME_OF.fullmatch(text)
    return match["body"] if match is not None and names.is_body(match["body"]) else None


def signatures(units: Sequence[Unit]) -> tuple[tuple[ParsedSignature, ...], tuple[Unit, ...]]:
    """The signatures among the units that close a paper, and the units that are none."""
    units = _stepped(units)
    found: list[ParsedSignature] = []
    rest: list[Unit] = []
    position = 0
    while position < len(units):
        unit = units[position]
        after = units[position + 1] if position + 1 < len(units) else None
        plain = unit.marker is None and unit.table is None
        named = _for_body(unit) if position and signs_for(units[position - 1].text) is not None else ()
        if named:
            found += named
            position += 1
            continue
        side_by_side = beside(unit, after)
        if side_by_side:
            found += side_by_side
            position += 1 if unit.table is not None else 2
            continue
        several = _told_in_line(unit) if plain else ()
        if several:
            found += several
            position += 1
            continue
        name = signing_name(unit)
        if name is not None and after is not None and is_role_line(after):
            found.append(ParsedSignature(replace(unit.located(), text=name), after.located()))
            position += 2
            continue
        split = _name_and_role(unit.passage) if plain else None
        if split is not None:
            found.append(split)
        else:
            rest.append(unit)
        position += 1
    return tuple(found), tuple(rest)


def _told_in_line(unit: Unit) -> tuple[ParsedSignature, ...]:
    """Who signs by one line: "Signerat av Anna Ek, kommunchef", or several in its columns with the office of each."""
    told = sign_offs.signers(unit.text)
    if told:
        lows = (0, *(end for _, end in told[:-1]))  # each owns what is printed before, the last also the day behind
        highs = (*(end for _, end in told[:-1]), len(unit.text))
        return tuple(
            _signer(unit.passage, one, owned) for one, owned in zip(told, zip(lows, highs, strict=True), strict=True)
        )
    columns = _columns(unit.passage)
    split = [_name_and_role(one) for one in columns] if len(columns) > 1 else []
    return tuple(one for one in split if one is not None) if split and all(split) else ()


def _signer(passage: Passage, told: tuple[int, int], owned: tuple[int, int]) -> ParsedSignature:
    """One of those whom a line names, with all of the line that is theirs."""
    name, comma, role = passage.text[slice(*told)].partition(",")
    cut = told[0] + len(name) + len(comma) if role.strip() else owned[1]
    return ParsedSignature(
        replace(passage.part(owned[0], cut).located(), text=_PARTY.sub("", name.strip())),
        replace(passage.part(cut, owned[1]).located(), text=role.strip()) if role.strip() else None,
    )


def _stepped(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with a line of a role and the next name parted: "Eva Ek" / "Socialchef | Ida Al" / "Avdelningschef"."""
    parted: list[Unit] = []
    for place, unit in enumerate(units):
        columns = _columns(unit.passage) if unit.table is None and unit.marker is None else []
        run_together = _ROLE_FIRST.fullmatch(unit.text) if len(columns) == 1 else None
        if run_together is not None:  # in a PDF that lost the gap
            columns = [unit.passage.part(*run_together.span(name)) for name in ("role", "name")]
        below = units[place + 1] if place + 1 < len(units) else None
        told = len(columns) == 2 and (
            _NAME_BEFORE_ROLE.fullmatch(columns[1].text) is not None  # in a PDF that put the right column together
            or (names.is_person(columns[1].text) and below is not None and is_role_line(below))
        )
        stepped = told and bool(parted) and signing_name(parted[-1]) is not None and names.is_role(columns[0].text)
        parted += [replace(unit, passage=one) for one in columns] if stepped else [unit]
    return parted


def _for_body(unit: Unit) -> tuple[ParsedSignature, ...]:
    """Who signs on one line below "På styrelsens vägnar": "Bo Ek", "Bo Ek/Ann Al"; nobody if one is no name."""
    pieces = list(re.finditer(r"\s*(?P<name>[^/]+?)\s*(?:/|\t|\s{3,}|$)", unit.text))
    if unit.table is not None or unit.marker is not None or not all(names.is_person(one["name"]) for one in pieces):
        return ()
    located = [(one["name"], unit.passage.part(*one.span()).located()) for one in pieces]
    return tuple(ParsedSignature(replace(owned, text=name), None) for name, owned in located)


def closing(units: Sequence[Unit]) -> tuple[tuple[ParsedSignature, ...], tuple[Unit, ...]]:
    """Names alone that close a letter, with the party or the office below each: "Tyra Björk" / "Centerpartiet".

    Only what stands at the very end; a greeting, a place and a day may stand among them and stay in the text.
    """
    start = len(units)
    while start > 0 and _may_close(units[start - 1]):
        start -= 1
    found: list[ParsedSignature] = []
    rest = list(units[:start])
    position = start
    while position < len(units):
        unit = units[position]
        after = units[position + 1] if position + 1 < len(units) else None
        together = _named_together(unit)
        if position and _HANDLERS.fullmatch(units[position - 1].text) and names.is_person(unit.text):
            rest.append(unit)
            position += 1
            if after is not None and names.is_person(after.text):  # the list of them goes on
                rest.append(after)
                position += 1
            continue
        if together or not names.is_person(unit.text):
            found += together
            rest += [] if together else [unit]
            position += 1
            continue
        told = after is not None and not names.is_person(after.text) and _WHOSE.fullmatch(after.text) is not None
        found.append(ParsedSignature(unit.located(), after.located() if told and after is not None else None))
        position += 2 if told else 1
    return tuple(found), tuple(rest)


def _named_together(unit: Unit) -> tuple[ParsedSignature, ...]:
    """Who signs with their parties on one line or in the cells of a table; nobody if one of them is no name.

    Names without parties count only beside each other: a name alone may have its party on the next line.
    """
    if unit.table is not None:
        lines = [one for one in flatten(unit) if not _LINE_TO_SIGN.fullmatch(one.text)]
        several = [one for line in lines for one in _of_line(line.passage)]
        return tuple(several) if lines and all(_of_line(line.passage) for line in lines) else ()
    found = _of_line(unit.passage) if unit.marker is None else []
    told = len(found) > 1 or any(one.role for one in found) or _SIGN.search(unit.text) is not None
    told = told or _signed_for(unit.text) > 0
    return tuple(found) if told else ()


def _of_line(passage: Passage) -> list[ParsedSignature]:
    found: list[ParsedSignature] = []
    for column in _BESIDE.finditer(passage.text):
        begins = len(column[0]) - len(column[0].lstrip(" /._…"))
        bare = column[0].strip(" /._…")
        several = _named(passage.part(column.start() + begins, column.start() + begins + len(bare))) if bare else []
        if bare and not several:
            return []
        found += several
    return found


def _named(passage: Passage) -> list[ParsedSignature]:
    """The people whom a column names, with the party of each; nobody if it says anything else."""
    found: list[ParsedSignature] = []
    position = begins = _signed_for(passage.text)
    while (match := _CLOSING_NAME.match(passage.text, position)) is not None:
        name = match["name"].title() if match["name"].isupper() else match["name"]
        party = match["party"]
        if not names.is_person(name) or " " not in name or (party and elected.party_of(party) is None):
            return []
        whose = passage.part(*match.span("whose")).located() if match["whose"] else None
        start = match.start("name") if found else match.start("name") - begins
        named = replace(passage.part(start, match.end("name")).located(), text=match["name"])
        found.append(ParsedSignature(named, whose))
        if match.end() == len(passage.text):
            return found
        parted = _NEXT_NAME.match(passage.text, match.end()) or (
            match["whose"] and _BLANK.match(passage.text, match.end())
        )
        if not parted:
            return []
        position = parted.end()
    return []


def _signed_for(text: str) -> int:
    """Where the name begins behind for whom somebody signs; 0 where nothing stands before it."""
    match = _SIGNS_FOR.match(text)
    if match is None or (match["whom"] and not (names.is_organisation(whom := match["whom"]) or _WHOSE.match(whom))):
        return 0  # "För kännedom: Bo Al"
    return match.end()


def _may_close(unit: Unit) -> bool:
    if unit.table is not None:
        return bool(_named_together(unit))
    if unit.marker is not None or len(unit.text) > 60:
        return False
    return names.is_person(unit.text) or not unit.text.endswith((".", ":", "?"))


def beside(unit: Unit, after: Unit | None) -> tuple[ParsedSignature, ...]:
    """Signatures side by side: names in one line or row, their roles in the next."""
    if unit.table is not None:
        rows = [[one[0].passage for one in row if len(one) == 1] for row in unit.rows]
        names_in, roles = rows if len(rows) == 2 else ([], [])
        if any(len(row) != len(kept) for row, kept in zip(unit.rows, rows, strict=True)):
            return ()
    elif unit.marker is None and after is not None and after.table is None and after.marker is None:
        names_in, roles = _columns(unit.passage), _columns(after.passage)
    else:
        return ()
    if len(names_in) == len(roles) == 1:
        names_in, roles = _of_two(names_in[0], roles[0])
    if not 2 <= len(names_in) == len(roles) or not all(names.is_person(one.text) for one in names_in):
        return ()
    if not all(len(one.text) <= 60 and names.is_role(one.text) for one in roles):
        return ()
    return tuple(ParsedSignature(name.located(), role.located()) for name, role in zip(names_in, roles, strict=True))


def _columns(passage: Passage) -> list[Passage]:
    text = passage.text
    told = "/" in text and all(names.is_person(one) or names.is_role(one) for one in text.split("/"))  # "Bo Ek/Ann Al"
    parted = " / " in text or told
    slash = r"[^\s/]+(?:\s[^\s/]+)*" if parted else r"\S+(?:[^\S\t]{1,2}\S+)*"
    return [passage.part(*match.span()) for match in re.finditer(slash, text)]


def _of_two(named: Passage, told: Passage) -> tuple[list[Passage], list[Passage]]:
    """Several people on one line whose gaps a PDF has lost: "Bo Ek Ann Al" above "Ordförande Sekreterare"."""
    words = [match.span() for match in re.finditer(r"\S+", named.text)]
    roles = _run_together(told)
    if len(words) != 2 * len(roles) or not all(named.text[at].isupper() for at, _ in words):
        return [], []
    ends = zip(words[::2], words[1::2], strict=True)
    return [named.part(first[0], last[1]) for first, last in ends], roles


def _run_together(told: Passage) -> list[Passage]:
    """The roles of a line that no gap parts: each begins with a capital letter, or else ends in the word of a role."""
    capitals = [match.start() + 1 for match in re.finditer(r"\s(?=[A-ZÅÄÖ])", told.text)]
    words = list(re.finditer(r"\S+", told.text))
    ends = [match.end() for match in words if len(match[0]) > 3 and names.is_role(match[0])]
    behind = [end for end in ends[:-1] if ends[-1] == len(told.text)]
    for places in (capitals, behind):
        pieces = [told.part(low, high) for low, high in pairwise((0, *places, len(told.text)))]
        if len(pieces) > 1 and all(names.is_role(one.text) for one in pieces):
            return pieces
    return []


def signing_name(unit: Unit) -> str | None:
    """The name on a line of its own, as signatures print it: "ANN EK", "/Ann Ek/", "Ann Ek (sign.)"."""
    if unit.marker is not None or unit.table is not None:
        return None
    bare = _PARTY.sub("", _SIGN.sub("", unit.text)).strip(" /")
    as_name = bare.title() if bare.isupper() else bare
    return bare if names.is_person(as_name) and not names.is_office(as_name) else None


def is_role_line(unit: Unit) -> bool:
    """Whether a line is the role of one person: not "Revisorerna", nor an office like "Ekonomiavdelningen"."""
    if unit.marker is not None or unit.table is not None or len(unit.text) > 60 or not names.is_role(unit.text):
        return False
    first = re.split(r"[\s,]", unit.text, maxsplit=1)[0]
    return not first.endswith("na") and (not names.is_office(unit.text) or not names.is_office(first))


def _name_and_role(passage: Passage) -> ParsedSignature | None:
    """Name and role on one line ("Anna Berg, förvaltningschef"); the comma goes with the name."""
    name, comma, role = passage.text.partition(",")
    ahead = _ROLE_FIRST.fullmatch(passage.text)
    if ahead is not None and names.is_role(ahead["role"]) and names.is_person(ahead["name"]):
        located = passage.part(ahead.start("name")).located()
        return ParsedSignature(located, passage.part(0, ahead.end("role")).located())
    apart = _NAME_BEFORE_ROLE.fullmatch(passage.text)
    if apart is not None and names.is_person(apart["name"]) and names.is_role(apart["role"]):
        located = passage.part(0, apart.end("between")).located()
        role_of = passage.part(apart.start("role")).located()
        return ParsedSignature(replace(located, text=apart["name"]), role_of)
    begins = _signed_for(passage.text)
    name = name[begins:]
    if not comma or not names.is_person(name) or not names.is_role(role) or len(role) > 60:
        return None
    end = begins + len(name) + 1
    owned = passage.part(0, end).located()
    return ParsedSignature(replace(owned, text=_PARTY.sub("", name.strip())), passage.part(end).located())
