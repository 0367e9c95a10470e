"""The words that Swedish minutes are recognised by: data, no logic (domain.md §2).

Everything is in lower case and without a colon at the end. A new synonym is a new line here.
"""

from importers.parsing.result import DocumentKind, FrontField, SectionKind

HEADINGS: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.DECISION: (
        "beslut", "beslutet", "beslut i ärendet", "beslutar", "besluta", "dagens beslut", "beslut för egen del",
        "beslut på mötet", "beslut vid mötet", "beslutas", "beslutades", "beslöts",
    ),
    SectionKind.PROPOSAL: (
        "förslag till beslut", "förslag till beslut/åtgärd", "förslag", "förslag till nämndbeslut",
        "rekommendation till beslut", "beslutsformulering", "förslag till beslutsformulering", "beslutsförslag",
        "förslag till åtgärd",
        "förslag på beslut", "förslag beslut", "förslag till ställningstagande", "förvaltningens förslag",
        "förvaltningens förslag till beslut", "tjänstemannaförslag", "ordförandes förslag till beslut",
        "förslag till yttrande",
    ),
    SectionKind.SUMMARY: (
        "sammanfattning", "sammanfattning av ärendet", "ärendebeskrivning", "beskrivning av ärendet", "ärendet",
        "kort sammanfattning", "ärendesammanfattning", "ärende", "beskrivning", "sammanfattning av ärende",
        "redogörelse för ärendet", "redogörelse", "ärendet i korthet", "i korthet", "kort om ärendet",
        "ärendet i sammandrag", "sammandrag", "ärendet i sammanfattning",
    ),
    SectionKind.BACKGROUND: (
        "bakgrund", "förutsättningar", "bakgrund och syfte", "ärendets bakgrund", "bakgrundsbeskrivning",
        "bakgrund till ärendet", "tidigare beslut", "tidigare behandling",
    ),
    SectionKind.HANDLING: (
        "ärendets behandling", "behandling på sammanträdet", "dagens sammanträde", "ärendets gång",
        "ärendets beredning", "beredning", "handläggning", "ärendets handläggning", "under sammanträdet",
        "behandling", "överläggning", "överläggningar", "diskussion", "inlägg", "förvaltningens handläggning",
        "på sammanträdet", "på mötet", "under mötet", "dagens möte", "så behandlades ärendet",
        "så här behandlades ärendet", "beredning av ärendet", "föredragning", "anförande", "anföranden", "debatt",
    ),
    SectionKind.DOCUMENTS: (
        "beslutsunderlag", "underlag", "underlag för beslut", "underlag till beslut", "handling", "handlingar",
        "bilaga", "bilagor", "handlingar i ärendet", "handlingar till ärendet", "bifogade handlingar",
        "beslutsunderlag och bilagor", "ärendets handlingar", "underlag i ärendet", "bilagor till ärendet",
    ),
    SectionKind.MOTIONS: (
        "yrkande", "yrkanden", "yrkande m m", "yrkanden m m", "yrkande m.m.", "yrkanden m.m.",
        "förslag under sammanträdet", "förslag på sammanträdet", "förslag till beslut på sammanträdet",
        "förslag till beslut under sammanträdet", "yrkanden på sammanträdet", "yrkanden under sammanträdet",
        "ledamöternas förslag till beslut", "framställda yrkanden", "yrkanden och propositionsordning",
        "förslag till beslut vid sammanträdet", "tilläggsyrkande", "ändringsyrkande", "framlagda förslag",
        "förslag till beslut på mötet", "förslag till beslut under mötet", "förslag till beslut vid mötet",
        "förslag på mötet", "förslag under mötet", "yrkanden på mötet", "yrkanden under mötet", "yrkanden och förslag",
        "förslag och yrkanden",
    ),
    SectionKind.ORDER_OF_PROPOSALS: (
        "propositionsordning", "proposition", "propositioner", "beslutsgång", "beslutsordning",
        "propositionsordning och beslutsgång", "beslutgång", "proposition och beslut",
    ),
    SectionKind.VOTE: (
        "omröstning", "votering", "omröstning begärs", "omröstningsresultat", "voteringsresultat",
        "omröstningar", "voteringar", "röstning", "omröstningslista", "voteringslista", "godkänd voteringsproposition",
    ),
    SectionKind.RESERVATION: (
        "reservation", "reservationer", "reservation mot beslutet", "reservationer mot beslutet", "avvikande mening",
        "skriftlig reservation", "reserverar sig", "reservationer och särskilda yttranden",
        "reservation och särskilt yttrande", "reservation/särskilt yttrande", "reservationer/särskilda yttranden",
    ),
    SectionKind.STATEMENT: (
        "särskilt yttrande", "särskilda yttranden", "särskilt uttalande", "särskilda uttalanden",
        "protokollsanteckning", "protokollsanteckningar",
        "anteckning till protokollet", "deltar ej", "deltar inte i beslutet", "deltar ej i beslutet",
        "deltar inte", "avstår från att delta i beslutet", "anteckning", "röstförklaring", "protokollsnotering",
        "protokollsyttrande", "deltagande i beslutet", "deltagande i beslut", "ej deltagande",
        "ej deltagande i beslutet",
        "deltar ej i beslut", "avstår från deltagande", "deltar inte i beslut",
    ),
    SectionKind.CONFLICT_OF_INTEREST: ("jäv", "jävsanmälan", "anmälan av jäv", "jävig", "jäviga"),
    SectionKind.RECIPIENTS: (
        "expedieras till", "skickas till", "beslutet skickas till", "beslutet ska skickas till", "beslut skickas till",
        "beslut sänds till", "beslutet sänds till", "protokollsutdrag", "protokollsutdrag skickas till",
        "protokollsutdrag till", "beslutsexpediering", "delges", "kopia till", "beslutet delges", "sändlista",
        "expedieras", "expediering", "beslutet expedieras till", "beslut expedieras till", "för kännedom",
        "beslut till", "beslutet meddelas", "meddelas", "utdrag till", "beslutet ska expedieras till",
        "utdrag ur protokollet skickas till", "beslut ska skickas till", "delgivning", "delges till",
        "protokollsutdrag expedieras till", "utdrag", "utdrag skickas till", "utdrag sänds till", "utdrag delges",
        "kopia av beslutet till", "beslutet skickas till:", "sänt till", "skickat till", "sändes till",
        "beslutet sänt till", "delgivet", "expedierat till",
    ),
    SectionKind.ADJUSTMENT: ("justering", "omedelbar justering", "paragrafen justeras omedelbart"),
    SectionKind.OTHER: (
        "upplysningar", "upplysning", "barnperspektiv", "barnkonsekvensanalys", "prövning av barnets bästa",
        "barnrättsperspektiv", "barnets bästa", "ekonomiska konsekvenser", "ekonomi", "konsekvenser", "finansiering",
        "information", "jämställdhet", "konsekvensanalys", "övrigt", "motivering", "motivering till beslut",
        "skäl för beslut", "skälen för beslutet", "överväganden", "förvaltningens bedömning", "bedömning",
        "förvaltningens synpunkter", "yttrande", "yttranden", "lagrum", "hur man överklagar", "överklagande",
        "överklagandehänvisning", "besvärshänvisning", "miljökonsekvenser", "juridiska konsekvenser", "mål",
        "syfte", "slutsats", "slutsatser", "tidplan", "uppföljning", "kommunikation", "samråd", "remissinstanser",
        "facklig samverkan", "mbl-förhandling", "samverkan", "resultat", "alternativ", "förvaltningens yttrande",
        "avgift", "giltighet", "ikraftträdande", "beslutsmotivering", "beslutsnivå",
    ),
}  # fmt: skip

