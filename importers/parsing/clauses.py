"""The decision itself: lead-in, clauses, and who decides by each of them."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from importers.parsing import acts, handed_on, head_dates, headless, lead_ins, names
from importers.parsing.content import Part
from importers.parsing.result import ClauseLevel, Located, ParsedClause, SectionKind
from importers.parsing.sieve import Sieved
from importers.parsing.stems import Stems
from importers.parsing.units import Unit

_LEAD_END = re.compile(
    r"(?::|\bbeslutar?|\bbeslutar? (?:därmed |följande|enligt följande)|\batt|\bföreslår|för egen del|följande"
    r"|för sin del|följande beslut|som sitt eget beslut|\bbeslutas"
    r"|\bbeslut(?:ar|ade|as|ades)(?: \w+)? (?:enhälligt|enigt|i enighet|därmed)|\bbeslutar? (?:således|alltså|därför)"
    r"|\bhar (?:\w+ )?beslutat|\bbeslutades|\bbeslöts)\s*[:,]?\s*$"
    r"|\b(?:enligt|föreslår \w+) följande\.$|\bbesluta\w* följande\.$"
    r"|\bbesluta(?:r|de)?\b[^.]{0,140}\bföljande\.$",
    re.IGNORECASE,
)
_FOLLOWING = "följande."
# Who proposes says it in the present tense; "besluta att föreslå" says it of what the body has decided.
_PROPOSES = re.compile(
    r"\b(?:föreslår?|hemställ(?:er?|a)|rekommenderar?|tillstyrker?|förordar?)\b"
    r"(?:,?\s+(?:för (?:egen|sin) del|därmed|därför|således|sålunda|härmed|vidare|dessutom|i sin tur|samtidigt"
    r"|också|även|att|till|hos|inför)\b,?)*\s+",
    re.IGNORECASE,
)
# Who proposes, where the sentence begins with something else: "Därför föreslår vi fullmäktige", "… Ekpartiet nämnden".
_SUBJECT_BEHIND = re.compile(
    r"(?:jag|vi|man|undertecknad[e]?|[\wåäö-]+(?:partiet|demokraterna|moderaterna|liberalerna|listan|gruppen)"
    r"|(?:moderaterna|liberalerna)|(?!\w*(?:nämnd|styrelse))[\w-]+(?:förvaltningen|kontoret|kansliet)"
    r"|[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ][\w-]+\s\(\w{1,4}\))\s+(?:att\s+)?(?=\w)",
    re.IGNORECASE,
)
_MAY_PROPOSE = Stems("föreslå", "hemställ", "rekommendera", "tillstyrk", "förorda")
# "I kommunfullmäktige:", "Förslag till kommunfullmäktige:" above the clauses of the next body.
_NEXT_BODY = re.compile(
    r"(?:i|för(?! (?:egen|sin)\b)|till|förslag till(?: beslut (?:i|för|till))?)\s+(?P<body>[\w\- ,åäöÅÄÖ]{2,60}?)\s*:?",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{2,60}?)\s+beslutar\b")
_OWN = re.compile(r"\bbeslutar\b|för egen del", re.IGNORECASE)
_NOT_A_CLAUSE = Sieved(
    r"(?:paragrafen|beslutet|ärendet|punkten)\s+(?:är|förklaras|justeras)\s+(?:\w+\s+)?(?:omedelbart\s+)?juster"
    r"|(?:paragrafen|beslutet|ärendet|punkten)\s+(?:ska\s+)?justera[ts]?s?\s+(?:omedelbart|genast|direkt)|\([A-ZÅÄÖ]{1,4}\)\s+yrkar\b"
    r"|beslutsnivå\b|reserverar sig|deltar (?:inte|ej)|i (?:detta|dessa) beslut deltar|avstår från att|anmäler jäv"
    r"|omedelbar(?:t)? juster|\b(?:lämnar|avger|inkommer med) (?:in )?(?:(?:en|ett|följande|skriftlig\w*) ){0,2}"
    r"(?:reservation|protokollsanteckning|röstförklaring|särskilt (?:yttrande|uttalande))"
    r"|(?:reservation|uttalande|yttrande|anteckning)\w*\s+(?:anfördes|anförs|gjordes|görs|lämnades|avgavs|anmäldes)\b"
    r"|reserverade sig|deltog (?:inte|ej)|anmäler (?:en )?(?:protokollsanteckning|reservation|särskilt yttrande)"
    r"|^(?:anföranden|inlägg)\b"
    r"|^(?:i|under) (?:\w+ )?(?:ärendet|debatten|diskussionen|överläggning\w*)\b.*\byttra(?:r|de) sig\b"
    r"|^(?![^,.]{0,80}\bsom\b)[\w -]{4,60}? (?:har )?"
    r"(?:beslutade|beslutat|beslöt|behandlade|behandlat|föreslår|föreslog|föreslagit) "
    r"(?:ärendet )?(?:vid sammanträde )?(?:den )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4}),? §"
    r"|^(?:sammanträdet|mötet)\s+(?:avslut|ajourner|öppn|återuppt)\w*(?:\s+(?:den|klockan|kl\.?|vid)\s[^.]*\d[\d.:]*)?\.?$"
    r"|^(?:mötes|nämndens )?ordförande[n]?\s+(?:tackar|avslutar|förklarar|hälsar|öppnar|önskar)\b",
)  # fmt: skip
# "kommunstyrelsen i värdkommunen Ekby": no part of the body's name, as "i Ekby" is.
_IN_SOME_PLACE = re.compile(r"\si\s(?:värd|med|hem|sam)?[a-zåäö]*kommun(?:en|erna)$")
# "Ledningen informerar:" below the points of a decision leads to what was told.
_TELLS = re.compile(
    r"\b(?:informera|redovisa|rapportera|redogjor|redogör|föredra|berätta|presentera)\w*(?:\s+(?:om|för|följande))*\s*:$",
    re.IGNORECASE,
)
# "Justeringen äger rum den 4 maj": tells the day beside what was decided; as a point it is one.
_WHEN_ADJUSTED = re.compile(
    r"(?:(?:protokolls?|digital\s+)?justering(?:en)?\s+(?:av\s+(?:dagens\s+)?protokoll\w*\s+)?(?:ske[rd]?|skedde|äger\s+rum|ägde\s+rum)"
    r"|(?:dagens\s+)?protokoll(?:et)?\s+justera(?:s|des))\b[^.]*\d",
    re.IGNORECASE,
)
_ADJUSTMENT = re.compile(r"\bomedelbart\b.{0,20}\bjuster|\bjuster\w*\b.{0,20}\bomedelbart", re.IGNORECASE)
_BODY_DECLARES = re.compile(
    r"[\w\- ,åäö]{0,60}?(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen|direktionen)\s+förklarar\b",
    re.IGNORECASE,
)
# "Nämnden beslutar enligt kontorets förslag" above the points that say what
_AS_PROPOSED = re.compile(
    r"\bbesluta(?:r|de)?\s+(?:[\wåäö]+\s+){0,4}?(?:i\s+enlighet\s+med|enligt)\s+[\w\s-]{3,60}?förslag\s*:?$"
)
_COLUMNS = 2  # tabs between three columns
# "Nämnden beslutar med stöd av 11 § hälsoskyddslagen" above its points
_DECIDES_BY = re.compile(
    r"[A-ZÅÄÖ][\w\- ,åäö]{2,60}?\s+(?:beslutar|beslutade|beslöt)\s+(?:med\s+stöd\s+av|enligt|i\s+enlighet\s+med"
    r"|mot\s+bakgrund\s+av|med\s+anledning\s+av|med\s+hänvisning\s+till)\s(?:(?!\batt\s)[^:]){3,160}?(?<![.:])"
)
_THAT = re.compile(r"att\s", re.IGNORECASE)
# "Nämnden beslutar att godkänna planen,": the first of several points
_FIRST_POINT = re.compile(r"(?:\s+\w+){0,3}?\s+att\s+(?!(?:föreslå|hemställa|rekommendera|besluta)\b)\w+\s+\w")
_STARTS_DECISION = re.compile(r"[A-ZÅÄÖ][\w\- ,åäö]{2,60}\s(?P<verb>beslutar|föreslår)\b")

# What may stand behind whom something is proposed to, where the points below say what.
_HANDED_ON = re.compile(r"\s(?:att\s+)?(?:besluta\s+(?:att\s+)?)?föreslå\b")
_ONLY_TO_DECIDE = re.compile(r"[\s.,:]*(?:(?:att\s+)?besluta(?:\s+följande)?[\s.,:]*)?")


class Decision(Struct):
    """What was understood of a decision; `rest` are the units of the part that are neither."""

    lead_in: list[Located] = field(default_factory=list)
    lead_units: list[Unit] = field(default_factory=list)
    clauses: list[ParsedClause] = field(default_factory=list)
    clause_units: list[Unit] = field(default_factory=list)
    rest: dict[int, list[Unit]] = field(default_factory=dict)  # by index of the part


def read(numbered_parts: Iterable[tuple[int, Part]]) -> Decision:
    """The clauses of some parts of an item (its decision, its proposal to the next body), numbered through."""
    decision = Decision()
    for index, part in numbered_parts:
        _read_part(index, part, decision)
    return decision


def _read_part(index: int, part: Part, decision: Decision) -> None:
    put_to_next = part.kind is SectionKind.PROPOSAL and part.opens.next_body is not None
    proposes = part.kind is SectionKind.PROPOSAL_NEXT or _is_own_proposal(part) or put_to_next
    level = ClauseLevel.PROPOSES if proposes else ClauseLevel.OWN
    body = part.opens.next_body if proposes else part.opens.body
    marked = any(_is_marked(unit) for unit in part.units)
    rest = decision.rest.setdefault(index, [])
    sentence = led = False
    for position, unit in enumerate(part.units):
        beside = len(part.units) > 1 and not _is_marked(unit) and _WHEN_ADJUSTED.match(unit.text) is not None
        beside = beside or (not _is_marked(unit) and head_dates.at_place(unit.text) is not None)  # above who signs
        beside = beside or _is_row(unit) or _heads_what_follows(unit, decision.clauses, part.units[position + 1 :])
        if unit.table is not None or beside or (_NOT_A_CLAUSE.search(unit.text) and not _is_numbered_adjustment(unit)):
            rest.append(unit)
            continue
        told, whose = _level(unit.text, level, body, part.opens.body)
        if not _speaks_for_itself(unit) or leads_in(unit, part.units[position + 1 :]):
            level, body = told, whose
        if decision.clauses and not _is_marked(unit) and _TELLS.search(unit.text):
            rest.append(unit)
            sentence = True
            continue
        led_on = _is_marked(unit) and _hands_over(unit.text, part.units[position + 1 :])
        if led_on or (not _is_marked(unit) and leads_in(unit, part.units[position + 1 :])):
            decision.lead_in.append(unit.located())
            decision.lead_units.append(unit)
            led = True
        elif unit.marker is not None and not acts.within(unit.text) and (sentence or _is_sub_point(unit, decision)):
            rest.append(unit)  # what the sentence or the point above lists
        elif _is_marked(unit) or (not marked and _is_told(unit, part, led=led)) or _is_decision(unit):
            sentence = sentence or (marked and not _is_marked(unit))
            number = len(decision.clauses) + 1
            decision.clauses.append(ParsedClause(number, unit.located(), unit.marker_located(), told, whose))
            decision.clause_units.append(unit)
        else:
            rest.append(unit)


def _speaks_for_itself(unit: Unit) -> bool:
    """Whether a point says alone to whom it is proposed: "att föreslå fullmäktige att …", "1. Nämnden föreslår …"."""
    return _is_marked(unit) and (_THAT.match(unit.text) is not None or proposes(unit.text))


def _is_sub_point(unit: Unit, decision: Decision) -> bool:
    """Whether a letter stands below a numbered point that is a whole sentence: "A) Ordföranden, två beslut"."""
    above = decision.clause_units[-1] if decision.clause_units else None
    if above is None or above.marker is None or unit.marker is None or above.text.endswith(":"):
        return False
    return above.marker.text[:1].isdigit() and unit.marker.text.strip(" .()")[:1].isalpha()


def _is_row(unit: Unit) -> bool:
    """Whether a line is a row of a table in tabs: the text of its columns decides nothing."""
    return not _is_marked(unit) and unit.text.count("\t") >= _COLUMNS


def _heads_what_follows(unit: Unit, before: Sequence[ParsedClause], following: Sequence[Unit]) -> bool:
    """Whether a few words behind a whole sentence are the name of what stands below them: "Föredragningslista"."""
    if not before or not before[-1].text.text.endswith(".") or not unit.gap or _is_marked(unit):
        return False
    few = re.fullmatch(r"[A-ZÅÄÖ][\w-]+(?:\s[a-zåäö-]+){0,3}", unit.text) is not None
    return few and not (following and following[0].gap) and not acts.within(unit.text)


def _is_told(unit: Unit, part: Part, *, led: bool) -> bool:
    """Whether a line is a point: under a heading or a lead each is, where none opens it only one that decides."""
    return part.heading is not None or led or headless.tells(unit.text)


def _is_decision(unit: Unit) -> bool:
    """Whether an unmarked line among marked ones is a decision by itself ("Nämnden noterar rapporterna.")."""
    starts = _STARTS_DECISION.match(unit.text)
    if acts.is_order(unit.text) or (starts is not None and (starts["verb"] == "beslutar" or proposes(unit.text))):
        return True
    return unit.text.endswith(".") and acts.subject(unit.text) is not None


def _is_numbered_adjustment(unit: Unit) -> bool:
    """Whether "Paragrafen justeras omedelbart" is a point of the decision: marked as one, or the body's own act.

    Immediate adjustment is decided (5 kap. 69 § kommunallagen), so a point is a point; a bare sentence below the points
    notes it, as `immediately_adjusted` does.
    """
    numbered = unit.marker is not None or _THAT.match(unit.text) is not None
    numbered = numbered or re.match(r"Förklara\b", unit.text) is not None
    numbered = numbered or _BODY_DECLARES.match(unit.text) is not None
    return numbered and _ADJUSTMENT.search(unit.text) is not None


def _is_own_proposal(part: Part) -> bool:
    """Whether it is the body's own "förslag till beslut", its decision: the words below it say who is to decide."""
    return part.kind is SectionKind.PROPOSAL and part.opens.body is not None


