"""Whether the names of a vote add up to its totals; and where they do not, what a person is told to look at."""

from collections.abc import Mapping, Sequence

from importers.parsing.result import ParsedPerson, VoteChoice

_SIDES = (VoteChoice.YES, VoteChoice.NO)
_WORDS = {
    VoteChoice.YES: "ja",
    VoteChoice.NO: "nej",
    VoteChoice.ABSTAINED: "avstår",
    VoteChoice.ABSENT: "frånvarande",
}


def doubt(
    voters: Sequence[tuple[ParsedPerson, VoteChoice]],
    totals: Mapping[VoteChoice, int],
    *,
    clean: bool,
    contradicted: bool,
) -> str:
    """Why names and totals are no data, as a Swedish clause; empty where they agree and nobody voted twice.

    `clean`: every name of the lists was understood. `contradicted`: two totals of one choice differ.
    """
    if contradicted:
        return "summan står på två ställen, och de säger olika"
    named = {choice: sum(one is choice for _, one in voters) for choice in VoteChoice}
    twice = _twice(voters)
    differing = [choice for choice, count in named.items() if count and totals.get(choice, count) != count]
    unread = [choice for choice in _SIDES if voters and not named[choice] and totals.get(choice) != 0]
    reasons = [f"{twice} står två gånger" if twice else ""]
    reasons += [f"{_WORDS[one]} är {totals[one]} enligt summan men {named[one]} enligt namnen" for one in differing]
    reasons += [f"namnen för {_WORDS[one]} kunde inte läsas" for one in unread]
    if not any(reasons) and not clean and not all(choice in totals for _, choice in voters):
        reasons.append("alla namn kunde inte läsas, och ingen summa bekräftar dem")
    return ", ".join(filter(None, reasons))


def _twice(voters: Sequence[tuple[ParsedPerson, VoteChoice]]) -> str:
    """The first who is named twice, as printed; empty where nobody is."""
    seen = set[tuple[str, str | None]]()
    for person, _ in voters:
        key = (person.name, person.party)
        if key in seen:
            return person.name
        seen.add(key)
    return ""
