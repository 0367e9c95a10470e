"""Generations, readers, the one writer: what only an engine on a disk can get wrong."""

import json
import os
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from msgspec import structs

from search.core.document import SearchDocument
from search.core.errors import EngineUnavailable, RebuildNeeded
from search.core.parse import parse_query
from search.core.query import FacetName
from search.engines import embedded
from search.engines.embedded import STATE, EmbeddedEngine


def document(number: int, title: str = "Taxa") -> SearchDocument:
    return SearchDocument(f"item-{number}", f"item-{number}", "item", f"/{number}/", title)


def total(engine: EmbeddedEngine, text: str = "taxa") -> int:
    return engine.search(parse_query(text)).total


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    made = EmbeddedEngine(tmp_path)
    made.rebuild([document(1)])
    return made


def test_without_an_index_only_a_rebuild_helps(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "none")
    for call in (lambda: total(engine), lambda: engine.update([document(1)]), engine.stats):
        with pytest.raises(RebuildNeeded, match="rebuild"):
            call()
    assert engine.rebuild([document(1)]) == 1
    assert total(engine) == 1


def test_a_rebuild_holds_all_of_several_batches(engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "ADDED_AT_ONCE", 3)
    for count in (6, 7):
        assert engine.rebuild(document(number) for number in range(count)) == count
        assert total(engine) == count


def test_another_reader_sees_a_commit_at_its_next_search(engine: EmbeddedEngine, tmp_path: Path) -> None:
    reader = EmbeddedEngine(tmp_path)
    assert total(reader) == 1
    engine.update([document(2)])
    assert total(reader) == 2
    engine.rebuild([document(3), document(4), document(5)])
    assert total(reader) == 3


def _count(folder: Path, queue: object) -> None:
    engine = EmbeddedEngine(folder)
    for _ in range(2):
        queue.put(total(engine))  # type: ignore[attr-defined]
        time.sleep(1.0)


def test_a_reader_in_another_process_sees_it_too(engine: EmbeddedEngine, tmp_path: Path) -> None:
    context = get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_count, args=(tmp_path, queue))
    process.start()
    assert queue.get(timeout=60) == 1
    engine.update([document(2)])
    assert queue.get(timeout=60) == 2
    process.join(60)


def test_an_index_of_another_version_is_not_read(engine: EmbeddedEngine, tmp_path: Path) -> None:
    state = json.loads((tmp_path / STATE).read_text())
    (tmp_path / STATE).write_text(json.dumps(state | {"schema": "0-older"}))
    with pytest.raises(RebuildNeeded, match="another version"):
        total(engine)
    with pytest.raises(RebuildNeeded, match="another version"):
        engine.update([document(2)])
    engine.rebuild([document(1)])
    assert total(engine) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"generation": "g-1"}', "null"])
def test_a_damaged_state_file_is_no_crash(engine: EmbeddedEngine, tmp_path: Path, content: str) -> None:
    (tmp_path / STATE).write_text(content)
    with pytest.raises(RebuildNeeded):
        total(engine)


def test_a_lost_or_damaged_generation_is_no_crash(engine: EmbeddedEngine, tmp_path: Path) -> None:
    (generation,) = tmp_path.glob("g-*")
    for file in generation.iterdir():
        if file.suffix in {".store", ".term", ".idx"}:
            file.write_bytes(b"x")
    with pytest.raises(EngineUnavailable):
        total(EmbeddedEngine(tmp_path))
    (generation / "meta.json").unlink()
    with pytest.raises(RebuildNeeded, match="missing"):
        total(EmbeddedEngine(tmp_path))


def test_a_second_writer_is_told(engine: EmbeddedEngine, tmp_path: Path) -> None:
    state = engine._read_state()
    with engine._writer(state.generation, embedded.UPDATE_HEAP):
        with pytest.raises(EngineUnavailable, match="Another process writes"):
            EmbeddedEngine(tmp_path).update([document(2)])
        assert total(engine) == 1
    engine.update([document(2)])
    assert total(engine) == 2


def test_a_failed_rebuild_leaves_no_folder(engine: EmbeddedEngine, tmp_path: Path) -> None:
    def broken() -> object:
        yield document(2)
        raise KeyError("stop")

    with pytest.raises(KeyError):
        engine.rebuild(broken())  # type: ignore[arg-type]
    assert len(list(tmp_path.glob("g-*"))) == 1
    assert total(engine) == 1


def test_old_generations_go_after_a_grace(engine: EmbeddedEngine, tmp_path: Path) -> None:
    (first,) = tmp_path.glob("g-*")
    engine.rebuild([document(2)])
    assert first.exists(), "a reader may still be opening it"
    past = time.time() - embedded.GRACE_SECONDS - 1
    os.utime(first, (past, past))
    engine.update([document(3)])
    assert not first.exists()
    assert total(engine) == 2


def test_a_reader_keeps_reading_a_generation_that_is_taken_away(engine: EmbeddedEngine, tmp_path: Path) -> None:
    reader = EmbeddedEngine(tmp_path)
    assert total(reader) == 1
    searcher = reader._reader().searcher
    (first,) = tmp_path.glob("g-*")
    engine.rebuild([document(2), document(3)])
    past = time.time() - embedded.GRACE_SECONDS - 1
    os.utime(first, (past, past))
    engine.update([])
    assert searcher.num_docs == 1
    assert total(reader) == 2


def test_many_small_commits_do_not_pile_up(engine: EmbeddedEngine) -> None:
    for number in range(40):
        engine.update([document(number, f"Taxa {number}")])
    assert engine._reader().searcher.num_segments <= 12
    assert total(engine) == 40


def test_stats_tell_size_and_generation(engine: EmbeddedEngine) -> None:
    stats = engine.stats()
    assert (stats.engine, stats.documents) == ("embedded", 1)
    assert stats.bytes > 1_000
    assert stats.generation.startswith("g-")


def years(engine: EmbeddedEngine, excluded: set[str] | None = None) -> dict[str, int]:
    facet = engine.search(parse_query(""), excluded=excluded or ()).facet(FacetName.YEAR)
    assert facet is not None
    return {value.value: value.count for value in facet.values}


def test_facets_of_everything_are_counted_anew_after_each_commit(engine: EmbeddedEngine) -> None:
    """They are kept for one commit; what waits for the index is taken off, whole values too."""
    engine.rebuild([structs.replace(document(n), date=date(2018 + n // 3, 1, 1)) for n in range(4)])
    assert years(engine) == years(engine) == {"2018": 3, "2019": 1}
    assert years(engine, {"item-0", "item-3", "item-77"}) == {"2018": 2}
    assert years(engine) == {"2018": 3, "2019": 1}
    engine.update([], ["item-1"])
    assert years(engine) == {"2018": 2, "2019": 1}
    engine.rebuild([])
    assert years(engine) == {}
