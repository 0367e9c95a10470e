"""What the index's dictionary says about the number of hits, and that the way of asking changes no score."""

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from search.core.document import SearchDocument
from search.core.parse import parse_query
from search.core.plan import make_plan
from search.engines.asking import Matching
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded_frequency import has_few
from tests.contract.documents import documents

ONE = next(iter(documents()))


def made(number: int) -> SearchDocument:
    """One of two hundred: each has a word that all have, every hundredth one that few have; each year from 2000 on."""
    body = "gemensamt ärende" + (" laddstolpe" if number % 100 == 0 else "")
    return structs.replace(
        ONE, key=f"d{number}", record=f"r{number}", title="", body=body, date=date(2000 + number % 35, 5, 6)
    )


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(tmp_path / "index")
    engine.rebuild(made(number) for number in range(200))
    return engine


def matching(text: str, wanted: int | None = None) -> Matching:
    plan = make_plan(parse_query(text), 2026)
    return Matching(plan, len(plan.needed) if wanted is None else wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "few"),
    [
        ("laddstolpe", None, True),
        ("ärende", None, False),
        ("gemensamt laddstolpe", None, True),
        ("gemensamt laddstolpe", 1, False),  # one of the two is enough
        ("gemensamt ärende", None, False),
        ("elcykel", None, True),  # stands nowhere
        ("", None, False),
    ],
)
def test_few_are_told_by_the_dictionary(engine: EmbeddedEngine, text: str, wanted: int | None, few: bool) -> None:
    assert has_few(engine._reader().searcher, matching(text, wanted)) is few


@pytest.mark.parametrize("text", ["laddstolpe", "ärende", "gemensamt laddstolpe"])
def test_both_ways_of_asking_score_alike(engine: EmbeddedEngine, text: str) -> None:
    reader = engine._reader()
    found = []
    for few in (True, False):
        query = reader._builder.build(matching(text), scored=True, few=few)
        found.append({address.doc: score for score, address in reader.searcher.search(query, limit=200).hits})
    assert found[0]
    assert found[0].keys() == found[1].keys()
    assert found[0] == pytest.approx(found[1])


def test_newer_years_add_what_their_bands_say(engine: EmbeddedEngine) -> None:
    """A band ends nowhere: what is dated years ahead is as new as what is of this year."""
    reader = engine._reader()
    plan = make_plan(parse_query("ärende"), 2026)
    query = reader._builder.build(Matching(plan, 1), scored=True)
    scored = {}
    for score, address in reader.searcher.search(query, limit=200).hits:
        scored[reader._load([(score, address)])[0].document.date.year] = score
    base = scored[2010]
    more = {year: round(score - base, 3) for year, score in scored.items()}
    assert [more[year] for year in (2018, 2019, 2022, 2023, 2024, 2025, 2026, 2029, 2030, 2034)] == pytest.approx(
        [0, 0.2, 0.2, 0.4, 0.4, 0.7, 0.7, 0.7, 0.7, 0.7], abs=0.002
    )
