"""The engine inside the process: Tantivy on a folder.

Folder: `current.json` names the generation in use and its commit, `g-…/` are generations. A rebuild makes a new
generation and then replaces `current.json` in one step. Readers look at that small file on each search and reload
when it changed, so that every process sees a commit at its next search. One process writes at a time.
"""

import json
import shutil
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import tantivy
from tantivy import Order, Query

from search.core.document import SearchDocument, load, mark_of
from search.core.errors import EngineUnavailable, RebuildNeeded
from search.core.query import FacetName, SearchQuery, Sort
from search.core.recent import recent_document
from search.core.results import FacetValue, ResultPage
from search.engines.asking import GROUP_DEPTH, NEAR_DOCUMENTS, Grouped, Matching, Ranked
from search.engines.base import Stats, answer, newest_first
from search.engines.columns import GROUP, NEWEST, OLDEST, SOURCE, facet_column, facet_value
from search.engines.embedded_frequency import has_few
from search.engines.embedded_newness import Hit, best_with_newness
from search.engines.embedded_schema import QueryBuilder, build_schema, schema_stamp, to_tantivy
from search.engines.grouping import group
from search.engines.spelling import near_words

STATE = "current.json"
GRACE_SECONDS = 60.0
"""How long an old generation stays for readers that are still opening it."""
UPDATE_HEAP, REBUILD_HEAP = 32_000_000, 128_000_000
ADDED_AT_ONCE = 250
"""Documents of a rebuild that are made before Tantivy gets them: its thread is faster than we are, and that it fell
asleep and was woken for every single one cost a tenth of the processor time."""
_MAX_FACET_VALUES = 5_000


@dataclass(frozen=True, slots=True)
class _State:
    generation: str
    stamp: int
    schema: str


