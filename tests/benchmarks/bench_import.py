"""Import measured: against the bare text extraction of other libraries, for memory, and killed again and again.

    .venv/bin/python tests/benchmarks/bench_import.py speed [FILES]     200 PDF and 200 Word files: four minutes
    .venv/bin/python tests/benchmarks/bench_import.py memory [FILES]    10,000 files in one run: minutes to an hour
    .venv/bin/python tests/benchmarks/bench_import.py killed [FILES]    500 mixed files, killed ten times

Without an argument: `speed`. Prints Markdown for docs/performance.md. All files are generated from invented text, but
for `killed`, which adds the hostile files beside the checkout. Figures are wall clock and processor time of all
processes: where others use the machine, only the second one can be compared.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from shutil import copy
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks import import_parts  # noqa: E402 - the path comes first
from tests.factories import archive  # noqa: E402
from tests.factories.own_site import Site  # noqa: E402

HOSTILE = ROOT.parent / "shared" / "corpus" / "hostile"
KILLS = 10
ITEMS = 20


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def own_site() -> Iterator[Path]:
    """Django on a new site in a temporary folder, in this process; tasks wait in the database, as on a real site."""
    with tempfile.TemporaryDirectory(prefix="lansbeslut-bench-") as folder:
        site = Site(Path(folder))
        set_up(site.var)
        yield site.var


def set_up(var: Path) -> None:
    """Django for the site in this folder, with tasks that wait in the database."""
    os.environ |= {"LANSBESLUT_VAR": str(var), "DJANGO_SETTINGS_MODULE": "webapp.settings.test"}
    import django
    from django.conf import settings

    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "imports", "index"]}
    }
    settings.LOGGING_CONFIG = None
    django.setup()


@contextmanager
def index_worker() -> Iterator[int]:
    """The worker that every site has for its index, in a process of its own and up already; gives its number."""
    from search.index.tasks import look

    asked = look.enqueue()
    with subprocess.Popen([sys.executable, __file__, "index", os.environ["LANSBESLUT_VAR"]]) as worker:
        while not asked.is_finished:
            time.sleep(0.1)
            asked.refresh()
        try:
            yield worker.pid
        finally:
            worker.kill()


def work_on_index(var: str) -> None:
    """What `index_worker` starts: the site's own command, with the options of docker-compose.yml."""
    set_up(Path(var))
    from django.core.management import call_command

    call_command("worker", queue_name="index", interval=0.5, startup_delay=False, verbosity=0)


def processor_time(worker: int | None = None) -> float:
    """Seconds that this process and its ended children have used, and one that still runs."""
    own = sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    return own + (processor_time_of(worker) if worker else 0.0)


def processor_time_of(process: int) -> float:
    """Seconds that a running process has used."""
    used = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], Any], worker: int | None = None) -> tuple[float, float]:
    """Wall clock and processor seconds of some work that leaves no child running, but for a worker that ran before."""
    wall, used = time.perf_counter(), processor_time(worker)
    work()
    return time.perf_counter() - wall, processor_time(worker) - used


def pypdf_text(files: list[bytes]) -> None:
    import pypdf

    for data in files:
        for page in pypdf.PdfReader(BytesIO(data)).pages:
            page.extract_text()


def docx_text(files: list[bytes]) -> None:
    import docx

    for data in files:
        "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)


def import_all(files: list[tuple[str, bytes]], *, publish: bool) -> Counter[str]:
    """One run of these files to drafts; if asked also published, and indexed by `index_worker`, which must run."""
    from django.contrib.auth import get_user_model

    from importers.drafts.delivery import intake, pool, process
    from importers.drafts.models import ImportFile
    from search.index import outbox

    done = 0

    def look(_file: object) -> None:
        nonlocal done
        done += 1
        if done % 50 == 0:
            told(f"{done} of {len(files)} files written")

    person = get_user_model().objects.get(username="reg0")
    run = intake.open_run(intake.Options(), by=person)
    run.reviewed_by = person if publish else None
    run.save()
    for start in range(0, len(files), 20):
        intake.receive_many(run, [intake.Delivered(name, data) for name, data in files[start : start + 20]])
    process.process_waiting(run, done=look)
    pool._close()
    while publish and outbox.pending():
        time.sleep(0.02)
    return Counter(ImportFile.objects.filter(run=run).values_list("state", flat=True))


