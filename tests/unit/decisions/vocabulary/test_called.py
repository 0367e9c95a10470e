import pytest

from decisions.vocabulary import called


def test_names_stand_one_a_line_and_empty_lines_are_none() -> None:
    assert called.names_in(" KS \n\nKsau\r\n  ") == ["KS", "Ksau"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Kommunstyrelsen", True), ("kommunstyrelsens", True), (" ks ", True), ("KSAU", False), ("Kulturnämnden", False)],
)
def test_a_body_is_its_title_in_any_form_or_one_of_its_signs(printed: str, expected: bool) -> None:
    assert called.is_body(printed, "Kommunstyrelsen", "KS\nKst") is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Exempelköpings kommun", True), ("Exempelköping", True), ("Köpstaden", True), ("Annanstads kommun", False)],
)
def test_an_authority_is_its_title_its_place_or_another_name(printed: str, expected: bool) -> None:
    assert called.is_authority(printed, "Exempelköpings kommun", "Köpstaden\n") is expected
