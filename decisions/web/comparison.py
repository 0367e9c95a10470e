"""Clauses of several bodies against a named reference decision. Pure: texts in, verdicts out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the clauses of one body stand to the reference: the same, missing there, only there."""

    same: int
    missing: int
    added: int

    @property
    def text(self) -> str:
        """The verdict in words."""
        if not self.missing and not self.added:
            return "Samma beslutspunkter"
        parts = []
        if self.same:
            parts.append(f"{self.same} {'punkt' if self.same == 1 else 'punkter'} lika")
        if self.missing:
            parts.append(f"{self.missing} saknas")
        if self.added:
            parts.append(f"{self.added} med annan lydelse eller ny")
        return ", ".join(parts)


def normal(clause: str) -> str:
    """A clause without what does not change its meaning: case, quotes, dashes, spaces, a leading "att"."""
    text = re.sub(r"[\"”“„'’»«–—-]", " ", clause.casefold())
    text = re.sub(r"\s+", " ", text).strip().rstrip(".;,")
    return text.removeprefix("att ").removesuffix(" samt").removesuffix(" och").rstrip(".;, ")


def compare(reference: Sequence[str], other: Sequence[str]) -> Verdict:
    """Compare by wording, never by meaning: a clause is the same when only spelling signs differ."""
    wanted, found = [normal(c) for c in reference], [normal(c) for c in other]
    same = 0
    for clause in wanted:
        if clause in found:
            found.remove(clause)
            same += 1
    return Verdict(same, len(wanted) - same, len(found))
