"""A decision that no heading opens: "Styrelsen beslutar att …", "Dagordningen fastställdes." in the text of a §.

Only looked for where no part of the § decides. What was decided earlier or elsewhere is told in the same words, so a
sentence counts by whose decision it is, by its day, and by its place: what a meeting decides is told last.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from decisions.vocabulary import bodies, dates
from importers.parsing import acts, headings, lead_ins, names, stretches
from importers.parsing.content import Part
from importers.parsing.result import SectionKind
from importers.parsing.units import Unit

_BARE_BODIES = frozenset(
    ("utskottet", "nämnden", "styrelsen", "direktionen", "beredningen", "fullmäktige", "kommittén", "presidiet")
)
_SHORT = {
    "ks": "kommunstyrelsen",
    "kf": "kommunfullmäktige",
    "rs": "regionstyrelsen",
    "rf": "regionfullmäktige",
    "ls": "landstingsstyrelsen",
    "lf": "landstingsfullmäktige",
    "au": "arbetsutskottet",
    "ksau": "kommunstyrelsens arbetsutskott",
}
_PLACED = re.compile(r"(?:\s[A-ZÅÄÖ][\wåäö-]+){1,3}")  # what a joint body's name says of its place
_DECIDES = r"(?:beslutar|beslöt|beslutade|beslöto)"
_WHO = r"[A-ZÅÄÖ][\w\- ,åäö]{2,70}?"
# "har således beslutat": what the vote came to; "har tidigare beslutat" is history
_HAS = r"har\s+(?:sålunda|således|därmed|alltså|härmed|därför)\s+beslutat"
_DECIDES_NOW = re.compile(rf"(?P<body>{_WHO})\s+(?P<verb>{_DECIDES}|{_HAS}|föreslår)\b(?!\s+(?:den\s+\d|\d{{4}}))")
_IMPERSONAL = re.compile(r"(?:Beslöts|Beslutades|Beslutas|Beslöt|Det\s+(?:beslutas|beslutades|beslöts))\s")
# "På yrkande av Bo Ek (S) beslöt styrelsen att …": the subject stands behind its verb.
_INVERTED = re.compile(rf"\b{_DECIDES}\s+(?:(?:därför|därefter|sedan|således|slutligen|härefter)\s+)?(?=\w)")
_LEADS_TO_POINTS = re.compile(
    rf"(?:(?P<body>{_WHO})\s+{_DECIDES}(?:\s(?:\w+\s)?(?:att|enhälligt|enigt|följande|således|därmed|alltså|därför)"
    r"|\s(?:att\s)?föreslå\s[\wåäö ]{3,60}?(?:\s(?:att\s)?besluta)?)?"
    r"|[^.]{0,200}\b(?:beslutas|beslutades|beslöts))\s*:?"
)
_PUT = re.compile(r"\bfinner\b|\bproposition", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:tidigare|förra|föregående|redan)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
# Who wants a thing says in the same words what is to be done: "Arbetsutskottet har föreslagit att motionen avslås."
_WANTED = re.compile(
    r"\b(?:föresl[aåo]|yrka|begär|hemställ|tillstyrk|anse[rs]?\b|menar|önska|kräv|frågar)", re.IGNORECASE
)
# What may stand behind the decision of a § and belongs to it no more.
_AFTER = re.compile(
    r"\breserver|\bdelt(?:ar|og)\s+(?:inte|ej|icke)\b|\b(?:reservation|yttrande|anteckning|uttalande)\w*\s"
    r"|\bordföranden?\s+(?:tackar|tackade|förklarar|förklarade|avslutar|avslutade)\b|\bjuster|\bjäv",
    re.IGNORECASE,
)
# What heads a group of §§ and is printed above the first of them: "Valärenden", "Frågor och interpellationer".
_DIVIDER = re.compile(
    r"(?:\d{1,2}[.)]?\s+|[A-Z][.)]?\s+)?(?:[\w-]*ärenden(?:\s+[\w ]{3,40})?|(?:motioner|interpellationer|frågor|val"
    r"|medborgarförslag|enkla\s+frågor|information|anmälningar|meddelanden|svar\s+på\s+[\w ]{3,40})"
    r"(?:(?:,|\s+och|\s+samt|\s*/)\s*[\w ]{3,30}){0,3})\s*:?",
    re.IGNORECASE,
)
# "Anmäles och antecknas protokollet från den 9 maj": the verb first, so that no day behind it tells of earlier times.
_VERB_FIRST = re.compile(
    r"(?:(?:Anmäl(?:e?s|des)|Anmälts|Före(?:drages|dras|dragits|drogs)|Föreligger|Redovisa(?:s|des)|Uppläs(?:es|tes))\s+(?:och|samt)\s+"
    r"(?=[a-zåäö])|(?=[A-ZÅÄÖ])(?!\w+\s+att\s))"
    r"(?i:(?:lägge?s|lades|lagts)\s+till\s+handlingarna|godkänne?s|godkändes|fastställe?s|fastställdes|utses|utsågs|väljes|väljs|valdes"
    r"|noteras|noterades|antecknas|antecknades|bordlades|bordläggs|återremitterades|avslogs|antogs|beviljades)\b",
)
# A roll is called and taken down: nothing is decided by that.
_ROLL = re.compile(r"\bupprop|\b(?:när|från)varo", re.IGNORECASE)
# Parts that follow a decision, never hold it.
_BEHIND = frozenset(
    (
        SectionKind.RECIPIENTS,
        SectionKind.DOCUMENTS,
        SectionKind.RESERVATION,
        SectionKind.STATEMENT,
        SectionKind.CONFLICT_OF_INTEREST,
        SectionKind.ADJUSTMENT,
    )
)
_TELLING = frozenset(
    (
        SectionKind.SUMMARY,
        SectionKind.BACKGROUND,
        SectionKind.HANDLING,
        SectionKind.MOTIONS,
        SectionKind.ORDER_OF_PROPOSALS,
        SectionKind.VOTE,
    )
)


def apart(
    leading: tuple[Unit, ...], parts: tuple[Part, ...], body: str | None
) -> tuple[tuple[Unit, ...], tuple[Part, ...]]:
    """The units before the first heading and the parts, with the decision as a part of its own where one is told."""
    found = _opening(leading, body)
    if found is None and all(part.kind in _BEHIND or _is_divider(part) for part in parts):
        found = _closing(leading, body)
    listing = _listing(leading, body) if found is None and not parts else None
    if listing is not None:
        decision = Part(headings.Heading(SectionKind.DECISION), None, leading[listing : listing + 1])
        return leading[:listing], (decision, Part(headings.Heading(SectionKind.OTHER), None, leading[listing + 1 :]))
    if found is not None:
        place, owner = found
        end = len(leading) - (_DIVIDER.fullmatch(leading[-1].text) is not None)
        decision = Part(headings.Heading(SectionKind.DECISION, owner), None, leading[place:end])
        apart_from_it = [Part(headings.Heading(SectionKind.OTHER), None, leading[end:])] if end < len(leading) else []
        return leading[:place], (decision, *apart_from_it, *parts)
    for place, part in enumerate(parts):
        cut = _leading_to_points(part)
        if cut is None and part.kind in _TELLING and all(other.kind in _BEHIND for other in parts[place + 1 :]):
            closing = _closing(part.units, body, said=True)
            cut = closing[0] if closing is not None else None
        if cut is not None:
            decision = Part(headings.Heading(SectionKind.DECISION), None, part.units[cut:])
            return leading, (*parts[:place], replace(part, units=part.units[:cut]), decision, *parts[place + 1 :])
    return leading, parts


def _listing(leading: Sequence[Unit], body: str | None) -> int | None:
    """The unit that decides in the passive and lists below what: "Dagordningen fastställs med följande ändringar:"."""
    for index, unit in enumerate(leading[:-1]):
        if unit.table is None and unit.marker is None and unit.text.endswith(":") and _is_done(unit.text, body):
            return index
    return None


def _is_divider(part: Part) -> bool:
    """Whether a heading without text only parts the §§ below it from those above."""
    return not part.units and part.heading is not None and part.kind is SectionKind.OTHER


def tells(text: str, body: str | None = None) -> bool:
    """Whether a sentence of the text says that something is decided here, by the body of these minutes."""
    return _says_who(text, body) is not None or _is_done(text, body)


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body; "arbetsutskottet" is that of the committee whose minutes they are."""
    one, other = (_SHORT.get(name.lower(), name) for name in (one, other))
    if one.lower() in _BARE_BODIES and bodies.kind_of(one) is bodies.kind_of(other):
        return True  # "Utskottets förslag" in the minutes of "Utskottet för folkhälsa"
    if _PLACED.fullmatch(one[len(other) :]) and one.lower().startswith(other.lower()):
        return True  # "Överförmyndarnämnden Västra Ekby" calls itself "Överförmyndarnämnden"
    if _PLACED.fullmatch(other[len(one) :]) and other.lower().startswith(one.lower()):
        return True
    return bodies.same_body(one, other) or bodies.same_body(one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1])


