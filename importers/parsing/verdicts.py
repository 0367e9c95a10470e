"""What became of the matter: outcome and status of a decision, told by the verbs of its clauses."""

import re

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import names
from importers.parsing.clauses import Decision
from importers.parsing.decision_verbs import ACTION_VERBS, DECISION_VERBS
from importers.parsing.passages import Passage
from importers.parsing.result import Outcome, Quote
from importers.parsing.sieve import Sieved, fold
from importers.parsing.units import Unit

_VERBS = [(Sieved(rf"\b(?:{'|'.join(verbs)})"), status, outcome) for verbs, status, outcome in DECISION_VERBS]
_ANY_ACTION = re.compile(rf"\b(?:{'|'.join(ACTION_VERBS)})", re.IGNORECASE)
_AS_PROPOSED = re.compile(r"beslutar?\s+(?:i enlighet med|enligt)\s+[\w\s]{0,80}?förslag\w*|bifaller", re.IGNORECASE)
# Whatever it is, it was decided: asked after all verbs that are known.
_AS_PROPOSED_ALONE = re.compile(r"(?:i enlighet med|enligt)\s+[\w\s-]{0,80}?förslag\w*", re.IGNORECASE)
_TO_DO = re.compile(r"att\s+[a-zåäö]{2,}", re.IGNORECASE)
_DOES = re.compile(r"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{2,70}?)\s+[a-zåäö]{2,}(?:r|s)\b")
# The authority itself, where it does something: "Kommunen går i borgen". What it has or lacks is no decision.
_ITSELF = re.compile(r"Kommunen|Regionen|Landstinget|Staden|\w*[Ff]örbundet")
_ONLY_IS = re.compile(r"\s+(?:har|saknar|behöver|anser|avser)\b")
_DECIDED = re.compile(r"\b(?:beslutar|beslutade|beslöt)\b")
_DECIDES_THAT = re.compile(r"\b(?:beslutar|beslutade|beslöt)\s+(?:\w+\s+){0,3}?att\b", re.IGNORECASE)
# Any verb in the passive: "Salen hyrs som vallokal", "Mottagningen hålls öppen". A genitive has a noun behind it.
_IS_DONE = re.compile(
    r"(?<=\s)[a-zåäö]{2,}s(?=\s+(?:som|av|till|i|med|från|ned|ner|under|den|på|ut|upp|in|för|fram|om|över|hos|vid|enligt"
    r"|att|mellan|efter|senast|inte|åt|öppe[nt]|stäng[dt]|kvar|\d)|\.?$)"
)
# "Ärendet Attestförteckning utgår": not the matter of this §, which has no name within it.
_OTHER_MATTER = re.compile(r"(?:att\s+)?(?:ärende(?:t|na)?|punkt(?:en|erna)?)\s+(?!utg[åi])\S", re.IGNORECASE)
# What else is decided in the § in which adjusters are chosen.
_OPENS_MEETING = re.compile(
    r"\b(?:dagordning|föredragningslist|ärendelist|ärendeförteckning|kallelse|kungörelse|upprop|närvaro|utlyst|behörigt|beslutsför)",
    re.IGNORECASE,
)
_ADJUSTS = re.compile(r"\bjuster", re.IGNORECASE)
# What goes with an election and decides nothing besides: who is paid, who proposes whom, a new count of the votes.
_OF_ELECTION = re.compile(
    r"\b(?:val(?:et|en)?\b|val(?:bered|ärende|nämnd)|avsäg|entledig|utse|välj|nominer|sammanräkn|länsstyrels|mandat|uppdrag(?:et|en)\b"
    r"|ledamot|ledamöter|ersättar|suppleant|representant|ombud|arvode|ersättning|juster)",
    re.IGNORECASE,
)
_DECIDES_MORE = frozenset(
    (Outcome.APPROVED, Outcome.OPINION, Outcome.REJECTED, Outcome.REMITTED, Outcome.POSTPONED, Outcome.ANSWERED)
)
# What is paid, and how much: "arvode utgår enligt reglementet".
_PAYMENT = re.compile(
    r"\w*(?:ersättning|arvode|bidrag|stöd|lön|traktamente|ränta|avgift|hyra|pension|stipendi|premie|tillägg|skatt)\w*"
    r"(?:\s+(?!ärende|punkt|mening)[\w\d.,-]+){0,12}\s*$",
    re.IGNORECASE,
)
_MATTER_FIRST = re.compile(r"\W*(?:att\s+)?(?:ärende|punkt|fråga|motion|förslag|§)", re.IGNORECASE)
_SO_MUCH = re.compile(r"\s+(?:med|enligt|efter)\s+(?!(?:förslag|önskemål|begäran|beslut|att)\b)", re.IGNORECASE)
# What stands before the verb of a clause: "Kommunstyrelsen beslutar att", "att", "att föreslå fullmäktige att".
_OPENING = re.compile(
    r"(?:.{0,80}?\b(?:beslutar|beslöt|besluta|beslutade|föreslår?|hemställer)\b(?:\s+[\wåäö-]+){0,4}?\s+)?(?:att\s+)?",
    re.IGNORECASE,
)
# A finite verb in the passive says what happens to its subject, however many infinitives the subject carries:
# "Motionen om att utse en ombudsman avslås".
_PASSIVE = re.compile(
    r"(?:avslås|avstyrks|återremitteras|återvisas|bordläggs|avskrivs|utgår|noteras|antecknas|godkänns|bifalls|antas|"
    r"fastställs|tillstyrks|beviljas|överlämnas|remitteras|utses|väljs|entledigas|medges|läggs|anses|förklaras|avvisas|"
    r"avslogs|avstyrktes|återremitterades|återvisades|bordlades|avskrevs|utgick|noterades|antecknades|godkändes|"
    r"bifölls|antogs|fastställdes|tillstyrktes|beviljades|överlämnades|utsågs|valdes|entledigades|lades|ansågs)\b",
    re.IGNORECASE,
)
# "avsägelser som ledamot beviljas": a subject that gives its verb another meaning
_ENDS_PASSIVE = re.compile(rf"(?:^|\s)(?:{_PASSIVE.pattern})$|^(?:{_PASSIVE.pattern})", re.IGNORECASE)