# The last words of offices; they prepare and propose, they do not decide.
OFFICE_ENDINGS = (
    "förvaltning", "förvaltningen", "kontor", "kontoret", "avdelning", "avdelningen", "kansli", "kansliet",
    "ledningskontoret", "enhet", "enheten",
)  # fmt: skip
SHORT_BODIES = (
    "kf", "ks", "au", "ksau", "rf", "rs", "rsau", "sn", "bun",
    r"(?:(?:kommunens|regionens|landstingets|stadens|förbundets|de)\s+)?(?:förtroendevalda\s+)?revisorer(?:na)?",
    r"(?:kommun|region|stads|förbunds)revision(?:en)?",
)  # fmt: skip

ROLE_WORDS = (
    "chef", "direktör", "sekreterare", "handläggare", "utredare", "strateg", "samordnare", "ordförande", "rektor",
    "ekonom", "controller", "jurist", "ingenjör", "assistent", "registrator", "planerare", "ledare", "arkitekt",
    "inspektör", "administratör", "kurator", "konsulent", "utvecklare", "pedagog", "sköterska", "ledamot",
    "revisor", "skattmästare", "projektör", "specialist", "ombudsman", "arkivarie", "koordinator", "justerare",
    "intendent", "bibliotekarie", "huvudman", "kommunalråd", "regionråd", "t.f.", "tf", "vd", "biträdande",
)  # fmt: skip
# Words that name an office only where they end: "kommunbiolog", but not "biologisk mångfald".
ROLE_ENDINGS = (
    "biolog", "ekolog", "geolog", "psykolog", "antikvarie", "analytiker", "statistiker", "tekniker", "kommunikatör",
    "upphandlare", "förvaltare", "lantmätare", "rådgivare", "kanslist", "notarie", "föreståndare", "kamrer",
    "kamrerare", "mästare", "lärare", "läkare", "konsult", "förhandlare", "förmyndare", "oppositionsråd", "borgarråd",
    "landstingsråd", "granskare", "expert", "coach", "dietist", "logoped", "redaktör", "producent",
)  # fmt: skip
ORGANISATION_WORDS = (
    "region", "kommun", "kommunen", "landsting", "landstinget", "länsstyrelsen", "polisen", "polismyndigheten",
    "stiftelse", "stiftelsen", "förbund", "förbundet", "ab", "skolan", "skola", "enheten", "myndigheten",
    "föreningen", "universitetet", "bolaget", "sekretariatet", "teamet", "gruppen", "verket", "styrgruppen",
)  # fmt: skip

