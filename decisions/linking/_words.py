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

# Nouns that, right before a name or right behind it, make it somebody else's: "föreningen Barnens bästa gäller",
# "Teatergruppen Hand i hand", "Åldrika förskola".
SOMEBODY_ELSES = (
    r"(?:\w*(?:förening|stiftelse|bolag|företag|teater|teatergrupp|dansgrupp|musikgrupp|orkester|restaurang|pizzeria|café|"
    r"kafé|kaffestuga|hotell|vandrarhem|butik|firma|kvarter|fastighet|församling|samfällighet|kooperativ|förlag|"
    r"tidning|förskola|friskola|grundskola|folkhögskola|specialskola|naturskola|gymnasium|studieförbund|studiecirkel|"
    r"bokcirkel|insamling|utställning|föreställning|festival|konsert|varumärke|gymnasieskola|grundsärskola|scoutkår|"
    r"idrottsklubb|klubb|krog|konditori|bageri|salong|simskola|ridskola|fritidsgård|äldreboende|servicehus)"
    r"(?:en|n|et|t|s|ns|ens|ets|a|an)?|\w*gymnasiet|fonden|(?:butiks|affärs)?kedjan|teatern|teaterns|\w*filmen|dokumentären|boken|romanen|farsen|komedin|revyn|musikalen|operan|albumet|låten|sången|kampanjen|kampanj|"
    r"partiet|podden|podcasten|ab|hb|kb|brf|kv\.|pjäsen|evenemanget|kören|damkören|affären|märket|"
    r"gården|\w*skolan|(?:dans)?bandet|(?:fotbolls)?laget|hunden|hästen|m/s|\w*hemmet|"
    r"(?:får|ges?|ger|tilldelas) namnet|döps till|"
    r"\w*boendet|krogen|puben|gruppboendet|förskolan)"
)

# Right behind a comma or a dash behind the name they say what bears it: "STIG, Stiftelsen Gammelgården".
LEGAL_PERSONS = (
    r"(?:stiftelsen|föreningen|bolaget|aktiebolaget|ekonomiska\s+föreningen|fonden|ideella\s+föreningen|brf)"
)

# Nouns that say that a name is of some other thing, which an initiative may be as well: never without a person.
SOMETHING_ELSES = (
    r"(?:\w*(?:system(?:et)?|mässan?|kurs(?:en)?|tävling(?:en)?|vision(?:en)?|dag(?:en)?|konferens(?:en)?|träff(?:en)?|"
    r"fest(?:en)?|lopp(?:et)?|marknad(?:en)?|tjänsten?)|appen?|fartyget|"
    r"båten|sjön|ön|byn|motion(?:en)?|medborgarförslag(?:et)?|broschyr(?:en)?|skrift(?:en)?|bok|film|låt|pjäs|slogan|"
    r"parollen?|mottot?|rubriken?|temat?)"
)

# Whose it is, where it is neither the county's nor the region's: "regeringens satsning X", "Lövberga kommuns X".
OF_OTHERS = (
    r"(?:regeringens|statens|skr:s|skl:s|eu:s|socialstyrelsens|\w+myndighetens|\w+institutets|\w+ kommuns|\w+ stads|"
    r"(?:skol|trafik|bo|naturvårds|jordbruks|livsmedels|migrations|tillväxt|energi)\w*(?:verkets|myndighetens))\s+"
    r"(?:[^\W\d_]+\s+)?"
)

