"""The engine for a county that outgrows one machine: Elasticsearch 9 through `elasticsearch.dsl`.

An alias names the index in use: `<prefix>-<stamp>`, where the stamp tells analysis and mapping, so that a program of
another version finds no index instead of a wrong one. A rebuild fills a new index and moves the alias in one step.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.dsl import A, Search
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.core.analysis import Field
from search.core.document import SearchDocument, load
from search.core.errors import EngineUnavailable, RebuildNeeded
from search.core.query import FacetName, SearchQuery, Sort
from search.core.results import FacetValue, ResultPage
from search.engines import elastic_query
from search.engines.asking import GROUP_DEPTH, NEAR_DOCUMENTS, Grouped, Matching, Ranked
from search.engines.base import Stats, answer
from search.engines.columns import FINGERPRINT, GROUP, KEY, SOURCE, facet_column, facet_value
from search.engines.elastic_schema import index_settings, index_stamp, mapping, to_elastic
from search.engines.grouping import group
from search.engines.spelling import near_words

GRACE_SECONDS = 60.0
"""How long a replaced index stays for searches that are under way."""
BULK_ACTIONS, BULK_BYTES = 500, 10_000_000
_MAX_FACET_VALUES = 5_000
_PAGE = 5_000
NOT_FOUND = 404
_KEEP_ALIVE = "2m"


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach the cluster. `hosts` are addresses with scheme and port; any that answers will do.

    Seconds: `search_seconds` for a question of a page, `write_seconds` for a part of a write.
    """

    hosts: tuple[str, ...]
    prefix: str = "lansbeslut"
    replicas: int = 2
    api_key: str = ""
    username: str = ""
    password: str = ""
    ca_certificate: str = ""
    search_seconds: float = 5.0
    write_seconds: float = 60.0


