"""A verb and its particle as one word: who writes "lägga ner" means what minutes call nedläggning, or nedlagd."""

import re

from search.core.analysis import terms

_SAME = ("upp", "ut", "in", "ned", "bort", "fram", "av", "om", "till", "på", "undan")
_PARTICLES = {particle: (particle,) for particle in _SAME} | {
    "ner": ("ned", "ner"),
    "ihop": ("ihop", "samman"),
    "igen": ("åter",),
    "tillbaka": ("åter",),
}
"""What stands behind a verb, and what the verb begins with when it stands in front of it."""
_VERB = re.compile(r"(?P<root>[a-zåäöé]{3,}?)(?:ades|ats|ade|as|at|ar|er|es|a)")
_SHORTEST_JOINED = 6
"""Letters that a joined verb must have, so that its beginning is that of no other word."""


def joined(verb: str, particle: str) -> tuple[str, ...]:
    """What a verb begins with whose particle stands in front: "lägga ner" → nedlägg, nerlägg. None for other words."""
    found = terms(verb)
    known = _VERB.fullmatch(found[0].exact) if len(found) == 1 and found[0].kind == "word" else None
    made = [f"{first}{known['root']}" for first in _PARTICLES.get(particle.casefold(), ()) if known is not None]
    return tuple(one for one in made if len(one) >= _SHORTEST_JOINED)
