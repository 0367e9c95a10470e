"""The words that linking goes by, as data: everyday phrases, endings, steps, statuses."""

# Phrases that minutes use every day about other things: never evidence by themselves, whoever enters them as a
# name. Compared by their letters, so spacing, case and hyphens do not matter.
EVERYDAY_PHRASES = (
    "barnens bästa",
    "barnets bästa",
    "barns bästa",
    "barnets rättigheter",
    "barns rättigheter",
    "barnets rätt",
    "barnkonventionen",
    "barnperspektiv",
    "barnperspektivet",
    "barnrättsperspektiv",
    "barn och unga",
    "barn och ungas hälsa",
    "barn och ungdomar",
    "tidiga insatser",
    "tidiga och samordnade insatser",
    "samordnade insatser",
    "psykisk hälsa",
    "psykisk ohälsa",
    "folkhälsa",
    "komplex problematik",
    "komplexa behov",
    "särskilda behov",
    "länsgemensam",
    "länsgemensam modell",
    "länsgemensam organisering",
    "länsgemensam organisation",
    "länsgemensam handlingsplan",
    "länsgemensam strategi",
    "handlingsplan",
    "inriktningsbeslut",
    "uppföljning",
    "årsrapport",
    "samverkan",
    "samverkansavtal",
    "överenskommelse",
    "hvb",
    "heltid",
    "heltid som norm",
    "kollektivtrafik",
    "landsbygd",
    "trygghet",
    "skolan",
    "förskolan",
)

# Endings of nouns and adjectives. Verbs change otherwise and names seldom hold them.
ENDINGS = (
    "s en et n t a e ar er or an na ma as es ens ets ns ts ers ars ors ans nas mas is arna erna orna arnas ernas ornas"
)

# In long names these change places from one registrar to the next.
INTERCHANGEABLE = (
    ("kring", "runt", "omkring", "för", "om", "gällande", "avseende", "angående", "rörande", "beträffande"),
    ("och", "samt", "&"),
)

PREPOSITIONS = "för av om till kring i på med mellan över från och samt vid under inom"

# How scanners misread Swedish letters; both ways.
MISREADINGS = (("å", "a", "ä"), ("ö", "o", "0"), ("l", "i", "1"), ("e", "c"))

STEP_KINDS = ("request", "direction", "plan", "follow_up")

# Kind of step → words that lead to it (regular expressions on lower-case text). Two of them are spelled as in
# addresses too, because keys of steps are.
STEP_WORDS: tuple[tuple[str, str], ...] = (
    (
        "request",
        r"^begäran\b(?! (?:\w+ ){0,4}om (?:ställningstagande|yttrande|antagande|godkännande|beslut|svar)\b)",
    ),
    ("request", r"begäran om (?:uppdrag|att|medverkan|deltagande)|begär(?:an)?(?= att få i uppdrag)"),
    ("request", r"förfrågan|forfragan|förfrågning|inbjudan att delta|uppdrag(?:et)? att (?:\w+ ){0,4}utreda|förstudie"),
    ("direction", r"inriktningsbeslut\w*|politisk inriktning|inriktning(?:en)? för"),
    ("direction", r"utreda utformningen|avsiktsförklaring\w*"),
    ("plan", r"handlingsplan\w*|handlingsprogram\w*|genomförandeplan\w*|åtgärdsplan\w*|aktivitetsplan\w*"),
    (
        "follow_up",
        r"uppföljning\w*|uppfoljning|årsrapport\w*|lägesrapport\w*|återrapport\w*|slutrapport\w*|delrapport\w*",
    ),
    ("follow_up", r"utvärdering\w*|verksamhetsberättelse\w*|statusrapport\w*|nulägesanalys\w*"),
)

