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

LONG_WALKS = ("test_rights.py", "test_doors.py", "test_demo.py")
ENGINES_ONLY = ("test_elasticsearch.py", "test_search_odd_input.py")
"""They ask the search engine; the database only gives it its rows, as in the tests of publishing."""
PRINT_ORDER = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT string_agg(n, '' ORDER BY n) FROM (VALUES ('ö'), ('a'), ('z'), ('ä'), ('å')) AS t (n)")
    print(connection.vendor, cursor.fetchone()[0])
"""


def run(server: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command with our interpreter on the server, with a data folder and test database of its own."""
    clean = {name: value for name, value in os.environ.items() if name not in {"LANSBESLUT_VAR", "PYTEST_ADDOPTS"}}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=clean | server | {"DJANGO_SETTINGS_MODULE": "webapp.settings.test", "PYTHONPATH": f"{ROOT}:{ROOT}/site"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_migrations_run_and_leave_nothing_to_do(postgresql_server: dict[str, str]) -> None:
    socket, user = postgresql_server["LANSBESLUT_POSTGRES_HOST"], postgresql_server["LANSBESLUT_POSTGRES_USER"]
    with psycopg.connect(host=socket, user=user, dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE lansbeslut")
    migrated = run(postgresql_server, "site/manage.py", "migrate", "--no-input")
    assert migrated.returncode == 0, migrated.stdout + migrated.stderr
    again = run(postgresql_server, "site/manage.py", "migrate", "--check")
    assert again.returncode == 0, again.stdout

    order = run(postgresql_server, "site/manage.py", "shell", "--no-imports", "-c", PRINT_ORDER)
    assert order.stdout.split() == ["postgresql", "azåäö"], order.stdout + order.stderr


def test_the_functional_tests_pass_on_postgresql(postgresql_server: dict[str, str]) -> None:
    """In a run of its own. The long walks ask little of the database: they come along where all is required, in CI."""
    pytest_run = ["-m", "pytest", "tests/functional", "-q", "-p", "no:cacheprovider", "-m", "not postgresql"]
    left_out = ENGINES_ONLY if os.environ.get("LANSBESLUT_REQUIRE_ALL") == "1" else (*ENGINES_ONLY, *LONG_WALKS)
    pytest_run += [f"--ignore=tests/functional/{name}" for name in left_out]
    done = run(postgresql_server, *pytest_run)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, done.stdout
    assert int(passed[1]) > 0


def test_what_is_left_out_is_where_it_is_said_to_be() -> None:
    assert all((ROOT / "tests" / "functional" / name).is_file() for name in (*LONG_WALKS, *ENGINES_ONLY))
