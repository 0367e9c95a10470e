"""The rules of the house: who may import whom, sizes, names, linters, types. Configured in pyproject.toml."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("decisions", "search", "importers", "site/webapp")
LINT_IMPORTS = "import sys; from importlinter import cli; sys.exit(cli.lint_imports())"
LONGEST_MODULE = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "lib", "misc", "shared"}
# Joined here, so that this file does not hold them itself.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("maven", "org"),
        ("golang", "org"),
        ("debian", "org"),
    )
)
# Each plants one import that breaks the contract whose name starts so.
PLANTED = {
    "webapp → search": ("decisions/law/planted.py", "import importers.source"),
    "decisions: registrar": ("decisions/vocabulary/planted.py", "import decisions.law"),
    "search: web": ("search/core/planted.py", "import search.index"),
    "importers: drafts": ("importers/parsing/planted.py", "import importers.drafts"),
    "importers.drafts: delivery": ("importers/drafts/writing/planted.py", "import importers.drafts.review"),
    "pure parts know": ("importers/readers/planted.py", "import django"),
    "of decisions, pure": ("importers/readers/planted2.py", "import decisions.models"),
    "only readers": ("decisions/services/planted.py", "import docx"),
    "only engines": ("decisions/services/planted2.py", "import tantivy"),
    "pages search": ("search/web/planted.py", "import search.engines"),
}


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one tool with our own interpreter in a folder that is laid out like the project."""
    paths = os.pathsep.join((str(folder), str(folder / "site")))
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths, "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def modules() -> list[Path]:
    """Every Python file of the packages, migrations excepted: Django writes those."""
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("-m", "ruff", "check", "."), id="ruff-check"),
        pytest.param(("-m", "ruff", "format", "--check", "."), id="ruff-format"),
        pytest.param(("-m", "mypy"), id="mypy"),
        pytest.param(("-c", LINT_IMPORTS), id="import-contracts"),
        pytest.param(
            (
                "site/manage.py",
                "makemigrations",
                "--check",
                "--dry-run",
                "--settings",
                "webapp.settings.test",
            ),
            id="migrations-complete",
        ),
    ],
)
def test_a_tool_finds_nothing(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_import_contract_bites(tmp_path: Path) -> None:
    """A contract that names a package wrongly would hold for ever: break each one in a copy, and see."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            tmp_path / package,
            ignore=lambda _, names: {n for n in names if n == "__pycache__"},
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, line in PLANTED.values():
        (tmp_path / path).write_text(f'"""Planted."""\n\n{line}\n')

    done = run("-c", LINT_IMPORTS, folder=tmp_path)

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert len(contracts) == len(PLANTED), "plant a violation for each contract"
    kept = [line for line in done.stdout.splitlines() if line.endswith(" KEPT")]
    broken = [line for line in done.stdout.splitlines() if line.endswith(" BROKEN")]
    assert not kept, done.stdout
    assert {start for start in PLANTED if any(line.startswith(start) for line in broken)} == set(PLANTED), (
        done.stdout + done.stderr
    )


def test_site_is_a_folder_on_the_path_never_a_package() -> None:
    """`site` is a module of the standard library: a package of that name would be shadowed by it."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_modules_stay_readable() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in modules()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in modules() if VAGUE_NAMES & {path.stem, *path.relative_to(ROOT).parts}]


def test_no_tracked_file_names_a_package_registry() -> None:
    """Everybody fetches packages through the client as set up on the machine: a mirror, a proxy, a cache."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        text = path.read_text(errors="ignore") if path.is_file() else ""
        found += [f"{name}: {host}" for host in REGISTRIES if host in text]
    assert not found


def test_requirements_are_pinned_with_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text().strip())
        loose = [e.splitlines()[0] for e in entries if not e.startswith("#") and ("==" not in e or "--hash=" not in e)]
        assert entries
        assert not loose, path