_began = time.perf_counter()


def told(what: str) -> None:
    """Progress, beside the figures: a comment in Markdown, so that the rest can be pasted as it is."""
    say(f"<!-- {time.perf_counter() - _began:5.0f} s: {what} -->")


def speed(count: int) -> None:
    """(a): the goals are ≤ 1 for PDF against pypdf and ≤ 3 for Word against python-docx.

    Every line is printed as soon as it is known: broken off, it has told what it knew. 200 files of each take about
    four minutes where nothing else runs.
    """
    from search.index import writer

    writer.rebuild()  # as on a site that is there already
    say(f"\n### {count} files of {ITEMS} §§ each: everything against bare text extraction\n")
    compare(count, "pdf", archive.as_pdf, pypdf_text, "pypdf, text only")
    compare(count, "docx", archive.as_docx, docx_text, "python-docx, text only")


def compare(
    count: int, suffix: str, write: Callable[[archive.Written], bytes], bare: Callable[[list[bytes]], None], rival: str
) -> None:
    """The rival before and after, and ours as drafts and as published pages; then the parts of each."""
    first = 0 if suffix == "pdf" else 20_000
    files = []
    for number in range(first, first + 2 * count):
        files.append((f"{number}.{suffix}", write(archive.document(number, items=ITEMS))))
        if len(files) % 100 == 0:
            told(f"{len(files)} of {2 * count} {suffix} files made up")
    plain = [data for _, data in files[:count]]
    bare(plain[:1])
    base = timed(lambda: bare(plain))
    say("| files | what | seconds | processor s | ratio | by processor |")
    say("|---|---|---|---|---|---|")
    say(f"| {count} {suffix} | {rival} | {base[0]:.1f} | {base[1]:.1f} | 1 | 1 |")
    parts = []
    for name, publish in (("read, parsed, stored as drafts", False), ("the same, published and indexed", True)):
        parts.append((name, ours(files[count:] if publish else files[:count], base, name, publish=publish)))
    after = timed(lambda: bare(plain))
    times = f"{after[0] / base[0]:.2f} | {after[1] / base[1]:.2f}"
    say(f"| {count} {suffix} | {rival}, once more | {after[0]:.1f} | {after[1]:.1f} | {times} |")
    say(f"\nMilliseconds of processor time a file, {suffix}:\n")
    say(f"- of the reader: {import_parts.line(import_parts.of_reader(files[:20]))}")
    for name, took in parts:
        indexed = took.pop("index, in its own worker", 0.0) / count
        line = import_parts.line(took, count)
        say(f"- of the main process, {name}: {line}; in all {sum(took.values()) / count:.1f}")
        if indexed:
            say(f"- of the index worker: {indexed:.1f}")
    say("")


def ours(files: list[tuple[str, bytes]], base: tuple[float, float], name: str, *, publish: bool) -> dict[str, float]:
    """One line of the table; returns the parts."""
    from importers.drafts.delivery import pool

    states: Counter[str] = Counter()
    with import_parts.of_main() as took, index_worker() if publish else nullcontext() as worker:
        before = processor_time_of(worker) if worker else 0.0
        wall, used = timed(lambda: states.update(import_all(files, publish=publish)), worker)
        if worker:
            took["index, in its own worker"] = (processor_time_of(worker) - before) * 1000
    pool._shared.clear()
    what = f"{name} ({', '.join(f'{state} {number}' for state, number in states.items())})"
    kind = f"{len(files)} {files[0][0].rsplit('.')[-1]}"
    say(f"| {kind} | {what} | {wall:.1f} | {used:.1f} | {wall / base[0]:.2f} | {used / base[1]:.2f} |")
    return took


