"""A whole folder as one run: taken in, read, written, published where asked; broken off anywhere and taken up again."""

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from importers.drafts.delivery import folders, intake, process, publishing, sweep
from importers.drafts.delivery.intake import Options
from importers.drafts.delivery.queue import WAITING
from importers.drafts.models import CommitteeBasis, FileState, ImportFile, ImportRun

_AT_ONCE = 200
_FILES_IN_MEMORY = 20
_BYTES_IN_MEMORY = 20_000_000
_ABOUT_PLACE = (
    "committee", "committee_differs", "authority_differs", "committee_unsure", "date",
)  # fmt: skip


class Busy(Exception):  # noqa: N818 - it says what happened
    """Another process works with this run."""


@dataclass(slots=True)
class Batch:
    """One call: its run, its folders, whom to tell of progress (`told` gets how many files there will be).

    Afterwards `fresh` is how many files it took in, `processed` how many it read, those that waited before among them.
    """

    run: ImportRun
    roots: tuple[Path, ...] = ()
    leave_out: Path | None = None
    told: Callable[[int], None] = lambda _expected: None
    expected: int = field(default=0, init=False)
    fresh: int = field(default=0, init=False)
    processed: int = field(default=0, init=False)

    def work(self) -> None:
        """Take everything in and process it. Raises `Busy` where another process is at it.

        Killed at any moment and called again, it goes on where it was: nothing is doubled and nothing is lost.
        """
        with only_one(self.run):
            sweep.clear(self.run)
            self.expected = sum(1 for _ in self._found())
            for _ in self._received():
                self._process()
            self.run.receiving = False
            self.run.save(update_fields=["receiving"])
            self._process()
            if self.run.reviewed_by_id is not None:
                publishing.publish_waiting(self.run)

    def _found(self) -> Iterator[folders.Found]:
        return folders.walk(self.roots, leave_out=self.leave_out)

    def _received(self) -> Iterator[None]:
        """Take files in; each step is a good moment to process what waits."""
        waiting: list[intake.Delivered] = []
        size = since = 0
        for found in self._found():
            one = folders.fetch(found)
            waiting.append(one)
            size += len(one.data)
            if len(waiting) >= _FILES_IN_MEMORY or size >= _BYTES_IN_MEMORY:
                since += self._keep(waiting)
                waiting, size = [], 0
                if since >= _AT_ONCE:
                    since = 0
                    yield
        self._keep(waiting)

    def _keep(self, waiting: list[intake.Delivered]) -> int:
        kept = len(intake.receive_many(self.run, waiting))
        self.fresh += kept
        self.told(self.expected)
        return kept

    def _process(self) -> None:
        self.processed += process.process_waiting(self.run, done=lambda _file: self.told(self.expected))


def run_for(roots: Iterable[Path], options: Options, *, by: Any) -> tuple[ImportRun, bool]:
    """The run that an earlier call with these folders began, or a new one; and whether it is an earlier one.

    The options are those of this call. Raises PermissionError for a body that this person does not handle.
    """
    roots = tuple(roots)
    origin = folders.origin(roots, by)
    run = ImportRun.objects.filter(origin=origin, by=by, undone=None).order_by("-pk").first()
    if run is None:
        title = ", ".join(root.resolve().name or "mapp" for root in roots)
        return intake.open_run(options, by=by, title=title, origin=origin, receiving=True), False
    take_options(run, options)
    return run, True


def take_options(run: ImportRun, options: Options) -> None:
    """Give a run other options; files that waited for an answer about body or day are then placed anew."""
    before = (run.committee_id, run.authority_id, run.meeting_date)
    intake.change_options(run, options)
    if before == (run.committee_id, run.authority_id, run.meeting_date):
        return
    basis = CommitteeBasis.CHOSEN if run.committee else CommitteeBasis.NONE
    unread = run.files.filter(state__in=WAITING)
    asked = run.files.filter(state=FileState.ANSWERS, question__in=_ABOUT_PLACE)
    unread.update(committee=run.committee, committee_basis=basis)
    asked.update(
        state=FileState.QUEUED, attempts=0, question="", message="", committee=run.committee, committee_basis=basis
    )


def again(files: QuerySet[ImportFile]) -> int:
    """Queue files anew that could not be read and whose bytes are kept. Returns how many."""
    failed = files.filter(state=FileState.FAILED).exclude(upload="")
    return failed.update(state=FileState.QUEUED, attempts=0, message="", finished=None)


@contextmanager
def only_one(run: ImportRun) -> Iterator[None]:
    """Let one process at a time work with a run from the command line; freed when that process dies, however."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    lock = settings.VAR / f"import-{run.pk}.lock"
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