class ElasticEngine:
    """Elasticsearch behind the same door as the other engines. Make one per process and keep it."""

    name = "elasticsearch"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._client = _client(connection)
        self._alias = f"{connection.prefix}-{index_stamp()}"

    def search(self, query: SearchQuery, excluded: Collection[str] = ()) -> ResultPage:
        with _engine_errors():
            return answer(query, _Reader(self._searching(), self._alias), frozenset(excluded))

    def beginning(
        self, wanted: Sequence[str], number: int, excluded: Collection[str] = ()
    ) -> tuple[SearchDocument, ...]:
        with _engine_errors():
            reader = _Reader(self._searching(), self._alias)
            return reader.documents(elastic_query.beginning(wanted, excluded).source([SOURCE])[:number])

    def update(self, documents: Iterable[SearchDocument], removed: Collection[str] = ()) -> int:
        made = list(documents)
        with _engine_errors():
            client = self._writing()
            index = self._current(client)
            client.indices.refresh(index=index)
            keys = {document.key for document in made}
            stale = self._keys_of({document.record for document in made} | set(removed), client) - keys
            actions = [{"_op_type": "delete", "_id": key} for key in sorted(stale)]
            self._bulk(client, index, (*actions, *map(_action, made)))
            client.indices.refresh(index=index)
            self._remove_old(client, GRACE_SECONDS)
        return len(made)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        index = f"{self._alias}-{time.time_ns()}"
        with _engine_errors():
            client = self._writing()
            # No copies while it fills: they are made of the finished index, once, instead of document by document.
            client.indices.create(index=index, mappings=mapping().to_dict(), settings=index_settings(0))
            try:
                count = self._bulk(client, index, map(_action, documents))
                client.indices.refresh(index=index)
                client.indices.put_settings(index=index, settings={"number_of_replicas": self._connection.replicas})
                self._swap(client, index)
            except BaseException:
                client.options(ignore_status=404).indices.delete(index=index)
                raise
            self._remove_old(client, GRACE_SECONDS)
        return count

    def discard_old(self) -> None:
        with _engine_errors():
            self._remove_old(self._writing(), 0.0)

    def fingerprints(self) -> Iterator[tuple[str, str, str]]:
        with _engine_errors():
            client = self._writing()
            client.indices.refresh(index=self._current(client))
            for hit in self._scan(Search(), (KEY, Field.RECORD.value, FINGERPRINT), client):
                yield hit[KEY], hit[Field.RECORD.value], hit[FINGERPRINT]

    def stats(self) -> Stats:
        with _engine_errors():
            client = self._searching()
            index = self._current(client)
            figures = client.indices.stats(index=index, metric=["docs", "store"])["_all"]["primaries"]
            return Stats(self.name, figures["docs"]["count"], figures["store"]["size_in_bytes"], index)

    def _searching(self) -> Elasticsearch:
        return self._client.options(request_timeout=self._connection.search_seconds)

    def _writing(self) -> Elasticsearch:
        return self._client.options(request_timeout=self._connection.write_seconds)

    def _current(self, client: Elasticsearch) -> str:
        """The index that the alias names. Raises RebuildNeeded when there is none."""
        return next(iter(client.indices.get_alias(name=self._alias)))

    def _keys_of(self, records: Collection[str], client: Elasticsearch) -> set[str]:
        """The documents that the index holds of some records."""
        found: set[str] = set()
        for query in elastic_query.records(records):
            found.update(hit[KEY] for hit in self._scan(Search().query("bool", filter=[query]), (KEY,), client))
        return found

    def _scan(self, search: Search, fields: tuple[str, ...], client: Elasticsearch) -> Iterator[dict[str, Any]]:
        """Every hit of a search, all from one state of the index."""
        point = client.open_point_in_time(index=self._alias, keep_alive=_KEEP_ALIVE)["id"]
        try:
            after: list[Any] | None = None
            while True:
                asked = search.source(list(fields)).sort("_shard_doc")[:_PAGE].extra(
                    pit={"id": point, "keep_alive": _KEEP_ALIVE}, track_total_hits=False
                )  # fmt: skip
                body = asked.to_dict() | ({"search_after": after} if after else {})
                hits = client.search(**_as_arguments(body))["hits"]["hits"]
                yield from (hit["_source"] for hit in hits)
                if len(hits) < _PAGE:
                    return
                after = hits[-1]["sort"]
        finally:
            client.options(ignore_status=404).close_point_in_time(id=point)

    def _bulk(self, client: Elasticsearch, index: str, actions: Iterable[dict[str, Any]]) -> int:
        """Carry out the actions; the first refusal raises. Returns how many there were."""
        # 429: the cluster is busy; the client waits 2, 4, 8 … seconds. An index that is gone is never made by accident.
        done = streaming_bulk(
            client, actions, index=index, chunk_size=BULK_ACTIONS, max_chunk_bytes=BULK_BYTES, max_retries=5
        )  # fmt: skip
        return sum(1 for _ in done)

    def _swap(self, client: Elasticsearch, index: str) -> None:
        held = client.options(ignore_status=404).indices.get_alias(name=self._alias)
        old = [name for name in held if name.startswith(f"{self._alias}-")] if held.meta.status == 200 else []
        actions: list[dict[str, Any]] = [{"remove": {"index": name, "alias": self._alias}} for name in old]
        client.indices.update_aliases(actions=[*actions, {"add": {"index": index, "alias": self._alias}}])
        client.indices.put_mapping(index=index, meta={"in_use_since": time.time()})

    def _remove_old(self, client: Elasticsearch, grace: float) -> None:
        """Delete every index of ours but the one in use, older versions' too, once it has been in use for a while."""
        current = self._current(client)
        described = client.indices.get_mapping(index=current)[current]["mappings"]
        if time.time() - float(described.get("_meta", {}).get("in_use_since", 0.0)) < grace:
            return
        pattern = f"{self._connection.prefix}-*"
        old = [name for name in client.indices.get(index=pattern, features="aliases") if name != current]
        for name in old:
            client.options(ignore_status=404).indices.delete(index=name)


