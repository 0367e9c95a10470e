"""Texts made clean, and places told as they were."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.linking import Circumstances, FieldKind, InitiativeProfile, LinkedText, TextField, propose
from decisions.linking._cleaning import clean


def one_field(text: str) -> LinkedText:
    return LinkedText((TextField(FieldKind.TITLE, "title", text),))


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("Inget att göra", "Inget att göra"),
        ("läns-\ngemensam", "länsgemensam"),
        ("läns- \n  gemensam", "länsgemensam"),
        ("barn-\noch ungdomsnämnden", "barn- och ungdomsnämnden"),  # the hyphen stands for a word
        ("2019-\n2023", "2019-\n2023"),
        ("två  blanka\toch\u00a0fast", "två blanka och fast"),
        ("mjukt\u00adbinde", "mjuktbinde"),
        ("ny rad\nfortsätter", "ny rad fortsätter"),
        ("en punkt\n- Nästa", "en punkt\n- Nästa"),
        ("stycke\n\nNytt", "stycke\n\nNytt"),
        (unicodedata.normalize("NFD", "gäller på ön"), "gäller på ön"),
    ],
)
def test_clean(printed: str, cleaned: str) -> None:
    assert clean(one_field(printed)).text.fields[0].text == cleaned


@given(st.text(alphabet="abåäö -\n\u00ad\u0308.A", max_size=60))
def test_every_character_knows_its_place(text: str) -> None:
    made = clean(one_field(text))
    cleaned = made.text.fields[0].text
    if not made.places:
        assert cleaned == text
        return
    was, starts, ends = made.places["title"]
    assert (was, len(starts), len(ends)) == (text, len(cleaned), len(cleaned))
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_evidence_and_guesses_are_quoted_as_they_stand(barnens_basta: InitiativeProfile) -> None:
    printed = unicodedata.normalize("NFD", "Handlings-\nplan för  GIR\u00adFEC")
    text = LinkedText(
        (TextField(FieldKind.TITLE, "title", printed), TextField(FieldKind.CLAUSE, "c-1", "att  godkänna den"))
    )
    (found,) = propose(text, Circumstances(), [barnens_basta])
    assert [one.quote for one in found.evidence] == ["GIR\u00adFEC"]
    assert found.step is not None
    assert (found.step.value, found.step.quote) == ("handlingsplan", "Handlings-\nplan")
    assert found.status is not None
    assert found.status.quote == "godkänna"