class EmbeddedEngine:
    """Tantivy on `folder`. Make one per process and keep it: it holds the open index."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = build_schema()
        self._builder = QueryBuilder(self._schema)
        self._lock = threading.Lock()
        self._seen = b""
        self._state: _State | None = None
        self._index: tantivy.Index | None = None
        self._everything: _Counted = {}

    def search(self, query: SearchQuery, excluded: Collection[str] = ()) -> ResultPage:
        with _engine_errors():
            return answer(query, self._reader(), frozenset(excluded))

    def beginning(
        self, wanted: Sequence[str], number: int, excluded: Collection[str] = ()
    ) -> tuple[SearchDocument, ...]:
        with _engine_errors():
            found = self._reader().newest(self._builder.beginning(wanted, excluded), number)
        return tuple(sorted(found, key=newest_first))

    def update(self, documents: Iterable[SearchDocument], removed: Collection[str] = ()) -> int:
        made = [(document.record, to_tantivy(document)) for document in documents]
        state = self._read_state()
        with _engine_errors(), self._writer(state.generation, UPDATE_HEAP) as writer:
            replaced = {record for record, _ in made} | set(removed)
            if replaced:
                writer.delete_documents_by_query(self._builder.records(replaced))
            for _, document in made:
                writer.add_document(document)
            writer.commit()
            self._write_state(_State(state.generation, state.stamp + 1, state.schema))
        self._remove_old_generations()
        return len(made)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        generation = f"g-{time.time_ns()}"
        count = 0
        try:
            with _engine_errors(), self._writer(generation, REBUILD_HEAP, new=True) as writer:
                waiting = map(to_tantivy, documents)
                while made := list(islice(waiting, ADDED_AT_ONCE)):
                    for document in made:
                        writer.add_document(document)
                    count += len(made)
                writer.commit()
        except BaseException:
            shutil.rmtree(self._folder / generation, ignore_errors=True)
            raise
        self._write_state(_State(generation, 1, schema_stamp()))
        self._remove_old_generations()
        return count

    def discard_old(self) -> None:
        self._remove_old_generations(grace=0.0)

    def fingerprints(self) -> Iterator[tuple[str, str, str]]:
        searcher = self._reader().searcher
        if not searcher.num_docs:
            return
        for _, address in searcher.search(Query.all_query(), limit=searcher.num_docs, count=False).hits:
            source = searcher.doc(address)[SOURCE][0]
            document = load(source)
            yield document.key, document.record, mark_of(source)

    def stats(self) -> Stats:
        state = self._read_state()
        folder = self._folder / state.generation
        size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        return Stats(self.name, self._reader().searcher.num_docs, size, state.generation)

    def _reader(self) -> "_Reader":
        """A reader of the newest commit. Opens or reloads the index when the state file changed."""
        for attempt in (1, 2):
            try:
                with self._lock:
                    return _Reader(self._current().searcher(), self._builder, self._everything)
            except (ValueError, OSError) as error:
                # A merge or a rebuild may take a file away between two steps of opening: once more, from the start.
                self._seen, self._index = b"", None
                if attempt == 2:
                    raise RebuildNeeded(f"The index in {self._folder} cannot be read: {error}") from error
        raise AssertionError

    def _current(self) -> tantivy.Index:
        seen = self._state_bytes()
        if seen == self._seen and self._index is not None:
            return self._index
        state = self._checked(seen)
        if self._index is None or self._state is None or self._state.generation != state.generation:
            index = tantivy.Index(self._schema, str(self._folder / state.generation), reuse=True)
            index.config_reader("manual", 0)
        else:
            index = self._index
        index.reload()
        self._seen, self._state, self._index, self._everything = seen, state, index, {}
        return index

    def _state_bytes(self) -> bytes:
        try:
            return (self._folder / STATE).read_bytes()
        except OSError as error:
            raise RebuildNeeded(f"There is no search index in {self._folder}: run search_index rebuild") from error

    def _read_state(self) -> _State:
        return self._checked(self._state_bytes())

    def _checked(self, seen: bytes) -> _State:
        try:
            state = _State(**json.loads(seen))
        except (ValueError, TypeError) as error:
            raise RebuildNeeded(f"{self._folder / STATE} is damaged: run search_index rebuild") from error
        if state.schema != schema_stamp():
            raise RebuildNeeded("The search index was built by another version: run search_index rebuild")
        if not (self._folder / state.generation / "meta.json").is_file():
            raise RebuildNeeded(f"Generation {state.generation} is missing: run search_index rebuild")
        return state

    def _write_state(self, state: _State) -> None:
        content = {"generation": state.generation, "stamp": state.stamp, "schema": state.schema}
        beside = self._folder / f"{STATE}.new"
        beside.write_text(json.dumps(content))
        beside.replace(self._folder / STATE)

    @contextmanager
    def _writer(self, generation: str, heap: int, *, new: bool = False) -> Iterator[tantivy.IndexWriter]:
        """The writer of a generation, released afterwards. Merges go on until the end of the block's exit."""
        folder = self._folder / generation
        if new:
            folder.mkdir(parents=True)
        index = tantivy.Index(self._schema, str(folder), reuse=True)
        try:
            writer = index.writer(heap, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise EngineUnavailable(
                    "Another process writes to the search index: only one may (see search_index status)"
                ) from error
            raise
        try:
            yield writer
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()

    def _remove_old_generations(self, grace: float = GRACE_SECONDS) -> None:
        current = self._read_state().generation
        for folder in self._folder.glob("g-*"):
            age = time.time() - folder.stat().st_mtime
            if folder.name != current and age >= grace:
                shutil.rmtree(folder, ignore_errors=True)


class _Reader:
    """Answers from one searcher: hits, counts and facets of one request come from one commit."""

    def __init__(self, searcher: tantivy.Searcher, builder: QueryBuilder, everything: "_Counted") -> None:
        self.searcher = searcher
        self._builder = builder
        self._everything = everything
        """The facets of all documents of this commit, as far as somebody has asked for them."""

    def counts(self, matchings: Sequence[Matching]) -> list[int]:
        queries = [self._builder.build(matching, scored=False) for matching in matchings]
        return [_count(self.searcher.search(query, limit=1)) for query in queries]

    def top(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Ranked]]:
        total, hits = self._ranked(matching, sort, first, size)
        return total, self._load(hits)

    def grouped(self, matching: Matching, sort: Sort, first: int, size: int) -> Grouped:
        total, hits = self._ranked(matching, sort, 0, GROUP_DEPTH)
        numbers = self.searcher.fast_field_values(GROUP, [address for _, address in hits])
        return group([*zip(numbers, hits, strict=True)], total, first, size, self._load)

    def _ranked(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Hit]]:
        """Number of all hits, and `size` of them from the `first` on."""
        plan = matching.plan
        if sort is Sort.RELEVANCE:
            if plan.recency:
                alike = self._builder.build(replace(matching, plan=replace(plan, recency=())), scored=True)
                best = best_with_newness(self.searcher, alike, plan.recency, first + size)
                if best is not None:
                    return best[0], best[1][first:]
            query = self._builder.build(matching, scored=True, few=has_few(self.searcher, matching))
            result = self.searcher.search(query, limit=size, offset=first)
        else:
            query = self._builder.build(matching, scored=False)
            field, order = (NEWEST, Order.Desc) if sort is Sort.NEWEST else (OLDEST, Order.Asc)
            result = self.searcher.search(query, limit=size, offset=first, order_by_field=field, order=order)
        return _count(result), result.hits

    def _load(self, hits: Sequence[Hit]) -> list[Ranked]:
        return [Ranked(recent_document(self.searcher.doc(address)[SOURCE][0]), float(score)) for score, address in hits]

    def newest(self, query: Query, number: int) -> list[SearchDocument]:
        """The newest documents of a query."""
        found = self.searcher.search(query, limit=number, count=False, order_by_field=NEWEST, order=Order.Desc)
        return [one.document for one in self._load(found.hits)]

    def near(self, word: str, distance: int, matching: Matching) -> Collection[str]:
        query = self._builder.near(matching, word, distance)
        found: set[str] = set()
        for _, address in self.searcher.search(query, limit=NEAR_DOCUMENTS, count=False).hits:
            document = load(self.searcher.doc(address)[SOURCE][0])
            found |= near_words((document.title, document.clauses, document.body), word, distance)
        return found

    def facets(self, matching: Matching, names: tuple[FacetName, ...]) -> Mapping[FacetName, list[FacetValue]]:
        plan = matching.plan
        if plan.groups or plan.filters or plan.excluded:
            return self._facets(self._builder.build(matching, scored=False), names)
        return self._facets_of_all(matching.excluded, names)

    def _facets_of_all(self, excluded: Collection[str], names: tuple[FacetName, ...]) -> "_Counted":
        """Of every document but those of some records: the whole is counted once a commit, and they are taken off."""
        missing = tuple(name for name in names if name not in self._everything)
        if missing:
            self._everything.update(self._facets(Query.all_query(), missing))
        whole = {name: self._everything[name] for name in names}
        if not excluded:
            return whole
        off = self._facets(self._builder.records(excluded), names)
        return {name: _less(values, off[name]) for name, values in whole.items()}

    def _facets(self, query: Query, names: tuple[FacetName, ...]) -> "_Counted":
        wanted = {name.value: {"terms": {"field": facet_column(name), "size": _MAX_FACET_VALUES}} for name in names}
        counted = self.searcher.aggregate(query, wanted)
        return {
            name: [facet_value(one["key"], one["doc_count"]) for one in counted[name.value]["buckets"]]
            for name in names
        }


_Counted = dict[FacetName, list[FacetValue]]


def _less(values: list[FacetValue], off: list[FacetValue]) -> list[FacetValue]:
    """The counts without those of `off`; values without hits are left out."""
    fewer = {(one.value, one.label): one.count for one in off}
    left = [replace(one, count=one.count - fewer.get((one.value, one.label), 0)) for one in values]
    return [one for one in left if one.count > 0]


def _count(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # Tantivy's stub leaves it out


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Tantivy reports what goes wrong with its files as ValueError: for callers the engine is unavailable."""
    try:
        yield
    except (ValueError, OSError, SystemError) as error:
        raise EngineUnavailable(f"The embedded engine failed: {error}") from error