def _is_marked(unit: Unit) -> bool:
    return unit.table is None and (
        unit.marker is not None or unit.source.list_level is not None or _THAT.match(unit.text) is not None
    )


def leads_in(unit: Unit, following: Sequence[Unit]) -> bool:
    """A sentence that only says who decides, and leaves the what to the lines below it."""
    if not following:
        return False
    if _AS_PROPOSED.search(unit.text) and (following[0].marker is not None or _THAT.match(following[0].text)):
        return True
    decides = _DECIDES.match(unit.text) if unit.text.endswith(",") and _THAT.match(following[0].text) else None
    if decides is not None and _FIRST_POINT.match(unit.text, decides.end()) is None:
        return True  # "… beslutar, under förutsättning av fullmäktiges beslut," and what it decides below
    if _DECIDES_BY.fullmatch(unit.text) and _THAT.match(following[0].text):
        return True
    if _is_marked(following[0]) and lead_ins.is_open(unit.text):
        return True
    if handed_on.read(unit.text) is not None or _next_body(unit.text) is not None:
        return True
    return _ends_in_lead(unit.text) or _only_proposes(unit.text)


def _ends_in_lead(text: str) -> bool:
    """Whether the last words leave the what to the lines below; of whole sentences only those with "följande." do."""
    whole = text.endswith(".") and text[-len(_FOLLOWING) :].lower() != _FOLLOWING
    return not whole and _LEAD_END.search(text) is not None


