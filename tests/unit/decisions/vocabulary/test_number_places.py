import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decisions.vocabulary import _number_places, dates, dnr, paragraph

# Pieces that dates, case numbers and §§ are made of, so that a random text is full of half and whole ones.
PIECES = (
    *("2018", "2018-05-16", "16", "5", "1", "12345", "0234", "20", "19", "99", "٣", "1075/19"),
    *("-", "–", "/", ".", ":", ",", " ", "  ", "\n", "§ ", "§§ "),
    *(
        "maj",
        "oktober",
        "o\u212at",
        "Sept.",
        "den ",
        ":e ",
        "KS",
        "Bu ",
        "AU ",
        "kap. ",
        "och ",
        "Dnr ",
        "dnr: ",
        "RGK",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("den 16 maj 2018", "16"),
        ("beslut 2018-05-16.", "2018"),
        ("KS 2018/234", "2018"),
        ("12345/2018", "12345"),
        ("SFS 2017:725", "2017"),
        ("AU 57", "57"),
    ],
)
def test_numbers_that_mean_something_have_a_place(text, number):
    assert _number_places.places(text)[0] == text.index(number)


@pytest.mark.parametrize("text", ["1 250 000 kronor", "25 procent", "12,5 miljoner", "år 2018 och 2019", "12345678901"])
def test_sums_and_years_have_none(text):
    assert _number_places.places(text) == []


@given(TEXTS)
@example("1075/19      2020-02-20")  # what is behind a number may be the next one
def test_no_finder_misses_anything_by_it(text):
    everywhere = [match.start() for match in re.finditer(r"\d+", text)]
    assert dates.find(text) == dates.find(text, everywhere)
    assert dnr.find(text) == dnr.find(text, everywhere)
    assert paragraph.find(text) == paragraph.find(text, places=everywhere)
