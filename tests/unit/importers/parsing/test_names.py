import pytest

from importers.parsing import names


@pytest.mark.parametrize(
    "text",
    [
        "Barn- och utbildningsnämnden", "Kommunstyrelsen", "KOMMUNSTYRELSEN", "Kommunfullmäktige", "Socialnämnden",
        "Kommunstyrelsens arbetsutskott", "Nämnden för arbete och välfärd", "Regionfullmäktige", "arbetsutskottet",
        "Överförmyndarnämnden östra Kronoberg", "KSAU", "Miljö- och byggnämnd", "Gemensam nämnd för familjerätt",
    ],
)  # fmt: skip
def test_bodies(text):
    assert names.is_body(text)


@pytest.mark.parametrize(
    "text",
    [
        "Utbildningsförvaltningen",
        "Region Kronoberg",
        "Enligt kommunstyrelsen",
        "Anna Berg",
        "Beslut",
        "",
        "Ekhults kommun",
    ],
)
def test_no_bodies(text):
    assert not names.is_body(text)


@pytest.mark.parametrize(
    "text", ["Utbildningsförvaltningen", "Kansliet", "Stadsledningskontoret", "Kommundelskontoret Södra Ås"]
)
def test_offices(text):
    assert names.is_office(text)


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Ekhults kommun", True),
        ("EKHULTS KOMMUN", True),
        ("Region Kronoberg", True),
        ("Göteborgs Stad", True),
        ("Norra Fors kommunalförbund", True),
        ("Kommunstyrelsen", False),
        ("i kommunen", False),
    ],
)
def test_authorities(text, yes):
    assert names.is_authority(text) is yes


@pytest.mark.parametrize(
    "text", ["PO Johansson", "Sofie Schentz Magnusson", "Anna-Karin von Holst", "Ali Rask (L)", "Åsa Öst-Berg"]
)
def test_persons(text):
    assert names.is_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nr\tDelegat\tBeslut",
        "Kollektivtrafikförbundet Mälarö Norra",
        "Region Kronoberg",
        "Förvaltningschef",
        "Central Elevhälsa Chef",
        "Beslut",
        "ANNA BERG",
        "anna berg",
        "Anna",
    ],
)
def test_no_persons(text):
    assert not names.is_person(text)


@pytest.mark.parametrize("text", ["Siv Lövdal", "Bo Stiftfors", "Ann Evdin"])
def test_the_letters_of_an_abbreviated_office_inside_a_name(text):
    assert names.is_person(text)
    assert not names.is_role(text)


@pytest.mark.parametrize("text", ["VD", "Tf förvaltningschef", "t.f. rektor", "vd-stöd"])
def test_abbreviated_offices(text):
    assert names.is_role(text)
