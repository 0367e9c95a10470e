"""Suggestions for names that nothing has."""

from importers.drafts.delivery.naming import _similar


def test_the_nearest_names_are_suggested_whatever_their_case():
    assert _similar("kommunstyrlsen", ["Kommunstyrelsen", "Kulturnämnden"]) == " Menade du ”Kommunstyrelsen”?"


def test_a_short_list_is_shown_and_a_long_one_is_not():
    assert _similar("xyz", ["Kulturnämnden", "Valnämnden"]) == " Välj bland ”Kulturnämnden”, ”Valnämnden”."
    assert _similar("xyz", [f"Nämnd {n}" for n in range(50)]) == ""
    assert _similar("xyz", []) == ""
