import pytest

from decisions.vocabulary import bodies
from decisions.vocabulary.bodies import BodyKind


@pytest.mark.parametrize(
    ("name", "kind", "preparatory", "policy"),
    [
        ("Kommunfullmäktige", BodyKind.FULLMAKTIGE, False, "full"),
        ("Regionfullmäktige", BodyKind.FULLMAKTIGE, False, "full"),
        ("Kommunstyrelsen", BodyKind.STYRELSE, False, "full"),
        ("Barn- och utbildningsnämnden", BodyKind.NAMND, False, "full"),
        ("Nämnden för arbete och välfärd", BodyKind.NAMND, False, "full"),
        ("Kommunstyrelsens arbetsutskott", BodyKind.UTSKOTT, True, "full"),
        ("Kommunstyrelsens personalutskott", BodyKind.UTSKOTT, True, "full"),
        ("Socialnämnden", BodyKind.NAMND, False, "nothing"),
        ("Socialnämndens individutskott", BodyKind.UTSKOTT, False, "nothing"),
        ("Överförmyndarnämnden östra Kronoberg", BodyKind.NAMND, False, "nothing"),
        ("Elevhälsoutskottet", BodyKind.UTSKOTT, False, "nothing"),
        ("Valberedningen", BodyKind.BEREDNING, True, "full"),
        ("Växjö kommun", BodyKind.AUTHORITY, False, "full"),
        ("Region Kronoberg", BodyKind.AUTHORITY, False, "full"),
        ("Ledningsgruppen", BodyKind.OTHER, False, "full"),
    ],
)
def test_what_a_name_says(name, kind, preparatory, policy):
    assert bodies.kind_of(name) is kind
    assert bodies.is_preparatory(name) is preparatory
    assert bodies.default_policy(name) == policy
    assert bodies.nominative(bodies.genitive(name)) == name or kind in {BodyKind.OTHER, BodyKind.NAMND}


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("kommunstyrelsen", "kommunstyrelsens"),
        ("Region Kronoberg", "Region Kronobergs"),
        ("Kommunfullmäktige", "Kommunfullmäktiges"),
        ("nämnden för arbete och välfärd", "nämndens för arbete och välfärd"),
    ],
)
def test_genitive(name, genitive):
    assert bodies.genitive(name) == genitive
    assert bodies.nominative(genitive) == name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("barn- och utbildningsnämnden", "Barn och utbildningsnämndens", True),
        ("Barn & utbildningsnämnden", "barn- och utbildningsnämnd", True),
        ("Kommun styrelsen", "kommunstyrelsen", True),
        ("KOMMUNSTYRELSENS ARBETSUTSKOTT", "Kommunstyrelsens arbetsutskott", True),
        ("Socialnämnden", "Omsorgsnämnden", False),
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", False),
        ("", "", False),
    ],
)
def test_same_body(a, b, same):
    assert bodies.same_body(a, b) is same
    assert bodies.same_body(b, a) is same


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Barn- och utbildningsnämnden beslutar", ["Barn- och utbildningsnämnden"]),
        ("nämndens beslut enligt Region Kronobergs underlag", ["nämnden", "Region Kronoberg"]),
        ("Region Ekhults län Tid: 2030-05-06", ["Region Ekhults län"]),
        ("länets social- och omsorgsnämnder", ["social- och omsorgsnämnder"]),
        ("Kultur-, fritids- och turistnämndens ordförande", ["Kultur-, fritids- och turistnämnden"]),
        ("Nämnden för arbete och välfärd beslutar", ["Nämnden för arbete och välfärd"]),
        ("uppdrag till nämnden för att utreda", ["nämnden"]),
        (
            "Kommunstyrelsens arbetsutskott föreslår kommunfullmäktige",
            ["Kommunstyrelsens arbetsutskott", "kommunfullmäktige"],
        ),
        ("Arbetsutskottets förslag", ["Arbetsutskottet"]),
        ("Växjö kommuns socialnämnd", ["Växjö kommun", "socialnämnd"]),
        ("KOMMUNSTYRELSEN BESLUTAR", ["KOMMUNSTYRELSEN"]),
        ("styrelsen och en nämnd", []),
        ("utbildningsnämnder i arbetet", ["utbildningsnämnder"]),
    ],
)
def test_names_in_text(text, names):
    found = bodies.find_body_names(text)
    assert [mention.name for mention in found] == names
    for mention in found:
        assert text[mention.start : mention.end] == mention.printed


