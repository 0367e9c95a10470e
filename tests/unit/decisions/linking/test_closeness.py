"""How near texts are to an initiative's description."""

import pytest

from decisions.linking import FieldKind, InitiativeProfile, LinkedText, TextField, nearness, read, telling_words


def near(profile: InitiativeProfile, text: str, kind: FieldKind = FieldKind.SUMMARY) -> float:
    made = LinkedText((TextField(FieldKind.TITLE, "title", "Svar på skrivelse"), TextField(kind, "s-1", text)))
    found = nearness(made, read(made), profile)
    return found.share if found else 0.0


NEAR = "Kommunerna i länet vill att barn och unga med komplexa behov inte ska placeras långt hemifrån."


def test_the_same_in_other_words_is_near(komplex_problematik: InitiativeProfile) -> None:
    assert near(komplex_problematik, NEAR) >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Kommunerna i länet vill upphandla avfallshantering gemensamt.",  # another subject
        "Kommunerna i länet vill att äldre med komplexa behov inte ska placeras långt hemifrån.",  # other people
        "Kommunerna i Kalmar län vill att barn och unga med komplexa behov inte placeras långt hemifrån.",  # elsewhere
        "Barn och unga i länet ska ha bra skolor.",  # words of the whole field alone
    ],
)
def test_what_is_not_near(komplex_problematik: InitiativeProfile, text: str) -> None:
    assert near(komplex_problematik, text) == 0.0


def test_a_matter_of_one_municipality_is_less_near(komplex_problematik: InitiativeProfile) -> None:
    local = "Nämnden vill att barn och unga med komplexa behov inte ska placeras långt hemifrån."
    assert 0 < near(komplex_problematik, local) < 0.5


def test_long_texts_count_less_than_summaries(komplex_problematik: InitiativeProfile) -> None:
    assert near(komplex_problematik, NEAR, FieldKind.SECTION) < near(komplex_problematik, NEAR)


def test_the_nearest_sentence_is_quoted(komplex_problematik: InitiativeProfile) -> None:
    text = LinkedText((TextField(FieldKind.SUMMARY, "s", f"Förvaltningen informerar. {NEAR} Frågan bereds."),))
    found = nearness(text, read(text), komplex_problematik)
    assert found is not None
    assert (found.quote, text.fields[0].text[found.start : found.end]) == (NEAR, NEAR)
    assert "komplexa" in found.words


def test_telling_words_leave_out_the_words_of_every_matter() -> None:
    words = telling_words("Nämnden beslutar att godkänna planen för cykelvägar, barn och våtmarker i länet.", most=2)
    assert set(words) == {"cykelvägar", "våtmarker"}