def resident(process: int) -> float:
    """Resident memory of a process in MB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def memory(count: int) -> None:
    """(b): one call of the command over a folder of `count` files."""
    from django.core.management import call_command

    from importers.drafts.delivery import pool, process

    say(f"\n### {count} files in one run\n")
    say("| files | files/s since the last line | main process MB | largest reader MB |")
    say("|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="lansbeslut-bench-") as folder:
        for number in range(count):
            kind = (archive.EXTRACT, archive.LETTER, archive.EXTRACT, archive.MINUTES)[number // 4 % 4]
            write, suffix = {7: (archive.as_docx, "docx"), 3: (archive.as_pdf, "pdf")}.get(
                number % 20, (archive.as_text, "txt")
            )
            place = Path(folder, "in", str(number // 500), f"{number:05}.{suffix}")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(write(archive.document(number, items=2, kind=kind)))
        done, told, since = 0, 0, time.perf_counter()

        def look(_file: object) -> None:
            nonlocal done, told, since
            done += 1
            if done % 1000 == 0 or done == 200:
                numbers = [one.number for one in pool.shared()._processes]
                reader = max((resident(number) for number in numbers if number), default=0.0)
                rate = (done - told) / (time.perf_counter() - since)
                say(f"| {done} | {rate:.1f} | {resident(os.getpid()):.0f} | {reader:.0f} |")
                told, since = done, time.perf_counter()

        real = process.process_waiting
        process.process_waiting = lambda run=None, done=None: real(run, done=look)
        with Path(folder, "said.txt").open("w") as said:
            call_command(
                "import_documents", str(Path(folder, "in")), by="reg0", authority=archive.AUTHORITY, stdout=said
            )
        say(f"\n```\n{Path(folder, 'said.txt').read_text().split('klar.')[-1][-1500:]}\n```")


def killed(count: int) -> None:
    """(c): as a new user, with one command, killed at random moments; the report has to account for each file."""
    chance = random.Random(5)
    with tempfile.TemporaryDirectory(prefix="lansbeslut-bench-") as folder:
        site = Site(Path(folder))
        place = Path(folder, "arkiv")
        hostile = sorted(HOSTILE.glob("*")) if HOSTILE.is_dir() else []
        kinds = archive.mixed_folder(place, count - len(hostile))
        for file in hostile:
            target = place / "fientliga" / file.name
            target.parent.mkdir(exist_ok=True)
            copy(file, target)
        call = ("import_documents", place, "--by", "reg0", "--authority", archive.AUTHORITY)
        times = []
        for _ in range(KILLS):
            process = site.start(*call)
            seconds = chance.uniform(2, 25)
            times.append(seconds)
            try:
                process.wait(seconds)
            except Exception:
                process.kill()
            process.communicate()
        report = Path(folder, "rapport.csv")
        said = site.call(*call, "--report", report)
        again = site.call(*call)
        rows = list(csv.DictReader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        delivered = sum(1 for one in place.rglob("*") if one.is_file())
        members = [row for row in rows if ".zip/" in row["Plats"]]
        places = Counter(row["Plats"] for row in rows)
        say(f"\n### {delivered} mixed files, killed with kill -9 after {', '.join(f'{one:.0f}' for one in times)} s\n")
        say(f"- rows of the report: {len(rows)}, of which members of archives: {len(members)}")
        say(f"- files without a row: {delivered - (len(rows) - len(members))}; rows twice: {len(rows) - len(places)}")
        say(f"- what we made and the report lacks: {len(kinds.keys() - {place.lstrip(chr(39)) for place in places})}")
        say(f"- the next call says: {'Allt i mappen finns redan' in again}")
        say(f"\n```\n{said[-3000:]}\n```")


def main(arguments: list[str]) -> None:
    """See the module's own words."""
    what = arguments[0] if arguments else "speed"
    if what == "index":
        work_on_index(arguments[1])
        return
    count = int(arguments[1]) if len(arguments) > 1 else {"speed": 200, "memory": 10_000, "killed": 500}[what]
    if what == "killed":
        killed(count)
        return
    with own_site():
        {"speed": speed, "memory": memory}[what](count)


if __name__ == "__main__":
    main(sys.argv[1:])
