"""The one door to writing the index: drain the outbox, rebuild, compare. One process at a time."""

import fcntl
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from search.core.document import fingerprint
from search.core.errors import EngineUnavailable, RebuildNeeded
from search.index import builders, outbox
from search.index.engine import get_engine
from search.index.outbox import Claim

logger = logging.getLogger(__name__)
LOCK = "write.lock"


class IndexBusy(Exception):  # noqa: N818 - no error: another process is at it
    """Another process writes to the index. Its work includes ours, or ours can be done later."""


@contextmanager
def write_lock(seconds: float = 0.0) -> Iterator[None]:
    """Hold the index for writing. Waits up to `seconds`, then raises IndexBusy. Freed when the process dies."""
    folder = Path(settings.SEARCH_INDEX_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + seconds
    with (folder / LOCK).open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise IndexBusy("Another process writes to the search index.") from None
                time.sleep(0.05)
        yield


def drain() -> int:
    """Bring every due row of the outbox into the index. Returns the number of rows done.

    Never raises for what can be tried again: the rows stay, and are taken up by the next look.
    """
    total = 0
    try:
        # A holder of the lock may have passed our rows already: wait for it a moment rather than trust it.
        with write_lock(30.0):
            while claims := outbox.claim():
                total += _drain(claims)
    except IndexBusy:
        logger.info("index: another process writes; the rows wait")
    except EngineUnavailable as error:
        logger.warning("index: not available (%s); the rows wait", type(error).__name__)
    return total


def _drain(claims: tuple[Claim, ...]) -> int:
    try:
        try:
            _write(claims)
        except RebuildNeeded:
            logger.info("index: missing or of another version; rebuilding")
            _rebuild()
        if builders.erased(one.record for one in claims):
            logger.info("index: records were erased; rebuilding, so that nothing of them stays on the disk")
            _rebuild()
            get_engine().discard_old()
    except EngineUnavailable:
        outbox.give_back(claims)
        raise
    except Exception:
        return _one_by_one(claims)
    outbox.done(claims)
    return len(claims)


def _one_by_one(claims: tuple[Claim, ...]) -> int:
    """The claims after one of them failed: each alone, so that only the bad one waits."""
    done = 0
    for place, one in enumerate(claims):
        try:
            _write((one,))
        except EngineUnavailable:
            outbox.give_back(claims[place:])
            raise
        except Exception as error:
            # Ids and the error's kind only: its message may hold document text.
            logger.error("index: %s could not be built (%s)", one.record, type(error).__name__)
            outbox.failed(one, error)
        else:
            outbox.done((one,))
            done += 1
    return done


def _write(claims: tuple[Claim, ...]) -> None:
    records = [one.record for one in claims]
    get_engine().update(builders.build(records), records)


def rebuild() -> int:
    """Build a new index of everything that is public beside the old one and swap. Returns its documents.

    Changes during the rebuild wait in the outbox and are applied to the new index afterwards. Raises IndexBusy
    when another process writes for longer than a minute, EngineUnavailable when the engine cannot.
    """
    with write_lock(60.0):
        count = _rebuild()
    drain()
    return count


def _rebuild() -> int:
    before = outbox.standing()
    count = get_engine().rebuild(builders.build(builders.all_records()))
    outbox.done(before)
    return count


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
