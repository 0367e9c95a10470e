"""The chair's office in its spellings."""

import pytest

from importers.parsing import chairs


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ordf.", "ordförande"),
        (", vice ordförande", "vice ordförande"),
        ("1:e v. ordf", "1:e vice ordförande"),
        ("andre vice ordförande", "2:e vice ordförande"),
        ("1-e vice ordförande", "1:e vice ordförande"),
        ("2: e vice ordf.", "2:e vice ordförande"),
        ("sekreterare", None),
    ],
)
def test_in_full(said, expected):
    assert chairs.office(said) == expected


def test_an_office_alone():
    assert chairs.is_office("1:e vice ordf.")
    assert not chairs.is_office("ordförande Anna Ek")
