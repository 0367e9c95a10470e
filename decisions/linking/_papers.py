"""Whether a listed paper is a known paper of an initiative (evidence of kind 3)."""

import re

from decisions.linking._patterns import letters_of
from decisions.linking._values import PaperDescription
from decisions.linking._weights import Weights

# Words of a title that name no paper: "Region Kronobergs skrivelse, daterad 2017-02-24".
_GENERIC = re.compile(
    r"(?:tjänste|följe)?skrivelse\w*|tjänsteutlåtande\w*|underlag\w*|missiv\w*|brev\w*|handling\w*|bilag\w*|förslag\w*"
    r"|remiss\w*|rapport\w*|pm|dokument\w*|daterad\w*|inkommen|inkom|från|av|den|till|för|beslut|med|och|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d+"
)
_ENOUGH_LETTERS = 20  # of a title that another title contains
_ALIKE = 0.8


def paper_points(known: PaperDescription, named: PaperDescription, weights: Weights) -> int:
    """Points for a listed paper that may be a known one; 0 when too little agrees or anything contradicts.

    A date or a sender that both state and that differ is a contradiction, and so is a telling title.
    """
    date = _agree(known.dated, named.dated)
    sender = _agree(_sender(known.sender), _sender(named.sender))
    title = _titles_agree(known, named)
    table = {  # a False in any place is a contradiction
        (True, True, True): weights.paper_title_date_sender,
        (True, True, None): weights.paper_title_date,
        (True, None, True): weights.paper_title_sender,
        (None, True, True): weights.paper_date_sender,
    }
    return table.get((title, date, sender), 0)


def _agree(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _sender(name: str) -> str:
    return letters_of(name).removesuffix("s")


def _titles_agree(known: PaperDescription, named: PaperDescription) -> bool | None:
    one, other = _telling(known), _telling(named)
    if not one or not other:
        return None
    if letters_of(known.title) == letters_of(named.title):
        return True
    first, second = "".join(one), "".join(other)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= _ENOUGH_LETTERS and shorter in longer:
        return True
    return len(set(one) & set(other)) / len(set(one) | set(other)) >= _ALIKE


def _telling(described: PaperDescription) -> list[str]:
    """The words of a title that tell the paper from others: not its kind, its date or its sender."""
    sender = {word.removesuffix("s") for word in re.findall(r"\w+", described.sender.lower())}
    words = re.findall(r"[^\W_]+", described.title.lower())
    return [word for word in words if not _GENERIC.fullmatch(word) and word.removesuffix("s") not in sender]
