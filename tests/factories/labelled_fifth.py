"""The initiatives of `labelled_fifth.toml`: invented by a fifth author who had not read the rules of linking.

A slogan, two ordinary words, a coined word that is also a firm's, an abbreviation that is also a verb, a woman's name,
a name with a year and an alias with a time, a common working method, and a plant that half the country's preschools
are called; each in a county of its own.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import STEPS

INGEN_VANTA = InitiativeProfile(
    id="ingen-vanta",
    names=(
        Alias("Ingen ska behöva vänta – barns och ungas psykiska hälsa i Dalviks län"),
        Alias("Ingen ska behöva vänta"),
    ),
    aliases=(Alias("Dalviksmodellen"), Alias("en väg in", distinctive=False)),
    look_alikes=("Dalviksmodellen för snöröjning", "Ingen ska behöva vänta på bussen"),
    start=date(2019, 1, 1),
    led_by="Region Dalvik",
    county="Dalviks län",
    description=(
        "Region Dalvik och länets fyra kommuner ger barn och unga med psykisk ohälsa hjälp inom sju dagar. Skola, "
        "socialtjänst och vårdcentral har ett gemensamt nummer att ringa, en gemensam bedömning och gemensamma team."
    ),
    cases=(CaseKey("ks-strandby", "2019/144"), CaseKey("rs-dalvik", "2019/312")),
    papers=(
        PaperDescription(
            "Inbjudan till gemensamt arbete för barns och ungas psykiska hälsa", date(2019, 2, 11), "Region Dalvik"
        ),
        PaperDescription(
            "Handlingsplan 2020–2023 för barns och ungas psykiska hälsa", date(2020, 1, 27), "Region Dalvik"
        ),
    ),
    steps=STEPS,
)

HELA_VAGEN = InitiativeProfile(
    id="hela-vagen",
    names=(Alias("Hela vägen – fullföljda studier i Ranmarks län"), Alias("Hela vägen", distinctive=False)),
    aliases=(Alias("Ranmarkslöftet"), Alias("studielöftet", distinctive=False)),
    look_alikes=("Hela vägen hem", "Hela vägen AB"),
    start=date(2020, 8, 1),
    led_by="Kommunalförbundet Ranmark",
    county="Ranmarks län",
    description=(
        "Kommunerna i Ranmarks län arbetar tillsammans för att fler ungdomar ska fullfölja gymnasiet. De följer "
        "frånvaron på samma sätt, delar statistik och studievägledare och ordnar platser för den som vill komma "
        "tillbaka till skolan."
    ),
    cases=(CaseKey("un-kvarnhult", "2020/95"),),
    papers=(
        PaperDescription(
            "Erbjudande om anslutning till länets arbete för fullföljda studier",
            date(2020, 9, 14),
            "Kommunalförbundet Ranmark",
        ),
    ),
    steps=STEPS,
)

KUSTLYFT = InitiativeProfile(
    id="kustlyft",
    names=(Alias("Kustlyft"),),
    aliases=(Alias("Yttermålas skärgårdspakt"), Alias("rena vikar", distinctive=False)),
    look_alikes=("Kustlyft AB", "Kustlyftet"),
    start=date(2018, 6, 1),
    led_by="Länsstyrelsen i Yttermåla län",
    county="Yttermåla län",
    description=(
        "Länsstyrelsen och kustkommunerna i Yttermåla län gör övergödda vikar friska. Enskilda avlopp inspekteras "
        "gemensamt, uttjänta fritidsbåtar tas om hand, båtbottnar tvättas i stället för att målas och en "
        "skärgårdspatrull betalas tillsammans."
    ),
    cases=(CaseKey("mn-sandskar", "2018/611"),),
    papers=(PaperDescription("Förslag till skärgårdspakt", date(2018, 9, 3), "Länsstyrelsen i Yttermåla län"),),
    steps=STEPS,
)

VISA = InitiativeProfile(
    id="visa",
    names=(Alias("VISA Hedsele"), Alias("Våld i nära relationer – samverkan i Hedsele län")),
    aliases=(Alias("Hedseleöverenskommelsen"), Alias("VISA", distinctive=False)),
    look_alikes=("VISA-kort", "VISA företagskort"),
    start=date(2021, 1, 1),
    led_by="Region Hedsele",
    county="Hedsele län",
    description=(
        "Region Hedsele och länets kommuner samverkar mot våld i nära relationer. De driver ett gemensamt skyddat "
        "boende och en gemensam jourtelefon, och vårdens personal frågar alla patienter om våld."
    ),
    cases=(CaseKey("sn-furutorp", "2021/58"),),
    papers=(
        PaperDescription(
            "Överenskommelse om samverkan mot våld i nära relationer", date(2021, 3, 22), "Region Hedsele"
        ),
    ),
    steps=STEPS,
)

ALVA = InitiativeProfile(
    id="alva",
    names=(Alias("e-arkivet Alva"), Alias("Alva i Tallmo län")),
    aliases=(Alias("Tallmo läns gemensamma e-arkiv"), Alias("Alva", distinctive=False)),
    look_alikes=("Alva skola", "Alvabadet"),
    start=date(2017, 1, 1),
    led_by="Kommunförbundet Tallmo",
    county="Tallmo län",
    description=(
        "Kommunerna i Tallmo län och regionen köper och driver ett e-arkiv tillsammans. Digitala handlingar levereras "
        "dit för slutligt bevarande, och en gemensam arkivarie tar emot leveranserna."
    ),
    cases=(CaseKey("ks-granliden", "2017/203"), CaseKey("rs-tallmo", "2018/90")),
    papers=(PaperDescription("Avsiktsförklaring om gemensamt e-arkiv", date(2017, 5, 15), "Kommunförbundet Tallmo"),),
    steps=STEPS,
)

FOSSILFRITT = InitiativeProfile(
    id="fossilfritt",
    names=(Alias("Tunsjö fossilfritt 2030"),),
    aliases=(
        Alias("Fossilfria Tunsjö län"),
        Alias("Klimatkontraktet", valid_from=date(2018, 1, 1), valid_to=date(2020, 12, 31)),
        Alias("F30", distinctive=False),
    ),
    look_alikes=("Tunsjö fossilfritt 2045", "Fossilfritt Sverige"),
    start=date(2018, 1, 1),
    led_by="Länsstyrelsen i Tunsjö län",
    county="Tunsjö län",
    description=(
        "Länsstyrelsen, kommunerna och företagen i Tunsjö län lovar att länet ska vara fritt från fossila bränslen "
        "2030. Var och en väljer klimatåtaganden ur en gemensam energi- och klimatfärdplan och redovisar dem varje år."
    ),
    cases=(CaseKey("ks-backamo", "2021/77"),),
    papers=(
        PaperDescription(
            "Remiss av energi- och klimatfärdplan för Tunsjö län", date(2021, 4, 12), "Länsstyrelsen i Tunsjö län"
        ),
    ),
    steps=STEPS,
)

HEMGANG = InitiativeProfile(
    id="hemgang",
    names=(Alias("Trygg hemgång i Ålsunda län"), Alias("Trygg hemgång", distinctive=False)),
    aliases=(Alias("Hemgångsöverenskommelsen"),),
    look_alikes=("Trygg hemgång-teamet",),
    start=date(2017, 6, 1),
    end=date(2022, 12, 31),
    led_by="Kommunförbundet Ålsunda",
    county="Ålsunda län",
    description=(
        "Region Ålsunda och länets kommuner planerar tillsammans när en patient ska skrivas ut från sjukhus. Samma "
        "arbetsgång, samma tider och en gemensam fast vårdkontakt gäller i hela länet, så att ingen blir kvar på "
        "sjukhuset i onödan."
    ),
    cases=(CaseKey("von-brobyn", "2017/340"),),
    papers=(
        PaperDescription(
            "Överenskommelse om trygg och säker utskrivning i Ålsunda län",
            date(2017, 11, 30),
            "Kommunförbundet Ålsunda",
        ),
    ),
    steps=STEPS,
)

FYRKLOVERN = InitiativeProfile(
    id="fyrklovern",
    names=(Alias("Vattensamverkan Fyrklövern"), Alias("Fyrklövern i Vassmåla län")),
    aliases=(Alias("Vassmåla läns vattenpakt"), Alias("Fyrklövern", distinctive=False)),
    look_alikes=("förskolan Fyrklövern", "Fyrklövern Fastigheter AB"),
    start=date(2018, 9, 1),
    led_by="Region Vassmåla",
    county="Vassmåla län",
    description=(
        "De fyra kommunerna i Vassmåla län och regionen tryggar dricksvattnet tillsammans. De bygger ledningar mellan "
        "vattenverken, delar reservvattentäkt och har gemensam beredskap och provtagning."
    ),
    cases=(CaseKey("ks-kalltorp", "2018/388"),),
    papers=(PaperDescription("Förfrågan om gemensam dricksvattenförsörjning", date(2018, 10, 5), "Region Vassmåla"),),
    steps=STEPS,
)

FIFTH_PROFILES = (INGEN_VANTA, HELA_VAGEN, KUSTLYFT, VISA, ALVA, FOSSILFRITT, HEMGANG, FYRKLOVERN)
