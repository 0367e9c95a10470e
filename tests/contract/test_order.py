"""Tantivy and Elasticsearch put the hits in the same order, on indices that were just built (design.md §7).

Between hits whose scores differ by more than one per cent: what is nearer may change places.
"""

import itertools
import random
from collections.abc import Iterator
from datetime import date

import pytest

from search.core.document import CaseNumber, SearchDocument, Tag
from search.core.parse import parse_query
from search.core.results import ResultPage
from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from tests.contract.conftest import clear, on_node
from tests.elasticsearch.cluster import Cluster

TEXT = """
barn barnet barnkonventionen förskola förskolan skola grundskola omsorg äldreomsorg budget budgeten beslut nämnd
kommun kommunen väg vägen cykelväg gata trafik kollektivtrafik kultur kulturskola bibliotek idrott bad simhall
vatten avlopp avgift taxa plan detaljplan bygglov miljö klimat energi samverkan länsgemensam modell läns gemensam
ärende redovisning uppföljning handlingsplan motion medborgarförslag yttrande remiss delegation protokoll val
"""
WORDS = TEXT.split()
QUERIES = (
    "barn", "barnkonvention", "skola budget", "förskola OR grundskola", '"kommunen väg"', "länsgemensam modell",
    "läns gemensam", "kultur bibliotek idrott", "2030/17", "KS 2030/17", "§ 12", "taxa -avgift", "omsorg kommun:ektorp",
    "detaljplan bygglov miljö xyzzy", "väg", "beslut 2030/3", '"beslut nämnd"', "samverkan år:2030",
    "hur kan skolan få en ny plan för barnens trafik på vägen",
)  # fmt: skip


def made(number: int, chance: random.Random) -> SearchDocument:
    def text(words: int) -> str:
        return " ".join(chance.choices(WORDS, weights=[1 / (place + 1) for place in range(len(WORDS))], k=words))

    return SearchDocument(
        f"item-{number}",
        f"item-{number}",
        "item",
        f"/{number}/",
        title=text(chance.randint(1, 9)),
        clauses=text(chance.randint(0, 40)),
        body=text(chance.randint(0, 700)) + chance.choice(("", " enligt ärende 2030/17", " se § 12")),
        authority=Tag("ektorp", "Ektorps kommun") if number % 3 else Tag("granby", "Granby kommun"),
        date=date(2026 + number % 5, 1 + number % 12, 1 + number % 28),
        paragraph=str(1 + number % 40),
        case_numbers=(CaseNumber(f"KS 2030/{number % 50}", 2030, number % 50, "ks"),) if number % 2 else (),
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, elasticsearch_node: Cluster) -> Iterator[tuple[Engine, Engine]]:
    chance = random.Random(5)
    documents = [made(number, chance) for number in range(1_500)]
    embedded, elastic = EmbeddedEngine(tmp_path_factory.mktemp("order")), on_node(elasticsearch_node)
    for engine in (embedded, elastic):
        assert engine.rebuild(documents) == len(documents)
    yield embedded, elastic
    clear(elastic)


@pytest.mark.parametrize("text", QUERIES)
def test_the_order_is_the_same(pair: tuple[Engine, Engine], text: str) -> None:
    embedded, elastic = (engine.search(parse_query(text, page_size=100)) for engine in pair)
    assert embedded.total == elastic.total
    assert embedded.total > 3
    for here, there in ((embedded, elastic), (elastic, embedded)):
        assert not swapped(here, scores(there))


@pytest.mark.parametrize("text", QUERIES)
def test_the_scores_are_the_same(pair: tuple[Engine, Engine], text: str) -> None:
    embedded, elastic = (scores(engine.search(parse_query(text, page_size=100))) for engine in pair)
    both = embedded.keys() & elastic.keys()
    assert len(both) > 3
    for key in both:
        assert embedded[key] == pytest.approx(elastic[key], rel=0.001), key


def scores(page: ResultPage) -> dict[str, float]:
    return {hit.key: hit.score for hit in page.hits}


def swapped(page: ResultPage, other: dict[str, float]) -> list[tuple[str, str]]:
    """Neighbours, both among the other's hits, which the other one puts clearly the other way round."""
    keys = [hit.key for hit in page.hits if hit.key in other]
    return [(one, two) for one, two in itertools.pairwise(keys) if other[one] < other[two] * 0.99]