# Nouns that an initiative's name may stand beside; any other in the definite form makes it doubtful whose it is.
OF_INITIATIVES = (
    r"\w*(?:projekt|satsning|modell|arbete|initiativ|program|överenskommelse|strategi|plan|avtal|samverkan|process|metod|"
    r"insats|rörelse|uppdrag|nätverk|förklaring|rapport|åtagande|löfte|pakt|arbetssätt|koncept|förstudie|pilot|remiss|"
    r"förslag|grupp|utbildning|namn|samling|forum|råd|ordning|målbild|färdplan|beslut|verksamhet|stöd|inriktning|"
    r"utveckling|organisation|policy|utredning|budget|dokument|underlag|handling|medel|ärende|avsikt|kommun|part|ledare|"
    r"ansvarig|samordnare|koordinator|utvärdering|uppföljning|redovisning|avstämning|anslutning|medverkan|försök|"
    r"omställning|inspirera|relatera|anknut|bidrag|medlem|avgift|kostnad)\w{0,4}"
)

# Words of a text that elects or relieves people: a name that may be a person's is one.
OF_PEOPLE = (
    r"avsägelse\w*|avsäg(?:er|a|t)|entledig\w*|fyllnadsval\w*|val av|nämndem[aä]n\w*|ledamot\w*|ledamöter\w*|"
    r"ersättare\w*|suppleant\w*|begravningsombud|lekmannarevisor\w*|god man|vigselförrättare\w*"
)
# Given names: an abbreviation that spells one ("STIG", "ALVA") is a person's in other letters.
GIVEN_NAMES = """
adam agneta albin alexander alfred alice alma alva amanda anders andreas anita anna anneli annika anton arne
arvid astrid august axel barbro bengt berit bertil birgitta birger bo boel britt bror börje camilla carina carl
cecilia charlotte christer christina dag dan daniel david ebba edith edvin einar elin elis elisabeth ella ellen
elsa elvira emil emilia emma erik erika erland ester eva fanny felix filip folke frans freja frida fredrik
gabriel georg gerd gunilla gunnar gustav göran gösta hanna hans harald harry hedda hedvig helen helena helge
helmer henrik henry hilda hilma hugo håkan ida inga inger ingrid irene iris isak ivar jakob jan jenny jens
jessica joel johan johanna john jonas josef julia julius kaj karin karl kasper kerstin kjell klara klas kristina
kurt lars lasse lea leif lena lennart leo leon liam lilly lina linda linn linnea linus lisa liv lova love lovisa
lo lotta louise lucas ludvig lukas lydia magdalena magnus maj maja malin malte margareta maria marianne marie
mats matilda mattias max mia mikael mira moa mona morgan märta märit måns mårten nils nina nora noah nova olle
olivia olof oskar otto ove per peter petra pia ragnar rasmus robert roger rolf rune rut saga sally samuel sara
seth signe sigrid simon siri siv sixten sofia sofie sonja stefan stella sten stig stina sune susanne svante svea
sven sverker signhild sylvia teo thea theodor thomas tilda tilde tim tina tom tomas tor tora tore torsten tove
tuva tyra ture ulf ulla ulrika valter vera vide viktor viktoria vilgot ville vilma vincent viola walter wilma
yngve yvonne ylva åke åsa örjan östen
"""
PARTIES = r"S|M|C|V|L|KD|MP|SD|FP|-|partilös|opol\.?"

# The regions whose names stand by themselves: a county first, then what lies in it and is said for it.
COUNTIES = (
    ("skåne",),
    ("halland",),
    ("blekinge",),
    ("gotland",),
    ("dalarna",),
    ("värmland",),
    ("västmanland",),
    ("kronoberg", "småland"),
    ("kalmar", "småland", "öland"),
    ("jönköping", "småland"),
    ("östergötland",),
    ("västra götaland", "västergötland", "bohuslän", "dalsland"),
    ("södermanland", "sörmland"),
    ("örebro", "närke"),
    ("uppsala", "uppland"),
    ("gävleborg", "gästrikland", "hälsingland"),
    ("västernorrland", "medelpad", "ångermanland"),
    ("jämtland", "härjedalen"),
    ("västerbotten",),
    ("norrbotten",),
)
TOWNS_TOO = ("kalmar", "jönköping", "örebro", "uppsala")  # said alone they are the towns

