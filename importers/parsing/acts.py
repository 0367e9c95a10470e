"""Whether words decide: the verbs of `decision_verbs`, and who is their subject."""

import re

from importers.parsing import names
from importers.parsing.decision_verbs import ACTION_VERBS, DECISION_VERBS

_ANY = re.compile(
    rf"\b(?:{'|'.join([verb for verbs, _, _ in DECISION_VERBS for verb in verbs] + list(ACTION_VERBS))})",
    re.IGNORECASE,
)
# The tenses in which a body decides: in minutes the present says what happens, not what usually does.
_NOW = (
    r"notera(?:r|de)|godkän(?:ner|de)|godt(?:ar|og)|lägger|lade|fastställ(?:er|de)|ant(?:ar|og)|avsl(?:år|og)"
    r"|bif(?:aller|öll)|återremittera(?:r|de)|återvisa(?:r|de)|bordl(?:ägger|ade)|uts(?:er|åg)|väljer|valde"
    r"|entlediga(?:r|de)|avskr(?:iver|ev)|anteckna(?:r|de)|tacka(?:r|de)\s+för|t(?:ar|og)\s+(?:del|emot|till)"
    r"|bevilja(?:r|de)|avstyrk(?:er|te)|tillstyrk(?:er|te)|avger|avgav|återkalla(?:r|de)"
)
_SUBJECT = re.compile(rf"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{{2,70}}?)\s+(?:{_NOW})\b")
_PREDICATE = re.compile(rf"(?:{_NOW}|beslutar|beslutade|beslöt)\b")
# "Meddelandena lades till handlingarna.": a sentence whose passive verb is the decision.
_PASSIVE = (
    r"(?:om|åter)?(?:utses|utsågs|väljs|valdes)|godkänns|godkändes|noteras|noterades|antecknas|antecknades|bordläggs"
    r"|bordlades|återremitteras|återremitterades|fastställs|fastställdes|bifalls|bifölls|avslås|avslogs|entledigas"
    r"|entledigades|antas|antogs|beviljas|beviljades|tillstyrks|tillstyrktes|avstyrks|avstyrktes|avskrivs|avskrevs"
    r"|remitteras|remitterades|(?:anses|ansågs|förklaras|förklarades|får\s+anses|fick\s+anses)\s[^.]{0,40}?besvara(?:d|t|de)"
    r"|(?:läggs|lades|lägges)\s[^.]{0,60}?till\s+handlingarna|tas\s+till\s+protokollet"
    r"|(?:är|var|har)\s+delg(?:iv(?:en|na|its)|etts?)|(?:god|er)kännes|fastställes|antages|bifalles|avslås"
)
_DONE = re.compile(rf"[A-ZÅÄÖ\"”][^!?:]{{3,220}}?\s(?P<verb>{_PASSIVE})\b")


_INFINITIVE = re.compile(
    r"(?:Lägga|Utse|Välja|Anta|Godkänna|Fastställa|Avslå|Bifalla|Bevilja|Tillstyrka|Avstyrka|Anse|Förklara"
    r"|Återremittera|Bordlägga|Notera|Anteckna|Uppdra|Ge|Överlämna|Översända|Föreslå|Avge|Avsätta|Anvisa|Anslå"
    r"|Ställa sig bakom|Remittera"
    r"|Entlediga|Avskriva|Delegera|Upphäva|Införa|Teckna|Köpa|Sälja|Utreda|Besvara|Hänskjuta|Begära|Ansöka)\s+[\wåäö\"”]"
)


def within(text: str) -> bool:
    """Whether any verb of deciding or of carrying out stands in the text."""
    return _ANY.search(text) is not None


def subject(text: str) -> re.Match[str] | None:
    """The body (`body`) that the text begins with and that decides ("Nämnden noterar rapporterna"), up to its verb."""
    match = _SUBJECT.match(text)
    return match if match is not None and names.is_body(match["body"]) else None


def is_predicate(text: str) -> bool:
    """Whether a line begins with what a body does that the line above names: "tackar för informationen"."""
    return _PREDICATE.match(text) is not None


def is_order(text: str) -> bool:
    """Whether a point begins with what is to be done, in the infinitive: "Lägga rapporten till handlingarna."."""
    return _INFINITIVE.match(text) is not None


def done(sentence: str) -> re.Match[str] | None:
    """The words up to the passive verb (`verb`) by which a sentence says what was decided."""
    return _DONE.match(sentence)


def is_done(text: str) -> bool:
    """Whether the whole text is one sentence that says in the passive what was decided."""
    match = done(text)
    return match is not None and re.fullmatch(r"[^.!?:]*\.?", text) is not None
