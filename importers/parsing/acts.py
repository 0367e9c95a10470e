"""Whether words decide: the verbs of `words.DECISION_VERBS` and `words.ACTION_VERBS`, and who is their subject."""

import re

from importers.parsing import names, words

_ANY = re.compile(
    rf"\b(?:{'|'.join([verb for verbs, _, _ in words.DECISION_VERBS for verb in verbs] + list(words.ACTION_VERBS))})",
    re.IGNORECASE,
)
# The present tense in which a body decides: in minutes it says what happens, not what usually does.
_NOW = (
    r"noterar|godkänner|godtar|lägger|fastställer|antar|avslår|bifaller|återremitterar|återvisar|bordlägger|utser|väljer"
    r"|entledigar|avskriver|antecknar|tackar\s+för|tar\s+(?:del|emot|till)|beviljar|avstyrker|tillstyrker|avger"
)
_SUBJECT = re.compile(rf"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{{2,70}}?)\s+(?:{_NOW})\b")
# "Meddelandena lades till handlingarna.": a sentence whose passive verb is the decision.
_PASSIVE = (
    r"(?:om|åter)?(?:utses|utsågs|väljs|valdes)|godkänns|godkändes|noteras|noterades|antecknas|antecknades|bordläggs"
    r"|bordlades|återremitteras|återremitterades|fastställs|fastställdes|bifalls|bifölls|avslås|avslogs|entledigas"
    r"|entledigades|antas|antogs|(?:läggs|lades|lägges)\s[^.]{0,60}?till\s+handlingarna|tas\s+till\s+protokollet"
)
_DONE = re.compile(rf"[A-ZÅÄÖ\"”][^.!?:]{{3,220}}?\s(?:{_PASSIVE})\b[^.!?:]*\.?")


def within(text: str) -> bool:
    """Whether any verb of deciding or of carrying out stands in the text."""
    return _ANY.search(text) is not None


def decides_now(text: str) -> bool:
    """Whether the text begins with a body that decides in the present tense ("Nämnden noterar rapporterna")."""
    subject = _SUBJECT.match(text)
    return subject is not None and names.is_body(subject["body"])


def is_done(text: str) -> bool:
    """Whether the whole text is one sentence that says in the passive what was decided."""
    return _DONE.fullmatch(text) is not None
