"""Titles that go on as somebody is typing: the same documents from every engine."""

from datetime import date

import pytest

from search.core.analysis import beginnings
from search.engines.base import Engine
from tests.contract.documents import item


def found(engine: Engine, typed: str, number: int = 50, excluded: tuple[str, ...] = ()) -> list[str]:
    return [document.key for document in engine.beginning(beginnings(typed), number, excluded)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("barnkonv", {"item-3"}),
        ("BARNKONV MOT", {"item-3"}),
        ("mot barnkonventionen", {"item-3"}),
        ("läns org", {"paper-2-p1", "paper-2-p2"}),
        ("artikl", set()),  # stands in the text only
        ("barnkonv xyz", set()),
        ("motionen", {"item-3"}),  # in a clause
    ],
)
def test_finds_what_begins_so_in_title_and_clauses(engine: Engine, typed: str, expected: set[str]) -> None:
    assert set(found(engine, typed)) == expected


def test_a_part_of_a_compound_is_no_beginning(engine: Engine) -> None:
    assert "item-3" not in found(engine, "konventionen")


def test_a_record_that_waits_for_the_index_takes_no_part(engine: Engine) -> None:
    assert found(engine, "barnkonv", excluded=("item-3",)) == []


def test_the_newest_come_first_and_no_more_than_asked_for(empty_engine: Engine) -> None:
    empty_engine.rebuild([item(n, f"Taxa {n}", date=date(2000 + n, 1, 1)) for n in range(1, 9)])
    assert found(empty_engine, "tax", 3) == ["item-8", "item-7", "item-6"]


@pytest.mark.parametrize(
    "typed", ["EU:s", "A.B", "a+b", "x(", "[a-z", "a|b", "\\d", ".*", "t.x", "nr 1.5", "¶¶", "å" * 300]
)
def test_signs_of_patterns_mean_themselves(empty_engine: Engine, typed: str) -> None:
    empty_engine.rebuild([item(1, "Taxa"), item(2, f"Om {typed} i länet")])
    assert not beginnings(typed) or found(empty_engine, typed) in ([], ["item-2"])


def test_a_title_with_signs_is_found_by_its_beginning(empty_engine: Engine) -> None:
    empty_engine.rebuild([item(1, "Taxa"), item(2, "Om EU:s stadga, 1.5 procent")])
    assert found(empty_engine, "EU:s stadg") == ["item-2"]
    assert found(empty_engine, "1.5") == ["item-2"]
    assert found(empty_engine, "1.x") == []