# Verbs of clauses → status, tried in this order within a clause: a refusal or a postponement rules the rest.
# "yrkande" behind a refusal means that somebody's motion was refused, not the question itself.
STATUS_WORDS: tuple[tuple[str, str], ...] = (
    ("återremitterat", r"återremitter\w+|återremiss av ärendet"),
    ("bordlagt", r"bordläg\w+|skjuta upp (?:beslutet|ärendet)"),
    ("avslagit", r"(?:inte|ej|icke) (?:ställ(?:a|er) sig bakom|anta\w*|godkänn\w+|bifall\w+|delta\w*|medverka\w*)"),
    ("avslagit", r"(?:ställer sig|antar|godkänner|deltar|medverkar) (?:inte|ej)\b"),
    (
        "avslagit",
        r"av(?:slå|slår|slås|böja|böjer|styrka|styrker)\b(?! (?:\w+ ){0,4}\w*yrkand)|avstå(?:r)? från att delta",
    ),
    ("avslagit", r"tacka(?:r)? nej|säga nej|lämna(?:r)? samarbetet"),
    ("beslutat med ändring", r"med (?:följande|nedanstående|den) (?:ändring|tillägg|justering)\w*"),
    ("yttrat sig", r"yttra(?:r)? sig|(?:avge|lämna|översända|avger|lämnar|översänder)\w* (?:\w+ ){0,4}yttrande\w*"),
    ("yttrat sig", r"(?:avge|lämna|avger|lämnar) (?:\w+ ){0,3}remissvar\w*|som (?:sitt )?(?:eget )?yttrande"),
    ("yttrat sig", r"anta(?:r|s)? (?:\w+ ){0,3}yttrande\w*"),
    (
        "yttrat sig",
        r"godkänn(?:a|er) (?:yttrandet|remissvaret|förslaget till (?:yttrande|svar))",
    ),
    ("ställt sig bakom", r"ställ(?:a|er) sig (?:\w+ ){0,2}(?:bakom|positiv\w*)|tillstyrk\w+"),
    (
        "noterat",
        r"noter(?:a|ar|as)\b|ta(?:r)? del av|lägg(?:a|er|s) (?:\w+ ){0,4}till handlingarna",
    ),
    ("noterat", r"anteckna(?:s|r|t)?\b"),
    ("noterat", r"(?:ta|tar|tas|tagit) (?:informationen |rapporten )?till protokollet"),
    ("noterat", r"godkänn(?:a|er|s) (?:\w+ ){0,2}(?:information\w*|\w*rapport\w*|uppföljning\w*|redovisning\w*)"),
    ("noterat", r"(?:information|rapport|redovisning)en godkänns"),
    ("antagit", r"anta(?:r|s)?\b|fastställ\w+|godkänn(?:a|er|s)\b|ingå\w* (?:avtal\w*|överenskommelse\w*)|bifall\w+"),
    ("antagit", r"(?:medverka|delta|ansluta sig|ansluter sig)r? (?:i|till)\b|tacka(?:r)? ja"),
)

# Verbs that hand the question on to another body: the clause is a proposal, whatever else it says.
HANDED_ON = (
    r"föreslå(?:r|s)? (?:att )?(?:\w+ )?(?:kommunstyrelse|kommunfullmäktige|fullmäktige|nämnd|regionstyrelse|"
    r"regionfullmäktige|\w+nämnden|\w+styrelsen|\w+fullmäktige)\w*"
)

# Words right before a name that make it somebody else's: "föreningen Barnens bästa gäller".
SOMEBODY_ELSES = (
    r"(?:föreningen|stiftelsen|fonden|bolaget|aktiebolaget|företaget|teatern|teaterföreställningen|föreställningen|"
    r"filmen|boken|låten|sången|kampanjen|partiet|insamlingen|förlaget|tidningen|podden|ab|utställningen|pjäsen|"
    r"konserten|evenemanget|kören|festivalen|butiken|affären|firman|kedjan|märket|varumärket|restaurangen|caféet|"
    r"kaféet|hotellet|kvarteret|fastigheten|gården|vandrarhemmet|(?:för|fri|grund|folkhög|natur|special)skolan?|\w*hemmet|\w*boendet|studieförbundet|"
    r"ekonomiska föreningen|samfälligheten|församlingen|kooperativet)"
)

# What every municipality has of its own: a single word that ends so is nobody's name by itself ("Laddplanen").
DOCUMENTS = (
    r"plan|program|strategi|policy|polic[iy]er|avtal|överenskommelse|projekt|nätverk|forum|råd|riktlinje|rutin|vision|"
    r"målbild|satsning|samverkan|samarbete|utredning|arbete|åtgärder?|process|rapport|dag|vecka|år"
)

# A clause that only ties something else to the initiative.
IN_PASSING = (
    r"i (?:enlighet|linje|samverkan|samarbete|samklang) med|samordnas? med|samverka(?:r)? med|med hänvisning till|"
    r"beakta\w*|med beaktande av|inom ramen för|utifrån|ta(?:r)? hänsyn till|kopplas? till|knyta an till|enligt"
)

# Matters whose "avslå" and "bifalla" answer a person or a group, not the initiative.
OTHERS_QUESTIONS = ("motion", "citizen_proposal", "interpellation", "personal")
OTHERS_QUESTION_WORDS = r"\b(?:motion\w*|medborgarförslag\w*|interpellation\w*|e-förslag\w*)"
# Words of clauses that only put or answer a question: "att frågan får ställas", "att godkänna svaret".
OF_THE_ANSWER = r"\b(?:(?:enkla )?fråg(?:an|orna)|interpellation\w*|svar(?:et|en)|besvara\w*)\b"

# ---- closeness (evidence of kind 5) ----

# Words that say that a matter concerns the county and not one municipality (regular expressions, lower case).
COUNTY_WIDE = (
    r"läns\w*gemensam\w*|läns[\s-]+gemensam\w*|läns(?:arbet|projekt|grupp|samverkan|nätverk|uppdrag|satsning|initiativ)\w*|"
    r"länsövergripande|länets?(?!\w)|länsstyrelse\w*|landsting\w*|"
    r"regionen\w*|region (?!\w*al)|regionala?\w*|samtliga kommuner|alla kommuner|grannkommun\w*|mellankommunal\w*|"
    r"kommunförbund\w*|(?:åtta|nio|sju|sex|fem|tio) kommuner\w*|flera kommuner|kommungräns\w*|övriga kommuner|"
    r"deltagande kommuner|medverkande kommuner|kommunerna och"
)