KIND_WORDS: dict[str, DocumentKind] = {
    "protokollsutdrag": DocumentKind.EXTRACT,
    "utdrag ur protokoll": DocumentKind.EXTRACT,
    "protokollsutdrag från": DocumentKind.EXTRACT,
    "sammanträdesprotokoll": DocumentKind.MINUTES,
    "protokoll": DocumentKind.MINUTES,
    "protokollsingresser": DocumentKind.MINUTES,
    "tjänsteskrivelse": DocumentKind.REPORT,
    "tjänsteutlåtande": DocumentKind.REPORT,
    "tjänstemannaskrivelse": DocumentKind.REPORT,
    "kallelse": DocumentKind.SUMMONS,
    "kallelse/föredragningslista": DocumentKind.SUMMONS,
    "kallelse till sammanträde": DocumentKind.SUMMONS,
    "kallelse och föredragningslista": DocumentKind.SUMMONS,
    "kallelse/underrättelse": DocumentKind.SUMMONS,
    "kallelse till": DocumentKind.SUMMONS,
    "föredragningslista": DocumentKind.SUMMONS,
    "kungörelse": DocumentKind.SUMMONS,
    "ärendelista": DocumentKind.SUMMONS,
    "dagordning": DocumentKind.SUMMONS,
    "underrättelse": DocumentKind.SUMMONS,
    "anslag": DocumentKind.NOTICE,
    "anslagsbevis": DocumentKind.NOTICE,
    "anslag/bevis": DocumentKind.NOTICE,
    "bevis om anslag": DocumentKind.NOTICE,
    "tillkännagivande av justerat protokoll": DocumentKind.NOTICE,
    "tillkännagivande av protokoll": DocumentKind.NOTICE,
    "delegationslista": DocumentKind.DELEGATION_LIST,
    "delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "lista över delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "skrivelse": DocumentKind.LETTER,
    "yttrande": DocumentKind.LETTER,
    "remissvar": DocumentKind.LETTER,
    "motion": DocumentKind.LETTER,
    "missiv": DocumentKind.LETTER,
    "skrivelse till": DocumentKind.LETTER,
    "pm": DocumentKind.REPORT,
    "promemoria": DocumentKind.REPORT,
    "tjänsteskrivelse/pm": DocumentKind.REPORT,
    "beslutsunderlag/tjänsteskrivelse": DocumentKind.REPORT,
    "kallelse med föredragningslista": DocumentKind.SUMMONS,
    "kallelse/ärendelista": DocumentKind.SUMMONS,
    "kallelse och ärendelista": DocumentKind.SUMMONS,
    "kallelse/kungörelse": DocumentKind.SUMMONS,
    "kungörelse/kallelse": DocumentKind.SUMMONS,
    "kallelse sammanträde": DocumentKind.SUMMONS,
    "protokoll från sammanträde": DocumentKind.MINUTES,
    "beslutsprotokoll": DocumentKind.MINUTES,
    "mötesprotokoll": DocumentKind.MINUTES,
    "styrelseprotokoll": DocumentKind.MINUTES,
    "protokoll fört vid sammanträde": DocumentKind.MINUTES,
    "paragrafutdrag": DocumentKind.EXTRACT,
    "utdrag ur sammanträdesprotokoll": DocumentKind.EXTRACT,
    "utdrag ur protokollet": DocumentKind.EXTRACT,
    "utdrag": DocumentKind.EXTRACT,
    "tillkännagivande av justering": DocumentKind.NOTICE,
    "bevis om anslag av protokoll": DocumentKind.NOTICE,
    "anslag av justerat protokoll": DocumentKind.NOTICE,
    "bevis om justering": DocumentKind.NOTICE,
    "anslag om justerat protokoll": DocumentKind.NOTICE,
    "tillkännagivande av protokollsjustering": DocumentKind.NOTICE,
    "anmälan av delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "redovisning av delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "förteckning över delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "delegationsbeslutslista": DocumentKind.DELEGATION_LIST,
    "delegeringsbeslut": DocumentKind.DELEGATION_LIST,
    "delegeringslista": DocumentKind.DELEGATION_LIST,
    "lista delegationsbeslut": DocumentKind.DELEGATION_LIST,
    "beslut fattade på delegation": DocumentKind.DELEGATION_LIST,
    "rättelse": DocumentKind.CORRECTION,
    "rättelse av protokoll": DocumentKind.CORRECTION,
    "rättat protokoll": DocumentKind.CORRECTION,
    "bilaga": DocumentKind.APPENDIX,
    "voteringslista": DocumentKind.APPENDIX,
    "omröstningslista": DocumentKind.APPENDIX,
    "närvaro- och omröstningslista": DocumentKind.APPENDIX,
}