def _opening(units: Sequence[Unit], body: str | None) -> tuple[int, str | None] | None:
    """The first unit that begins with the body and its decision; by another body's name only where its own is not."""
    others: tuple[int, str | None] | None = None
    for index, unit in enumerate(units):
        if unit.table is not None:
            continue
        if _IMPERSONAL.match(unit.text):
            return index, None
        if (who := _leads(units[index : index + 2], body)) is not None:
            return index, who
        match = _DECIDES_NOW.match(unit.text)
        if match is None or not names.is_body(match["body"]):
            continue
        if body is None or same_body(match["body"], body):
            return index, match["body"]
        if others is None and match["verb"] != "föreslår":
            others = index, match["body"]
    return others


def _closing(units: Sequence[Unit], body: str | None, *, said: bool = False) -> tuple[int, str | None] | None:
    """Where the last sentences decide; behind them only reservations and the like. `said`: by the body's own name."""
    place, owner, found = len(units), None, False
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.table is not None:
            break
        who = _says_who(unit.text, body)
        if who is not None or (not said and _is_done(unit.text, body)):
            place, owner, found = index, who or owner, True
        elif found or not (_AFTER.search(unit.text) or (index == len(units) - 1 and _DIVIDER.fullmatch(unit.text))):
            break
    return (place, owner or None) if found else None


