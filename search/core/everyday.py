"""Words that a query may hold and that nobody means to demand: data, in lower case."""

# Words that stand in nearly every text and tell none apart, and those that a question is put with: beside other words
# they are not asked for.
FUNCTION_WORDS = frozenset(
    {
        *("och", "eller", "samt", "att", "som", "i", "på", "av", "för", "med", "till", "om", "från", "vid", "inom"),
        *("mot", "under", "över", "efter", "den", "det", "de", "en", "ett", "man", "sig", "är", "har", "ska", "kan"),
        *("vad", "hur", "när", "var", "vem", "vems", "vilka", "vilken", "vilket", "varför", "vart", "varifrån"),
        *("jag", "du", "han", "hon", "hen", "vi", "ni", "dem", "oss", "er", "mig", "dig", "min", "mitt", "mina"),
        *("vår", "vårt", "våra", "ert", "era", "deras", "dess", "sin", "sitt", "sina", "någon", "något", "några"),
        *("ha", "hade", "haft", "vara", "varit", "bli", "blir", "blev", "blivit", "få", "får", "fick", "fått"),
        *("göra", "gör", "gjort", "gjorde", "finns", "finnas", "fanns", "kunna", "kunde", "skall", "skulle"),
        *("bör", "borde", "måste", "vill", "ville", "tycker", "tänker", "säger", "händer", "hänt", "hände", "vet"),
        *("inte", "ej", "också", "även", "bara", "nu", "då", "så", "där", "här", "än", "ens", "ju", "väl", "dock"),
        *("mer", "mest", "mycket", "åt", "hos", "genom", "utan", "mellan", "innan", "sedan", "idag", "egentligen"),
        *("upp", "ner", "ned", "ut", "in", "loss", "bort", "fram", "ihop", "igen", "kvar", "längre", "redan", "snart"),
        *("ta", "tar", "tog", "ge", "ger", "gav", "gå", "går", "gick", "komma", "kommer", "kom", "ske", "sker"),
        *("alla", "allt", "hela", "många", "denna", "detta", "dessa", "sådan", "sådant", "sådana", "samma"),
        *("gått", "tagit", "gett", "givit", "kommit", "blivit", "behöver", "behöva", "brukar", "slutar", "börjar"),
        *("alltså", "verkligen", "alltid", "aldrig", "ofta"),
        *("gällande", "angående", "avseende", "enligt", "the", "of", "and"),
    }
)
# Words of nearly every decision: beside other words nobody means to demand them, but they may say something.
WEAK = frozenset(
    {
        *("kommun", "kommunen", "kommunens", "kommuner", "staden", "stadens", "regionen", "regionens"),
        *("beslut", "beslutet", "besluten", "beslutat", "beslutade", "beslutar", "besluta", "fatta", "fattat"),
        *("fattas", "ärende", "ärendet", "ärenden", "paragraf", "paragrafen", "ny", "nya", "nytt", "pengar"),
        *("pengarna", "politisk", "politiska", "politiskt", "kommunal", "kommunala", "kommunalt", "offentliga"),
        *("betalt", "billigt", "billigare", "dyrt", "dyrare", "fler", "flera", "färre", "antal", "hjälp", "hand"),
        *("varje", "år", "året", "åren", "dagen", "gång", "gången", "gånger", "sak", "saker", "sätt", "typ", "slags"),
        *("olika", "annan", "annat", "andra", "egen", "eget", "egna", "vanlig", "vanliga", "extra"),
        *("folk", "folket", "person", "personer", "människa", "människor"),
        *("bättre", "sämre", "större", "mindre", "stor", "stora", "stort", "liten", "litet", "små", "bra", "dålig"),
        "gäller",  # ends many a question, and the name of a thing now and then: "Barnens bästa gäller!"
    }
)
