"""How several workers share the tests, and where their files lie meanwhile."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import scratch, sharing

ROOT = Path(__file__).resolve().parents[1]
COPY = sharing.EACH_ALONE[0]


def test_every_name_leads_to_a_file() -> None:
    for name in (*sharing.TOGETHER, *sharing.EACH_ALONE, *sharing.LONGEST_FIRST, *sharing.AT_THE_VERY_END):
        assert list(ROOT.glob(f"{name.split('::')[0]}*")), name


def test_what_shares_something_dear_is_one_group_and_the_rest_goes_by_file() -> None:
    assert sharing.group_of("tests/contract/test_a.py::x") == sharing.group_of("tests/contract/test_b.py::y")
    assert sharing.group_of("tests/unit/test_a.py::x[a::b]") == "tests/unit/test_a.py"
    assert sharing.group_of(f"{COPY}0]") != sharing.group_of(f"{COPY}1]")


def test_what_commits_is_one_group_after_all_others() -> None:
    first, *others = (f"{name}::x" for name in sharing.AT_THE_VERY_END)
    assert {sharing.group_of(name) for name in others} == {sharing.group_of(first)}
    assert sharing.rank(first) > sharing.rank("tests/unit/test_a.py::x") > sharing.rank(f"{COPY}0]")


def test_a_test_that_commits_is_refused_in_any_other_file() -> None:
    """The next test of its worker would find an empty database."""
    commits = pytest.mark.django_db(transaction=True).mark
    named, other = (
        SimpleNamespace(nodeid=f"{name}::x", get_closest_marker=lambda _: commits)
        for name in (sharing.AT_THE_VERY_END[0], "tests/unit/test_a.py")
    )
    sharing.refuse_emptied_databases([named])
    with pytest.raises(pytest.UsageError, match="AT_THE_VERY_END"):
        sharing.refuse_emptied_databases([named, other])


def test_only_a_roomy_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "ENOUGH", 1)
    assert scratch.usable(tmp_path)
    assert not scratch.usable(tmp_path / "missing")
    monkeypatch.setattr(scratch, "ENOUGH", 2**60)
    assert not scratch.usable(tmp_path)


def test_a_folder_that_is_named_already_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert scratch.begin() is None
    assert os.environ["TMPDIR"] == str(tmp_path)


def test_files_go_where_they_are_led_and_are_gone_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(scratch, "MEMORY", tmp_path)
    monkeypatch.setattr(scratch, "ENOUGH", 1)
    killed = tmp_path / f"{scratch.PREFIX}999999999"
    killed.mkdir()

    made = scratch.begin()

    assert made is not None
    assert not killed.exists()
    done = subprocess.run(
        [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(made)
    scratch.end(made)
    assert not made.exists()
    assert "TMPDIR" not in os.environ
