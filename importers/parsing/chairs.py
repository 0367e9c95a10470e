"""The chair's office: "ordförande", "1:e vice ordf.", "andre v ordf"."""

import re

# Rank, whether vice, and the word itself
OFFICE = re.compile(
    r"\b(?:(?P<rank>1[:-]?\s?[ea]|2[:-]?\s?[ea]|3[:-]?e|förste|första|andre|andra|tredje)\s+)?(?:(?P<vice>vice|v)\b\.?\s*)?"
    r"\bordf(?:örande[n]?\b|\.|\b)",
    re.IGNORECASE,
)
_RANKS = {"förste": "1:e", "första": "1:e", "andre": "2:e", "andra": "2:e", "tredje": "3:e"}


def is_office(text: str) -> bool:
    """Whether a line is a chair's office and nothing else."""
    return OFFICE.fullmatch(text.strip(" .:")) is not None


def office(said: str) -> str | None:
    """The chair's office in full: "v. ordf." is "vice ordförande"."""
    match = OFFICE.search(said)
    if match is None:
        return None
    rank = (match["rank"] or "").lower()
    rank = _RANKS.get(rank, f"{rank[0]}:e" if rank else "")
    return " ".join(word for word in (rank, "vice" if match["vice"] or rank else "", "ordförande") if word)