# Words of every matter: they tell nothing of what it is about.
EMPTY_WORDS = """
och att det som en ett den i på är av för med till inte om han hon de var så från vid kan har ska skall eller
men också när under efter utan mellan över in ut upp än ännu där här hur vad vem vilken vilket vilka denna
detta dessa sig sin sitt sina vi ni man dem deras dess samt enligt kring runt genom inom utifrån utöver
samtidigt även bland mot hos per via blir bli blivit blev vara varit vore få fått får fick göra gör gjort
gjorde ta tar tagit tog ge ger gett gav finns fanns hade ha skulle bör kunna kunde vill ville vilja måste
behöva behöver behövt gälla gäller gällde avse avser avseende gällande angående varje all alla allt annan
annat andra mycket många mer mest flera några någon något ingen inget inga själv samma sådan sådant sådana ny
nytt nya första tredje hela hel olika viss visst vissa stor stort stora liten små god bra bäst bästa viktig
möjlig möjlighet höst vår sommar vinter år årlig månad dag tid datum sedan redan nu idag tidigare senare
kommande januari februari mars april maj juni juli augusti september oktober november december kommun kommunal
kommunen kommunerna region regionen regional regionala län länet läns landsting nämnd nämnden nämnder styrelse
fullmäktige utskott utskottet arbetsutskott förvaltning förvaltningen kontor chef ordförande ledamot politisk
politiska organ beslut beslutar besluta beslutat beslutade ärende ärendet förslag föreslå föreslår föreslagen
föreslagna anta antar antas antagen godkänna godkänner ställa ställer bakom bifalla avslå notera noterar
noteras information informera rapport rapporten rapportera redovisa redovisning redovisas handlingar handling
handlingarna protokoll paragraf sammanträde möte underlag tjänsteskrivelse skrivelse yttrande yttra remiss
bilaga dnr diarienummer begäran begär begärt uppdrag uppdra uppdrar uppdraget ansvar ansvara plan planen
planera planering arbete arbeta arbetar arbetet arbetat verksamhet verksamheten verksamheter mål syfte syftar
bakgrund sammanfattning beredning bereda fråga frågor frågan svar svara del delar deltar delta leda leder
ledning leds lett gemensam gemensamt gemensamma tillsammans samarbete samverka samverkan samverkar initiativ
projekt process utveckla utveckling utvecklas utvecklingen utreda utreder utredning utredningen fortsatt
fortsatta fortsätta vidare start starta påbörja genomföra genomförande införa införande budget kostnad
kostnader medel krona kronor tusen miljon miljoner ekonomi ekonomisk ekonomiska finansiering finansiera avtal
överenskommelse uppföljning följa följer följts inriktning inriktningsbeslut handlingsplan förfrågan
årsrapport styrgrupp arbetsgrupp exempel exempelvis påhittad sida sidan verklig flest flesta berätta bad be
ingår ingå använda används använt grund enskild berör berörs berörda gjord resultat behov sätt form innebär
innebära komma kommer kommit kom gå går gått gick se ser sett såg visa visar visat säga säger sagt kr tkr mkr
"""

# Words of whole fields: hundreds of matters share them.
BROAD_WORDS = """
barn barnen unga ung ungdom ungdomar elev elever skola skolan förskola grundskola gymnasium utbildning lärare
rektor pedagog familj familjer förälder föräldrar vårdnadshavare vuxen äldre person personer människa
människor invånare medborgare brukare patient klient kvinna man flicka pojke vård vården hälsa sjukvård
hälsovård omsorg social socialtjänst tjänst psykisk ohälsa sjuk stöd stödja hjälp insats insatser trafik väg
vägar gata gator kollektivtrafik buss tåg cykel cykla bil parkering resa resor miljö klimat energi natur
vatten avlopp avfall mark bostad bostäder boende hus lokal lokaler byggnad fastighet kultur fritid idrott
bibliotek förening bidrag näringsliv företag arbetsmarknad sysselsättning jobb personal anställd anställda
medarbetare kompetens rättighet rätt jämställdhet integration trygghet trygg säkerhet säker hållbar hållbarhet
kvalitet tillgänglig tillgänglighet digital digitalisering it system teknik modell metod arbetssätt
organisation organisera organisering struktur strategi program policy riktlinje riktlinjer styrning styr
samordna samordnad samordnat samordnade samordning tidig tidiga tidigt kommungemensam nationell statlig
länsgemensam bo plats råd
"""

# Whom a matter is for; words of one row stand for the same people.
GROUPS_OF_PEOPLE = (
    "barn barnet unga ungdom ungdomar elev elever förskola skola student tonåring",
    "äldre pensionär pensionärer senior seniorer",
    "vuxen vuxna",
    "nyanländ nyanlända flykting flyktingar asylsökande",
    "funktionsnedsättning funktionshinder",
    "missbruk beroende missbrukare",
)
