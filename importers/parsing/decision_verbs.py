"""The verbs of decisions: what each makes of the matter. Data for `verdicts`, `acts` and `undecided`, no logic."""

from importers.parsing.terms import Outcome

# Who looks after somebody's affairs, and who gets a prize: no elected office, so nobody is elected to it.
_NOT_ELECTED = (
    r"(?:gode? m[aä]n(?:nen)?|förvaltare[n]?|(?:för|medför)myndare[n]?|ställföreträdare[n]?"
    r"|(?:pris|stipendie)?(?:mottagare|tagare|vinnare)[n]?|stipendiat(?:er)?)"
)
# A body that is asked by another one answers: "avge yttrande", "överlämna skrivelsen som sitt svar på remissen".
# "Planen antas enligt kontorets yttrande", "lämna ärendet för yttrande": the yttrande of somebody else.
_WRITTEN = r"(?:(?:remiss|samråds|gransknings)?yttrande|remissvar)\w*"
_OWN = rf"(?:(?!(?:med|enligt|efter|utifrån|genom|mot|utan|för|särskilt)\b)[\w-]+,? ){{0,9}}?{_WRITTEN}"
_ANSWER = rf"(?:avg(?:e|iv|av)\w* [^.]{{0,60}}?(?:yttrande|remissvar)\w*|(?:anta|godkänn)\w* {_OWN}|yttrar? sig)"
_GIVES = r"(?:avge|anta|antog|(?:över)?lämna|översänd|åberopa|godkänn|inge|insänd)\w*"
_AS_ANSWER = r"(?:så)?som (?:[\w-]+ ){0,5}?(?:\w*yttrande|remissvar|svar\w* (?:på|till|över|i) (?:\w+ ){0,3}remiss)\w*"
_IS_GIVEN = (
    r"(?:avges|lämnas|översänds|överlämnas|antas|godkänns)"
    r"(?=\s*(?:$|[.,;])|\s(?:som|och|av|i|enligt|med|till|samt|över)\b)"
)
# Somebody else answers, nobody does, or later.
_NO_ANSWER = r"(?:avstå|bemyndiga|delegera|begär|anhåll|ansök)\w* (?:[^.]{0,80}? )?(?:att |från )"
# What is not granted: "Lov beviljas inte", "att ej bifalla ansökan", "Som förhandsbesked meddelas att hus inte får …".
_NOT = r"(?:inte|ej|icke)"
_GRANT = r"(?:bevilja|bifalla|medge|medgiva|godkänna|godta(?:ga)?|tillåta|tillmötesgå|lovge|anta(?:ga)?|tillstyrka)"
_GRANTS = (
    r"(?:bevilja(?:r|s|de)?|bifalle[rs]|bifalls?|bifölls?|medge[rs]?|medgives|medgavs?|godkänn(?:e[rs]|s|de|des)|godta[rs]"
    r"|tillåter|tillåts|tillåtes|antar|antas|antages|antogs?|tillstyrke[rs]|tillstyrks|tillstyrkte)"
)
_GRANTED = (
    r"(?:beviljas|bifall(?:as|e?s)|medge(?:s|vs)|medgives|godkänn(?:a?s|es)|godtas|tillåt(?:as|e?s)|antas|antages)"
)
# Bounded and from the word's first letter on: "1-1-1-…" has a beginning at each sign.
_LEAVE = (
    r"(?:(?<![\w-])[\w-]{0,60}(?:lov|tillstånd|dispens|besked|bidrag|stöd|medgivande|samtycke|undantag|ansvarsfrihet|borgen|skolskjuts)"
    r"(?:et|en)?)"
)
_GIVEN = r"(?:lämna[rs]?|ge[rs]?|meddela[rs]?|utgår?|utgick|betalas)"
_MAY = r"(?:kan|får|bör|kommer|skall?)"
_PLAIN = r"(?!(?:om|som|när|då|och|samt|att|men|eftersom|därest|ifall|såvida|för|utan)\b)[\w-]+"
_DENIES = (
    rf"{_NOT} (?:{_GRANT}|(?:lämna|ge|meddela) (?:{_PLAIN} ){{0,3}}?{_LEAVE})\b",
    rf"(?<!om )att (?:{_PLAIN} ){{0,6}}?{_NOT} (?:{_MAY} )?{_GRANTED}\b",
    rf"{_GRANTS} {_NOT}\b",
    rf"{_MAY} (?:\w+ )?{_NOT} {_GRANTED}\b",
    rf"{_GIVEN} {_NOT} (?:{_PLAIN} ){{0,3}}?{_LEAVE}\b",
    (
        rf"{_LEAVE}(?: {_PLAIN}| (?:för|om|till|från|på|av|i) {_PLAIN}){{0,6}}? "
        rf"(?:{_MAY} {_NOT} {_GIVEN}|{_GIVEN} {_NOT}|{_NOT} {_GIVEN})\b"
    ),
    (
        rf"(?:förhands|plan)besked\w*(?:(?!\b(?:{_MAY}|villkor\w*|förutsättning\w*)\b)[^.]){{0,160}}?"
        rf"\b(?:{_NOT} (?:{_MAY}|{_GRANTED})|{_MAY} {_NOT})\b"
    ),
    r"utan bifall",
)
# What a clause says → status as the matrix shows it, and outcome. At the same place the first line wins.
DECISION_VERBS: tuple[tuple[tuple[str, ...], str, Outcome | None], ...] = (
    ((r"återremitter\w*", r"återremiss\b", r"återvis\w+", r"återförvis\w+"), "återremitterat", Outcome.REMITTED),
    ((r"bordl[äa]gg\w*", r"bordl[aå](?:gts?|des?|gda?)\b"), "bordlagt", Outcome.POSTPONED),
    ((r"utgår\b", r"utgå\b", r"utgick\b", r"avskr(?:iv(?!ning)|ev)\w*"), "utgått", Outcome.REMOVED),
    ((r"(?:anses?|förklaras?|får anses)[^.]{0,40}?\bbesvara(?:d|t|de)\b", r"besvarad\b",
      r"\w*(?:förslag|motion|interpellation|fråg|skrivelse)\w* (?:\w+ ){0,3}?(?:är|var) (?:\w+ )?besvara(?:d|t|de)\b"),
     "besvarat", Outcome.ANSWERED),
    ((r"avslå\w*", r"avslog\w*", r"avslagits\b", r"avslag\b", r"avvisa\w*", r"säga nej\b", r"avböj\w*",
      r"negativt (?:\w+ )?(?:planbesked|förhandsbesked|besked)"),
     "avslagit", Outcome.REJECTED),
    (_DENIES, "avslagit", Outcome.REJECTED),
    ((r"ställ\w+ sig bakom", r"står bakom"), "ställt sig bakom", Outcome.APPROVED),
    ((rf"{_NO_ANSWER}(?:\w+ )?(?:{_ANSWER}|lämna\w* {_OWN}|yttrande\w*|remissvar)",
      rf"{_NOT} (?:{_ANSWER}|lämna\w* {_OWN})"),
     "beslutat", Outcome.APPROVED),
    ((_ANSWER, r"besvara remissen", rf"lämna\w* {_OWN}", rf"{_GIVES} [^.]{{0,160}}?{_AS_ANSWER}",
      rf"{_AS_ANSWER}[^.]{{0,60}}?\b{_GIVES}", rf"{_WRITTEN},? (?:[^.]{{0,60}}? )?{_IS_GIVEN}",
      rf"yttrande över [^.]{{0,200}}?(?:i enlighet med|enligt|{_IS_GIVEN})"),
     "yttrat sig", Outcome.OPINION),
    ((rf"som (?:\w+ ){{0,2}}svar\b[^.]{{0,60}}?\b{_GIVES}", rf"{_GIVES} [^.]{{0,160}}?som (?:\w+ ){{0,2}}svar\b",
      r"(?:ingen|inga|utan|(?:inget|inte något|ej något|intet) att) erin(?:ran|ringar|ra)\b"),
     "yttrat sig", Outcome.APPROVED),
    ((r"noter\w+", r"(?:lägg(?:er|es|s|a|as)?|lades?|lagts?) [^.]{0,80}?till handlingarna",
      r"(?:tar?|tas|togs?|läggs?) [^.]{0,40}?till protokollet",
      r"ta(?:r|git)? del av",
      r"tacka\w* för [^.]{0,40}?(?:information|redovisning|redogörelse|föredragning|rapport)\w*",
      r"anteckna\w*", r"ta(?:r|s)? emot information\w*", r"informationen godkänns", r"godkänn\w* informationen",
      r"godkänn\w* (?:redovis|anmäl)[^.]{0,40}?delegation\w*",
      r"(?:redovis|anmäl)\w* [^.]{0,40}?delegation[^.]{0,40}? godkänns",
      r"informer(?:as|ad|ats)\b", r"(?<!beslut )(?<!beslutet )(?:är|var|har) delg(?:iv(?:en|na|its)|etts?)\b"),
     "noterat", Outcome.NOTED),
    ((rf"(?:entledig\w+|utse\w*|utsåg\w*|befria\w*) [^.]{{0,80}}?\b{_NOT_ELECTED}\b",
      rf"{_NOT_ELECTED}\b [^.]{{0,80}}?\b(?:entledigas|utses|befrias)"), "beslutat", Outcome.APPROVED),
    ((r"entledig\w+", r"befria\w* [^.]{0,60}?uppdrag\w*", r"godkänn\w* avsägelse\w*",
      r"bevilja\w* [^.]{0,40}?(?:avsägelse\w*|entledigande|befrielse)",
      r"avsägelse\w* [^.]{0,40}?(?:godkänns|beviljas|godtas|bifalls)",
      r"(?:bifall|biföll|godta|godtog)\w* (?:(?!motion|förslag)[\w-]+ ){0,4}?(?:avsägelse|entledigande)\w*",
      r"entledigande\w* [^.]{0,40}?(?:godkänns|beviljas)"), "entledigat", Outcome.ELECTION),
    ((r"utse\w*", r"välj\w*", r"omvälj\w*", r"utsåg\w*",
      r"vald(?:es?|a)?\b", r"valts?\b", r"justerar (?:dagens )?protokoll\w*"), "valt",
     Outcome.ELECTION),
    ((r"anta(?:r|s|ga|gas|gits?)?\b", r"antogs?\b"), "antagit", Outcome.APPROVED),
    ((r"fastställ\w*",), "fastställt", Outcome.APPROVED),
    ((r"bifall\w*", r"biföll\w*", r"tillstyrk\w*"), "bifallit", Outcome.APPROVED),
    ((r"godkän[nd]\w*",), "godkänt", Outcome.APPROVED),
    ((r"bevilja\w*",), "beviljat", Outcome.APPROVED),
    ((r"ge\w* [^.]{0,80}?i uppdrag", r"uppdra\w*", r"får i uppdrag"), "gett i uppdrag", Outcome.APPROVED),
    ((r"(?:över)?lämna\w* [^.]{0,80}?(?:för|till) (?:\w+ (?:för|till) )?(?:beredning|handläggning|utredning)\b",
      r"hänskj?[uö]t\w* [^.]{0,80}?(?:för|till) (?:beredning|handläggning|utredning)\b",
      r"överlämna\w* [^.]{0,80}?för (?:beslut|yttrande)\b", r"remitter\w*"), "överlämnat", None),
    ((r"överlämna\w*",), "överlämnat", Outcome.APPROVED),
)  # fmt: skip

