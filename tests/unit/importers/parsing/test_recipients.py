import pytest

from importers.parsing import recipients as listing


def recipients(units_of, text):
    return [(one.role_or_organisation, one.name) for one in listing.listed(units_of(text))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Region Kronoberg, Sofie Schentz Magnusson", [("Region Kronoberg", "Sofie Schentz Magnusson")]),
        ("Chef Central elevhälsa, Lotta Lind", [("Chef Central elevhälsa", "Lotta Lind")]),
        ("Eva Jönsson, rektor", [("rektor", "Eva Jönsson")]),
        ("Förvaltningschef Anna Berg", [("Förvaltningschef", "Anna Berg")]),
        ("Anna Berg", [(None, "Anna Berg")]),
        ("Kommunstyrelsen", [("Kommunstyrelsen", None)]),
        ("Kommunstyrelsen, Socialnämnden", [("Kommunstyrelsen", None), ("Socialnämnden", None)]),
        ("Ekhults kommun, kommunstyrelsen", [("Ekhults kommun, kommunstyrelsen", None)]),
        ("Regionkansliet, informationsenheten", [("Regionkansliet, informationsenheten", None)]),
        ("- Akten", [("Akten", None)]),
    ],
)
def test_role_and_name_apart(units_of, line, expected):
    assert recipients(units_of, line) == expected


def test_who_signs_below_place_and_day_gets_nothing(units_of):
    text = "Torghandlarna\n\nEkby Norra den 4 maj 2030\n\nEva Ask\n\nOrdförande"
    assert recipients(units_of, text) == [("Torghandlarna", None)]


def test_a_day_behind_whom_it_was_sent_to_ends_no_list(units_of):
    assert len(recipients(units_of, "Kommunstyrelsen 2030-03-12\n\nGatukontoret 2030-03-12\n\nAkten")) == 3
