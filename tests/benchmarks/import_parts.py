"""Where the time of an import goes, part by part: processor time of one file of each kind of work.

The reader's parts are taken in this process, on a sample; those of the main process while a run goes on, by measuring
around the functions that do them. A part holds no other part: what is called within it is taken off.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

MAIN = (
    ("take in", "importers.drafts.delivery.intake", "receive_many"),
    ("claim", "importers.drafts.delivery.process", "_fill"),
    ("place", "importers.drafts.delivery.placing", "place"),
    ("row of the file", "importers.drafts.delivery.process", "_write"),
    ("drafts, the rest", "importers.drafts.delivery.process", "write_claimed"),
    ("page of the meeting", "decisions.services", "ensure_meeting"),
    ("store the file", "importers.drafts.writing.write", "store_document"),
    ("insert §§", "importers.drafts.writing.write", "insert_items"),
    ("publish, the rest", "importers.drafts.delivery.publishing", "publish_if_asked"),
    ("open findings", "importers.drafts.delivery.publishing", "_check_findings"),
    ("publish §§", "decisions.services", "publish_minutes"),
    ("fetch §§ again", "decisions.services.publish", "_latest_all"),
    ("fetch rows below", "decisions.services.publish", "prefetch_related_objects"),
    ("gate", "decisions.services.publish", "check_minutes"),
    ("states and addresses", "decisions.services.publish", "_make_all_public"),
    ("cases", "decisions.services.publish", "attach_all"),
    ("references", "decisions.services.references", "resolve_all"),
    ("references towards it", "decisions.services.references", "retry_towards"),
    ("initiatives", "decisions.services.publish", "load_initiatives"),
    ("outbox", "decisions.services.publish", "send_record_changed"),
)
"""What a part is called, and the name by which its caller calls it."""


def of_reader(files: list[tuple[str, bytes]]) -> dict[str, float]:
    """Milliseconds a file of reading, parsing, and the way between the processes."""
    from importers import collecting, readers
    from importers.parsing import from_json, parse, to_json

    collecting.settle()
    took: dict[str, float] = {}

    def step(name: str, work: Callable[[Any], Any], given: list[Any]) -> list[Any]:
        work(given[0])
        start = time.process_time()
        made = [work(one) for one in given]
        took[name] = (time.process_time() - start) * 1000 / len(given)
        return made

    sources = step("read", lambda one: readers.read(one[1], one[0]), files)
    texts = step("to JSON", to_json, step("parse", parse, sources))
    step("from JSON", from_json, texts)
    return took


@contextmanager
def of_main() -> Iterator[dict[str, float]]:
    """Milliseconds of each part in this thread while the block runs, in all."""
    took: dict[str, float] = defaultdict(float)
    within: list[float] = []
    before = []
    for label, module, name in MAIN:
        place = import_module(module)
        before.append((place, name, getattr(place, name)))
        setattr(place, name, _measured(getattr(place, name), label, took, within))
    try:
        yield took
    finally:
        for place, name, real in before:
            setattr(place, name, real)


def _measured(real: Any, label: str, took: dict[str, float], within: list[float]) -> Any:
    def call(*given: Any, **named: Any) -> Any:
        start = time.thread_time()
        within.append(0.0)
        try:
            return real(*given, **named)
        finally:
            used = (time.thread_time() - start) * 1000
            took[label] += used - within.pop()
            if within:
                within[-1] += used

    return call


def line(took: dict[str, float], files: int = 1) -> str:
    """The parts of a file, the dearest first."""
    dearest = sorted(((value / files, name) for name, value in took.items()), reverse=True)
    return ", ".join(f"{name} {value:.1f}" for value, name in dearest if value >= 0.05)
