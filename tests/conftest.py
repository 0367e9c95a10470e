"""What all tests share: the `fast` marker by folder, tools beside Python, the corpus, a PostgreSQL server.

A test that needs a program that this machine lacks is a counted skip with the reason; with
LANSBESLUT_REQUIRE_ALL=1, as in CI, it is a failure instead. Ask for a program with one of the markers
`browser`, `postgresql` and `libreoffice`, or with the fixture `require_tool`.
"""

import contextlib
import gc
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.apps import apps
from django.db import connection

from tests import scratch, sharing
from tests.elasticsearch.cluster import Cluster, Missing, running

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
# The same as POSTGRES_INITDB_ARGS in docker-compose.yml: å, ä, ö after z.
SWEDISH_ORDER = ("--locale-provider=icu", "--icu-locale=sv-SE")
FAST_FOLDERS = frozenset({"unit", "contract", "golden"})


@dataclass(frozen=True, slots=True)
class Tool:
    """A program beside Python: the Debian package that brings it, its names, folders outside PATH."""

    package: str
    programs: tuple[str, ...]
    folders: str = ""

    def find(self) -> Path | None:
        """The program's path, or None where it is not installed."""
        for program in self.programs:
            found = shutil.which(program)
            if found:
                return Path(found)
            outside = sorted(Path("/").glob(f"{self.folders}/{program}")) if self.folders else []
            if outside:
                return outside[-1]
        return None


TOOLS = {
    "chromium": Tool("chromium", ("chromium", "chromium-browser", "google-chrome")),
    # Debian keeps the server's programs outside PATH, one folder for each major version.
    "postgresql": Tool("postgresql", ("initdb",), "usr/lib/postgresql/*/bin"),
    "libreoffice": Tool("libreoffice-writer-nogui", ("soffice", "libreoffice")),
    "tesseract": Tool("tesseract-ocr tesseract-ocr-swe", ("tesseract",)),
}
TOOL_OF_MARKER = {"browser": "chromium", "postgresql": "postgresql", "libreoffice": "libreoffice"}


def demand(name: str) -> Path:
    """The path of a tool; without it the running test is skipped, or fails where everything is required."""
    tool = TOOLS[name]
    path = tool.find()
    if path is None:
        refuse(f"{name} is not installed (Debian: apt install {tool.package})")
    return path


def refuse(reason: str) -> NoReturn:
    """Skip the running test, or fail it where everything is required."""
    if os.environ.get("LANSBESLUT_REQUIRE_ALL") == "1":
        pytest.fail(f"{reason}, and LANSBESLUT_REQUIRE_ALL=1 allows no skip", pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of the fast folders; with several workers, put the longest groups first."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in FAST_FOLDERS:
            item.add_marker("fast")
    sharing.refuse_emptied_databases(items)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: sharing.rank(item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """With several workers, keep the files of the run in memory."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        made = scratch.begin()
        if made is not None:
            config.add_cleanup(lambda: scratch.end(made))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Callable[..., Any]) -> sharing.Sharing:
    """How `-n` deals the tests out (tests/sharing.py)."""
    return sharing.scheduler(config, log)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives as long as the run: a tenth of the time of functional tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the tool of each marker before any fixture is made."""
    for marker, tool in TOOL_OF_MARKER.items():
        if item.get_closest_marker(marker):
            demand(tool)


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], Path]:
    """`require_tool("tesseract")` gives the program's path, or skips (fails where everything is required)."""
    return demand


@pytest.fixture(scope="session")
def chromium(require_tool: Callable[[str], Path]) -> Path:
    """The path of Chromium, for Playwright's `executable_path`."""
    return require_tool("chromium")


@pytest.fixture(scope="session")
def elasticsearch_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One real Elasticsearch node for the whole run, on the loopback; needs a JDK 21 or later and Maven."""
    with contextlib.ExitStack() as stack:
        try:
            node = stack.enter_context(running(1, tmp_path_factory.mktemp("elasticsearch")))
        except Missing as missing:
            refuse(f"Elasticsearch cannot be started: {missing}")
        yield node


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real texts and files beside the checkout; it is never committed, so it may be missing."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the checkout (../shared/corpus)")
    return CORPUS


def _migrations_digest() -> str:
    """Changes with every migration of every app, and with the versions of the packages that bring them."""
    digest = hashlib.sha256((ROOT / "requirements" / "test.txt").read_bytes())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def migrated_database(request: pytest.FixtureRequest) -> Path | None:
    """Where a SQLite database with all migrations is kept between runs, made or not; None where none is kept.

    Migrations take ten seconds of every run that touches the database, and their outcome changes with them only.
    """
    cache = getattr(request.config, "cache", None)
    if cache is None or connection.vendor != "sqlite":
        return None
    return cache.mkdir("migrated") / f"{_migrations_digest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(
    request: pytest.FixtureRequest, migrated_database: Path | None, django_db_modify_db_settings: None
) -> bool:
    """Begin with the kept database where there is one; migrate then finds nothing to do."""
    if migrated_database is None or not migrated_database.exists():
        return bool(request.config.getoption("reuse_db"))
    shutil.copy(migrated_database, connection.settings_dict["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, migrated_database: Path | None) -> None:
    """Keep the migrated database for the next run, complete or not at all."""
    if migrated_database is None or migrated_database.exists():
        return
    beside = migrated_database.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(beside)])
    for old in set(migrated_database.parent.glob("*.sqlite3")) - {migrated_database}:  # another worker may copy it now
        old.unlink(missing_ok=True)
    beside.replace(migrated_database)


def _account() -> str | None:
    """The account for PostgreSQL's programs, which refuse to run as root; None for our own."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@pytest.fixture(scope="session")
def postgresql_server(require_tool: Callable[[str], Path]) -> Iterator[dict[str, str]]:
    """A PostgreSQL cluster of our own, gone afterwards: the LANSBESLUT_POSTGRES_* variables that lead to it."""
    with running_postgresql(require_tool("postgresql").resolve().parent) as variables:
        yield variables


@contextlib.contextmanager
def running_postgresql(programs: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL cluster made by the programs of that folder, for tests and benchmarks.

    It listens on a Unix socket in a temporary folder only, so no port can be taken, and sorts as in Swedish.
    """
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="lansbeslut-pg-", dir=scratch.short()))
    if account:
        shutil.chown(folder, account)

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, "-D", folder / "data", *arguments],
            cwd=folder,
            user=account,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{program}: {done.stdout}\n{done.stderr}"

    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    try:
        users = ("--username=lansbeslut", "--auth=trust")
        run("initdb", *users, "--encoding=UTF8", "--locale=C.UTF-8", *SWEDISH_ORDER, "--no-sync")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield {
                "LANSBESLUT_POSTGRES_HOST": str(folder),
                "LANSBESLUT_POSTGRES_PORT": "5432",
                "LANSBESLUT_POSTGRES_NAME": "lansbeslut",
                "LANSBESLUT_POSTGRES_USER": "lansbeslut",
            }
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)
