"""The initiatives of `labelled_blind.toml`: invented by somebody who had not read the rules of linking.

Three have names of ordinary words ("Hand i hand", "Varje droppe räknas", "SAMLA"), one a long official name.
"""

from datetime import date

from decisions.linking import Alias, CaseKey, InitiativeProfile, PaperDescription
from tests.factories.labelled import BARNENS_BASTA, STEPS

HAND_I_HAND = InitiativeProfile(
    id="hand-i-hand",
    names=(Alias("Hand i hand – i Norrsjö län"), Alias("Hand i hand")),
    aliases=(Alias("Följeslagarmodellen"),),
    start=date(2019, 9, 1),
    led_by="Region Norrsjö",
    description=(
        "Region Norrsjö och länets kommuner vill att den som vårdar en närstående ska få stöd i rätt tid. Anhöriga "
        "erbjuds en följeslagare, avlösning i hemmet och samma information vilken kommun de än bor i."
    ),
    cases=(CaseKey("omsorg", "2019/118"),),
    papers=(PaperDescription("Inbjudan till länsgemensamt anhörigstöd", date(2020, 2, 12), "Region Norrsjö"),),
    steps=STEPS,
)

VARJE_DROPPE = InitiativeProfile(
    id="varje-droppe",
    names=(Alias("Varje droppe räknas – i Norrsjö län"), Alias("Varje droppe räknas")),
    aliases=(
        Alias("Regional vattenförsörjningsplan för Norrsjö län"),
        Alias("vattenförsörjningsplan", distinctive=False),
    ),
    start=date(2018, 1, 1),
    led_by="Länsstyrelsen i Norrsjö län",
    description=(
        "Länsstyrelsen, regionen och kommunerna i Norrsjö län tryggar dricksvattnet till år 2050. Viktiga vattentäkter "
        "pekas ut och skyddas, en gemensam reservvattentäkt utreds och nödvatten planeras över kommungränserna."
    ),
    papers=(
        PaperDescription(
            "Remiss av förslag till regional vattenförsörjningsplan", date(2019, 11, 4), "Länsstyrelsen i Norrsjö län"
        ),
    ),
    steps=STEPS,
)

SAMLA = InitiativeProfile(
    id="samla",
    names=(Alias("SAMLA Norrsjö – samverkan om äldres läkemedel"),),
    aliases=(Alias("SAMLA Norrsjö"), Alias("SAMLA")),
    start=date(2020, 1, 1),
    led_by="Region Norrsjö",
    description=(
        "Kommunerna och Region Norrsjö går igenom äldres läkemedel tillsammans. Sjuksköterska, läkare och apotekare "
        "möts vid varje äldreboende, så att färre äldre får onödiga eller farliga kombinationer av läkemedel."
    ),
    cases=(CaseKey("socn", "2020/77"),),
    papers=(
        PaperDescription(
            "Underlag för beslut om gemensamma läkemedelsgenomgångar", date(2021, 1, 18), "Region Norrsjö"
        ),
    ),
    steps=STEPS,
)

UTSKRIVNING = InitiativeProfile(
    id="utskrivning",
    names=(Alias("Länsöverenskommelse om trygg och säker utskrivning i Norrsjö län"),),
    aliases=(Alias("Utskrivningsöverenskommelsen"), Alias("trygg hemgång", distinctive=False)),
    start=date(2018, 1, 1),
    led_by="Kommunförbundet Norrsjö",
    description=(
        "Länets kommuner och Region Norrsjö kommer överens om hur patienter skrivs ut från sluten hälso- och sjukvård: "
        "hur utskrivningen planeras, vem som kallar, och när kommunens betalningsansvar inträder."
    ),
    papers=(
        PaperDescription(
            "Förslag till överenskommelse om utskrivning från sluten vård", date(2018, 3, 5), "Kommunförbundet Norrsjö"
        ),
    ),
    steps=STEPS,
)

LADDA = InitiativeProfile(
    id="ladda",
    names=(Alias("Ladda Norrsjö"),),
    aliases=(Alias("Laddplanen"), Alias("Regional plan för laddinfrastruktur")),
    start=date(2020, 6, 1),
    led_by="Region Norrsjö",
    description=(
        "Region Norrsjö och länets kommuner planerar publika laddplatser för elbilar och tunga fordon, så att ingen "
        "ort i länet har längre än fyra mil till en snabbladdare."
    ),
    papers=(PaperDescription("Enkät om publika laddplatser", date(2020, 9, 7), "Energikontor Norrsjö"),),
    steps=STEPS,
)

BLIND_PROFILES = (HAND_I_HAND, VARJE_DROPPE, SAMLA, UTSKRIVNING, LADDA, BARNENS_BASTA)
