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


def test_an_interim_number_is_found_but_is_not_the_population_registers():
    (found,) = personal_numbers.find("T-nummer 121212-T212")
    assert not found.valid


def test_vat_number_of_a_sole_trader():
    (found,) = personal_numbers.find("momsregistreringsnummer SE121212121201")
    assert (found.printed, found.valid) == ("1212121212", True)
    assert personal_numbers.find("SE556036079301") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Namn\nPersonnummer\nElev A\n19121212\n1212",
        "Namn\nPnr\nElev A\n121212\n1212\nElev B\n121272\n1219",
        "Elev A 19121212\n1212",
        "Elev A\n121212-\n1212",
    ],
)
def test_a_number_in_two_cells_of_a_table(text):
    found = personal_numbers.find(text)
    assert found
    assert all(one.valid for one in found)


@pytest.mark.parametrize("text", ["år\n19121212\n1212", "summa\n121212\n1212\n131313"])
def test_columns_of_figures_are_no_numbers_of_persons(text):
    assert personal_numbers.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "under tiden 2022-04-13 – 2022-05-04.",
        "granskning 2022-09-07 – 2022-09-28",
        "pågår 2021-10-01 - 2024-09-30",
        "för tiden 2024-02-29—2026-12-31",
        "för tiden 2024-02-29 – 2026",
        "utställt 2018.07.04-2018.08.30",
    ],
)
def test_a_period_of_time_is_not_even_a_warning(text):
    assert personal_numbers.find(text) == ()


# With a person's label the same digits are what they look like.
@pytest.mark.parametrize("digits", ["0702621327", "0702021217", "0411121214"])
def test_ten_bare_digits_that_a_telephone_number_may_have(digits):
    numbers = [n for n in range(10) if personal_numbers.find(f"personnummer {digits[:9]}{n}")[0].valid]
    assert len(numbers) == 1
    telephone = f"{digits[:9]}{numbers[0]}"

    assert [one.valid for one in personal_numbers.find(f"Anna Exempel, {telephone}")] == [False]
    assert [one.valid for one in personal_numbers.find(f"Anna Exempel, {telephone[:6]}-{telephone[6:]}")] == [True]


def test_who_is_not_born_yet_has_no_number():
    found = [personal_numbers.find(f"19121212-121{n} och 20991212-121{n}") for n in range(10)]
    assert sum(one[0].valid for one in found) == 1
    assert not any(one[1].valid for one in found)
    assert any(personal_numbers.find(f"991212-121{n}")[0].valid for n in range(10))


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
        "kundnummer 1212121212",
        "beställning nr 1212121212",
        "ref. 1212121212",
        "löpnummer: 1212121212",
        "1212121212 kr",
        "1212121212,00",
        "1212121212 kWh",
        "plusgiro 12 12 12-1",
        "EAN 1212121212",
        "16556036-0793",
        "969715-1236",
        "Ekhult 12:121",
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


@pytest.mark.parametrize("text", ["19121212-1212", "121212-T121", "１２１２１２－１２１２", "1 2 1 2 1 2 - 1 2 1 2"])
def test_a_text_with_just_enough_digits_is_looked_at(text):
    assert personal_numbers.find(text)


@given(st.text())
def test_what_is_left_alone_in_folding_is_what_folding_leaves_alone(text: str) -> None:
    table = personal_numbers._FOLD
    assert personal_numbers._UNUSUAL.sub(lambda found: found[0].translate(table), text) == text.translate(table)


def test_every_sign_that_is_folded_is_unusual() -> None:
    assert all(personal_numbers._UNUSUAL.fullmatch(chr(point)) for point in personal_numbers._FOLD)


@given(
    st.sampled_from([*SHAPES, *HIDDEN]),
    st.text(alphabet="ab 12.,-\n"),
    st.lists(st.text(alphabet="år 12-§\u00ad"), max_size=3),
)
def test_what_is_found_in_a_text_may_be_in_it_among_others(printed, before, others):
    text = f"{before} {printed}"
    if personal_numbers.find(text):
        assert personal_numbers.may_be_in("\n".join([*others, text, *others]))


def test_most_texts_hold_none():
    assert not personal_numbers.may_be_in("Kommunstyrelsen beslutar 2030-05-16 enligt § 101 att avslå 12 ansökningar.")