def test_the_kind_of_a_paper_beside_an_authority_is_no_part_of_its_name():
    assert not bodies.is_authority_name("Landstinget Norrdal PROTOKOLL")
    assert [one.name for one in bodies.find_body_names("Landstinget Norrdal PROTOKOLL")] == ["Landstinget Norrdal"]
    assert bodies.is_authority_name("Utbildningsförbundet Fyra Dalar")


@pytest.mark.parametrize(
    "name",
    ["Kommunförbundet Sydkinda", "KOMMUNFÖRBUNDET NORRKINDA", "Norrkindas kommunförbund", "Kommunförbundet i Ekland"],
)
def test_an_association_of_municipalities_is_an_authority(name):
    assert bodies.is_authority_name(name)


@pytest.mark.parametrize("name", ["Lärarförbundet Ekby", "Hyresgästförbundet Norr", "Svenska Kommunförbundet"])
def test_an_association_of_people_is_none(name):
    assert not bodies.is_authority_name(name)


@pytest.mark.parametrize(
    "line",
    ["Sammanträde i kulturnämnden", "Möte med kulturnämnden", "Kallelse kulturnämnden", "Protokoll kulturnämnden",
     "Information på kommunstyrelsen", "Föredragningslista kommunstyrelsen", "Delegationsbeslut kommunstyrelsen"],
)  # fmt: skip
def test_words_before_a_body_that_are_none_of_its_name(line):
    assert not bodies.is_body_name(line)


def test_a_word_before_an_authority_is_no_part_of_its_name():
    assert bodies.is_authority_name("Ekby kommun")
    assert not bodies.is_authority_name("För Ekby kommun")


@pytest.mark.parametrize("kind", ["Protokollsutdrag", "TJÄNSTESKRIVELSE", "Yttrande", "Kallelse"])
def test_any_kind_of_paper_beside_an_authority_is_no_part_of_its_name(kind):
    assert not bodies.is_authority_name(f"Räddningsförbundet Mittskog {kind}")
    (found,) = bodies.find_body_names(f"Räddningsförbundet Mittskog {kind}")
    assert found.name == "Räddningsförbundet Mittskog"


def test_an_authority_in_capitals_among_other_words():
    assert [one.name for one in bodies.find_body_names("REVISORERNA I VÄSTERDALA KOMMUN")] == ["VÄSTERDALA KOMMUN"]


@pytest.mark.parametrize(
    "name",
    [
        "Kommunalförbundet Älvdalarnas räddningstjänst",
        "Kommunalförbundet Avfall & Vatten",
        "Kommunalförbundet för avfallshantering i Ekby",
        "Bergdalens Räddningstjänst",
        "Norra Ekbygdens brandförsvar",
        "Brandkåren Ekmarken",
        "Ekmarkens kommunalteknikförbund",
        "Ekmarkens miljö- och energiförbund",
    ],
)
def test_a_federation_named_by_what_it_does_is_an_authority(name):
    assert bodies.is_authority_name(name)


@pytest.mark.parametrize(
    "name", ["Kommunens räddningstjänst", "Gemensam räddningstjänst", "Ny Räddningstjänst", "Avtal om räddningstjänst"]
)
def test_what_a_federation_does_is_none_without_its_name(name):
    assert not bodies.is_authority_name(name)


@pytest.mark.parametrize("whose", ["respektive", "samtliga", "vardera"])
def test_a_word_for_each_of_several_is_no_place(whose):
    assert not bodies.is_body_name(f"kommunfullmäktige i {whose}")
    assert bodies.is_body_name("kommunfullmäktige i Ekby")


@pytest.mark.parametrize("kind", ["SAMMANTRÄDESPROTOKOLL", "Protokollsutdrag", "Kallelse", "TJÄNSTESKRIVELSE"])
def test_a_kind_of_paper_between_authority_and_body_is_no_part_of_a_name(kind):
    assert not bodies.is_body_name(f"RÄDDNINGSFÖRBUNDET EKMARKEN {kind} Direktionen")
