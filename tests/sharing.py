"""How pytest-xdist's workers share the tests: which stay together, and which come first.

A worker has a database, a data folder and ports of its own, so any two groups may run at the same time. What is dear
to start (a browser with its site, an Elasticsearch node) is started by the one worker that has the group.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/", "tests/contract/", "tests/faults/")
"""Folders whose files share what their first test started; elsewhere each file is a group."""
EACH_ALONE = ("tests/functional/test_postgresql.py::test_the_functional_tests_pass_on_postgresql[",)
LONGEST_FIRST = (
    "tests/browser/",
    *EACH_ALONE,
    "tests/contract/",
    "tests/test_architecture.py",
    "tests/test_operations.py",
    "tests/faults/",
    "tests/functional/test_postgresql.py",
    "tests/functional/test_a",
    "tests/functional/test_rights.py",
    "tests/functional/test_import_command.py",
    "tests/functional/test_elasticsearch.py",
    "tests/functional/test_sweep_files.py",
    "tests/functional/test_doors.py",
    "tests/golden/",
    "tests/functional/",
    "tests/unit/importers/",
)
"""A long group that comes last leaves the other workers idle. The rest follows in the order of collection."""
AT_THE_VERY_END = ("tests/functional/test_search_lock.py", "tests/functional/test_worker_command.py")
"""Files with tests that commit: such a test empties the database that the next test of its worker would find filled."""


def group_of(test: str) -> str:
    """The name of the group that a test belongs to, from its node id; one worker runs the whole group."""
    if test.startswith(AT_THE_VERY_END):
        return "at the very end"
    if test.startswith(EACH_ALONE):
        return test
    return next((folder for folder in TOGETHER if test.startswith(folder)), test.split("::", maxsplit=1)[0])


def rank(test: str) -> int:
    """Where the group of a test stands in the queue: lower is earlier."""
    if test.startswith(AT_THE_VERY_END):
        return len(LONGEST_FIRST) + 1
    return next((place for place, start in enumerate(LONGEST_FIRST) if test.startswith(start)), len(LONGEST_FIRST))


def refuse_emptied_databases(items: Sequence[pytest.Item]) -> None:
    """Stop the run where a test that commits stands in a file that is not run at the very end."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction") and not item.nodeid.startswith(AT_THE_VERY_END):
            raise pytest.UsageError(f"{item.nodeid} commits: name its file in tests/sharing.py, AT_THE_VERY_END")


class Sharing(LoadScopeScheduling):
    """Hands the groups out in the order of the queue; who is done takes the next."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def scheduler(config: pytest.Config, log: Callable[..., Any]) -> Sharing:
    """What pytest-xdist asks for, without its order by number of tests: a group of few tests may be the longest."""
    config.option.loadscopereorder = False
    return Sharing(config, log)
