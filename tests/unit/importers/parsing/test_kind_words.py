import pytest

from importers.parsing import kind_words
from importers.parsing.result import DocumentKind

K = DocumentKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("K A L L E L S E", K.SUMMONS),
        ("Förteckning över ärenden vid kulturnämndens möte den 7 maj 2030", K.SUMMONS),
        ("Dagordning för barnnämndens möte", K.SUMMONS),
        ("Kallelse till extra sammanträde med kommunstyrelsen 2030-01-02", K.SUMMONS),
        ("Delegationsbeslut mars 2029", K.DELEGATION_LIST),
        ("Till kommunstyrelsen anmälda beslut fattade med stöd av delegation, januari 2033", K.DELEGATION_LIST),
        ("Utdrag ur protokoll fört vid sammanträde med kommunstyrelsen 2032-05-11", K.EXTRACT),
        ("Tillkännagivande om justerat protokoll", K.NOTICE),
        ("Rättelse enligt 36 § förvaltningslagen", K.CORRECTION),
    ],
)
def test_the_bag_of_words_names_the_kind(line, kind):
    assert kind_words.named(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Beslut om delegation",
        "Delegation av beslutanderätt",
        "Anslag till föreningar",
        "Protokollet omfattar",
        "Beslut",
    ],
)
def test_one_word_of_another_matter_names_nothing(line):
    assert kind_words.named(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Yttrande över betänkandet Nya vägar", K.LETTER),
        ("Tillsynsyttrande över täkten", K.LETTER),
        ("Tjänsteskrivelse – Taxa för vatten", K.REPORT),
        ("Taxa för vatten", None),
        ("Delegation av beslutanderätt", None),
    ],
)
def test_a_title_begins_with_the_word_of_a_kind(line, kind):
    assert kind_words.titled(line) is kind


@pytest.mark.parametrize(
    ("line", "governs"),
    [("Reglemente för kulturnämnden", True), ("Samverkansavtal om räddningstjänst", True), ("Val av justerare", False)],
)
def test_rules_and_agreements_have_paragraphs_of_their_own(line, governs):
    assert kind_words.governs(line) is governs
