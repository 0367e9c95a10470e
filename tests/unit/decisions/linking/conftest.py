"""Three initiatives as their editors would describe them, and a way to write short decisions."""

from datetime import date

import pytest

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription, Step

STEPS = (
    Step("forfragan", "request"),
    Step("inriktningsbeslut", "direction"),
    Step("handlingsplan", "plan"),
    Step("uppfoljning", "follow_up"),
)


@pytest.fixture(scope="session")
def barnens_basta() -> InitiativeProfile:
    return InitiativeProfile(
        id="barnens-basta",
        names=(Alias("Barnens bästa gäller! – i Kronobergs län"),),
        aliases=(
            Alias("Kronobarnsmodellen", valid_from=date(2019, 1, 1)),
            Alias("GIRFEC"),
            Alias("Getting It Right For Every Child"),
            Alias("Skottlandsmodellen"),
            Alias("barnens bästa"),
            Alias("barnets bästa", distinctive=False),
        ),
        look_alikes=("Barnens bästa gäller-stiftelsen",),
        start=date(2016, 1, 1),
        led_by="Region Kronoberg",
        description=(
            "Kommunerna i Kronobergs län och Region Kronoberg vill att barn och unga ska få stöd tidigt, och att "
            "skola, vård och socialtjänst ska samordna sig kring varje barn. Arbetet är inspirerat av Skottland och "
            "har lett till en gemensam arbetsmodell."
        ),
        cases=(CaseKey("bun", "2018/234"),),
        steps=STEPS,
    )


@pytest.fixture(scope="session")
def komplex_problematik() -> InitiativeProfile:
    return InitiativeProfile(
        id="komplex-problematik",
        names=(Alias("Länsgemensam organisering kring barn och unga med komplex problematik"),),
        aliases=(Alias("komplex problematik"),),
        start=date(2016, 6, 1),
        led_by="Region Kronoberg",
        description=(
            "Region Kronoberg bad länets nämnder om uppdraget att utreda en gemensam organisation för barn och unga "
            "med komplexa behov, så att färre behöver placeras långt hemifrån."
        ),
        cases=(CaseKey("utbildning", "2017/35"),),
        papers=(
            PaperDescription(
                "Begäran om uppdrag att utreda läns gemensam organisering kring barn och unga med komplex problematik",
                date(2017, 2, 24),
                "Region Kronoberg",
            ),
        ),
        steps=STEPS,
    )


@pytest.fixture(scope="session")
def cykelstrak() -> InitiativeProfile:
    return InitiativeProfile(
        id="cykelstrak",
        names=(Alias("Sammanhållna cykelstråk i länet"), Alias("Sammanhållna cykelstråk")),
        led_by="Region Exempel",
        description=(
            "Kommunerna och Region Exempel planerar cykelvägar som hänger ihop över kommungränserna, så att det går "
            "att pendla med cykel mellan tätorterna."
        ),
        steps=STEPS,
    )


@pytest.fixture(scope="session")
def profiles(
    barnens_basta: InitiativeProfile, komplex_problematik: InitiativeProfile, cykelstrak: InitiativeProfile
) -> tuple[InitiativeProfile, ...]:
    return (barnens_basta, komplex_problematik, cykelstrak)
