# ruff: noqa: ISC004 - blocks are tuples of a kind and a text; long texts are broken where the line ends
"""Documents in layouts that Swedish bodies use, with invented places and people. `make_inputs` renders them.

A document is a list of blocks; each block is a tuple whose first word says what it is:
("title", text), ("label", text), ("heading", text), ("p", text), ("list", (texts)), ("numbered", (texts)),
("rows", ((label, value), …)), ("table", (header, row, …)), ("gap",), ("page",).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """One document; `head` and `foot` are printed on every page (the page number is added).

    `rows` says how the rows of the front page stand where they are no Word table: "tabs" or (default) "lines".
    """

    name: str
    blocks: tuple[tuple, ...]
    head: tuple[str, ...] = ()
    foot: str = ""
    rows: str = ""


SEED_96 = (
    ("label", "Bu § 96"),
    ("p", "2018/0234"),
    ("p", "600"),
    ("title", 'Inriktningsbeslut för vidare arbete med "Barnens bästa gäller! - Kronobergs län"'),
    ("heading", "Beslut"),
    ("p", "Barn- och utbildningsnämnden beslutar enligt förslaget i Region Kronobergs underlag:"),
    (
        "list",
        (
            'Att ställa sig bakom att utreda utformningen av en länsgemensam modell för "Barnens bästa gäller! – i '
            'Kronobergs län" med inspiration från arbetet i Skottland.',
            "Att ställa sig bakom föreslagen styr- och ledningsorganisation med tillhörande budget.",
        ),
    ),
    ("heading", "Sammanfattning av ärendet"),
    (
        "p",
        "I Kronobergs län har skolan, hälso- och sjukvården och socialtjänsten sedan en tid tillbaka framgångsrikt "
        "undersökt förutsättningar för att arbeta på ett annat sätt med inspiration från Skottland och "
        '"Skottlandsmodellen" Getting It Right For Every Child (GIRFEC). Arbetet har fått namnet: Barnens bästa '
        "gäller! – i Kronobergs län.",
    ),
    (
        "p",
        "Förvaltningen föreslår att barn- och utbildningsnämnden beslutar enligt förslaget i Region Kronobergs "
        "underlag.",
    ),
    ("heading", "Beslutsunderlag"),
    (
        "list",
        (
            "Förvaltningens tjänsteskrivelse, 2018-05-08.",
            "Underlag från Region Kronoberg för politiska inriktningsbeslut för vidare arbete.",
            "Arbetsutskottets förslag till beslut att barn- och utbildningsnämnden beslutar enligt förslaget i Region "
            "Kronobergs underlag, 2018-05-16 § 72",
        ),
    ),
)

MINUTES_95_97 = Layout(
    name="minutes_95_97",
    head=("Ekhults kommun", "Barn- och utbildningsnämnden", "Sammanträdesdatum 2018-05-22"),
    foot="Justerandes sign                    Utdragsbestyrkande",
    blocks=(
        ("title", "SAMMANTRÄDESPROTOKOLL"),
        (
            "rows",
            (
                ("Plats och tid", "Kommunhuset i Ekhult, sal Eken, kl. 13.00–15.40"),
                (
                    "Beslutande",
                    "Maja Lind (S), ordförande\nOskar Fors (M)\nSara Ek (C)\nNils Alm (V), tjänstgör för Ida Gren (S)",
                ),
                ("Övriga deltagande", "Petra Sund, förvaltningschef\nJonas Bäck, sekreterare"),
                ("Utses att justera", "Oskar Fors"),
                ("Justeringens plats och tid", "Kommunhuset i Ekhult, 2018-05-28"),
                ("Paragrafer", "95–97"),
                ("Underskrifter", "Sekreterare Jonas Bäck\nOrdförande Maja Lind\nJusterande Oskar Fors"),
            ),
        ),
        ("heading", "ANSLAG/BEVIS"),
        (
            "rows",
            (
                ("Organ", "Barn- och utbildningsnämnden"),
                ("Sammanträdesdatum", "2018-05-22"),
                ("Datum för anslags uppsättande", "2018-05-29"),
                ("Datum för anslags nedtagande", "2018-06-20"),
                ("Förvaringsplats för protokollet", "Utbildningsförvaltningen, Ekhult"),
            ),
        ),
        ("page",),
        ("label", "Bu § 95"),
        ("p", "2018/0019"),
        ("p", "041"),
        ("title", "Ekonomisk uppföljning per april 2018"),
        ("heading", "Beslut"),
        ("p", "Barn- och utbildningsnämnden beslutar"),
        (
            "list",
            (
                "att godkänna uppföljningen per april 2018, och",
                "att uppdra åt förvaltningen att återkomma i augusti med förslag till åtgärder som håller budget.",
            ),
        ),
        ("heading", "Sammanfattning av ärendet"),
        (
            "p",
            "Prognosen för helåret visar ett underskott på 1,2 miljoner kronor. Underskottet beror på fler elever i "
            "grundskolan än vad budgeten räknade med, och på kostnader för skolskjuts.",
        ),
        (
            "table",
            (("Verksamhet", "Budget", "Prognos"), ("Förskola", "81,4", "81,0"), ("Grundskola", "143,9", "145,5")),
        ),
        ("heading", "Beslutsunderlag"),
        ("list", ("Förvaltningens tjänsteskrivelse, 2018-05-09.",)),
        ("heading", "Beslutet skickas till"),
        ("list", ("Kommunstyrelsen", "Ekonomichef, Karin Holm")),
        ("page",),
        *SEED_96,
        ("page",),
        ("label", "Bu § 97"),
        ("p", "2018/0201"),
        ("p", "623"),
        ("title", "Medborgarförslag om belysning vid skolbussarnas hållplatser"),
        ("heading", "Beslut"),
        ("p", "Barn- och utbildningsnämnden beslutar att avslå medborgarförslaget."),
        ("heading", "Sammanfattning av ärendet"),
        (
            "p",
            "I ett medborgarförslag föreslås att alla hållplatser för skolbussar får belysning. Vägarna ägs av "
            "vägföreningar och av staten. Kommunfullmäktige överlämnade förslaget 2018-02-26 § 14 till nämnden.",
        ),
        ("heading", "Yrkanden"),
        ("p", "Sara Ek (C) yrkar bifall till medborgarförslaget. Maja Lind (S) yrkar avslag."),
        ("heading", "Propositionsordning"),
        ("p", "Ordföranden ställer bifall mot avslag och finner att nämnden avslår medborgarförslaget."),
        ("heading", "Reservation"),
        ("p", "Sara Ek (C) reserverar sig mot beslutet."),
        ("heading", "Beslutet skickas till"),
        ("list", ("Förslagsställaren", "Kommunfullmäktige")),
    ),
)

DECISION_LAST = Layout(
    name="decision_last",
    head=("LINDHULTS KOMMUN", "Kommunstyrelsen", "Sammanträdesprotokoll", "2019-03-12"),
    foot="Justerarsignaturer",
    blocks=(
        (
            "rows",
            (
                ("Tid och plats", "Rådhuset, kl 08.30–11.15"),
                ("Beslutande ledamöter", "Greta Ny (M), ordförande\nPer Ström (S)\nAli Rask (L)"),
                ("Justerare", "Per Ström"),
                ("Justeringens tid och plats", "Kansliet 2019-03-18"),
                ("Justerade paragrafer", "§§ 41–43"),
            ),
        ),
        ("page",),
        ("label", "§ 41 Dnr KS 2019/77 003"),
        ("title", "Reglemente för krisledningsnämnden"),
        ("heading", "Ärendebeskrivning"),
        (
            "p",
            "Reglementet har setts över efter ändringar i kommunallagen (2017:725). Förslaget har varit på remiss hos "
            "samtliga nämnder.",
        ),
        ("heading", "Beslutsunderlag"),
        ("p", "Kanslichefens tjänsteskrivelse den 20 februari 2019."),
        ("p", "Arbetsutskottets protokoll den 26 februari 2019, § 30."),
        ("heading", "Arbetsutskottets förslag till beslut"),
        ("p", "Kommunstyrelsen föreslår kommunfullmäktige besluta att anta reglementet."),
        ("heading", "Kommunstyrelsens förslag till kommunfullmäktige"),
        (
            "numbered",
            (
                "Reglemente för krisledningsnämnden antas.",
                "Tidigare reglemente, antaget 2011-05-30 § 62, upphör att gälla.",
            ),
        ),
        ("heading", "Expedieras till"),
        ("p", "Kommunfullmäktige"),
        ("label", "§ 42 Dnr KS 2019/102 106"),
        ("title", "Remiss: Länstransportplan för perioden 2022–2033"),
        ("heading", "Ärendebeskrivning"),
        ("p", "Regionen har skickat förslag till länstransportplan på remiss. Svar ska lämnas senast 2019-04-30."),
        ("heading", "Förslag till beslut"),
        ("p", "Kommunstyrelsen beslutar att lämna yttrande enligt kansliets förslag."),
        ("heading", "Beslut"),
        ("p", "Kommunstyrelsen beslutar att återremittera ärendet för att gång- och cykelvägar ska belysas bättre."),
        ("heading", "Expedieras till"),
        ("p", "Kansliet"),
        ("label", "§ 43"),
        ("title", "Information om Barnens bästa gäller"),
        ("heading", "Beslut"),
        ("p", "Kommunstyrelsen noterar informationen till protokollet."),
    ),
)

COUNCIL = Layout(
    name="council_12a",
    head=("Sjöviks kommun", "Kommunfullmäktige", "2020-02-24"),
    blocks=(
        ("title", "PROTOKOLL"),
        (
            "rows",
            (
                ("Plats/tid", "Folkets hus, kl. 18.00–20.30"),
                ("Ledamöter", "Se närvarolista"),
                ("Utses att justera", "Rut Dahl (S) och Leo Berg (M)"),
                ("Paragrafer", "11–13"),
            ),
        ),
        ("label", "KF § 11 Dnr 2020/KS 0031 102"),
        ("title", "Val av ledamot i socialnämnden efter Ines Vall (S)"),
        ("heading", "Kommunfullmäktiges beslut"),
        ("p", "Till ledamot i socialnämnden utses Tor Hed (S)."),
        ("heading", "Beslutet skickas till"),
        ("p", "Tor Hed\nLöneenheten"),
        ("label", "KF § 12 Dnr 2019/KS 0412 049"),
        ("title", "Motion om fria resor för unga"),
        ("heading", "Kommunfullmäktiges beslut"),
        ("p", "Kommunfullmäktige beslutar"),
        ("p", "att avslå motionen."),
        ("heading", "Sammanfattning"),
        ("p", "Leo Berg (M) föreslår i en motion att unga under 20 år får resa fritt med buss på loven."),
        ("heading", "Kommunstyrelsens förslag till beslut"),
        ("p", "Motionen avslås."),
        ("heading", "Yrkanden"),
        ("p", "Leo Berg (M) yrkar bifall till motionen. Rut Dahl (S) yrkar bifall till kommunstyrelsens förslag."),
        ("heading", "Omröstning"),
        (
            "p",
            "Ja för kommunstyrelsens förslag, nej för motionen. Med 18 ja mot 13 nej beslutar fullmäktige avslå "
            "motionen.",
        ),
        ("heading", "Reservation"),
        ("p", "Leo Berg (M) reserverar sig skriftligt."),
        ("label", "KF § 12 a Dnr 2019/KS 0413 049"),
        ("title", "Svar på interpellation om vattenskydd vid Norra sjön"),
        ("heading", "Kommunfullmäktiges beslut"),
        ("p", "Interpellationen anses besvarad."),
        ("heading", "Jäv"),
        ("p", "Pia Sol (C) anmäler jäv och deltar inte i handläggningen."),
        ("label", "KF § 13 Dnr 2020/KS 0044 007"),
        ("title", "Taxa för tillsyn enligt alkohollagen"),
        ("heading", "Kommunfullmäktiges beslut"),
        ("numbered", ("Taxan fastställs.", "Taxan börjar gälla 2020-04-01.")),
        ("heading", "Kommunstyrelsens förslag till kommunfullmäktige"),
        ("p", "Taxan fastställs att gälla från 2020-04-01."),
        ("heading", "Tidigare behandling"),
        ("p", "Socialnämnden 2019-11-20 § 101 och kommunstyrelsen 2020-01-28 § 9."),
    ),
)

OLDER = Layout(
    name="older_extract",
    blocks=(
        ("p", "MOSSEBO KOMMUN"),
        ("p", "PROTOKOLLSUTDRAG"),
        ("p", "Sammanträdesdatum: 2008-09-16"),
        ("p", "Kommunstyrelsens arbetsutskott"),
        ("label", "Ksau § 157 Dnr KS/2008:123 042"),
        ("title", "Delårsbokslut per 30 juni 2008"),
        ("heading", "Arbetsutskottets beslut"),
        ("p", "Arbetsutskottet föreslår kommunstyrelsen besluta"),
        ("p", "att föreslå kommunfullmäktige att godkänna delårsbokslutet, samt"),
        ("p", "att uppmana nämnderna att hålla sina ramar."),
        ("heading", "Bakgrund"),
        ("p", "Ekonomikontoret har upprättat delårsbokslut. Resultatet uppgår till 3,1 mkr, jfr Ks § 118/2007."),
        ("p", "Beslut sänds till: Kommunstyrelsen"),
    ),
)

REPORT = Layout(
    name="report",
    blocks=(
        ("p", "Björkdala kommun"),
        ("p", "Socialförvaltningen"),
        ("p", "TJÄNSTESKRIVELSE"),
        ("p", "Datum 2021-09-14"),
        ("p", "Dnr SN 2021/188"),
        ("p", "Handläggare Elin Strand, utredare"),
        ("p", "Socialnämnden"),
        ("title", "Uppföljning av handlingsplan för barn och unga med komplexa behov"),
        ("heading", "Förslag till beslut"),
        ("p", "Socialnämnden beslutar"),
        ("list", ("att godkänna uppföljningen, och", "att överlämna den till kommunstyrelsen för kännedom.")),
        ("heading", "Sammanfattning"),
        ("p", "Handlingsplanen antogs av nämnden 2020-03-11 § 28. Av tolv åtgärder är nio genomförda."),
        ("heading", "Barnperspektiv"),
        ("p", "Barn och unga har fått säga sin mening i två grupper under våren."),
        ("heading", "Beslutsunderlag"),
        ("p", "Tjänsteskrivelse daterad 2021-09-14"),
        ("p", "Rapport Uppföljning av tolv åtgärder, daterad 2021-08-30"),
        ("gap",),
        ("p", "Vera Krans\nSocialchef"),
        ("heading", "Beslutet skickas till"),
        ("p", "Kommunstyrelsen\nVerksamhetschef, Ove Land"),
    ),
)

SUMMONS = Layout(
    name="summons",
    blocks=(
        ("p", "Ekhults kommun"),
        ("p", "KALLELSE"),
        ("p", "Barn- och utbildningsnämnden"),
        ("p", "Tid: 2018-06-19 kl. 13.00"),
        ("p", "Plats: Kommunhuset"),
        ("title", "Ärenden"),
        ("numbered", ("Val av justerare", "Budget 2019", "Delegationsbeslut")),
        ("p", "Förhinder anmäls till Jonas Bäck, sekreterare."),
    ),
)

REMITTED = Layout(
    name="withheld_continued",
    head=("Granfors kommun", "Socialnämnden", "2022-11-16"),
    blocks=(
        ("title", "SAMMANTRÄDESPROTOKOLL"),
        (
            "rows",
            (
                ("Plats och tid", "Granen, kl. 09.00–12.00"),
                ("Beslutande", "Lo Vik (S), ordförande\nMats Ås (M)"),
                ("Utses att justera", "Mats Ås"),
                ("Paragrafer", "130–133 varav sekretess 131"),
            ),
        ),
        ("label", "§ 130"),
        ("title", "Fastställande av dagordning"),
        ("heading", "Beslut"),
        ("p", "Dagordningen fastställs."),
        ("label", "§ 131"),
        ("title", "Personärende"),
        ("p", "Beslutet omfattas av sekretess."),
        ("label", "§ 132 SN 2022/90"),
        ("title", "Riktlinjer för ekonomiskt bistånd"),
        ("heading", "Beslut"),
        ("p", "Socialnämnden beslutar att bordlägga ärendet till nästa sammanträde."),
        ("p", "Paragrafen förklaras omedelbart justerad."),
        ("heading", "Bakgrund"),
        ("p", "Riktlinjerna gäller från 2017 och behöver anpassas till nya rättsfall om barnens boende."),
        ("page",),
        ("label", "§ 132 forts."),
        ("p", "Förvaltningen föreslår att socialnämnden antar riktlinjerna."),
        ("label", "§ 133 SN 2022/104"),
        ("title", "Länsgemensam överenskommelse om samverkan kring unga"),
        ("heading", "Beslut"),
        ("p", "Socialnämnden beslutar för egen del"),
        ("numbered", ("Överenskommelsen godkänns.",)),
        ("p", "Socialnämnden föreslår att kommunfullmäktige beslutar"),
        ("numbered", ("Överenskommelsen antas för kommunens del.",)),
    ),
)

LAYOUTS = (MINUTES_95_97, DECISION_LAST, COUNCIL, OLDER, REPORT, SUMMONS, REMITTED)