def proposes(text: str) -> bool:
    """Whether a sentence proposes something to a body that it names."""
    return _proposed_to(text) is not None


def put_to(text: str) -> tuple[int, int] | None:
    """Where the body stands that a sentence proposes something to."""
    found = _proposed_to(text)
    return (found[1] - len(found[0]), found[1]) if found is not None else None


def _hands_over(text: str, following: Sequence[Unit]) -> bool:
    """Whether a point only says who is to decide what the points below it say: "att föreslå fullmäktige besluta"."""
    if not following or not _THAT.match(text) or not _THAT.match(following[0].text):
        return False
    found = _proposed_to(text)
    return found is not None and re.fullmatch(r"\s*(?:att\s+)?(?:besluta)?\s*:?", text[found[1] :]) is not None


def _only_proposes(text: str) -> bool:
    """Whether it is "Kommunstyrelsen föreslår kommunfullmäktige", and nothing more."""
    found = _proposed_to(text)
    if found is None:
        return False
    rest = text[found[1] :]
    on = _HANDED_ON.match(rest)
    further = re.match(r"\s*(?P<body>.{4,80}?)(?=\s+(?:att\s+)?besluta\b|\s*:?$)", rest[on.end() :]) if on else None
    if on is not None and further is not None and names.is_body(further["body"]):
        rest = rest[on.end() + further.end() :]
    return _ONLY_TO_DECIDE.fullmatch(rest) is not None


