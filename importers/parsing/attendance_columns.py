"""What the columns of a list of those present tell, by its row of heads: "Namn | Parti | Närvarande | Ersätter"."""

import re
from collections.abc import Sequence

from msgspec import Struct

from importers.parsing.result import AttendanceRole

_PRESENT = re.compile(
    r"(?:närv(?:arande|aro|\.)?|när\.?|på\s+plats|deltar|deltog)(?:\s*(?:vid\s+uppropet?|ja\s*/\s*nej|ja|x|\(x\)))?",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"(?:tj(?:änst)?g(?:örande|ör|jorde|\.)?|beslutande)(?:\s*(?:ja\s*/\s*nej|ja|x|\(x\)))?", re.IGNORECASE
)
_REPLACES = re.compile(
    r"(?:ersätter|ersatte|ers\.?\s+för|ersättare\s+för|(?:tj(?:änst)?g(?:ör|jorde|örande|öring|\.)?(?:\s+ers(?:ättare|\.)?)?\s+)?"
    r"(?:för|i\s?st\.?\s?f(?:\.|ör)?|i\s+stället\s+för|istället\s+för)|inträder\s+för|träder\s+in\s+för|inkallad\s+för)"
    r"(?:\s+(?:ledamot(?:en)?|ordinarie(?:\s+ledamot)?|frånvarande(?:\s+ledamot)?|§§?))?\s*:?",
    re.IGNORECASE,
)
_PARTY = re.compile(r"parti(?:beteckning|tillhörighet)?\.?|grupp", re.IGNORECASE)
_FUNCTION = re.compile(r"funktion|uppdrag|roll|befattning|titel|post|tjänst(?:etitel)?", re.IGNORECASE)
_NOTE = re.compile(
    r"anm(?:ärkning(?:ar)?|\.)?|anteckning(?:ar)?|notering(?:ar)?|kommentar(?:er)?|tid|närvarotid|§§?|paragraf(?:er)?"
    r"|(?:närvarande|närvaro|deltar|deltog)\s+(?:vid\s+)?(?:§§?|paragraf(?:er)?)|tjänstgöringstid|klockslag",
    re.IGNORECASE,
)
# What else stands beside names, and tells nothing of who was there.
_ASIDE = re.compile(
    r"nr\.?|plats(?:nr)?\.?|kommun|ort|valkrets|organisation|region|förvaltning|enhet|mandat", re.IGNORECASE
)
_VOTE = re.compile(r"\b(?:ja|nej|avst(?:år|ått|\.)?|jaröst\w*|nejröst\w*)$", re.IGNORECASE)  # not "Närvarande ja/nej"
_LABEL = re.compile(r"beslutande:?|övriga.*|närvarande:?", re.IGNORECASE)
_MAY_HEAD = re.compile(
    r"(?:för|efter)?-?\s?(?:och\s+efter)?namn|förtro|ledam|ordin|besl|närv|tj|ers|suppl|ej|inte|icke|övr|föredr|inbj",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(
    r"\b(?:Namn|Ledamot|Ledamöter|[Ee]rsättare)[^\S\t\n]+Parti\b"
    r"|\bParti[^\S\t\n]+(?:Funktion|Uppdrag|Roll|Befattning|Närv(?:arande|aro)?|Ersätter|Anm(?:ärkning)?|Tjänstgör|Tjg)\b"
)
_FEWEST = 2
_MANY = r"(?:\s*\(\d{1,3}\))?\s*:?"
_NAMES: tuple[tuple[re.Pattern[str], AttendanceRole | None], ...] = (
    (re.compile(rf"(?:för-\s?och\s+)?(?:efter)?namn{_MANY}|förtroendevald(?:a)?{_MANY}", re.IGNORECASE), None),
    (
        re.compile(
            rf"(?:(?:ordinarie|närvarande|beslutande|tjänstgörande)\s+)?ledam(?:ot|öter)(?:na)?{_MANY}|beslutande{_MANY}",
            re.IGNORECASE,
        ),
        AttendanceRole.MEMBER,
    ),
    (
        re.compile(
            rf"(?:tjänstgörande|tjg\.?|beslutande)\s+(?:ersättare|ers\.?|suppleant(?:er)?){_MANY}", re.IGNORECASE
        ),
        AttendanceRole.SERVING_SUBSTITUTE,
    ),
    (
        re.compile(
            rf"(?:(?:närvarande,?\s+)?(?:ej|icke|inte)\s+(?:tjänstgörande|tjg\.?|beslutande)\s+|(?:närvarande|övriga)\s+)?"
            rf"(?:ersättare|ers\.?|suppleant(?:er)?){_MANY}",
            re.IGNORECASE,
        ),
        AttendanceRole.SUBSTITUTE,
    ),
    (
        re.compile(
            rf"övriga(?:\s+(?:närvarande|deltagande|deltagare))?{_MANY}|(?:närvarande\s+)?tjänste(?:män|personer|person){_MANY}"
            rf"|föredragande{_MANY}|inbjudna{_MANY}",
            re.IGNORECASE,
        ),
        AttendanceRole.OTHER,
    ),
)


class Columns(Struct, frozen=True):
    """Which column tells what; None: no column does. `notes` may add office, §§ or for whom somebody serves.

    `role` is that of everybody below such a head ("Tjänstgörande ersättare"), None below "Namn". `unknown`: columns
    whose heads say nothing that is known. `beside`: more columns of names.
    """

    name: int
    role: AttendanceRole | None
    party: int | None
    function: int | None
    present: int | None
    serves: int | None
    replaces: int | None
    notes: tuple[int, ...]
    unknown: tuple[int, ...]
    beside: tuple[int, ...]

    @property
    def told(self) -> bool:
        """Whether the heads tell more than names and marks: then whoever knows marks alone would misread the list."""
        return self.function is not None or self.replaces is not None

    @property
    def marked(self) -> bool:
        """Whether a column says who of those listed was there or served."""
        return self.present is not None or self.serves is not None


def role_of(text: str) -> AttendanceRole | None:
    """The role of those below a line of its own: "Tjänstgörande ersättare", "Ledamöter (11)"."""
    return next((role for pattern, role in _NAMES if pattern.fullmatch(text)), None)


def run_together(text: str) -> bool:
    """Whether heads stand in a line of words without tabs: what stands in which column below them nobody can tell."""
    return "Parti" in text and _RUN_TOGETHER.search(text) is not None


def _is_vote(head: str) -> bool:
    return _VOTE.search(head) is not None and not (_PRESENT.fullmatch(head) or _SERVES.fullmatch(head))


def read(heads: Sequence[str]) -> Columns | None:
    """The columns of a row of heads; None where the row is none, or heads a list of votes."""
    first = next((one for one in heads if one), "")
    if not _MAY_HEAD.match(first):  # as nearly always
        return None
    told = [one for one in heads if one]
    if len(told) < _FEWEST or any(map(_is_vote, told)) or (_LABEL.fullmatch(first) and role_of(told[1])):
        return None  # "Beslutande | Ledamöter": a front page
    names = [column for column, one in enumerate(heads) if any(pattern.fullmatch(one) for pattern, _ in _NAMES)]
    if not names or heads[names[0]] != first:
        return None
    name, taken = names[0], {names[0]}
    found: dict[str, int] = {}
    for key, pattern in (
        ("replaces", _REPLACES), ("present", _PRESENT), ("serves", _SERVES), ("party", _PARTY), ("function", _FUNCTION),
    ):  # fmt: skip
        column = next((at for at, one in enumerate(heads) if at not in taken and pattern.fullmatch(one)), None)
        if column is not None:
            found[key] = column
            taken.add(column)
    rest = [at for at in range(len(heads)) if at not in taken]
    beside = tuple(at for at in rest if at in names)
    rest = [at for at in rest if at not in names]
    notes = tuple(at for at in rest if not heads[at] or _NOTE.fullmatch(heads[at]))
    unknown = tuple(at for at in rest if at not in notes and not _ASIDE.fullmatch(heads[at]))
    return Columns(
        name, role_of(heads[name]), found.get("party"), found.get("function"), found.get("present"),
        found.get("serves"), found.get("replaces"), notes, unknown, beside,
    )  # fmt: skip
