"""Places in a delivery, as browsers and disks spell them."""

import pytest

from importers.drafts.delivery.intake import clean_path


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("arkiv/1999/ks.txt", "arkiv/1999/ks.txt"),
        ("C:\\arkiv\\ks.txt", "C:/arkiv/ks.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/a//./b.txt", "a/b.txt"),
        ("a\x00.txt", "a.txt"),
        ("", "namnlös"),
        ("..", "namnlös"),
    ],
)
def test_a_place_is_relative_and_leads_nowhere_else(given, place):
    assert clean_path(given) == place


def test_the_end_of_a_long_place_is_kept():
    assert clean_path("x" * 2000 + "/ks.txt").endswith("x/ks.txt")
    assert len(clean_path("x/" * 2000)) <= 1000
