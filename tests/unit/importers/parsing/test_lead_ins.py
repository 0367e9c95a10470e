"""Sentences that leave what is decided to the points below them."""

import pytest

from importers.parsing import lead_ins


@pytest.mark.parametrize(
    "line",
    [
        "Kommunstyrelsen beslutar för egen del, under förutsättning av fullmäktiges beslut",
        "Kommunstyrelsen beslutar, under förutsättning att fullmäktige antar planen, för egen del",
        "Under förutsättning av fullmäktiges beslut beslutar kommunstyrelsen",
        "För egen del beslutar kommunstyrelsen, förutsatt att fullmäktige antar planen,",
        "Kommunstyrelsen föreslås besluta med ändring av tidigare beslut",
        "Miljönämnden beslutar med stöd av 26 kap. 9 § miljöbalken",
        "Vidare beslutar kommunstyrelsen",
        "På förslag av valberedningen beslutar kommunfullmäktige",
        "Nämnden beslutar med 5 röster mot 3 för sin del",
    ],
)
def test_a_body_a_verb_and_a_ground_are_open(line):
    assert lead_ins.is_open(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kommunstyrelsen beslutar avslå motionen",
        "Nämnden beslutar med stöd av 26 kap. 9 § miljöbalken bevilja dispens",
        "Nämnden beslutar enligt förslaget.",
        "Vidare beslutar styrelsen i bolaget om utdelning",
        "Den som beslutar för egen del",
    ],
)
def test_a_sentence_that_says_what_is_done_is_none(line):
    assert not lead_ins.is_open(line)
