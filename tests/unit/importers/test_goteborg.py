"""41 real meetings against the answers that were published for them (docs/accuracy.md)."""

import json

import pytest

from importers.parsing import DocumentKind


@pytest.fixture(scope="module")
def pairs(goteborg):
    """(published answer, parsed item) of each § that both have, and the numbers that only one has."""
    both, only = [], []
    for source, document in goteborg.items():
        published = {str(one["paragrafNr"]): one for one in json.loads(source.with_suffix(".json").read_text("utf-8"))}
        parsed = {f"{item.number}{item.suffix}": item for item in document.items}
        both += [(published[number], parsed[number]) for number in published.keys() & parsed.keys()]
        only += [(source.name, number) for number in published.keys() ^ parsed.keys()]
    return both, only


def bare(text: str) -> str:
    return "".join(text.lower().replace("-", "").split())


def test_every_paragraph_is_found_and_nothing_else(pairs):
    both, only = pairs

    assert only == []
    assert len(both) == 1761


def test_case_numbers(pairs):
    answers = [(one["ärendeNr"], item) for one, item in pairs[0] if one.get("ärendeNr")]
    right = sum(any(number.startswith(dnr.printed.text) for dnr in item.dnrs) for number, item in answers)

    assert right / len(answers) >= 0.99


def test_titles(pairs):
    # Some answers are cut at 200 characters or go on into the text: those agree as far as they agree.
    answers = [(bare(one["rubrik"]), item) for one, item in pairs[0] if one.get("rubrik")]
    right = sum(
        item.title is not None
        and (bare(item.title.text) == title or (len(title) >= 150 and bare(item.title.text).startswith(title[:150])))
        for title, item in answers
    )
    assert right / len(answers) >= 0.955


def test_kinds_and_outcomes(goteborg, pairs):
    assert {document.kind for document in goteborg.values()} <= {DocumentKind.MINUTES, DocumentKind.EXTRACT}
    decided = [item for _, item in pairs[0] if item.clauses]

    assert len(decided) / len(pairs[0]) >= 0.9
    assert sum(item.outcome is not None for item in decided) / len(decided) >= 0.85
