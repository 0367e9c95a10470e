"""The searches that are measured side by side. Each takes the documents once and answers with keys, best first."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import django
import psycopg
import snowballstemmer
from django.conf import settings

from search.core.document import SearchDocument
from search.core.errors import QueryError
from search.core.parse import parse_query
from search.engines.base import Engine

DEPTH = 10
Search = Callable[[str], list[str]]


def ours(engine: Engine, documents: Sequence[SearchDocument]) -> Search:
    """One of our engines, asked as the page asks it."""
    engine.rebuild(documents)

    def search(text: str) -> list[str]:
        try:
            page = engine.search(parse_query(text, page_size=DEPTH, facets=()))
        except QueryError:
            return []
        return [hit.key for hit in page.hits]

    return search


def facts(document: SearchDocument) -> str:
    """Body, day, § and numbers as a line of text, so that searches without fields can find a § by them."""
    committee = document.committee
    names = (committee.name, *committee.aliases) if committee else ()
    numbers = (number.printed for number in document.case_numbers)
    day = document.date.isoformat() if document.date else ""
    place = f"§ {document.paragraph}" if document.paragraph else ""
    return " ".join(filter(None, (*names, day, place, *numbers)))


def whole_text(document: SearchDocument) -> str:
    """Everything of a document but its title."""
    return "\n".join((facts(document), document.clauses, document.body))


def wagtail(documents: Sequence[SearchDocument]) -> Search:
    """Wagtail's own database search (modelsearch) on SQLite FTS5, with its defaults. Once in a process."""
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "tests.relevance.rows"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MIGRATION_MODULES={"rows": None},
        USE_TZ=True,
    )
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from modelsearch.backends import get_search_backend

    from tests.relevance.rows.models import Row

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(Row(key=one.key, title=one.title, text=whole_text(one)) for one in documents)
    call_command("rebuild_modelsearch_index", verbosity=0)
    backend = get_search_backend()

    def search(text: str) -> list[str]:
        return [row.key for row in backend.search(text, Row.objects.all())[:DEPTH]]

    return search


@contextmanager
def postgres(server: dict[str, str], documents: Sequence[SearchDocument]) -> Iterator[Search]:
    """PostgreSQL's full text with its `swedish` configuration: titles weighted A, the rest C, every word demanded."""
    socket, user = server["LANSBESLUT_POSTGRES_HOST"], server["LANSBESLUT_POSTGRES_USER"]
    with psycopg.connect(host=socket, user=user, dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE TABLE row (key text PRIMARY KEY, words tsvector)")
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO row VALUES (%s, setweight(to_tsvector('swedish', %s), 'A') ||"
                " setweight(to_tsvector('swedish', %s), 'C'))",
                [(one.key, one.title, whole_text(one)) for one in documents],
            )
        connection.execute("CREATE INDEX ON row USING gin (words)")

        def search(text: str) -> list[str]:
            found = connection.execute(
                "SELECT key FROM row, websearch_to_tsquery('swedish', %s) AS query WHERE words @@ query"
                " ORDER BY ts_rank_cd(words, query, 1) DESC, key LIMIT %s",
                (text, DEPTH),
            )
            return [key for (key,) in found]

        yield search


def bm25(documents: Iterable[SearchDocument]) -> Search:
    """Okapi BM25 (k1 1.2, b 0.75) over Snowball stems, titles twice; any word is enough."""
    stemmer = snowballstemmer.stemmer("swedish")

    def stems(text: str) -> list[str]:
        return [str(word) for word in stemmer.stemWords(re.findall(r"\w+", text.lower()))]

    postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
    lengths: dict[str, int] = {}
    for one in documents:
        words = stems(f"{one.title} {one.title} {whole_text(one)}")
        lengths[one.key] = len(words)
        for word, count in Counter(words).items():
            postings[word].append((one.key, count))
    average = sum(lengths.values()) / len(lengths)

    def search(text: str) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(stems(text)):
            found = postings.get(word, [])
            weight = math.log(1 + (len(lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for key, count in found:
                scores[key] += weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[key] / average))
        return sorted(scores, key=lambda key: (-scores[key], key))[:DEPTH]

    return search


__all__ = ["DEPTH", "Search", "bm25", "ours", "postgres", "wagtail"]
