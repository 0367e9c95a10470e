"""Where a name ends and a title with a capital letter begins, though no comma parts them: "Anna Ek Teknisk chef"."""

import re

from msgspec.structs import replace

from importers.parsing.attendance_words import TITLE_WORD
from importers.parsing.elected import Mention

# A word that only goes with the title behind it: "Teknisk chef", "Biträdande rektor", "Tf enhetschef".
_QUALIFIES = re.compile(
    r"\s+(?:[A-ZÅÄÖ][a-zåäö]+(?:skt?|ivt?|ande|ell|ial|nad)|Tf\.?|T\.?\s?f\.?|Vik\.?|Bitr\.?|Stf\.?|Förste|Andre|Vice)$"
)
_FIRST_HALF = re.compile(r"\s+[A-ZÅÄÖ][a-zåäö]+$")  # of "Energi- och klimatrådgivare"
_NEXT_WORD = re.compile(
    r"\s(?:t|fr|f|o|m|from|tom|och|samt|för|på|i|av|vid|under|ej|inte|till|från|med|utom|del|delvis|kl|närvarande|deltar|deltog)\.?$"
)
# Who sends people by their office: companies, municipalities, authorities; not associations.
_SENDS = re.compile(
    r"(?:från\s+)?[A-ZÅÄÖ][\w&åäöé.-]*(?:\s[\w&åäöé.-]+){0,5}?\s(?:AB|aktiebolag|kommun|landsting|kommunalförbund)"
    r"|(?:från\s+)?(?:AB\s[A-ZÅÄÖ].*|Region\s[A-ZÅÄÖ]\w+|Polisen|Polismyndigheten|Länsstyrelsen|Trafikverket|Vägverket"
    r"|Arbetsförmedlingen|Försäkringskassan|[\w-]+(?:förvaltningen|kontoret|förbundet|tjänsten|bolaget|myndigheten)"
    r"(?:\s[A-ZÅÄÖ]\w+)?)"
)
_OTHER_HALF = re.compile(r"-(?:,\s+[a-zåäö]+-)?\s+(?:och|&)\s+")


def cut(mention: Mention, text: str) -> Mention | None:
    """The person without the title; None where a title leaves no whole name."""
    title = TITLE_WORD.search(mention.name)
    name = mention.name[: title.start()].rstrip() if title is not None else mention.name
    behind = text[mention.end :]
    other_half = _OTHER_HALF.match(behind) if title is None else None
    if other_half is not None and TITLE_WORD.match(behind, other_half.end()):
        name = _FIRST_HALF.sub("", name)
    elif title is not None or TITLE_WORD.match(behind.lstrip()):
        name = _shorter(_QUALIFIES.sub("", name), name)
    if name == mention.name:
        return mention
    if " " not in name or mention.party is not None:
        return None
    return replace(mention, name=name, end=mention.start + len(name))


def _shorter(cut_name: str, name: str) -> str:
    """The name without the word, where a whole name is left: "Bo Fransisk, chef" is called so."""
    return cut_name if " " in cut_name else name


def whole(title: str) -> str:
    """A title without the first word of what follows it: "miljöchef t" of "miljöchef t o m § 108"."""
    return _NEXT_WORD.sub("", title).strip(" ,.")


def is_sent_by(said: str) -> bool:
    """Whether the words behind a name begin with the company or authority that sent them: ", Ekby Energi AB"."""
    first = re.match(r"\s*[,(–-]\s*(?P<by>[^,;()§\n]{3,60})", said)
    return first is not None and _SENDS.fullmatch(first["by"].strip(" .")) is not None