# Others decide the matter, and ask what this body thinks of it.
_IS_ASKED = re.compile(r"remiss\w*|yttrande\w*|samråd\w*|granskningsutställning", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(?:(?:till|av)styrk\w*|ställ\w+ sig bakom [^.]{0,80}?(?:yttrande|remissvar|svar)\w*"
    r"|(?:överlämna|översänd)\w* (?:[\w-]+ ){0,4}?(?:yttrande|remissvar)\w*)",
    re.IGNORECASE,
)
# To speak against a matter is to reject it, where no clause says more: an answer to whoever asks has other words.
_AGAINST = re.compile(r"\bavstyrk(?!an)\w*", re.IGNORECASE)
_SAYS_ITS_OPINION = "yttrat sig"
_DECIDED_SOMEHOW = "beslutat"


class Verdict(Struct, frozen=True):
    """Outcome and status of a decision with the words that prove them; some acts have no outcome yet (a remiss)."""

    outcome: Outcome | None
    status: str
    evidence: Quote


def of(decision: Decision, title: Passage | None = None) -> Verdict | None:
    """What became of the matter; on one that others decide ("Remiss: …") the answer to them, not an approval."""
    found = _of_clauses(decision, title)
    asked = title is not None and _IS_ASKED.search(title.text) is not None
    if found is None or not asked or not (found.outcome is Outcome.APPROVED or _ADVISES.match(found.evidence.text)):
        return found
    if found.status == _SAYS_ITS_OPINION:
        return replace(found, outcome=Outcome.OPINION)
    for unit in decision.clause_units:
        told, advises = _in_clause(unit), _ADVISES.search(unit.text)
        if told is not None and told.status == _SAYS_ITS_OPINION:
            return replace(told, outcome=Outcome.OPINION)
        if advises is not None:
            status = found.status if found.outcome is Outcome.APPROVED else _DECIDED_SOMEHOW  # to speak against
            return Verdict(Outcome.OPINION, status, unit.passage.quote(*advises.span()))
    return found


def _of_clauses(decision: Decision, title: Passage | None) -> Verdict | None:
    """The first clause that says what became of the matter, else a decision "enligt förslaget", else any action.

    An election is the outcome where nothing else is decided: a council that is set up and gets its chair is set up.
    """
    told = [one for unit in (*decision.clause_units, *decision.lead_units) if (one := _in_clause(unit)) is not None]
    if told:
        chosen = _adjusters_chosen(decision.clause_units)
        first = chosen or _without_other_matters(told, decision.clause_units)
        besides = first.outcome is Outcome.ELECTION and chosen is None and len(decision.clause_units) > 1
        return (_besides_elections(decision.clause_units, title) if besides else None) or first
    points = decision.clause_units
    asked = (
        (points, _AGAINST.search, Outcome.REJECTED, "avslagit"),
        ([*decision.lead_units, *points], _AS_PROPOSED.search, Outcome.APPROVED, "bifallit"),
        (points, _AS_PROPOSED_ALONE.match, Outcome.APPROVED, "bifallit"),
        *(
            (points, find, Outcome.APPROVED, _DECIDED_SOMEHOW)
            for find in (_ANY_ACTION.search, _DECIDES_THAT.search, _TO_DO.match, _does, _is_done)
        ),
    )
    for units, find, outcome, status in asked:
        for unit in units:
            match = find(unit.text)
            if match is not None:
                return Verdict(outcome, status, unit.passage.quote(match.start(), match.end()))
    return None


def _adjusters_chosen(clauses: list[Unit]) -> Verdict | None:
    """The choice of who adjusts the minutes, where the § only opens the meeting besides: agenda, roll call, notice."""
    if not clauses or not (_OPENS_MEETING.search(clauses[0].text) or _ADJUSTS.search(clauses[0].text)):
        return None  # as nearly always
    chosen: Verdict | None = None
    for unit in clauses:
        told = _in_clause(unit)
        if told is not None and told.outcome is Outcome.ELECTION and _ADJUSTS.search(unit.text):
            chosen = chosen or told
        elif not _OPENS_MEETING.search(unit.text):
            return None
    return chosen


def _besides_elections(clauses: list[Unit], title: Passage | None) -> Verdict | None:
    """What the first clause decides that neither elects anybody nor goes with an election, if one does.

    Where the title names an election, a clause must say so with a verb of outcome: "Beslutet gäller från maj" is of it.
    """
    elects = title is not None and _OF_ELECTION.search(title.text) is not None
    for unit in clauses:
        if _OF_ELECTION.search(unit.text) or _OPENS_MEETING.search(unit.text):
            continue
        told = _in_clause(unit)
        action = _ANY_ACTION.search(unit.text) if told is None and not elects else None
        if action is not None:
            return Verdict(Outcome.APPROVED, _DECIDED_SOMEHOW, unit.passage.quote(action.start(), action.end()))
        if told is not None and told.outcome in _DECIDES_MORE and _is_said_of_it(unit.text, told.evidence.text):
            return told
    return None


def _is_said_of_it(text: str, verb: str) -> bool:
    """Whether a verb is that of its clause; "Fastställande av resultatet" is what somebody elected is to do."""
    opening = _OPENING.match(text)
    leads = opening is not None and text.startswith(verb, opening.end())
    body = text.partition(verb)[0]
    return _ENDS_PASSIVE.search(verb) is not None or (leads and not verb.endswith("nde")) or names.is_body(body)


def _without_other_matters(told: list[Verdict], clauses: list[Unit]) -> Verdict:
    """The first verdict, unless it only takes another matter off the list: "Ärendet om torghandel utgår."."""
    other = told[0].outcome is Outcome.REMOVED and bool(clauses) and _OTHER_MATTER.match(clauses[0].text) is not None
    return next((one for one in told if one.outcome is not Outcome.REMOVED), told[0]) if other else told[0]


def _does(text: str) -> re.Match[str] | None:
    """A body and what it does, whatever that is: "Nämnden sammanträder den 3 maj"; or the authority itself."""
    match = _DOES.match(text)
    if match is None or names.is_body(match["body"]):
        return match
    whole = _ITSELF.fullmatch(match["body"]) is not None or names.is_authority(match["body"])
    return match if whole and not _ONLY_IS.match(text, match.end("body")) else None


def _is_done(text: str) -> re.Match[str] | None:
    """What happens by the decision, whatever it is; "Inga frågor ställs" says that nothing does."""
    return None if re.match(r"\W*(?:inga|ingen|inget)\b", text, re.IGNORECASE) else _IS_DONE.search(text)


def of_title(title: Passage | None) -> Verdict | None:
    """A matter that was taken off the list says so in its title: nothing was decided."""
    match = re.search(r"\b(?:utgår|utgick|har utgått)\b", title.text, re.IGNORECASE) if title is not None else None
    if title is None or match is None:
        return None
    return Verdict(Outcome.REMOVED, "utgått", title.quote(match.start(), match.end()))


def _is_paid(text: str, verb: re.Match[str]) -> bool:
    """Whether "utgå" says that money is paid: "Ersättning ska utgå med 35 kronor"."""
    if not verb[0].lower().startswith("utg") or _MATTER_FIRST.match(text):
        return False
    return _SO_MUCH.match(text, verb.end()) is not None or _PAYMENT.search(text[: verb.start()]) is not None


def _in_clause(unit: Unit) -> Verdict | None:
    """The verb that the clause opens with; else its finite passive; else the first verb of all."""
    folded = fold(unit.text)
    found = [
        (match.start(), order, match, status, outcome)
        for order, (verbs, status, outcome) in enumerate(_VERBS)
        if verbs.may(folded)
        for match in verbs.pattern.finditer(unit.text)
        if outcome is not Outcome.REMOVED or not _is_paid(unit.text, match)
    ]
    decides = _DECIDED.search(unit.text)  # "På yrkande om bifall till motionen beslöt styrelsen att avslå motionen."
    if decides is not None:
        found = [one for one in found if one[0] >= decides.end()] or found
    if not found:
        return None
    opening = _OPENING.match(unit.text)
    begin = opening.end() if opening else 0
    finite = [one for one in found if _PASSIVE.match(unit.text, one[0]) or _ENDS_PASSIVE.search(one[2].group())]
    first = min(found, key=lambda one: one[:2])
    if names.is_body(unit.text[: first[0]]):  # "Kommunstyrelsen fastställer listan med den ändringen att … utgår"
        begin = first[0]
    chosen = first if first[0] <= begin or not finite else min(finite, key=lambda one: one[:2])
    _, _, match, status, outcome = chosen
    return Verdict(outcome, status, unit.passage.quote(match.start(), match.end()))
