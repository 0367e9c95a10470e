import sys

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import swedish

# Paradigms written for this test: every line is one word in its forms.
_LINES = """
nattklubb nattklubben nattklubbar nattklubbarna nattklubbarnas
bolagsstämma bolagsstämman bolagsstämmor bolagsstämmorna
form formen former formerna
norm normen normer normerna
algoritm algoritmen algoritmer
gräns gränsen gränser gränserna
koncern koncernen koncerner koncernens
minoritet minoriteten minoriteter minoriteternas
konkurrens konkurrensen
vigsel vigseln vigslar
växel växeln växlar
byrå byrån byråer byråns
etablera etablerar etablerade etablerad etablerat
bordlägga bordlägger bordläggas
efterfråga efterfrågar efterfrågas efterfrågade
religiös religiösa
extern externa
post posten poster posterna
volym volymen volymer
besök besöket besöken besökens
staty statyn statyer statyerna statyers
by byn byar byarna
ö ön öar öarna
idé idén idéer idéerna
moské moskén moskéer
allé allén alléer alléerna
kafé kaféet kaféer kaféerna
museum museet museer museerna museets
gymnasium gymnasiet gymnasier gymnasierna
stipendium stipendiet stipendier stipendierna
konto kontot konton kontona
foto fotot foton fotona
video videon videor
policy policyn policyer policyerna
nivå nivån nivåer nivåerna
bro bron broar broarna
sko skon skor skorna
cykel cykeln cyklar cyklarna cykelns
förälder föräldern föräldrar föräldrarna föräldrars
son sonen söner sönerna
dotter dottern döttrar döttrarna
bror brodern bröder
man mannen män männen mäns
kvinna kvinnan kvinnor kvinnorna kvinnors
flicka flickan flickor flickorna
pojke pojken pojkar pojkarna
hand handen händer händerna
tand tanden tänder tänderna
natt natten nätter nätterna
stad staden städer städerna städers
bok boken böcker böckerna
rot roten rötter rötterna
fot foten fötter fötterna
land landet länder länderna
strand stranden stränder stränderna
rand randen ränder
träd trädet träden
hus huset husen husens
barn barnet barnen barns barnens
lamm lammet lammen
rum rummet rummen
hem hemmet hemmen hemmets
dom domen domar domarna
skatt skatten skatter skatterna
fond fonden fonder fonderna
park parken parker parkerna
torg torget torgen
väg vägen vägar vägarna
gata gatan gator gatorna
bänk bänken bänkar bänkarna
hund hunden hundar hundarna
häst hästen hästar
sjö sjön sjöar sjöarna
vik viken vikar
hamn hamnen hamnar hamnarna
buss bussen bussar bussarna
tåg tåget tågen
spårvagn spårvagnen spårvagnar spårvagnarna
resenär resenären resenärer resenärerna
lärare läraren lärarna lärares lärarnas
elev eleven elever eleverna elevers elevernas
rektor rektorn rektorer rektorerna
skola skolan skolor skolorna skolornas
lekplats lekplatsen lekplatser lekplatserna
simhall simhallen simhallar simhallarna
bibliotek biblioteket biblioteken bibliotekens
anställd anställda anställdas anställde
boende boendet boenden boendena
sökande sökanden sökandens
yrkande yrkandet yrkanden yrkandena
beslut beslutet besluten beslutens
ärende ärendet ärenden ärendena
avgift avgiften avgifter avgifterna avgifters
taxa taxan taxor taxorna
budget budgeten budgetar budgetarna
regel regeln regler reglerna
hinder hindret hindren
nummer numret nummer numren
läger lägret lägren
väder vädret
vinter vintern vintrar vintrarna
sommar sommaren somrar somrarna
syster systern systrar
muskel muskeln muskler
titel titeln titlar
fågel fågeln fåglar fåglarna
möbel möbeln möbler möblerna
kapitel kapitlet kapitlen
exempel exemplet exemplen
artikel artikeln artiklar
trafik trafiken trafikens
miljö miljön miljöer miljöerna
kultur kulturen kulturer
grön grönt gröna
trygg tryggt trygga
säker säkert säkra
hållbar hållbart hållbara
social socialt sociala
kommunal kommunalt kommunala
offentlig offentligt offentliga
enskild enskilt enskilda
ny nytt nya
fri fritt fria
äldre äldres
ung unga ungas ungt
sjuk sjuka sjukt
höja höjer höjde höjt höjs höjas
sänka sänker sänkte sänkt sänks
bygga bygger byggde byggt byggs byggas
utreda utreder utredde utrett utreds utredas
införa inför införde infört införs införas
anta antar antog antagit antas
ge ger gav gett ges
avslå avslår avslog avslagit avslås
bevilja beviljar beviljade beviljat beviljas
återremittera återremitterar återremitterade återremitterat återremitteras
antagande antagandet
riktlinje riktlinjen riktlinjer riktlinjerna
plan planen planer planerna
program programmet programmen
system systemet systemen
problem problemet problemen
forum forumet
centrum centrumet
datum datumet
album albumet
tal talet talen
mål målet målen målens
krav kravet kraven
lån lånet lånen
lön lönen löner lönerna
vän vännen vänner
bil bilen bilar bilarna
båt båten båtar båtarna
färja färjan färjor
skärgård skärgården skärgårdar
musiker musikern musikerna
politiker politikern politikerna politikers
tjänsteman tjänstemannen tjänstemän tjänstemännen
förskola förskolan förskolor förskolorna förskolors
hyresgäst hyresgästen hyresgäster hyresgästerna
invånare invånaren invånarna invånares
förening föreningen föreningar föreningarna föreningars
kö köer köerna köernas
ägare ägaren ägarna ägares ägarens ägarnas
vän vännen vänner vännerna
nämnd nämnden nämnder nämnderna nämndens nämndernas nämnds
ledamot ledamoten ledamöter ledamöterna ledamöternas ledamots
enhet enheten enheter enheterna enhetens
möjlighet möjligheten möjligheter möjligheterna
verksamhet verksamheten verksamheter verksamheterna verksamhetens verksamheternas
myndighet myndigheten myndigheter myndigheternas
budget budgeten budgetar budgetens budgetarna
beslut beslutet besluten beslutets beslutens besluta beslutar beslutade beslutat beslutas
ärende ärendet ärenden ärendena ärendets ärendenas
barn barnet barnen barnens barns barnets
skola skolan skolor skolorna skolans skolornas
förskola förskolan förskolor förskolorna
kommun kommunen kommuner kommunerna kommunens kommunernas kommuns
region regionen regioner regionerna regionens regioners
kommitté kommittén kommittéer kommittéerna kommitténs
idé idén idéer idéerna
policy policyn policyer policys policyns
strategi strategin strategier strategierna strategins
energi energin energier energins
ekonomi ekonomin ekonomins ekonomier
gymnasium gymnasiet gymnasier gymnasierna gymnasiets
museum museet museer museerna museets
kriterium kriteriet kriterier kriterierna
parti partiet partier partierna partiets partiernas
avgift avgiften avgifter avgifterna avgiftens
taxa taxan taxor taxorna taxans
plan planen planer planerna planens planers
detaljplan detaljplanen detaljplaner detaljplanerna
lärare läraren lärarna lärares lärarens lärarnas
elev eleven elever eleverna elevens elevers elevernas
avtal avtalet avtalen avtalets avtals
förslag förslaget förslagen förslagets
yrkande yrkandet yrkanden yrkandena yrkandets
motion motionen motioner motionerna motionens
handling handlingen handlingar handlingarna handlingens handlingarnas
utredning utredningen utredningar utredningarna
bok boken böcker böckerna
stad staden städer städerna stadens städernas
land landet länder länderna landets
hand handen händer händerna
man mannen män männen
väg vägen vägar vägarna vägens
bro bron broar broarna
hus huset husen husets hus
by byn byar byarna byns
ö ön öar öarna
miljö miljön miljöer miljöns
tillsyn tillsynen tillsynens
organisation organisationen organisationer organisationens organisationers
modell modellen modeller modellerna modellens
insats insatsen insatser insatserna insatsens
problem problemet problemen problems
familj familjen familjer familjerna familjens familjers
kvinna kvinnan kvinnor kvinnorna kvinnors kvinnornas
resa resan resor resorna
tjänst tjänsten tjänster tjänsterna tjänstens
tjänsteskrivelse tjänsteskrivelsen tjänsteskrivelser tjänsteskrivelserna
styrelse styrelsen styrelser styrelserna styrelsens
kommunstyrelse kommunstyrelsen kommunstyrelsens
råd rådet råden rådets rådens
bidrag bidraget bidragen bidragets
stöd stödet stöden stödets
medel medlen medlet
område området områden områdena områdets områdenas
arbete arbetet arbeten arbetena arbetets
möte mötet möten mötena mötets
sammanträde sammanträdet sammanträden sammanträdena
protokoll protokollet protokollen protokollets
paragraf paragrafen paragrafer paragraferna
utskott utskottet utskotten utskottets utskottens
uppdrag uppdraget uppdragen uppdragets
län länet länen länets läns länens
chef chefen chefer cheferna chefens chefers
person personen personer personerna personers
antal antalet
fastighet fastigheten fastigheter fastigheterna fastighetens
byggnad byggnaden byggnader byggnaderna
bostad bostaden bostäder bostäderna
marknad marknaden marknader
investering investeringen investeringar investeringarna
hälsa hälsan hälsans
vård vården vårdens
omsorg omsorgen omsorger omsorgens
socialtjänst socialtjänsten socialtjänstens
ungdom ungdomen ungdomar ungdomarna ungdomars ungdomarnas
fråga frågan frågor frågorna frågans frågornas
uppgift uppgiften uppgifter uppgifterna
riktlinje riktlinjen riktlinjer riktlinjerna
kostnad kostnaden kostnader kostnaderna kostnadens
fond fonden fonder fonderna
förvaltning förvaltningen förvaltningar förvaltningarna förvaltningens
reservation reservationen reservationer reservationerna
revisor revisorn revisorer revisorerna revisorns revisorernas
rektor rektorn rektorer rektorerna rektors
direktör direktören direktörer
sekretess sekretessen
remiss remissen remisser remisserna
process processen processer processerna
program programmet programmen programmets
forum forumet forumen
centrum centrumet
system systemet systemen systemets
bolag bolaget bolagen bolagets bolagens
förbund förbundet förbunden förbundets
företag företaget företagen företagens företags
hamn hamnen hamnar
park parken parker parkerna
vatten vattnet
avlopp avloppet
nyckel nyckeln nycklar nycklarna
fågel fågeln fåglar
syster systern systrar
cykel cykeln cyklar cyklarna
regel regeln regler reglerna
titel titeln titlar
artikel artikeln artiklar artiklarna
kapitel kapitlet kapitlen
exempel exemplet exemplen
mål målet målen målens
gemensam gemensamt gemensamma
länsgemensam länsgemensamt länsgemensamma
ny nytt nya
stor stort stora
social socialt sociala
kommunal kommunalt kommunala
teknisk tekniskt tekniska
ekonomisk ekonomiskt ekonomiska
offentlig offentligt offentliga
öppen öppet öppna
gammal gammalt gamla
säker säkert säkra
vacker vackert vackra
politisk politiskt politiska
politiker politikern politikerna politikers
medborgare medborgaren medborgarna medborgares
ansöka ansöker ansökte ansökt
ansökan ansökningar ansökningarna
anmälan anmälningar
anta antar antog antagit antagen antas antogs antagna
avslå avslår avslog avslagit avslås avslogs avslagen
föreslå föreslår föreslog föreslagit föreslås föreslagna
godkänna godkänner godkände godkänt godkänns godkändes
fastställa fastställer fastställde fastställt fastställs
bifalla bifaller biföll bifallit bifalls
återremittera återremitterar återremitterade återremitterat återremitteras
återremiss återremissen
bordlägga bordlägger bordlade bordlagt bordläggs bordlagts
överklaga överklagar överklagade överklagat överklagas
utreda utreder utredde utrett utreds
utse utser utsåg utsett utses
yrka yrkar yrkade yrkat
ge ger gav gett
ställa ställer ställde ställt
placera placerar placerade placerat
placering placeringen placeringar placeringarna
bygga bygger byggde byggt byggs
skriva skriver skrev skrivit
skrivelse skrivelsen skrivelser skrivelserna skrivelsens
tryck trycket trycken
stycke stycket stycken styckena
bäck bäcken bäckar bäckarna
flicka flickan flickor flickorna
pojke pojken pojkar pojkarna
ledning ledningen ledningar
resultat resultatet resultaten
data datan
medlem medlemmen medlemmar medlemmarna medlemmars
rum rummet rummen
hem hemmet hemmen
gymnasieskola gymnasieskolan gymnasieskolor
grundskola grundskolan grundskolor
samhälle samhället samhällen samhällets
näringsliv näringslivet näringslivets
konvention konventionen konventioner konventionens
trygghet tryggheten
rättighet rättigheten rättigheter rättigheterna
svårighet svårigheter svårigheten
tjänsteman tjänstemannen tjänstemän tjänstemännen
ordförande ordföranden ordförandens ordförandes
jämställdhet jämställdheten
tillgänglighet tillgängligheten
hållbar hållbart hållbara
hållbarhet hållbarheten
naturreservat naturreservatet naturreservaten
skog skogen skogar skogarna
sjö sjön sjöar sjöarna
gata gatan gator gatorna
kyrka kyrkan kyrkor
bibliotek biblioteket biblioteken
idrott idrotten idrotter
förening föreningen föreningar föreningarna föreningars
lokal lokalen lokaler lokalerna
hyra hyran hyror
tomt tomten tomter tomterna
bil bilen bilar bilarna
buss bussen bussar bussarna
tåg tåget tågen
trafik trafiken trafikens
linje linjen linjer linjerna
"""
PARADIGMS = _LINES.strip().splitlines()
# Words whose stems may not meet.
APART = [
    ("handling", "handel"),
    ("kontor", "konto"),
    ("budget", "bud"),
    ("möjlighet", "möjlig"),
    ("verksamhet", "verk"),
    ("register", "regi"),
    ("plan", "plats"),
    ("rektor", "rekt"),
    ("resurs", "resa"),
    ("nämnd", "nämna"),
    ("planer", "planet"),
    ("politiker", "politik"),
    ("samhet", "sam"),
]


