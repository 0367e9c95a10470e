"""The functional tests once more, on a real PostgreSQL, and what only that database shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.postgresql

PARTS = 4
"""Runs of about three minutes, which the workers share."""
LONG_WALKS = ("test_rights.py", "test_doors.py", "test_demo.py")
"""They ask little of the database: they come along where all is required, in CI."""
ENGINES_ONLY = ("test_elasticsearch.py", "test_search_odd_input.py")
"""They ask the search engine; the database only gives it its rows, as in the tests of publishing."""
PRINT_ORDER = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT string_agg(n, '' ORDER BY n) FROM (VALUES ('ö'), ('a'), ('z'), ('ä'), ('å')) AS t (n)")
    print(connection.vendor, cursor.fetchone()[0])
"""


def files() -> list[str]:
    """The files of tests that ask the database, largest first. The long walks come along where all is required."""
    left_out = ENGINES_ONLY if os.environ.get("LANSBESLUT_REQUIRE_ALL") == "1" else (*ENGINES_ONLY, *LONG_WALKS)
    found = sorted((ROOT / "tests" / "functional").glob("test_*.py"), key=lambda path: (-path.stat().st_size, path))
    return [path.name for path in found if path.name not in {*left_out, Path(__file__).name}]


def files_of(part: int) -> list[str]:
    """The files of a part, dealt out to and fro so that every part gets large and small ones."""
    to_and_fro = [*range(PARTS), *reversed(range(PARTS))]
    return [name for place, name in enumerate(files()) if to_and_fro[place % len(to_and_fro)] == part]


def run(server: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command with our interpreter on the server, with a data folder and test database of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LANSBESLUT_VAR", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=clean | server | {"DJANGO_SETTINGS_MODULE": "webapp.settings.test", "PYTHONPATH": f"{ROOT}:{ROOT}/site"},
        capture_output=True,
        text=True,
        check=False,
    )


def tell(server: dict[str, str], *statements: str) -> None:
    """Send the server statements about whole databases."""
    socket, user = server["LANSBESLUT_POSTGRES_HOST"], server["LANSBESLUT_POSTGRES_USER"]
    with psycopg.connect(host=socket, user=user, dbname="postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture(scope="session")
def migrated(postgresql_server: dict[str, str]) -> dict[str, str]:
    """The server with every migration run in its database: one for all tests here, which copy it.

    Of the session as the server is: a worker comes back to this module after other ones.
    """
    tell(postgresql_server, "CREATE DATABASE lansbeslut")
    done = run(postgresql_server, "site/manage.py", "migrate", "--no-input")
    assert done.returncode == 0, done.stdout + done.stderr
    return postgresql_server


def test_migrations_run_and_leave_nothing_to_do(migrated: dict[str, str]) -> None:
    again = run(migrated, "site/manage.py", "migrate", "--check")
    assert again.returncode == 0, again.stdout

    order = run(migrated, "site/manage.py", "shell", "--no-imports", "-c", PRINT_ORDER)
    assert order.stdout.split() == ["postgresql", "azåäö"], order.stdout + order.stderr


@pytest.mark.parametrize("part", range(PARTS))
def test_the_functional_tests_pass_on_postgresql(migrated: dict[str, str], part: int) -> None:
    """In a run of its own that begins with a fresh copy of the migrated database."""
    copied = "CREATE DATABASE test_lansbeslut TEMPLATE lansbeslut"
    tell(migrated, "DROP DATABASE IF EXISTS test_lansbeslut", copied)
    pytest_run = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--reuse-db", "-m", "not postgresql"]
    done = run(migrated, *pytest_run, *(f"tests/functional/{name}" for name in files_of(part)))
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, done.stdout
    assert int(passed[1]) > 0


def test_the_parts_are_all_the_files() -> None:
    assert sorted(name for part in range(PARTS) for name in files_of(part)) == sorted(files())


def test_what_is_left_out_is_where_it_is_said_to_be() -> None:
    assert all((ROOT / "tests" / "functional" / name).is_file() for name in (*LONG_WALKS, *ENGINES_ONLY))
