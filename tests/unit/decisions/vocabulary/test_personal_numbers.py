import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import personal_numbers

# The published test number (domain.md §5); 121272-1219 is the same day as samordningsnummer, with its check digit.
SHAPES = [
    "19121212-1212", "191212121212", "121212-1212", "1212121212", "121212+1212",
    "1912-12-12-1212", "12 12 12 1212", "19 121212-1212", "121212 - 1212",
]  # fmt: skip
HIDDEN = [
    "121212\u00a0-1212", "12\u00ad1212-1212", "121212–1212", "121212−1212", "121212‑1212", "121212\u20091212",
    "12\u200b1212\u2060-1212", "121212-\n1212", "121212\n-1212", "12121\n2-1212", "121212-\r\n1212",
    "１２１２１２－１２１２",
    "1 2 1 2 1 2 - 1 2 1 2", "19121212\u202f1212", "121212\ufeff-1212", "١٢١٢١٢-١٢١٢",
]  # fmt: skip


@pytest.mark.parametrize("printed", SHAPES + HIDDEN)
def test_a_valid_number_is_found_however_it_is_written(printed):
    text = f"Eleven, född {printed}, har sökt."
    (found,) = personal_numbers.find(text)
    assert found.valid
    assert found.kind == "personnummer"
    assert found.printed == text[found.start : found.end] == printed


def test_samordningsnummer():
    (found,) = personal_numbers.find("samordningsnummer 121272-1219")
    assert (found.kind, found.valid) == ("samordningsnummer", True)


def test_interim_number():
    assert personal_numbers.find("T-nummer 121212-T212")[0].valid


@pytest.mark.parametrize("text", ["121212-1213", "121232-1212", "121212-0002"])
def test_shape_without_check_digit_is_at_most_a_warning(text):
    assert not any(found.valid for found in personal_numbers.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "organisationsnummer 556036-0793",
        "212000-0662",
        "dnr 2018-00123",
        "SLK-2025-00364",
        "KS/2018:1212",
        "tfn 0470-121212",
        "telefon 1212121212",
        "mobil: 0701234567",
        "Växjö Kungsmaden 12:12",
        "fakturanummer 1212121212",
        "OCR 1212121212",
        "bankgiro 121-2121",
        "2018-05-16 1430",
        "summa 1 212 121 212 kronor",
        "1212121212345",
        "kostnad 12.121212-1212",
        "121212\n1212\n131313\n",
    ],
)
def test_decoys(text):
    assert not any(found.valid for found in personal_numbers.find(text))


def test_a_sole_traders_organisation_number_is_a_personal_number():
    assert personal_numbers.find("organisationsnummer 121212-1212")[0].valid


def test_several_in_one_text():
    text = "121212-1212 och 19121212-1212, 121212-\n1212"
    assert [found.valid for found in personal_numbers.find(text)] == [True, True, True]


@given(st.text(max_size=40), st.sampled_from(SHAPES + HIDDEN), st.text(max_size=40))
def test_text_around_hides_nothing(before, printed, after):
    text = f"{before} född {printed} i {after}"
    for found in personal_numbers.find(text):
        assert text[found.start : found.end] == found.printed
    assert any(found.valid for found in personal_numbers.find(text))