def _together(stem):
    return [line for line in PARADIGMS if len({stem(word) for word in line.split()}) == 1]


def test_paradigms_have_one_stem(capsys):
    ours, snowball = len(_together(swedish.stem)), len(_together(snowballstemmer.stemmer("swedish").stemWord))
    apart = [
        {word: swedish.stem(word) for word in line.split()} for line in PARADIGMS if line not in _together(swedish.stem)
    ]
    with capsys.disabled():
        sys.stdout.write(f"\nstems: {ours}/{len(PARADIGMS)} paradigms whole (Snowball: {snowball}), apart: {apart}\n")
    assert ours / len(PARADIGMS) >= 0.98


@pytest.mark.parametrize(("a", "b"), APART)
def test_other_words_keep_apart(a, b):
    assert swedish.stem(a) != swedish.stem(b)


@pytest.mark.parametrize(
    ("word", "holding"),
    [
        ("villa", "vill"), ("villorna", "ville"), ("demens", "dem"), ("varor", "vara"), ("varorna", "är"),
        ("kunder", "kunde"), ("Göran", "gör"), ("Anna", "annat"), ("Anders", "and"), ("Andrén", "andra"),
        ("Hans", "han"), ("Hanna", "han"), ("Helena", "hela"), ("Allan", "alla"), ("samer", "samma"),
        ("brukare", "brukar"), ("barer", "bara"), ("våren", "våra"), ("bordet", "borde"), ("minnen", "mina"),
        ("nära", "när"), ("vidare", "vid"), ("förening", "för"), ("finna", "finns"),
    ],
)  # fmt: skip
def test_no_noun_or_name_has_the_stem_of_a_word_that_holds_a_sentence_together(word, holding):
    assert swedish.stem(word) != swedish.stem(holding)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("regionledamöterna", "regionledamot"),
        ("strandskyddsdispensen", "strandskyddsdispens"),
        ("demensen", "demens"),
        ("gode män", "gode man"),
        ("studentbostäder", "studentbostad"),
        ("samordningsansvaret", "samordningsansvar"),
        ("detaljplanernas", "detaljplan"),
        ("KOMMUNSTYRELSENS", "kommunstyrelse"),
        ("skolbudgeten", "skolbudget"),
    ],
)
def test_the_end_of_a_compound_is_stemmed_like_the_word(form, base):
    assert swedish.stem(form) == swedish.stem(base)


@given(st.text(max_size=30))
def test_any_text_has_a_stem_that_is_not_longer_in_kind(text):
    stem = swedish.stem(text)
    assert bool(stem) == bool(swedish.fold(text))
    assert not any(character.isspace() for character in stem)


@given(st.text(alphabet="abdefghiklmnoprstuvåäö", min_size=3, max_size=14))
def test_case_does_not_matter(word):
    assert swedish.stem(word.upper()) == swedish.stem(word)
