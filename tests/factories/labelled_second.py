"""The initiatives of `labelled_second.toml`: invented by a second author who had not read the rules of linking.

Two have distinctive names, two names of ordinary words ("Rätt väg hem", "Plats för alla"), one is an acronym that is
also a word (LOTS), one a programme with a year.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import STEPS

SPRAKSPIRAN = InitiativeProfile(
    id="sprakspiran",
    names=(Alias("Språkspiran – i Åsmarks län"), Alias("Språkspiran")),
    aliases=(Alias("Åsmarks småbarnsspråk"), Alias("Spiran", distinctive=False)),
    look_alikes=("förskolan Språkspiran", "Språkspiran AB"),
    start=date(2018, 8, 1),
    led_by="Region Åsmark",
    description=(
        "Barnhälsovården, folkbiblioteken och förskolorna i Åsmarks län stärker små barns språk tillsammans. Familjen "
        "får en bokgåva vid hembesöket, och förskola och barnavårdscentral följer barnets språkutveckling gemensamt."
    ),
    cases=(CaseKey("bun", "2019/212"),),
    papers=(
        PaperDescription("Inbjudan att delta i länets arbete för små barns språk", date(2019, 3, 4), "Region Åsmark"),
    ),
    steps=STEPS,
)

KVARNHJULET = InitiativeProfile(
    id="kvarnhjul",
    names=(Alias("Kvarnhjulsmodellen"),),
    aliases=(
        Alias("Länsavtal om unga som varken arbetar eller studerar"),
        Alias("UVAS-avtalet"),
    ),
    look_alikes=("Kvarnhjulets gymnasium",),
    start=date(2019, 1, 1),
    led_by="Kommunförbundet Åsmark",
    description=(
        "Länets kommuner, Arbetsförmedlingen och Region Åsmark söker upp unga mellan 16 och 24 år som varken arbetar "
        "eller studerar. Varje ungdom får en coach, och kommunerna delar på kostnaden."
    ),
    cases=(CaseKey("ks", "2019/345"),),
    papers=(PaperDescription("Förslag till gemensam ungdomssatsning", date(2019, 10, 14), "Kommunförbundet Åsmark"),),
    steps=STEPS,
)

RATT_VAG_HEM = InitiativeProfile(
    id="ratt-vag-hem",
    names=(Alias("Rätt väg hem – i Åsmarks län"), Alias("Rätt väg hem")),
    aliases=(Alias("Bostad först Åsmark"), Alias("bostad först", distinctive=False)),
    look_alikes=("Rätt väg hem från skolan",),
    start=date(2019, 6, 1),
    led_by="Länsstyrelsen i Åsmarks län",
    description=(
        "Länsstyrelsen, kommunerna och de allmännyttiga bostadsbolagen i Åsmarks län vill minska hemlösheten. Den som "
        "saknar bostad får ett eget hyreskontrakt utan krav på motprestation, och stöd i hemmet från ett gemensamt "
        "team."
    ),
    cases=(CaseKey("socn", "2020/58"),),
    papers=(
        PaperDescription("Underlag till länsstrategi mot hemlöshet", date(2020, 5, 11), "Länsstyrelsen i Åsmarks län"),
    ),
    steps=STEPS,
)

PLATS_FOR_ALLA = InitiativeProfile(
    id="plats-for-alla",
    names=(Alias("Plats för alla – i Åsmarks län"), Alias("Plats för alla")),
    aliases=(Alias("Fritidslotsen"),),
    look_alikes=("förskoleplats för alla",),
    start=date(2020, 1, 1),
    led_by="Region Åsmark",
    description=(
        "Region Åsmark och länets kommuner vill att personer med funktionsnedsättning ska kunna delta i föreningsliv "
        "och friluftsliv. Fritidsledare utbildas, anläggningar inventeras och ledsagning gäller över kommungränserna."
    ),
    papers=(PaperDescription("Enkät om tillgängliga fritidsanläggningar", date(2020, 9, 21), "Region Åsmark"),),
    steps=STEPS,
)

LOTS = InitiativeProfile(
    id="lots",
    names=(Alias("LOTS Åsmark – länsgemensam ordning för tidigt stöd vid beroende"),),
    aliases=(Alias("LOTS Åsmark"), Alias("LOTS")),
    look_alikes=("hamnlots",),
    start=date(2020, 1, 1),
    led_by="Region Åsmark",
    description=(
        "Kommunernas socialtjänst och regionens beroendevård i Åsmarks län möter tillsammans den som dricker för "
        "mycket eller använder narkotika. En gemensam mottagning, en gemensam plan och samma telefonnummer i "
        "hela länet."
    ),
    cases=(CaseKey("socn", "2020/141"),),
    papers=(PaperDescription("Samverkansavtal om öppenvård för beroende", date(2021, 2, 1), "Region Åsmark"),),
    steps=STEPS,
)

KLIMAT_2035 = InitiativeProfile(
    id="klimat-2035",
    names=(Alias("Energi- och klimatprogram för Åsmarks län 2035"),),
    aliases=(
        Alias("Fossilfritt Åsmark 2035"),
        Alias("Länets klimatprogram 2035"),
        Alias("klimatprogrammet", distinctive=False),
    ),
    look_alikes=("Energi- och klimatprogram för Åsmarks kommun",),
    start=date(2019, 1, 1),
    led_by="Länsstyrelsen i Åsmarks län",
    description=(
        "Länsstyrelsen, Region Åsmark och kommunerna i länet halverar utsläppen av växthusgaser till år 2030 och når "
        "noll 2035. Åtgärderna gäller transporter, uppvärmning, jordbruk och offentlig upphandling."
    ),
    papers=(
        PaperDescription(
            "Remiss av förslag till energi- och klimatprogram", date(2020, 11, 16), "Länsstyrelsen i Åsmarks län"
        ),
    ),
    steps=STEPS,
)

SECOND_PROFILES = (SPRAKSPIRAN, KVARNHJULET, RATT_VAG_HEM, PLATS_FOR_ALLA, LOTS, KLIMAT_2035)
