"""When more is looked for."""

import pytest

from search.core.parse import parse_query
from search.engines.widening import too_few


@pytest.mark.parametrize(
    ("text", "total", "more"),
    [
        ("skola", 9, True),
        ("skola", 10, False),
        ("skola budget", 9, True),
        ("skola budget", 10, False),
        ("hur går det för skolan", 9, True),
        ("skola § 96", 1, False),
        ("KS 2018/234 skola", 1, False),
        ("KS 2018/234 skola", 0, True),
    ],
)
def test_looks_for_more_when_too_little_is_found(text: str, total: int, *, more: bool) -> None:
    assert too_few(parse_query(text), total) is more
