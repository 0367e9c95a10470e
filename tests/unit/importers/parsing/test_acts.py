"""Whether words decide."""

import pytest

from importers.parsing import acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekonomirapport till och med maj", False),
        ("att bryggan får vara högst 12 meter", True),
        ("Rapporten lades till handlingarna", True),
    ],
)
def test_any_verb_of_deciding(text, expected):
    assert acts.within(text) is expected


def test_a_body_that_decides():
    assert acts.subject("Bygg- och miljönämnden noterar rapporterna till protokollet.")
    assert acts.subject("Nämnden tog del av rapporterna.")
    assert not acts.subject("Anna Ek noterar att taxan höjs.")
    assert not acts.subject("Nämnden har noterat rapporterna.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meddelandena lades till handlingarna.", True),
        ("Till att justera protokollet väljs Kaisa Ro.", True),
        ("Att jämte ordföranden justera protokollet utsågs Tyra Al.", True),
        ("Förslaget gäller hur ledamöter väljs. Nämnden har yttrat sig.", False),
        ("Rapporten innehåller följande:", False),
        ("Mötets öppnande", False),
        ("Rapporten är delgiven.", True),
        ("Skrivelserna har delgivits.", True),
        ("Upprättad ärendelista godkännes.", True),
        ("Nämnden är delgivare.", False),
    ],
)
def test_a_sentence_that_says_what_was_decided(text, expected):
    assert acts.is_done(text) is expected
