"""Labels of front pages by what their words are made of."""

import pytest

from importers.parsing import front_families, front_labels
from importers.parsing.front_labels import FrontLabel
from importers.parsing.result import FrontField as F


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Plats o. tid", F.PLACE_TIME),
        ("Dag:", F.PLACE_TIME),
        ("Klockslag", F.PLACE_TIME),
        ("Mötesdag och mötesplats", F.PLACE_TIME),
        ("Sammanträdet hölls", F.PLACE_TIME),
        ("Just. plats och tid", F.ADJUSTMENT),
        ("Justeringens tid/plats", F.ADJUSTMENT),
        ("Digital justering", F.ADJUSTMENT),
        ("Tid för protokollsjustering", F.ADJUSTMENT),
        ("Protokollet justerades", F.ADJUSTMENT),
        ("Protokollsjusterare", F.ADJUSTERS),
        ("Justeras av", F.ADJUSTERS),
        ("Tjg suppl", F.SUBSTITUTES_SERVING),
        ("Tjg ers", F.SUBSTITUTES_SERVING),
        ("Ej tjg ers", F.SUBSTITUTES),
        ("Närv ej tjg ers", F.SUBSTITUTES),
        ("Direktionens ersättare", F.SUBSTITUTES),
        ("Nämndens ledamöter", F.PRESENT),
        ("Förtroendevalda revisorer", F.PRESENT),
        ("Sakkunniga", F.OTHERS),
        ("Fackliga organisationer", F.OTHERS),
        ("Justering och sekreterare", F.ADJUSTERS),
        ("Ledamöter på distans", F.PRESENT),
        ("Deltagande beslutande", F.PRESENT),
        ("Beslutande ledamöter, digitalt", F.PRESENT),
        ("Tjänstgörande ersättare på distans", F.SUBSTITUTES_SERVING),
        ("Övriga närvarande ersättare", F.SUBSTITUTES),
        ("Inte tjänstgörande ersättare", F.SUBSTITUTES),
        ("Dessutom", F.OTHERS),
        ("Vidare deltog", F.OTHERS),
        ("Även närvarande", F.OTHERS),
        ("Protokollet omfattar paragraferna", F.PARAGRAPHS),
        ("Tas bort från anslagstavlan", F.NOTICE),
        ("Anslag på regionens digitala anslagstavla", F.NOTICE),
        ("Sista dag att överklaga", F.NOTICE),
    ],
)
def test_label_of_a_family(text, field):
    found = front_labels.label(text, notice=field is F.NOTICE)

    assert found == FrontLabel(field, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dagen började med studiebesök",
        "Anna Ek (S)",
        "Anslaget har satts upp på kommunens anslagstavla.",
        "Protokollet är justerat.",
        "Platsen är väl vald",
        "Justeringen har tillkännagivits genom anslag på tavlan",
    ],
)
def test_sentences_and_names_are_no_labels(text):
    assert front_labels.label(text, notice=False) is None


def test_a_notices_own_words_are_labels_outside_of_it_and_ambiguous_ones_are_not():
    assert front_labels.label("Tillkännagivet på anslagstavlan", notice=False) == FrontLabel(F.NOTICE, 31)
    assert front_labels.label("Nämnd", notice=False) == FrontLabel(F.NOTICE, 5)
    assert front_labels.label("Nämnden för teknik", notice=False) is None


def test_the_longest_label_of_all_families_is_taken():
    assert front_families.longest("ersättare, ej tjänstgörande") == (F.SUBSTITUTES, 27)
    assert front_families.longest("tid för protokollsjustering") == (F.ADJUSTMENT, 27)
    assert front_families.longest("besluta") is None
