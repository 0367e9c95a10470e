"""Votes of 41 real meetings: every stated total is found, and every list of names adds up."""

import json
from collections import Counter

from importers.parsing import VoteChoice


def test_every_published_total_is_found(goteborg):
    missing = []
    for path, document in goteborg.items():
        found = {f"{item.number}{item.suffix}": {(v.yes, v.no) for v in item.votes} for item in document.items}
        for answer in json.loads(path.with_suffix(".json").read_text(encoding="utf-8")):
            total, number = answer.get("votering"), answer["paragrafNr"].replace(" ", "").lower()
            if total and (total["ja"], total["nej"]) not in found.get(number, set()):
                missing.append((path.stem, number))

    assert missing == []


def test_names_add_up_and_few_votes_are_text_only(goteborg):
    votes = [vote for document in goteborg.values() for item in document.items for vote in item.votes]

    assert len(votes) >= 295
    assert sum(vote.consistent for vote in votes) / len(votes) >= 0.99
    assert sum(bool(vote.voters) for vote in votes) >= 200
    for vote in votes:
        counted = Counter(one.choice for one in vote.voters)
        if vote.voters:
            assert (counted[VoteChoice.YES], counted[VoteChoice.NO]) == (vote.yes, vote.no)
