"""The initiatives of `labelled_third.toml`: invented by a third author who had not read the rules of linking.

A coined word, three ordinary words, "Tillsammans för …", a county's name, an abbreviation that is also a man's name
and a path, a programme with years; each in a county of its own.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import BARNENS_BASTA, STEPS

ALDRIKA = InitiativeProfile(
    id="aldrika",
    names=(Alias("Åldrika"),),
    aliases=(
        Alias("Silvermo läns satsning på välfärdsteknik"),
        Alias("tryggt hemma", distinctive=False),
    ),
    look_alikes=("Åldrika Hemtjänst AB", "trygghetsboendet Åldrika"),
    start=date(2020, 3, 1),
    led_by="Region Silvermo",
    description=(
        "Region Silvermo och länets kommuner prövar och köper välfärdsteknik tillsammans, så att äldre kan bo "
        "kvar hemma. Digital tillsyn, trygghetslarm och läkemedelsautomater provas först i en kommun och "
        "införs sedan i alla."
    ),
    cases=(CaseKey("von-silvermo", "2020/87"),),
    papers=(PaperDescription("Avsiktsförklaring om gemensam välfärdsteknik", date(2020, 5, 18), "Region Silvermo"),),
    steps=STEPS,
)

MAT_SOM_RACKER = InitiativeProfile(
    id="mat-som-racker",
    names=(Alias("Mat som räcker – i Ljungfjärds län"), Alias("Mat som räcker")),
    aliases=(Alias("Ljungfjärds livsmedelspakt"), Alias("Matpakten")),
    look_alikes=("Mat som räcker hela veckan",),
    start=date(2021, 1, 1),
    led_by="Länsstyrelsen i Ljungfjärds län",
    description=(
        "Länsstyrelsen, kommunerna och lantbrukarna i Ljungfjärds län gör livsmedelsförsörjningen tåligare. Skolkök "
        "och äldreboenden köper mer av länets bönder, och varje kommun håller ett beredskapslager av mat för sju dagar."
    ),
    cases=(CaseKey("ks-lindhaga", "2021/402"),),
    papers=(
        PaperDescription(
            "Förslag till överenskommelse om länets livsmedelsberedskap",
            date(2021, 9, 30),
            "Länsstyrelsen i Ljungfjärds län",
        ),
    ),
    steps=STEPS,
)

FLER_I_ARBETE = InitiativeProfile(
    id="fler-i-arbete",
    names=(Alias("Tillsammans för fler i arbete"),),
    aliases=(Alias("Norrvalalöftet"), Alias("TFA", distinctive=False)),
    look_alikes=("TFA-KL",),
    start=date(2019, 1, 1),
    led_by="Samordningsförbundet Norrvala",
    description=(
        "Kommunerna, Försäkringskassan, Arbetsförmedlingen och Region Norrvala hjälper människor som länge varit "
        "sjukskrivna eller haft försörjningsstöd till arbete. En handläggare håller ihop alla kontakter, och parterna "
        "betalar tillsammans genom samordningsförbundet."
    ),
    cases=(CaseKey("amn-norrvala", "2019/61"),),
    papers=(
        PaperDescription(
            "Erbjudande om anslutning till gemensam rehabiliteringsmodell",
            date(2019, 4, 8),
            "Samordningsförbundet Norrvala",
        ),
    ),
    steps=STEPS,
)

HELTID = InitiativeProfile(
    id="heltid-brovalla",
    names=(Alias("Heltid i Brovalla län"),),
    aliases=(
        Alias("Brovallas heltidsöverenskommelse"),
        Alias("Länets heltidslöfte"),
        Alias("heltidsresan", distinctive=False),
    ),
    look_alikes=("Heltid i Brovalla kommun",),
    start=date(2018, 9, 1),
    led_by="Kommunförbundet Brovalla",
    description=(
        "Länets elva kommuner har lovat varandra att alla nya tjänster inom vård och omsorg är på heltid senast 2025, "
        "och att schemaläggning, vikariepool och introduktion ordnas gemensamt."
    ),
    cases=(CaseKey("ks-lovasa", "2018/511"),),
    papers=(PaperDescription("Rekommendation om heltid som norm", date(2018, 11, 26), "Kommunförbundet Brovalla"),),
    steps=STEPS,
)

STIG = InitiativeProfile(
    id="stig",
    names=(Alias("STIG Granvik – stöd till individer som vill lämna gäng"),),
    aliases=(Alias("STIG Granvik"), Alias("STIG"), Alias("Granviks avhopparmodell")),
    look_alikes=("vandringsstig",),
    start=date(2020, 9, 1),
    led_by="Region Granvik",
    description=(
        "Socialtjänsten i länets kommuner, polisen, kriminalvården och Region Granvik hjälper den som vill lämna ett "
        "kriminellt nätverk. Avhopparen får boende i en annan kommun, sysselsättning och behandling, och kommunerna "
        "delar kostnaden."
    ),
    cases=(CaseKey("socn-almby", "2021/33"),),
    papers=(PaperDescription("Överenskommelse om samordnat avhopparstöd", date(2021, 1, 25), "Region Granvik"),),
    steps=STEPS,
)

TRANSPORTPLAN = InitiativeProfile(
    id="transportplan",
    names=(Alias("Länstransportplan för Malmarks län 2022–2033"),),
    aliases=(
        Alias("Malmarks länstransportplan 2022–2033"),
        Alias("LTP Malmark 2022–2033"),
        Alias("länstransportplanen", distinctive=False),
    ),
    look_alikes=("Länstransportplan för Malmarks län 2018–2029",),
    start=date(2020, 10, 1),
    end=date(2033, 12, 31),
    led_by="Region Malmark",
    description=(
        "Region Malmark beslutar hur statens pengar till vägar, cykelvägar, hållplatser och järnväg i länet fördelas "
        "under tolv år. Kommunerna yttrar sig över förslaget och pekar ut de viktigaste bristerna."
    ),
    cases=(CaseKey("tn-malmby", "2021/118"),),
    papers=(PaperDescription("Remiss av förslag till länstransportplan", date(2021, 9, 17), "Region Malmark"),),
    steps=STEPS,
)

THIRD_PROFILES = (ALDRIKA, MAT_SOM_RACKER, FLER_I_ARBETE, HELTID, STIG, TRANSPORTPLAN, BARNENS_BASTA)
