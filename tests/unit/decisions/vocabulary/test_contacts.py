import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import contacts
from decisions.vocabulary.contacts import Bearing, ContactKind

# Numbers that Post- och telestyrelsen keeps for books and films, beside made-up offices.
MOBILES = [
    "070-174 06 05", "0701740605", "070 174 06 05", "0701-74 06 05", "+46 70 174 06 05", "+46(0)70-174 06 05",
    "0046 70 1740605", "070–174 06 05", "070‑174 06 05", "070-174-06-05", "+46701740605", "070-1740605",
]  # fmt: skip
LANDLINES = [
    "08-465 004 12", "08-465 004 12", "031-390 06 12", "031 – 390 06 12", "(0470) 390 61", "0470/390 61", "0470-39061",
    "+46 (0)470-390 61", "+46 470 390 61", "tfn 0470 390 61", "Telefon: 0470390612",
]  # fmt: skip
NO_NUMBERS = [
    "2023-08-12", "08-12-2023", "08/12/2023", "kl 08-12", "kl. 08–16 30", "SLK-2025-00364", "dnr 0408/23",
    "Dnr 0470-41000", "KS 2018/0470-41000", "121212-1212", "0701212-1212", "556036-0793", "bankgiro 0101-12345",
    "1 234 070 174 06 05", "0,12 345 678", "00322/2026", "Ekhult 12:121", "OCR 0701740605", "+2 206 050",
    "+13 450 000 kr",
    "0320-2026", "§ 070-174 06 05 12", "konto 0701740605", "summa 031 390 061 200", "12.070-174 06 05",
]  # fmt: skip


@pytest.mark.parametrize("printed", MOBILES + LANDLINES)
def test_telephone_numbers_however_they_are_written(printed):
    (found,) = contacts.find(f"Hör av dig: {printed}, tack.")
    assert found.kind is ContactKind.PHONE
    assert printed.endswith(found.printed)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_figures_are_no_telephone_numbers(text):
    assert contacts.find(text) == ()


@pytest.mark.parametrize(
    "printed",
    ["anna.exempel@ekhult.se", "Anna_E@bygg-o-bo.ekhult.se", "åsa@ekhult.se", "a+b@x.nu", "anna(at)ekhult.se",
     "anna [snabel-a] ekhult.se", "anna.exempel@\nekhult.se"],
)  # fmt: skip
def test_addresses_however_they_are_written(printed):
    (found,) = contacts.find(f"Skriv till {printed}.")
    assert (found.printed, found.kind) == (printed, ContactKind.EMAIL)


@pytest.mark.parametrize("text", ["@anna", "a@b", "pris @ 12.50", "kl (at) 12", "anna@ ekhult.se"])
def test_other_signs_are_no_addresses(text):
    assert contacts.find(text) == ()


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("kommunen@ekhult.se", Bearing.FUNCTION),
        ("registrator@ekhult.se", Bearing.FUNCTION),
        ("barn-ochutbildningsnamnden@ekhult.se", Bearing.FUNCTION),
        ("bun@ekhult.se", Bearing.FUNCTION),
        ("ekhult@ekhult.se", Bearing.FUNCTION),
        ("fornamn.efternamn@ekhult.se", Bearing.FUNCTION),
        ("anna.exempel@ekhult.se", Bearing.WORK),
        ("anna.exempelstad@ekhult.se", Bearing.WORK),
        ("anna.exempel@gmail.com", Bearing.PRIVATE),
        ("info.anna@HOTMAIL.com", Bearing.PRIVATE),
        ("anna@mailbox.swipnet.se", Bearing.PRIVATE),
        ("Växel 0470-390 61", Bearing.FUNCTION),
        ("Telefon 0470-390 00", Bearing.FUNCTION),
        ("010-390 06 12", Bearing.FUNCTION),
        ("Anna Exempel, handläggare, 070-174 06 05", Bearing.WORK),
        ("Telefon: 0470-390 61 E-post: anna.exempel@ekhult.se", Bearing.WORK),
        ("Anna Exempel, Ekvägen 1, 070-174 06 05", Bearing.PRIVATE),
        ("Handläggare på förvaltningen: hem 0470-390 61", Bearing.PRIVATE),
        ("Anna Exempel 0470-390 61 anna.exempel@gmail.com", Bearing.PRIVATE),
        ("Vårdnadshavare till elev: 070-174 06 05", Bearing.PRIVATE),
    ],
)
def test_whose_it_looks_to_be(text, bearing):
    found = contacts.find(text)[0]
    assert found.bearing is bearing
    assert found.private is (bearing is Bearing.PRIVATE)


def test_several_in_order_with_their_places():
    text = "Tel 0470-390 61, mobil 070-174 06 05, e-post anna.exempel@gmail.com, fax 0470-390 62"
    found = contacts.find(text)
    assert [text[one.start : one.end] for one in found] == [
        "0470-390 61", "070-174 06 05", "anna.exempel@gmail.com", "0470-390 62",
    ]  # fmt: skip


def test_digits_within_an_address_are_no_number():
    assert [one.kind for one in contacts.find("anna.0701740605@gmail.com")] == [ContactKind.EMAIL]


@given(st.text(max_size=60), st.sampled_from([*MOBILES, "anna.exempel@gmail.com"]), st.text(max_size=60))
def test_any_text_around_is_survived_and_places_are_true(before, printed, after):
    text = f"{before} {printed} {after}"
    for one in contacts.find(text):
        assert text[one.start : one.end] == one.printed
    assert contacts.find(f"ring: {printed}!")


@given(st.text(alphabet="0123456789+-–/()., \u00a0\nTel@:§", max_size=40))
def test_nothing_is_passed_by_before_it_is_looked_at(text):
    found = list(contacts._numbers(text, ()))
    assert contacts._MAY_BEGIN.search(text) or not found


@pytest.mark.parametrize("printed", MOBILES + LANDLINES + ["+1 212 555 01 00"])
def test_numbers_are_never_passed_by(printed):
    assert contacts._MAY_BEGIN.search(f"Ring {printed}.")


@given(
    st.sampled_from([*MOBILES, *LANDLINES, "anna@exempel.se", "anna (at) exempel.se", "x [snabel-a] exempel.se"]),
    st.text(alphabet="ab 0.,-§@/\n"),
    st.lists(st.text(alphabet="tel 07+§.-/"), max_size=3),
)
def test_what_is_found_in_a_text_may_be_in_it_among_others(printed, before, others):
    text = f"{before} {printed}"
    if contacts.find(text):
        assert contacts.may_be_in("\n".join([*others, text, *others]))


def test_most_texts_hold_none():
    assert not contacts.may_be_in("Kommunstyrelsen beslutar 2030-05-16 att avslå 12 av 2029 års ansökningar, § 101.")
