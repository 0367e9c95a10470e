"""Judged queries: read from the files beside this one, and for people made when they are asked.

No elected person's name is kept here: the queries on people take the names that the corpus itself gives most often,
and its published facts (who moved, who reserved themselves) are their judgments.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.core.document import SearchDocument
from tests.relevance.record import answers

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its grades: key → 1, 2 or 3."""

    kind: str
    text: str
    grades: Mapping[str, int]


def load(name: str, documents: Sequence[SearchDocument]) -> list[Query]:
    """The queries of one of the files (`tuned`, `untuned`, `blind`, …). KeyError: the corpus lacks a key."""
    by_key = {one.key: one for one in documents}
    cases: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for one in documents:
        titles[_bare(one.title)].add(one.key)
        for number in one.case_numbers:
            cases[number.year, number.number, number.diary].add(one.key)

    def expand(label: str) -> set[str]:
        key, sign = (label[:-1], label[-1]) if label[-1] in "+=" else (label, "")
        document = by_key[key]
        found = {key}
        if sign:
            found |= {k for n in document.case_numbers for k in cases[n.year, n.number, n.diary]}
        if sign == "=":
            found |= titles[_bare(document.title)]
        return found | {f"{k}/handling" for k in found if sign and f"{k}/handling" in by_key}

    return [
        Query(
            one["kind"],
            one["text"],
            {key: grade for grade in (1, 2, 3) for label in one.get(str(grade), ()) for key in expand(label)},
        )
        for one in tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["query"]
    ]


def people(documents: Sequence[SearchDocument], first: int, count: int) -> Iterator[Query]:
    """Queries on a person with party: the movers from the `first` most frequent on, and what they moved.

    3: a motion of theirs (it is in the title); 2: they moved in that §; 1: they are named in the text otherwise.
    """
    moved: Counter[tuple[str, str]] = Counter()
    for _, facts in answers():
        for one in facts.get("yrkanden", []):  # type: ignore[attr-defined]
            if re.fullmatch(r"[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+", one["namn"]):
                moved[one["namn"], one["parti"]] += 1
    movers = [who for who, _ in sorted(moved.items(), key=lambda item: (-item[1], item[0]))]
    forms = ("{name} ({party})", "{name} {party} motion", "{party} {name} yrkande", "motion av {name}")
    for place, (name, party) in enumerate(movers[first : first + count]):
        text = forms[place % len(forms)].format(name=name, party=party)
        yield Query("person", text, dict(_named(documents, name, party, motions="motion" in text)))


def _named(documents: Sequence[SearchDocument], name: str, party: str, *, motions: bool) -> Iterator[tuple[str, int]]:
    for one in documents:
        if f"{name} ({party})" in one.title:
            yield one.key, 3
        elif name in one.body or name in one.clauses:
            in_position = re.search(rf"{name}[^.]{{0,200}}\b(?:yrkar|reserverar)", one.body)
            yield one.key, (2 if not motions else 1) if in_position else 1


def _bare(title: str) -> str:
    """A title without what only one of § and paper has before or behind it."""
    title = re.sub(r"^Yttrande över |\s*Till Göteborgs kommun\w+$", "", " ".join(title.split()))
    return title.casefold().replace("–", "-")