# Words that name a paper inside a list of papers, and the kind that such a paper has.
PAPER_WORDS: dict[str, DocumentKind] = {
    "tjänsteskrivelse": DocumentKind.REPORT,
    "tjänsteutlåtande": DocumentKind.REPORT,
    "tjänstemannaskrivelse": DocumentKind.REPORT,
    "skrivelse": DocumentKind.LETTER,
    "brev": DocumentKind.LETTER,
    "missiv": DocumentKind.LETTER,
    "yttrande": DocumentKind.LETTER,
    "begäran": DocumentKind.LETTER,
    "ansökan": DocumentKind.LETTER,
    "motion": DocumentKind.LETTER,
    "medborgarförslag": DocumentKind.LETTER,
    "underlag": DocumentKind.OTHER,
    "rapport": DocumentKind.OTHER,
    "remiss": DocumentKind.OTHER,
    "promemoria": DocumentKind.OTHER,
}

FRONT_LABELS: dict[FrontField, tuple[str, ...]] = {
    FrontField.PLACE_TIME: (
        "plats och tid", "tid och plats", "plats/tid", "plats och sammanträdestid", "plats", "tid", "sammanträdestid",
        "plats och tidpunkt", "sammanträdesdatum", "sammanträdesdag", "datum", "sammanträdesdatum och tid",
        "datum, tid", "sammanträdesplats", "ajournering", "ajourneringar", "mötestid", "mötesdatum", "mötesplats",
        "lokal", "tid, plats", "plats, tid", "tidpunkt", "tid och lokal", "datum och tid", "tid/plats", "plats & tid",
        "plats, datum och tid", "datum och plats", "plats och datum",
    ),
    FrontField.PRESENT: (
        "beslutande", "beslutande ledamöter", "beslutande och tjänstgörande ersättare", "närvarande ledamöter",
        "ledamöter", "beslutande ledamöter och ersättare", "närvarande", "närvarande ledamöter och ersättare",
        "beslutande: ledamöter", "beslutande/närvarande", "närvarande beslutande", "tjänstgörande ledamöter",
        "ledamöter och tjänstgörande ersättare", "närvarande förtroendevalda", "beslutande, ledamöter",
        "deltagare", "ledamöter, beslutande", "närvarande beslutande ledamöter", "närvarande och tjänstgörande",
        "närvarande och beslutande", "närvarande och beslutande ledamöter", "närvarande och tjänstgörande ledamöter",
    ),
    FrontField.SUBSTITUTES_SERVING: (
        "tjänstgörande ersättare", "tjänstgörande ers", "tjg ersättare", "beslutande ersättare", "tjänstgörande",
        "tjg. ersättare",
    ),
    FrontField.SUBSTITUTES: (
        "ej tjänstgörande ersättare", "ej tjänstgörande", "närvarande ersättare", "närvarande ej tjänstgörande",
        "ersättare", "närvarande ej tjänstgörande ersättare", "icke tjänstgörande ersättare",
        "närvarande icke tjänstgörande ersättare", "ersättare, ej tjänstgörande", "icke tjänstgörande",
        "ersättare ej tjänstgörande", "närvarande ej beslutande", "närvarande, ej beslutande", "ej beslutande",
        "närvarande men ej beslutande", "närvarande men ej tjänstgörande", "närvarande icke beslutande",
    ),
    FrontField.OTHERS: (
        "övriga deltagande", "övriga deltagare", "övriga närvarande", "tjänstemän", "personalföreträdare",
        "närvarorätt", "närvarorätt enligt särskilt beslut", "insynsplats", "observerande ersättare", "åhörare",
        "övriga", "tjänstepersoner", "närvarande tjänstemän", "närvarande tjänstepersoner", "föredragande",
        "fackliga företrädare", "frånvarande", "frånvarande ledamöter", "anmält förhinder", "förhinder", "gäster",
        "insynsledamöter", "adjungerade", "närvarande övriga", "insynsplatser", "deltagande tjänstemän",
        "förvaltningen", "tjänstemän närvarande", "närvarande från förvaltningen", "kallade", "åhörare/media",
        "kommunala tjänstemän",
    ),
    FrontField.ADJUSTERS: (
        "utses att justera", "justerare", "utsedd att justera", "utsedda att justera", "justering/justerare",
        "justeringsledamot", "justeringsperson", "justeringspersoner", "utsedd justerare", "utsedda justerare",
        "till justerare utses", "utses justera", "justeringsledamöter", "val av justerare", "justeringsman",
        "justeringsmän",
        "att justera", "utsedda att justera protokollet", "att justera protokollet",
    ),
    FrontField.ADJUSTMENT: (
        "justeringens plats och tid", "justeringens tid och plats", "tid och plats för justering",
        "plats/tid för justering", "justeringstid", "plats och tid för justering", "justeringsdatum", "justerat den",
        "protokollet justerat", "justeringsdag", "datum för justering", "justering", "justerat", "justerat datum",
        "justeringens plats och datum", "justeringens datum", "protokollet justeras", "justeringens tid",
        "justeringens plats", "justeringsplats", "plats och datum för justering", "dag för justering",
        "justeringsdatum och plats", "plats och tid för justeringen", "justeras",
    ),
    FrontField.PARAGRAPHS: (
        "paragrafer", "justerade paragrafer", "paragraf", "protokollet omfattar", "omfattar paragrafer", "omfattning",
        "protokollet omfattar paragraferna", "omfattar", "protokollet avser", "paragrafer i protokollet",
        "protokollets paragrafer", "justerade §§", "protokollet omfattar paragraf", "justeringen omfattar",
    ),
    FrontField.SIGNATURES: (
        "underskrifter", "underskrift", "sekreterare", "ordförande", "justerande", "signaturer", "vid protokollet",
        "protokollförare", "vid pennan", "underskrift av justerare", "justeringsmans underskrift", "mötesordförande",
        "ordförandens underskrift", "protokollssekreterare",
    ),
    FrontField.OTHER: (
        "anmärkning", "anmärkningar", "behandlingsordning", "ärendenas ordning", "närvarolista", "omedelbar justering",
        "diarienummer", "dnr",
    ),
    FrontField.NOTICE: (
        "organ", "organ och §§", "organ och sammanträdesdatum", "beslutande organ", "kommunalförbund", "huvudman",
        "beslutsorgan", "beslutande nämnd", "beslutande instans",
        "nämnd/styrelse", "instans", "forum", "nämnd", "datum för anslags uppsättande", "anslagsdag",
        "anslaget sätts upp", "anslaget uppsatt", "datum då anslaget sätts upp", "överklagningstid",
        "datum för anslags nedtagande", "datum då anslaget tas ned", "anslaget tas ner", "anslaget tas ned",
        "anslaget nedtaget", "anslaget nedtages", "förvaringsplats för protokollet", "protokollets förvaringsplats",
        "protokollet förvaras på", "protokollet finns hos", "förvaringsplats", "datum för anslagets uppsättande",
        "datum för anslagets nedtagande", "sista dag för överklagande", "anslås", "nedtas", "anslagsdatum",
        "anslaget nedtagning", "anslagets nedtagande", "anslagets uppsättande", "nedtagningsdatum", "uppsättningsdatum",
        "datum för uppsättande", "datum för nedtagande", "anslaget sätts upp den", "anslaget tas ner den",
        "anslaget tas ned den", "anslaget uppsatt den", "anslaget nedtas", "anslagstid", "överklagandetid",
        "sista datum för överklagande", "sista dag att överklaga", "överklagningstiden går ut", "överklagas senast",
        "datum då anslaget tas ner", "tas ner", "sätts upp", "protokollet finns på", "protokollet finns tillgängligt",
        "protokollet förvaras hos", "protokollets förvaring", "beslutsinstans", "styrelse/nämnd", "anslaget på",
        "publicerat", "publiceras", "publiceringsdatum", "avpubliceras", "anslagsdag för", "anslagets nedtagning",
        "anslaget publicerat", "sammanträdets datum", "paragrafer som anslås", "uppsatt", "nedtaget", "anslaget den",
        "datum för anslag", "datum för anslagets uppsättning", "datum för anslagets nedtagning", "uppsatt den",
        "nedtaget den", "tid för överklagande", "anslaget av", "anslaget", "överklagningsfrist",
    ),
}  # fmt: skip
NOTICE_TITLES = (
    "anslag/bevis", "anslagsbevis", "bevis", "bevis om anslag", "bevis om anslag av protokoll", "anslag",
    "bevis om tillkännagivande av justerat protokoll", "tillkännagivande av justerat protokoll", "bevis/anslag",
    "bevis om justering", "tillkännagivande", "tillkännagivande av justering", "anslag och bevis",
    "anslag / bevis", "anslag - bevis", "anslag, bevis", "bevis om tillkännagivande", "anslag av protokoll",
    "anslag av justerat protokoll", "bevis om justering av protokoll", "bevis om anslag av justering",
)  # fmt: skip

STEPS: tuple[tuple[str, str], ...] = (
    (r"inriktningsbeslut\w*", "inriktningsbeslut"),
    (r"handlingsplan\w*", "handlingsplan"),
    (r"uppföljning\w*|lägesrapport\w*|årsrapport\w*|utvärdering\w*", "uppföljning"),
    (r"begäran om uppdrag|förfrågan\w*|remiss\w*", "förfrågan"),
)

HIDDEN_TITLES = (
    r"\b(?:person|elev)ärende\w*|\bsekretess\w*|\bindivid(?:uellt )?ärende\w*|\bensk(?:ilt|ilda) ärende\w*|\bLV[UM]\b"
    r"|\badoption\w*|\b(?:ansökan|beslut|ärende) om vård\b|\bhemlig\w*"
)