def _next_body(text: str) -> str | None:
    match = _NEXT_BODY.fullmatch(re.sub(r"s\s+beslut(?=\s*:?$)", "", text))  # "Förslag till fullmäktiges beslut"
    return match["body"] if match is not None and names.is_body(match["body"]) else None


def _proposed_to(text: str) -> tuple[str, int] | None:
    """The body to which a sentence proposes something, and where its name ends."""
    opening = text[:300]
    verb = _PROPOSES.search(opening) if _MAY_PROPOSE.within(opening) else None
    if verb is None:
        return None
    subject = _SUBJECT_BEHIND.match(text, verb.end())
    start = subject.end() if subject is not None else verb.end()
    ends = [match.end() for match in re.finditer(r"[\w-]+", text[start : start + 90])][:8]
    for end in reversed(ends):
        name = text[start : start + end]
        if _HANDED_ON.search(name) is not None:  # "föreslår styrelsen föreslå fullmäktige": to the first of the two
            continue
        if names.is_body(name) and _IN_SOME_PLACE.search(name) is None:
            return name, start + end
    return None


def _level(text: str, level: ClauseLevel, body: str | None, owner: str | None = None) -> tuple[ClauseLevel, str | None]:
    """Who decides by a line; `body`: by those above it, `owner`: whose decision or proposal the part is."""
    put = handed_on.read(text)
    if put is not None:
        return ClauseLevel.PROPOSES, put.next_body
    proposed = _proposed_to(text)
    # Under "föreslår kommunstyrelsen besluta" the clause "att föreslå fullmäktige …" is still proposed to the former.
    if proposed is not None and not (
        level is ClauseLevel.PROPOSES and re.match(r"att\s+föreslå\b", text, re.IGNORECASE)
    ):
        return ClauseLevel.PROPOSES, proposed[0]
    following = _next_body(text)
    if following is not None:
        return ClauseLevel.PROPOSES, following
    decides = (_DECIDES.match(text) or acts.subject(text)) if level is ClauseLevel.PROPOSES else None
    deciding = decides["body"] if decides is not None and names.is_body(decides["body"]) else None
    if deciding is not None and owner is not None and "egen del" in text and headless.same_body(deciding, owner):
        return ClauseLevel.OWN, owner
    if deciding is not None and (body is None or headless.same_body(deciding, body)):  # in the next body's own words
        return ClauseLevel.PROPOSES, body or deciding
    if _OWN.search(text[:120]) and not text.lower().startswith("att "):
        return ClauseLevel.OWN, body if level is ClauseLevel.OWN else None
    return level, body