class _Reader:
    """Answers about one query, each a request of its own; what waits in the outbox is left out of all of them."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias

    def counts(self, matchings: Sequence[Matching]) -> list[int]:
        if not matchings:
            return []
        asked: list[Mapping[str, Any]] = []
        for matching in matchings:
            query = elastic_query.build(matching, scored=False).to_dict()
            asked += ({"allow_partial_search_results": False}, {"query": query, "size": 0, "track_total_hits": True})
        answers = self._client.msearch(index=self._alias, searches=asked)["responses"]
        if failed := next((one for one in answers if "error" in one), None):
            # Of several questions each has a state of its own; one that failed must not count as none.
            if failed.get("status") == NOT_FOUND:
                raise RebuildNeeded("There is no search index of this version in Elasticsearch: search_index rebuild")
            raise EngineUnavailable(f"Elasticsearch did not answer as it should: {failed['error'].get('type')}")
        return [int(one["hits"]["total"]["value"]) for one in answers]

    def top(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Ranked]]:
        found = self._ask(elastic_query.ordered(matching, sort).source([SOURCE])[first : first + size])["hits"]
        ranked = [Ranked(load(hit["_source"][SOURCE].encode()), float(hit["_score"] or 0.0)) for hit in found["hits"]]
        return int(found["total"]["value"]), ranked

    def grouped(self, matching: Matching, sort: Sort, first: int, size: int) -> Grouped:
        search = elastic_query.ordered(matching, sort).source(False)[:GROUP_DEPTH]
        found = self._ask(search.extra(docvalue_fields=[GROUP]))["hits"]
        ranked = [(hit["fields"][GROUP][0], hit) for hit in found["hits"]]
        return group(ranked, int(found["total"]["value"]), first, size, self._load)

    def _load(self, hits: Sequence[Mapping[str, Any]]) -> list[Ranked | None]:
        """The documents of hits that came without them: a request of its own, and what was removed since is None."""
        keys = [hit["_id"] for hit in hits]
        search = Search().query("bool", filter=[elastic_query.keys(keys)]).source([SOURCE])[: len(keys)]
        found = {hit["_id"]: load(hit["_source"][SOURCE].encode()) for hit in self._ask(search)["hits"]["hits"]}
        return [Ranked(found[hit["_id"]], float(hit["_score"] or 0.0)) if hit["_id"] in found else None for hit in hits]

    def documents(self, search: Search) -> tuple[SearchDocument, ...]:
        """The documents of a search's hits, which brings their source."""
        return tuple(load(hit["_source"][SOURCE].encode()) for hit in self._ask(search)["hits"]["hits"])

    def near(self, word: str, distance: int, matching: Matching) -> Collection[str]:
        search = Search().query(elastic_query.near(matching, word, distance)).source([SOURCE])[:NEAR_DOCUMENTS]
        found: set[str] = set()
        for hit in self._ask(search.extra(track_total_hits=False))["hits"]["hits"]:
            document = load(hit["_source"][SOURCE].encode())
            found |= near_words((document.title, document.clauses, document.body), word, distance)
        return found

    def facets(self, matching: Matching, names: tuple[FacetName, ...]) -> Mapping[FacetName, list[FacetValue]]:
        search = Search().query(elastic_query.build(matching, scored=False))[:0].extra(track_total_hits=False)
        for name in names:
            search.aggs.bucket(name.value, A("terms", field=facet_column(name), size=_MAX_FACET_VALUES))
        counted = self._ask(search)["aggregations"]
        return {
            name: [facet_value(one["key"], one["doc_count"]) for one in counted[name.value]["buckets"]]
            for name in names
        }

    def _ask(self, search: Search) -> Mapping[str, Any]:
        # Half an answer is no answer: a shard that does not reply makes the request fail, and the client asks another.
        asked = _as_arguments(search.to_dict())
        answered: Mapping[str, Any] = self._client.search(
            index=self._alias, allow_partial_search_results=False, **asked
        ).body
        return answered


def _client(connection: Connection) -> Elasticsearch:
    """A client that goes on to the next host when one does not answer."""
    options: dict[str, Any] = {"retry_on_timeout": True, "max_retries": max(3, len(connection.hosts))}
    if connection.api_key:
        options["api_key"] = connection.api_key
    elif connection.username:
        options["basic_auth"] = (connection.username, connection.password)
    if connection.ca_certificate:
        options["ca_certs"] = connection.ca_certificate
    return Elasticsearch(list(connection.hosts), **options)


def _as_arguments(body: Mapping[str, Any]) -> dict[str, Any]:
    """The client's names for what a body calls `from` and `_source`."""
    renamed = {"from": "from_", "_source": "source"}
    return {renamed.get(name, name): value for name, value in body.items()}


def _action(document: SearchDocument) -> dict[str, Any]:
    return {"_op_type": "index", "_id": document.key, "_source": to_elastic(document)}


@contextmanager
def _engine_errors() -> Iterator[None]:
    """What the client reports, as the two things that callers know: rebuild, or not available now."""
    try:
        yield
    except NotFoundError as error:
        raise RebuildNeeded(
            "There is no search index of this version in Elasticsearch: search_index rebuild"
        ) from error
    except (ApiError, TransportError, BulkIndexError) as error:
        # The kind only: a server's message may repeat what was searched for or what a document says.
        raise EngineUnavailable(f"Elasticsearch did not answer as it should: {type(error).__name__}") from error
