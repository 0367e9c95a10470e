"""How far a run has come, at what rate, and how long is left: for the run page and for a terminal."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from importers.drafts.delivery.queue import WAITING
from importers.drafts.models import ImportFile

_WINDOW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """`per_minute` is the rate of the last minute; `seconds_left` is None where it cannot be known.

    `still`: for a minute no file has been done, though one has waited for as long.
    """

    total: int
    finished: int
    per_minute: int
    seconds_left: int | None
    still: bool = False

    @property
    def waiting(self) -> int:
        """How many files are not done."""
        return self.total - self.finished


def of(files: QuerySet[ImportFile], *, expected: int = 0) -> Progress:
    """The progress of these files; `expected` is how many there will be, where that is known to be more."""
    now = timezone.now()
    recent = Q(finished__gte=now - _WINDOW)
    found = files.order_by().aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        recent=Count("pk", filter=recent),
        since=Min("finished", filter=recent),
        oldest=Min("created", filter=Q(state__in=WAITING)),
    )
    total = max(found["total"], expected)
    left = total - found["total"] + found["waiting"]
    rate = 0.0
    if found["recent"] > 1:
        rate = found["recent"] / max((now - found["since"]).total_seconds(), 0.1)
    still = not found["recent"] and found["oldest"] is not None and found["oldest"] < now - _WINDOW
    return Progress(total, total - left, round(rate * 60), round(left / rate) if rate and left else None, still)


def duration(seconds: int) -> str:
    """`45 s`, `3 min 20 s`, `2 tim 5 min`."""
    minutes, rest = divmod(max(0, seconds), 60)
    if minutes >= 60:
        return f"{minutes // 60} tim {minutes % 60} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def words(progress: Progress) -> str:
    """One sentence: `120 av 500 klara, 240 filer i minuten, ungefär 1 min 35 s kvar`."""
    said = f"{progress.finished} av {progress.total} klara"
    if progress.per_minute and progress.waiting:
        said += f", {progress.per_minute} filer i minuten"
    if progress.seconds_left is not None:
        said += f", ungefär {duration(progress.seconds_left)} kvar"
    if progress.still:
        said += ". Ingen har blivit klar den senaste minuten: skannade filer tar tid, och du behöver inte vänta här"
    return f"{said}."
