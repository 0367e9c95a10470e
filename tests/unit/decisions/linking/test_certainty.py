"""Which names need no person: those that say whose they are, and those that something else in the text says it of."""

from datetime import date

import pytest

from decisions.linking import Alias, Circumstances, FieldKind, InitiativeProfile, LinkedText, TextField, propose

VINTERLJUS = InitiativeProfile(
    "vinterljus",
    (
        Alias("Vinterljuspakten", valid_from=date(2029, 1, 1), valid_to=date(2031, 12, 31)),
        Alias("Ljus åt alla i Brovik"),
    ),
    (Alias("Mörkermodellen"), Alias("En lampa åt var och en"), Alias("Ljuset", distinctive=False)),
    start=date(2029, 1, 1),
    end=date(2034, 12, 31),
    led_by="Region Brovik",
    description="Kommunerna byter gatlyktor och lånar ut armaturer.",
)
DAY = date(2030, 3, 1)


def links(heading: str, clause: str = "att anta den.", day: date = DAY) -> list[bool]:
    fields = (TextField(FieldKind.TITLE, "title", heading), TextField(FieldKind.CLAUSE, "clause-1", clause))
    return [one.automatic for one in propose(LinkedText(fields), Circumstances(day=day), [VINTERLJUS])]


@pytest.mark.parametrize(
    ("heading", "automatic"),
    [
        ("Anslutning till Ljus åt alla i Brovik", True),  # the county stands in it
        ("Årsrapport från Mörkermodellen", False),  # one made-up word
        ("Årsrapport från Mörkermodellen, Region Brovik", True),
        ("Årsrapport från Mörkermodellen i Broviks län", True),
        ("Årsrapport från Mörkermodellen: armaturer", True),  # a word of the description
        ("Årsrapport från En lampa åt var och en", False),  # six words that any county may choose
        ("Årsrapport från En lampa åt var och en, Region Brovik", True),
        ("Mörkermodellen och Vinterljuspakten", True),  # two of its names
    ],
)
def test_a_name_is_certain_where_it_is_said_whose_it_is(heading: str, automatic: bool) -> None:
    assert links(heading) == [automatic]


@pytest.mark.parametrize(
    ("day", "automatic"),
    [(date(2030, 3, 1), [True]), (date(2032, 3, 1), [False]), (date(2028, 3, 1), [False])],
)
def test_a_name_outside_its_time_is_for_a_person(day: date, automatic: list[bool]) -> None:
    clause = "att underteckna Vinterljuspakten med Region Brovik"
    assert links("Vinterljuspakten", clause, day) == automatic


def test_a_name_within_its_time_beside_one_outside_it_is_certain() -> None:
    clause = "att Vinterljuspakten ersätts"
    assert links("Ljus åt alla i Brovik", clause, date(2033, 3, 1)) == [True]


def test_nothing_is_certain_outside_the_initiatives_time() -> None:
    assert links("Slutrapport för Ljus åt alla i Brovik", "att lägga Ljus åt alla i Brovik till handlingarna") == [True]
    late = date(2036, 3, 1)
    assert links("Slutrapport för Ljus åt alla i Brovik", "att godkänna Ljus åt alla i Brovik", late) == [False]


@pytest.mark.parametrize(
    ("clause", "suggested"),
    [
        ("att kommunens arbete inom Ljuset, som Region Brovik leder, fortsätter", True),
        ("att godkänna avtalet ”Ljuset” med kommunerna i Broviks län", True),
        ("att kommunens arbete inom Ljuset fortsätter", False),  # neither county nor leader
        ("att ljuset, som Region Brovik betalar, släcks", False),  # no name
        ("att Region Brovik hyr restaurang Ljuset", False),
        ("att köpa schemasystemet ”Ljuset” av Region Brovik", False),
        ("att Region Brovik väljer filmen ”Ljuset”", False),
    ],
)
def test_a_name_that_is_no_distinctive_one_is_suggested_beside_its_county(clause: str, suggested: bool) -> None:
    assert links("Ärende", clause) == ([False] if suggested else [])


def test_an_everyday_phrase_is_no_name_in_quotes_either() -> None:
    profile = InitiativeProfile("x", (Alias("barnets bästa", distinctive=False),), led_by="Region Brovik")
    clause = TextField(FieldKind.CLAUSE, "clause-1", "att Region Brovik prövar ”Barnets bästa”")
    assert propose(LinkedText((clause,)), Circumstances(day=DAY), [profile]) == ()
