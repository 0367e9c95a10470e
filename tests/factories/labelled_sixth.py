"""The initiatives of `labelled_sixth.toml`: invented by a sixth author who had not read the rules of linking.

A slogan, two ordinary words, a coined word, an abbreviation that is also a broom, a woman's name, a plan with a year;
each in a county of its own.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import STEPS

INGEN_ENSAM = InitiativeProfile(
    id="ingen-ska-ata-ensam",
    names=(Alias("Ingen ska äta ensam! – i Kvarnsala län"), Alias("Ingen ska äta ensam")),
    aliases=(Alias("Kvarnsalabordet"), Alias("måltidsvän", distinctive=False)),
    look_alikes=("Ingen ska äta ensam-insamlingen", "Kvarnsalabordet AB"),
    start=date(2019, 1, 1),
    led_by="Region Kvarnsala",
    description=(
        "Region Kvarnsala och länets kommuner vill minska äldres ofrivilliga ensamhet. Den som bor själv bjuds till "
        "ett dukat bord i närheten, i skolmatsalar, församlingshem och på mötesplatser, och vårdcentralerna hänvisar "
        "dit dem som har tappat aptiten efter att ha blivit ensamma."
    ),
    cases=(CaseKey("von-barkhult", "2019/118"),),
    papers=(
        PaperDescription(
            "Inbjudan att delta i gemensamt arbete mot ofrivillig ensamhet", date(2019, 2, 11), "Region Kvarnsala"
        ),
    ),
    steps=STEPS,
)

OPPNA_DORRAR = InitiativeProfile(
    id="oppna-dorrar",
    names=(Alias("Öppna dörrar i Åsmarks län"), Alias("Öppna dörrar")),
    aliases=(Alias("Åsmarks samsjuklighetsmodell"), Alias("en dörr in", distinctive=False)),
    look_alikes=("Öppna dörrars dag", "föreningen Öppna dörrar"),
    start=date(2022, 1, 1),
    led_by="Kommunförbundet Åsmark",
    description=(
        "Kommunerna och Region Åsmark öppnar gemensamma mottagningar för människor som har både beroende och psykisk "
        "sjukdom. Socialtjänst och psykiatri sitter i samma hus, gör en plan tillsammans och skickar ingen vidare."
    ),
    cases=(CaseKey("sn-lersta", "2022/77"),),
    papers=(
        PaperDescription(
            "Rekommendation om gemensamma mottagningar för personer med samsjuklighet",
            date(2022, 4, 6),
            "Kommunförbundet Åsmark",
        ),
    ),
    steps=STEPS,
)

VATTNAVET = InitiativeProfile(
    id="vattnavet",
    names=(Alias("Vattnavet"),),
    aliases=(Alias("Odensvalls läns vattenpakt"), Alias("vattensamverkan", distinctive=False)),
    look_alikes=("Vattnavet AB", "Restaurang Vattnavet"),
    start=date(2020, 6, 1),
    led_by="Länsstyrelsen i Odensvalls län",
    description=(
        "Länets kommuner kopplar ihop sina vattenverk och delar reservvattentäkter, så att ingen blir utan "
        "dricksvatten vid torka eller utsläpp. Länsstyrelsen samordnar, och kommunerna har gemensam jour för "
        "dricksvatten."
    ),
    cases=(CaseKey("ks-grytvika", "2020/311"),),
    papers=(
        PaperDescription(
            "Förslag till samverkansavtal om länets dricksvatten", date(2020, 11, 16), "Länsstyrelsen i Odensvalls län"
        ),
    ),
    steps=STEPS,
)

KVAST = InitiativeProfile(
    id="kvast",
    names=(Alias("Kommunal vuxenutbildning i Skogmark – antagning och stöd tillsammans"), Alias("KVAST")),
    aliases=(Alias("Skogmarks vuxlöfte"), Alias("vuxlöftet", distinctive=False)),
    look_alikes=("KVAST-priset", "Kvasten"),
    start=date(2018, 1, 1),
    led_by="Region Skogmark",
    description=(
        "Kommunerna i Skogmarks län tar emot sökande till komvux och yrkesvux gemensamt. Den som bor i en kommun kan "
        "läsa i en annan utan särskild ansökan om interkommunal ersättning, och vägledarna arbetar i ett gemensamt lag."
    ),
    cases=(CaseKey("bun-tallmo", "2018/39"),),
    papers=(
        PaperDescription(
            "Erbjudande om anslutning till gemensam antagning till vuxenutbildning",
            date(2018, 9, 14),
            "Region Skogmark",
        ),
    ),
    steps=STEPS,
)

ELVIRA = InitiativeProfile(
    id="elvira",
    names=(Alias("Elvira – skyddat boende i Mostads län"), Alias("Projekt Elvira")),
    aliases=(Alias("Elvirasamverkan"), Alias("Elvira", distinctive=False)),
    look_alikes=("Elvira Madigan", "M/S Elvira", "Elviraskolan"),
    start=date(2021, 6, 1),
    led_by="Region Mostad",
    description=(
        "Kommunerna i Mostads län och Region Mostad inrättar ett gemensamt skyddat boende för våldsutsatta vuxna och "
        "deras barn. Platserna bekostas solidariskt efter invånarantal, och ett jourteam tar emot dygnet runt."
    ),
    cases=(CaseKey("sn-dalvika", "2021/204"),),
    papers=(
        PaperDescription("Förslag till gemensamt skyddat boende för våldsutsatta", date(2021, 10, 25), "Region Mostad"),
    ),
    steps=STEPS,
)

KLIMATPLAN = InitiativeProfile(
    id="klimatplan-2035",
    names=(Alias("Energi- och klimatplan 2035 för Nordmåla län"), Alias("Fossilfritt Nordmåla 2035")),
    aliases=(Alias("Klimathandslaget Nordmåla"), Alias("energi- och klimatplanen", distinctive=False)),
    look_alikes=("Energi- och klimatplan 2030", "Fossilfritt Sverige"),
    start=date(2021, 9, 1),
    led_by="Länsstyrelsen i Nordmåla län",
    description=(
        "Länsstyrelsen, Region Nordmåla och kommunerna ska göra länet fritt från fossila bränslen till 2035. Varje "
        "kommun lämnar egna åtaganden om transporter, uppvärmning och byggande, som följs upp tillsammans varje år."
    ),
    cases=(CaseKey("ks-ekhulta", "2022/55"),),
    papers=(
        PaperDescription(
            "Remiss av energi- och klimatplan för länet", date(2022, 1, 31), "Länsstyrelsen i Nordmåla län"
        ),
    ),
    steps=STEPS,
)

SIXTH_PROFILES = (INGEN_ENSAM, OPPNA_DORRAR, VATTNAVET, KVAST, ELVIRA, KLIMATPLAN)
