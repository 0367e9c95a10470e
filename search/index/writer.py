"""The one door to writing the index: drain the outbox, rebuild, compare. One process at a time."""

import gc
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from search.core.document import SearchDocument, fingerprint
from search.core.errors import EngineUnavailable, RebuildNeeded
from search.index import builders, outbox
from search.index.engine import get_engine
from search.index.locking import Held, IndexBusy, write_lock
from search.index.outbox import Claim

logger = logging.getLogger(__name__)


def drain() -> int:
    """Bring every due row of the outbox into the index. Returns the number of rows done.

    Never raises for what can be tried again: the rows stay, and are taken up by the next look.
    """
    total = 0
    try:
        # A holder of the lock may have passed our rows already: wait for it a moment rather than trust it.
        with write_lock(30.0) as lock:
            # Nobody else writes, so whoever holds a row has died: its work is taken up at once, not after the lease.
            outbox.take_back()
            full = True
            while full and (claims := outbox.claim()):
                total += _drain(claims, lock)
                # The few rows that came meanwhile have a look of their own, and then there will be more of them.
                full = len(claims) == outbox.BATCH
    except IndexBusy:
        logger.info("index: another process writes; the rows wait")
    except EngineUnavailable as error:
        logger.warning("index: not available (%s); the rows wait", type(error).__name__)
    return total


def _drain(claims: tuple[Claim, ...], lock: Held) -> int:
    try:
        lock.keep()
        try:
            _write(claims)
        except RebuildNeeded:
            logger.info("index: missing or of another version; rebuilding")
            _rebuild(lock)
        if builders.erased(one.record for one in claims):
            logger.info("index: records were erased; rebuilding, so that nothing of them stays on the disk")
            _rebuild(lock)
            get_engine().discard_old()
    except (EngineUnavailable, IndexBusy):
        outbox.give_back(claims)
        raise
    except Exception:
        return _apart(claims)
    outbox.done(claims)
    return len(claims)


def _apart(claims: tuple[Claim, ...]) -> int:
    """The claims after they failed together: halved until the bad one stands alone, so that only it waits."""
    done = 0
    waiting = _halves(claims)
    while waiting:
        part = waiting.pop()
        try:
            _write(part)
        except EngineUnavailable:
            outbox.give_back([one for some in (part, *waiting) for one in some])
            raise
        except Exception as error:
            if len(part) > 1:
                waiting += _halves(part)
                continue
            # Ids and the error's kind only: its message may hold document text.
            logger.error("index: %s could not be built (%s)", part[0].record, type(error).__name__)
            outbox.failed(part[0], error)
        else:
            outbox.done(part)
            done += len(part)
    return done


def _halves(claims: tuple[Claim, ...]) -> list[tuple[Claim, ...]]:
    """Both halves, the first one last; of a single claim, that one."""
    half = (len(claims) + 1) // 2
    return [part for part in (claims[half:], claims[:half]) if part]


def _write(claims: tuple[Claim, ...]) -> None:
    records = [one.record for one in claims]
    get_engine().update(builders.build(records), records)


def rebuild() -> int:
    """Build a new index of everything that is public beside the old one and swap. Returns its documents.

    Changes during the rebuild wait in the outbox and are applied to the new index afterwards. Raises IndexBusy
    when another process writes for longer than a minute, EngineUnavailable when the engine cannot.
    """
    with write_lock(60.0) as lock:
        count = _rebuild(lock)
    drain()
    return count


def _rebuild(lock: Held) -> int:
    before = outbox.standing()
    with _old_heap_set_aside():
        count = get_engine().rebuild(_kept(builders.build(builders.all_records()), lock))
    outbox.done(before)
    return count


@contextmanager
def _old_heap_set_aside() -> Iterator[None]:
    """Keep Python from going through all that the process holds, over and over, for each chunk of rows that is read.

    Rows make so many objects that the search for garbage among the old ones took a third of a rebuild. New objects are
    looked through as ever, so memory does not grow.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _kept(documents: Iterable[SearchDocument], lock: Held) -> Iterator[SearchDocument]:
    """The documents, as long as the index is ours to write."""
    for document in documents:
        lock.keep()
        yield document


@dataclass(frozen=True, slots=True)
class Difference:
    """Records whose documents in the index are not what the database says: missing, outdated, or too many."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    surplus: tuple[str, ...]
    compared: int

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.missing, *self.stale, *self.surplus)))


def verify() -> Difference:
    """Compare index and database, document by document. Rows that wait in the outbox are no difference."""
    held: dict[str, tuple[str, str]] = {key: (record, mark) for key, record, mark in get_engine().fingerprints()}
    missing, stale, compared = [], [], 0
    for document in builders.build(builders.all_records()):
        compared += 1
        found = held.pop(document.key, None)
        if found is None:
            missing.append(document.record)
        elif found[1] != fingerprint(document):
            stale.append(document.record)
    surplus = [record for record, _ in held.values()]
    waiting = outbox.pending()
    kept = [tuple(dict.fromkeys(r for r in found if r not in waiting)) for found in (missing, stale, surplus)]
    return Difference(kept[0], kept[1], kept[2], compared)


def catch_up() -> int:
    """Bring everything that differs into the index, failed rows too. Returns the number of records."""
    try:
        records = verify().records
    except RebuildNeeded:
        return rebuild()
    outbox.add((*records, *outbox.pending()))
    return drain()


__all__ = ["Difference", "IndexBusy", "catch_up", "drain", "rebuild", "verify", "write_lock"]