def _says_who(text: str, body: str | None) -> str | None:
    """The body that a sentence says decides here; "" where it is not named."""
    for low, high in stretches.sentences(text):
        sentence = text[low:high]
        if _IMPERSONAL.match(sentence):
            return ""
        match = acts.subject(sentence) or _DECIDES_NOW.match(sentence)
        if match is not None and names.is_body(match["body"]) and (body is None or same_body(match["body"], body)):
            behind = sentence[match.end() : match.end() + 30]
            if not dates.find(behind):
                return match["body"]
        verb = _INVERTED.search(sentence)
        if verb is None or _EARLIER.search(sentence[: verb.start()]) or dates.find(sentence[: verb.start()]):
            continue
        for length in range(5, 0, -1):
            name = " ".join(sentence[verb.end() :].split()[:length]).rstrip(",.:;")
            if names.is_body(name) and (body is None or same_body(name, body)):
                return name
    return None


def _is_done(text: str, body: str | None) -> bool:
    """Whether a sentence says in the passive what was decided, and not when or by whom it was decided before."""
    for low, high in stretches.sentences(text):
        sentence = text[low:high]
        if _VERB_FIRST.match(sentence) and not _ROLL.search(sentence):
            return True
        verb = acts.done(sentence)
        if verb is None or _WANTED.search(sentence[: verb.start("verb")]):
            continue
        if verb["verb"].lower().startswith("anteckna") and _ROLL.search(sentence[: verb.start("verb")]):
            continue
        behind = sentence[verb.end("verb") :]
        agents = [one.name for one in bodies.find_body_names(behind[:90]) if re.match(r"\s+av\s", behind)]
        if not dates.find(behind[:60]) and all(body is None or same_body(one, body) for one in agents):
            return True
    return False


def _leading_to_points(part: Part) -> int | None:
    """Where a part goes over into the decision without a heading: "… beslutas", "Revisorerna beslutar att" and points.

    What is proposed says so too: there the proposal must have been put to the meeting before.
    """
    put = part.kind is not SectionKind.PROPOSAL
    for index, (unit, after) in enumerate(pairwise(part.units)):
        match = _LEADS_TO_POINTS.fullmatch(unit.text) if unit.table is None and unit.marker is None else None
        named = match is not None and (match["body"] is None or names.is_body(match["body"]))
        if put and ((named and _is_point(after)) or _leads((unit, after), None) is not None):
            return index
        put = put or _PUT.search(unit.text) is not None
    return None


def _leads(units: Sequence[Unit], body: str | None) -> str | None:
    """Who the first of two units says decides, behind its verb, where the second is a point.

    "Efter diskussion beslutar styrelsen" / "att anta taxan".
    """
    if len(units) < 2 or units[0].table is not None or units[0].marker is not None or not _is_point(units[1]):
        return None
    return _says_who(units[0].text, body) if lead_ins.is_open(units[0].text) else None


def _is_point(unit: Unit) -> bool:
    return unit.table is None and (unit.marker is not None or unit.text[:4].lower() == "att ")
