"""What parties did in a §, as facet values: "S: reservation". Never who: a person's name is no facet."""

import re
from collections.abc import Iterable

from decisions.selectors import ItemFacets
from search.core.document import Tag

_NAMES = {
    "socialdemokraterna": "S",
    "arbetarepartiet-socialdemokraterna": "S",
    "moderaterna": "M",
    "moderata samlingspartiet": "M",
    "vänsterpartiet": "V",
    "centerpartiet": "C",
    "liberalerna": "L",
    "folkpartiet": "FP",
    "folkpartiet liberalerna": "FP",
    "miljöpartiet": "MP",
    "miljöpartiet de gröna": "MP",
    "kristdemokraterna": "KD",
    "sverigedemokraterna": "SD",
    "feministiskt initiativ": "FI",
    "ny demokrati": "NYD",
}
"""What the parties of the Riksdag call themselves, written out → the code that protokoll print."""
_CODES = frozenset(_NAMES.values()) | {"KDS"}
_CODE = re.compile(r"[A-ZÅÄÖ]|[A-ZÅÄÖ](?=.*[A-ZÅÄÖ])[A-Za-zÅÄÖåäö]{1,5}")
_WORDS = re.compile(
    r"[\w -]*(?:partiet|demokraterna|moderaterna|liberalerna|centern|vänstern|listan|alternativet)", re.IGNORECASE
)
_ROLES = (
    ("reserved", "reservation", "reservation"),
    ("moved", "yrkande", "yrkande"),
    ("submitted", "fraga", "motion eller fråga"),
    ("voted", "omrostning", "omröstning"),
)
"""A field of `ItemFacets`, its word in ids, its word for people."""


def party_tags(facets: ItemFacets) -> tuple[Tag, ...]:
    """A value for each party and thing that it did, without repetitions.

    What is not plainly a party is left out: the column is free text, and what slipped into it may be a name.
    """
    found: dict[str, Tag] = {}
    for field, word, name in _ROLES:
        for code in _codes(getattr(facets, field)):
            tag = Tag(f"{'-'.join(code.lower().split())}-{word}", f"{code}: {name}", _aliases(code))
            found.setdefault(tag.id, tag)
    return tuple(found.values())


def _codes(parties: Iterable[str]) -> Iterable[str]:
    for party in parties:
        printed = " ".join(party.strip(" ().").split())
        code = _NAMES.get(printed.casefold()) or (printed.upper() if printed.upper() in _CODES else printed)
        if code in _CODES or _CODE.fullmatch(code) or _WORDS.fullmatch(code):
            yield code


def _aliases(code: str) -> tuple[str, ...]:
    return (code, *(name for name, short in _NAMES.items() if short == code))
