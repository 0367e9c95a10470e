"""Which preparations are due: told by stamps, sources and products."""

from dataclasses import replace
from pathlib import Path

import pytest

from webapp import prepare
from webapp.prepare import Step


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one step for a source file, and a database file."""
    (tmp_path / "stamps").mkdir()
    (tmp_path / "source.py").write_text("one")
    database = tmp_path / "database"
    database.write_text("")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(prepare, "STEPS", (Step("build", "…", ("build",), ("*.py",), tmp_path / "product"),))
    monkeypatch.setattr(prepare, "DATABASE_FILE", database)
    return tmp_path


def done(project: Path) -> None:
    (project / "product").write_text("made")
    prepare.stamp(prepare.STEPS[0])


def test_a_step_that_was_never_done_is_due(project: Path) -> None:
    assert prepare.due() == prepare.STEPS


def test_a_done_step_is_not_due_again(project: Path) -> None:
    done(project)
    assert prepare.due() == ()


def test_a_changed_source_makes_it_due(project: Path) -> None:
    done(project)
    (project / "source.py").write_text("two")
    assert prepare.due() == prepare.STEPS


def test_a_new_source_makes_it_due(project: Path) -> None:
    done(project)
    (project / "another.py").write_text("")
    assert prepare.due() == prepare.STEPS


def test_a_missing_product_makes_it_due(project: Path) -> None:
    done(project)
    (project / "product").unlink()
    assert prepare.due() == prepare.STEPS


def test_without_its_database_everything_is_due(project: Path) -> None:
    done(project)
    (project / "database").unlink()
    assert prepare.due() == prepare.STEPS


def test_the_real_steps_depend_on_files_that_exist() -> None:
    assert [step.name for step in prepare.STEPS] == ["migrate", "static", "demo", "index"]
    for step in prepare.STEPS:
        for pattern in step.sources:
            assert any(prepare.ROOT.glob(pattern)), pattern


def test_another_setting_makes_it_due_and_so_does_the_way_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done(project)
    first = prepare.STEPS
    monkeypatch.setattr(prepare, "STEPS", tuple(replace(step, settings=("elasticsearch",)) for step in first))
    assert prepare.due() == prepare.STEPS
    done(project)
    assert prepare.due() == ()
    monkeypatch.setattr(prepare, "STEPS", first)
    assert prepare.due() == first
