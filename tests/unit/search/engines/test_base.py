"""How an answer is put together from an engine's few primitives."""

from datetime import date

import pytest

from search.core.document import SearchDocument
from search.core.parse import parse_query
from search.core.results import Relaxed
from search.engines.base import sort_numbers
from search.engines.memory import MemoryEngine


def document(number: int, body: str = "", **fields: object) -> SearchDocument:
    return SearchDocument(f"item-{number}", f"item-{number}", "item", "/", "Rubrik", body=body, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "wanted", "absent", "doubled"),
    [
        ("barn skola taxa gata", 2, (), True),
        ("barn skola taxa hamn", 2, ("hamn",), True),
        ("barn hamn båt", 1, ("hamn", "båt"), False),
        ("gata barn skola", 2, (), False),
        ("hamn båt", 0, ("hamn", "båt"), False),
    ],
)
def test_relaxes_to_as_many_words_as_meet(text: str, wanted: int, absent: tuple[str, ...], *, doubled: bool) -> None:
    engine = MemoryEngine()
    engine.rebuild([document(1, "barn skola taxa"), document(2, "gata skola taxa")])
    page = engine.search(parse_query(text))
    assert page.relaxed == Relaxed(wanted, len(text.split()), absent, doubled=doubled)
    assert (page.total > 0) == (wanted > 0)


def test_sorts_by_day_then_paragraph_then_suffix() -> None:
    day, later = date(2018, 5, 22), date(2018, 5, 23)
    order = [
        document(1, date=day, paragraph="9"),
        document(2, date=day, paragraph="12"),
        document(3, date=day, paragraph="12 a"),
        document(4, date=day, paragraph="12 b"),
        document(5, date=later, paragraph="1"),
        document(6),
    ]
    oldest = sorted(order, key=lambda one: sort_numbers(one)[1])
    assert [one.key for one in oldest] == ["item-1", "item-2", "item-3", "item-4", "item-5", "item-6"]
    newest = sorted(order, key=lambda one: -sort_numbers(one)[0])
    assert [one.key for one in newest] == ["item-5", "item-1", "item-2", "item-3", "item-4", "item-6"]


def test_sort_numbers_fit_in_64_bits() -> None:
    for one in (document(1, date=date.max, paragraph="99999 z"), document(2, paragraph="99999 z")):
        assert all(-(2**63) <= number < 2**63 for number in sort_numbers(one))