# Words that stand before "län" or behind "region" and name none.
NO_COUNTIES = "vårt ert sitt sina våra hela varje annat samma flera våra respektive angränsande eget egna ute inne mitt"

# Matters of one applicant's, who may bear any name: permits, plans of land, grants to associations, elections.
OF_APPLICANTS = (
    r"bygglov\w*|rivningslov\w*|marklov\w*|förhandsbesked\w*|planbesked\w*|detaljplan\w*|serveringstillstånd\w*|skylt\w*|"
    r"lotteritillstånd\w*|tomträtt\w*|arrende\w*|hyresavtal\w*|uthyrning\w*|upplåtelse\w*|torgplats\w*|borgen|"
    r"föreningsbidrag\w*|kulturbidrag\w*|evenemangsbidrag\w*|bidrag till (?:\w+ )?förening\w*|stipendi\w*|"
    r"kulturpris\w*|namnsättning\w*|gatunamn\w*|kvartersnamn\w*|tillbyggnad\w*|nybyggnad\w*|avsägelse\w*|fyllnadsval\w*|entledig\w*"
)

# How municipalities join an undertaking, up to its name.
JOINING = (
    r"(?:anslut(?:a|er|as|ning(?:en)?|en)|delta(?:r|gande)?|medverka(?:r|n)?|ingå(?:r)?)\s+(?:sig\s+)?(?:fortsatt\s+)?(?:till|i|inom)"
    r"(?:\s+(?:projektet|satsningen|samarbetet|arbetet|initiativet|programmet|samverkan|överenskommelsen))?"
)

# What every municipality has of its own: a single word that ends so is nobody's name by itself ("Laddplanen").
DOCUMENTS = (
    r"plan|program|strategi|policy|polic[iy]er|avtal|överenskommelse|projekt|nätverk|forum|råd|riktlinje|rutin|vision|"
    r"målbild|satsning|samverkan|samarbete|utredning|arbete|åtgärder?|process|rapport|dag|vecka|år"
)

# A model named by a place is whatever that place does: "Skottlandsmodellen" is a price on alcohol too.
PLACES_MODEL = (
    r"\w{2,}(?:land|rike|stad|borg|köping|berg|holm|sund|hamn|vik|fors|torp)s?-?"
    r"(?:modell|metod|princip)(?:en|ens|erna|s)?"
)

# A clause that only ties something else to the initiative.
IN_PASSING = (
    r"i (?:enlighet|linje|samverkan|samarbete|samklang) med|samordnas? med|samverka(?:r)? med|med hänvisning till|"
    r"beakta\w*|med beaktande av|inom ramen för|utifrån|ta(?:r)? hänsyn till|kopplas? till|knyta an till|enligt"
)

# Titles of matters that list others: what one of them names is named and no more.
LISTS_OF_MATTERS = (
    r"(?:delgivning(?:ar|en|s\w*)?|meddelande(?:n|na)?|anmälningsärende(?:n|na)?|anmälningar|"
    r"anmälan av (?:delegations)?beslut|(?:redovisning av )?delegations(?:beslut|ärende|ärenden)|delegeringsbeslut|"
    r"inkomna (?:skrivelser|handlingar|ärenden)|skrivelser|informationsärenden|informationspunkter|rapporter|"
    r"(?:(?:ärenden|handlingar|beslut|protokoll) )?för kännedom|post(?:lista|listor)|diarielista|"
    r"övriga (?:frågor|ärenden)|kurser och konferenser|inbjudningar|cirkulär)"
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

# Those of them that say that the county's authorities do it together, and do not just name who sent or paid.
COUNTYS_WORK = (
    r"läns\w*gemensam\w*|läns[\s-]+gemensam\w*|läns(?:arbet|projekt|grupp|samverkan|nätverk|uppdrag|satsning|initiativ)\w*|"
    r"länsövergripande|länets?(?!\w)|(?<!länsstyrelsen )i \w+ län(?!\w)"
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
