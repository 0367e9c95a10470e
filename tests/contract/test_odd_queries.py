"""Any string whatever: a result or a `QueryError`, the same on every engine, and quickly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.core.errors import QueryError
from search.core.parse import parse_query
from search.core.permalink import dump, load
from search.core.query import SearchQuery, Sort
from search.core.results import ResultPage
from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine
from tests.contract.conftest import clear, on_node
from tests.contract.documents import documents
from tests.elasticsearch.cluster import Cluster

WORDS = (
    *("barn", "barnkonventionen", "länsgemensam", "läns-gemensam", "läns", "gemensam", "modell", "modeller", "och"),
    *("konvention", "att", "ställa", "bakom", "underlag", "kommun", "organisering", "Kronobergs", "§", "96", "12", "a"),
    *(
        "2018/234",
        "KS",
        "dnr",
        "2017",
        "maj",
        "2018-05-16",
        "xyzzy",
        "förvaltning",
        "HVB",
        "16 maj 2018",
        "0234/18",
        "BUN",
        "kommunens",
        "vad",
        "sopor",
        "sophämtningstaxa",
        "särskilt",
        "boende",
    ),
)
OPERATORS = (
    "kommun:växjö",
    "kommun:ljungby",
    "organ:KS",
    "år:2017-2018",
    "utfall:avslag",
    "före:2018",
    "initiativ:girfec",
    "§:96",
    "dnr:2018/234",
    "typ:motion",
)
atoms = st.sampled_from((*WORDS, *OPERATORS, "OR", "ELLER", "-", '"', "§", "("))
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
negated = st.one_of(st.sampled_from(WORDS), phrases).map(lambda text: f"-{text}")
likely = st.lists(st.one_of(atoms, phrases, negated), max_size=7).map(" ".join)

ODD = [
    "",
    " ",
    '"',
    '""',
    '" "',
    '"""',
    "-",
    "--",
    "---barn",
    "- barn",
    "OR",
    "OR OR OR",
    "barn OR",
    "OR barn",
    "barn OR -konvention",
    "( barn ) AND [konvention]",
    "barn*",
    "barn~2",
    "barn^5",
    "title:barn",
    "/(a+)+$/",
    "(a+)+b" * 50,
    "'; DROP TABLE decisions_agendaitem; --",
    "<script>alert(1)</script>",
    '{"query": {"match_all": {}}}',
    "_exists_:title",
    "\x00\x01barn\x1f",
    "barn\u2028konvention",
    "\u202ebarn",
    "ba\u00adrn",
    "barn\ud800",
    "A\u030angstrom",
    "ＢＡＲＮ",
    "بارن",
    "子供",
    "👶 barn",
    "¶¶",
    "=vaxjo",
    "dnr:2018/234 dnr:2018/234",
    "Dnr: KS/2018:123",
    "§ 25 KS 2018-03-12",
    "§ 96 barn- och utbildningsnämnden 22 maj 2018",
    "ärende 0234/18",
    "SOU 2018:12",
    "den 16 maj 2018 den 16 maj 2018",
    "Vad har kommunen beslutat om barnkonventionen, och vad kostar det egentligen?",
    'länsinitiativ:"girfec',
    "§",
    "§§",
    "§ 0",
    "§ 99999999999",
    "§§ 12–14",
    "96 a §",
    "2018/00000000000000000234",
    "år:2018-2016",
    "kommun:växjö kommun:ljungby kommun:älmhult",
    "i",
    "och att i",
    "barn " * 90,
    "a" * 1_900,
    "å" * 999,
    "barn-" * 300,
    '"' + "barn " * 80 + '"',
    "-barn " * 50,
]


Engines = tuple[Engine, ...]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory, elasticsearch_node: Cluster) -> Iterator[Engines]:
    elastic = on_node(elasticsearch_node)
    made = (MemoryEngine(), EmbeddedEngine(tmp_path_factory.mktemp("index")), elastic)
    for engine in made:
        engine.rebuild(documents())
    yield made
    clear(elastic)


def seen(page: ResultPage) -> object:
    """What has to be the same on every engine: everything but score, time and order."""
    hits = sorted((hit.key, hit.title, hit.snippets, hit.case_numbers, hit.paragraph, hit.missing) for hit in page.hits)
    return page.total, hits, page.facets, page.relaxed


def ask(engines: Engines, query: SearchQuery) -> None:
    oracle, *others = (engine.search(query) for engine in engines)
    for page in others:
        assert seen(page) == seen(oracle)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_queries_have_one_answer(engines: Engines, text: str) -> None:
    ask(engines, parse_query(text, page_size=100))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "barn " * 20_000,
        " OR ".join(["barn"] * 5_000),
        '"' * 100_000,
        "-" * 100_000,
        "(" * 100_000,
        " ".join(f"o{n}" for n in range(300)),
        " OR ".join(f"o{n}" for n in range(200)),
        "§ " * 900,
        "dnr:",
        "dnr: ",
        "dnr:x",
        "år:99999",
        "år:två",
        "före:2018-13-45",
        "efter:-",
        "-kommun:växjö",
        "parti:x",
        "§:abc",
        'kommun:"',
    ],
    ids=range(20),
)
def test_what_cannot_be_asked_says_what_to_change(engines: Engines, text: str) -> None:
    message = ""
    try:
        ask(engines, parse_query(text))
    except QueryError as error:
        message = error.message
    assert not message or (len(message) > 20 and message.endswith("."))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=likely)
def test_likely_queries_have_one_answer(engines: Engines, text: str) -> None:
    try:
        query = parse_query(text, page_size=100)
    except QueryError:
        return
    ask(engines, query)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_has_one_answer(engines: Engines, text: str) -> None:
    try:
        query = parse_query(text, page_size=100, sort=Sort.NEWEST)
    except QueryError:
        return
    ask(engines, query)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(likely, st.text(max_size=120)), page=st.integers(1, 50), sort=st.sampled_from(Sort))
def test_a_permalink_asks_the_same_question(text: str, page: int, sort: Sort) -> None:
    try:
        query = parse_query(text, page=page, sort=sort)
    except QueryError:
        return
    loaded = load(dump(query))
    assert (loaded.query, loaded.unknown) == (query, ())


def test_real_texts_have_one_answer(corpus: Path, engines: Engines) -> None:
    """The memory engine as the oracle on real minutes: every word of some lines, and every pair as a phrase."""
    from search.core.document import SearchDocument

    text = (corpus / "goteborg" / "kf-2024-02-01.txt").read_text()
    parts = [text[start : start + 3_000] for start in range(0, 60_000, 3_000)]
    made = [
        SearchDocument(f"item-{n}", f"item-{n}", "item", f"/{n}/", part[:60], body=part) for n, part in enumerate(parts)
    ]
    for engine in engines:
        engine.rebuild(made)
    words = text[20_000:20_700].split()
    for first, second in zip(words[::2], words[1::2], strict=False):
        for query in (first, f'"{first} {second}"', f"{first} {second}"):
            try:
                asked = parse_query(query, page_size=100)
            except QueryError:
                continue
            ask(engines, asked)