# Acts that carry a matter out and have no word of outcome of their own; asked last.
ACTION_VERBS = (
    r"förvärv\w+", r"köpa?\b", r"köps\b", r"försälj\w+", r"sälj\w+", r"säljs\b", r"revider\w+", r"ändra\w*",
    r"upphäv\w+", r"upphör\w*", r"inrätta\w*", r"införa?\b", r"införs\b", r"höja?s?\b", r"sänka?s?\b", r"avsätt\w*",
    r"avsätts\b", r"anslå\w*", r"anvisa\w*", r"fördela\w*", r"omfördela\w*", r"utbetala\w*", r"betala\w*",
    r"teckna\w*", r"ingå\w*", r"upplåt\w*", r"arrender\w+", r"avveckla\w*", r"genomför\w*", r"starta\w*", r"bilda\w*",
    r"uppta\w*", r"bemyndiga\w*", r"anslut\w+", r"uppför\w*", r"bygga?s?\b", r"flytta\w*", r"överför\w*", r"medge\w*",
    r"tilldela\w*", r"förläng\w+", r"ansök\w+", r"säg(?:a|er|s) upp", r"ersätt\w+", r"skicka\w*", r"översänd\w*",
    r"återkomma\b", r"delegera\w*", r"gälla?(?:er)?\b", r"stryk\w*", r"lägg(?:s|a) till", r"prövas?\b",
    r"ta(?:s)? (?:bort|upp)\b", r"ska\b", r"får\b", r"förordna\w*", r"fullfölj\w*", r"inled\w*", r"planlägg\w*",
    r"samordna\w*", r"skapa\w*", r"öppna\w*", r"stänga?s?\b", r"verkställ\w*", r"yrka\w*", r"delta(?:r|ga)?\b",
    r"hemställ\w+", r"rekommendera\w*", r"uttala\w*", r"ställa?s?\b", r"namnge\w*", r"tillsätt\w*", r"anställ\w*",
    r"återkalla\w*", r"förbjud\w*", r"förelägg\w*", r"utgår?\b",
)  # fmt: skip
