"""Words beside the names of a front page: titles, unions, and by whom somebody is replaced."""

import re

from importers.parsing import elected, words
from importers.parsing.elected import NAME
from importers.parsing.result import AttendanceRole

# "istf", "i st f", "i.s.f."
_FOR = r"(?:för|f\.|i\s+stället\s+för|istället\s+för|i\s?st\.?\s?f(?:\.|ör)?|i\.?\s?s\.?\s?f\b\.?)"
_INSTEAD = (
    r"(?i:(?:tjänstgör(?:ande|\s+som)?(?:\s+ersättare)?|tj(?:g|änstg)?\.?(?:\s*ers(?:ättare|\.)?)|tjg\.?|ersätter|ersättare|ers\.?)"
    rf"(?:\s+{_FOR})?\s*:?)"
)
SERVES_FOR = re.compile(
    rf"(?:\b{_INSTEAD}|\b(?i:{_FOR}))\s*"
    rf"(?:\([^\W\d_]{{1,4}}\)\s*)?(?P<name>{NAME})\s*(?:{elected.BRACKETED})?"
)
# The words alone in a column between two names
INSTEAD_OF = re.compile(rf"(?i:(?:\w+\.?\s+){{0,2}}{_FOR}|ersätter)\s*:?")
WHO_SERVED = frozenset((AttendanceRole.MEMBER, AttendanceRole.SERVING_SUBSTITUTE))
"""The roles of those who took part in the decisions."""
SERVES = re.compile(r"\b(?:tjänstgör|tjg\b|tj\.?\s*ers|tjänstg\.|ersätter)", re.IGNORECASE)
SERVES_NOT = re.compile(r"\b(?:ej|icke|inte)[\s-]+(?:tjänstgör|tjg\b|tj\.|beslutande)", re.IGNORECASE)
_OFFICES = "|".join(re.escape(word) for word in (*words.ROLE_WORDS, *words.ROLE_ENDINGS) if len(word) > 3)
_TITLE = rf"[\w-]*(?i:{_OFFICES}|ansvarig|representant|företrädare)(?:en|n|na|s)?"
TITLE_FIRST = re.compile(rf"(?P<title>(?:[\w.-]+\s+){{0,4}}?{_TITLE})\s+(?P<name>{NAME})(?=$|[\s,(])")
TITLE_WORD = re.compile(rf"\b(?:{_TITLE}|VD)\b")
TITLE_BESIDE = re.compile(
    rf"[\s,(–-]*(?P<title>(?:[\w./-]+\s+){{0,4}}?(?:{_TITLE}|VD|\w*sekr|adj|[Aa]djungera[dt]e?)\b(?:\s+[\w-]+)?)"
)
_UNIONS = (
    r"(?:vision|kommunal|sktf|saco|tco|lo|ssr|akademikerförbundet|akademikeralliansen|ledarna|lärarförbundet|sveriges\s+lärare"
    r"|lärarnas\s+riksförbund|vårdförbundet|läkarförbundet|sveriges\s+ingenjörer|brandmännens\s+riksförbund|dik|seko)"
)
BY_UNION = re.compile(rf"[\s,(–-]*(?:(?i:fackligt?\s+\w+)[\s,]*)?(?i:{_UNIONS})\b")
SEE_LIST = re.compile(
    r"\b(?:se|enligt|framgår\s+av)\b[^.]{0,40}?\b(?:bila|närvarolist|list|upprop|sida)\w*", re.IGNORECASE
)
"""Words that point at a list in another place: "Se närvarolista, sida 2"."""
