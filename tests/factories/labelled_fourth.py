"""The initiatives of `labelled_fourth.toml`: invented by a fourth author who had not read the rules of linking.

Three names of ordinary words (one against violence, one on lakes, one on reading) and a power plan with a year.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import BARNENS_BASTA, STEPS

FRI_FRAN_VALD = InitiativeProfile(
    id="fri-fran-vald",
    names=(Alias("Fri från våld – i Sjövalla län"), Alias("Fri från våld")),
    aliases=(Alias("Sjövallamodellen"), Alias("Sjövalla läns våldsöverenskommelse"), Alias("VINR", distinctive=False)),
    look_alikes=("föreningen Fri från våld", "Fri från våld i skolan"),
    start=date(2020, 1, 1),
    led_by="Länsstyrelsen i Sjövalla län",
    description=(
        "Länets kommuner, regionen, polisen och kvinnojourerna upptäcker våld i nära relationer tidigare. Alla frågar "
        "om våld på samma sätt, skyddat boende ordnas gemensamt, och den som slår får behandling."
    ),
    cases=(CaseKey("socn-sjovalla", "2020/145"),),
    papers=(
        PaperDescription(
            "Inbjudan till överenskommelse om arbete mot våld i nära relationer",
            date(2020, 2, 12),
            "Länsstyrelsen i Sjövalla län",
        ),
    ),
    steps=STEPS,
)

KLARA_VATTEN = InitiativeProfile(
    id="klara-vatten",
    names=(Alias("Klara vatten Ekestad"), Alias("Klara vatten")),
    aliases=(Alias("Ekestads läns vattenpakt"), Alias("vattenpakten"), Alias("levande sjöar", distinctive=False)),
    look_alikes=("Klara Vatten AB", "reningsverket Klara vatten"),
    start=date(2019, 1, 1),
    led_by="Ekestads läns vattenråd",
    description=(
        "Kommunerna runt Ekesjön minskar övergödningen. De anlägger våtmarker, åtgärdar enskilda avlopp och bekostar "
        "gemensam provtagning i sjön och dess tillflöden."
    ),
    cases=(CaseKey("mn-ekestad", "2019/77"),),
    papers=(PaperDescription("Erbjudande om samverkan för Ekesjön", date(2019, 5, 6), "Ekestads läns vattenråd"),),
    steps=STEPS,
)

HELA_LANET_LASER = InitiativeProfile(
    id="hela-lanet-laser",
    names=(Alias("Hela länet läser – Högmarks län"), Alias("Hela länet läser")),
    aliases=(Alias("Högmarks läslöfte"), Alias("Läsbron"), Alias("HLL", distinctive=False)),
    look_alikes=("Hela länet läser Norrsunda",),
    start=date(2021, 1, 1),
    led_by="Region Högmark",
    description=(
        "Region Högmarks biblioteksverksamhet och länets kommuner vill att varje barn möter böcker före skolan. "
        "Barnavårdscentralen delar ut en bok, biblioteket bjuder in föräldrarna, och förskolan har läsombud."
    ),
    cases=(CaseKey("kun-hogmark", "2021/19"),),
    papers=(PaperDescription("Förfrågan om läsombud i länets förskolor", date(2021, 2, 22), "Region Högmark"),),
    steps=STEPS,
)

KRAFT_2030 = InitiativeProfile(
    id="kraft-2030",
    names=(Alias("Kraft 2030 – Vesterdals län"), Alias("Kraft 2030")),
    aliases=(Alias("Vesterdals elöverenskommelse"), Alias("effektlöftet"), Alias("elnätsplanen", distinctive=False)),
    look_alikes=("Vattenkraft 2030", "Kraft 2030 Holding AB"),
    start=date(2022, 1, 1),
    end=date(2030, 12, 31),
    led_by="Region Vesterdal",
    description=(
        "Region Vesterdal, kommunerna och elnätsbolagen planerar elnätet tillsammans, så att företag kan växa. "
        "Kommunerna kapar effekttoppar i egna fastigheter och pekar ut mark för ledningar och lager."
    ),
    cases=(CaseKey("ks-vesterby", "2022/308"),),
    papers=(PaperDescription("Remiss av länets färdplan för elförsörjning", date(2022, 6, 1), "Region Vesterdal"),),
    steps=STEPS,
)

FOURTH_PROFILES = (FRI_FRAN_VALD, KLARA_VATTEN, HELA_LANET_LASER, KRAFT_2030, BARNENS_BASTA)
