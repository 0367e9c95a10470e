"""Scores, and how well they do on the labelled examples beside this file."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from decisions.linking import (
    CaseKey,
    Circumstances,
    Connection,
    FieldKind,
    InitiativeProfile,
    LinkedText,
    LinkProposal,
    NamedPaper,
    PaperDescription,
    TextField,
    propose,
)

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"
EXAMPLES = tomllib.loads((Path(__file__).with_name("labelled.toml")).read_text(encoding="utf-8"))["example"]
DAY = date(2021, 5, 20)


def text_of(example: dict) -> LinkedText:
    """The texts of a labelled example in the order of the record."""

    def fields() -> Iterator[TextField]:
        for key in ("title", "clauses", "lead_in", "proposals", "summary", "section", "sources"):
            texts = example.get(key, [])
            for number, text in enumerate([texts] if isinstance(texts, str) else texts, 1):
                kind = {"clauses": FieldKind.CLAUSE, "proposals": FieldKind.PROPOSAL}.get(key) or FieldKind(key)
                yield TextField(kind, f"{key}-{number}", text)

    return LinkedText(tuple(fields()), is_paper=example.get("paper", False))


def circumstances_of(example: dict) -> Circumstances:
    of = example.get("of", "")
    papers = ()
    if named := example.get("named_paper"):
        papers = (NamedPaper(PaperDescription(named["title"], named["dated"], named["sender"])),)
    return Circumstances(
        day=example.get("day", DAY),
        preparatory=example.get("preparatory", False),
        cases=(CaseKey(**example["case"]),) if "case" in example else (),
        same_case=(Connection(of, example["same_case"]),) if "same_case" in example else (),
        instances=(Connection(of, example["instance"]),) if "instance" in example else (),
        named_papers=papers,
        closeness=(("barnens-basta", example["closeness"]),) if "closeness" in example else (),
    )


def proposals_for(example: dict, profiles: tuple[InitiativeProfile, ...]) -> dict[str, LinkProposal]:
    return {one.initiative: one for one in propose(text_of(example), circumstances_of(example), profiles)}


@dataclass
class Count:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def test_precision_and_recall(profiles: tuple[InitiativeProfile, ...], capsys: pytest.CaptureFixture[str]) -> None:
    automatic, any_link, wrong = Count(), Count(), []
    for example in EXAMPLES:
        belongs = {example[key] for key in ("of", "also") if key in example}
        found = proposals_for(example, profiles)
        for initiative in belongs | set(found):
            proposal = found.get(initiative)
            right = initiative in belongs
            if proposal:
                any_link.right, any_link.wrong = any_link.right + right, any_link.wrong + (not right)
            else:
                any_link.missed += 1
            if proposal and proposal.automatic:
                certain = right and example["expect"] == "named"
                automatic.right, automatic.wrong = automatic.right + certain, automatic.wrong + (not certain)
            elif right and example["expect"] == "named":
                automatic.missed += 1
            if bool(proposal) != right:
                wrong.append(f"{example['id']} / {initiative}: {proposal.score if proposal else 'missed'}")
            if proposal and proposal.automatic != (right and example["expect"] == "named"):
                wrong.append(f"{example['id']} / {initiative}: automatic {proposal.automatic}")
    with capsys.disabled():
        lines = (
            f"\nlinking, {len(EXAMPLES)} labelled examples:",
            f"  automatic             precision {automatic.precision:.3f}  recall {automatic.recall:.3f}",
            f"  automatic + suggested precision {any_link.precision:.3f}  recall {any_link.recall:.3f}",
            *wrong,
        )
        print("\n  ".join(lines))  # noqa: T201 (the figures are what this test is read for)
    assert len(EXAMPLES) >= 60
    assert sum(example["expect"] == "none" for example in EXAMPLES) >= 30
    assert automatic.precision == 1.0
    assert automatic.recall >= 0.9
    assert any_link.recall >= 0.95
    assert any_link.precision >= 0.95


@pytest.mark.parametrize("key", ["relation", "step", "status"])
def test_guesses_on_labelled_examples(key: str, profiles: tuple[InitiativeProfile, ...]) -> None:
    wrong = []
    for example in EXAMPLES:
        if key not in example:
            continue
        proposal = proposals_for(example, profiles).get(example["of"])
        value = getattr(proposal, key, None)
        guessed = getattr(value, "value", value)
        if guessed != example[key]:
            wrong.append((example["id"], example[key], guessed))
    assert wrong == []


def test_every_quote_is_what_stands_there(profiles: tuple[InitiativeProfile, ...]) -> None:
    seen = 0
    for example in EXAMPLES:
        texts = {field.name: field.text for field in text_of(example).fields}
        for proposal in proposals_for(example, profiles).values():
            spans = [*proposal.evidence, *(guess for guess in (proposal.step, proposal.status) if guess)]
            for one in spans:
                if one.quote:
                    seen += 1
                    assert texts[one.field][one.start : one.end] == one.quote
    assert seen > 60
