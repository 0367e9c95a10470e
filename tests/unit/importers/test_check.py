"""`python -m importers check`, as a process of its own, without a network where the machine allows that."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from importers import check
from importers.check import FINE, LOOK, UNREADABLE
from tests.factories.word_files import paragraph, word_file

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests/golden/minutes_95_97"
NUMBER = "19121212-1212"
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")


def _can_unshare() -> bool:
    try:
        return subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def checked(*arguments: str, before: tuple[str, ...] = (), folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "importers", "check", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One file of each format that needs no other program, a bad one, an archive, and what programs leave behind."""
    place = tmp_path_factory.mktemp("protokoll")
    for name in ("input.txt", "styles.docx", "page.pdf"):
        (place / name).write_bytes((GOLDEN / name).read_bytes())
    (place / "utkast.docx").write_bytes(word_file(paragraph(f"Eleven {NUMBER}") + paragraph("070-174 06 05")))
    (place / "tom.docx").write_bytes(b"")
    with zipfile.ZipFile(place / "arkiv.zip", "w") as archive:
        archive.write(GOLDEN / "input.txt", "inre/protokoll.txt")
        archive.writestr("inre/bild.xyz", b"\x7fELF\x02\x01\x01" + b"\x00\x05" * 100)
    (place / "~$styles.docx").write_bytes(b"x")
    (place / "under").mkdir()
    (place / "under" / "Thumbs.db").write_bytes(b"x")
    return place


def test_a_folder_without_a_network(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    run = checked("--kort", str(folder), before=WITHOUT_NETWORK if _can_unshare() else ())
    lines = dict(line.split(": ", 1) for line in run.stdout.splitlines())

    assert run.returncode == UNREADABLE
    assert lines.pop("7 filer").startswith(("3", "4"))
    assert {name.removeprefix(f"{folder.name}/"): said.split(",")[0].split(".")[0] for name, said in lines.items()} == {
        "arkiv.zip › inre/bild.xyz": "går inte att läsa",
        "arkiv.zip › inre/protokoll.txt": "protokoll",
        "input.txt": "protokoll",
        "page.pdf": "protokoll",
        "styles.docx": "protokoll",
        "tom.docx": "går inte att läsa",
        "utkast.docx": "övrigt",
    }
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.libreoffice
def test_another_office_format(tmp_path, require_tool):
    office = require_tool("libreoffice")
    subprocess.run(
        [str(office), f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "odt",
         "--outdir", str(tmp_path), str(GOLDEN / "styles.docx")],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    run = checked("--kort", str(tmp_path / "styles.odt"))

    assert "protokoll, 3 §§" in run.stdout
    assert run.returncode in (FINE, LOOK)


def test_details_are_plain_and_hold_no_whole_number(folder, capsys):
    assert check.run([str(folder / "utkast.docx")]) == LOOK
    out = capsys.readouterr().out

    assert "Hindrar publicering" in out
    assert "Giltigt personnummer: 19121212-••••" in out
    assert "Telefonnummer som ser privat ut: 070-174 06 05" in out
    assert NUMBER not in out
    assert "filer:" not in out


def test_json(folder, capsys):
    assert check.run(["--json", str(folder / "styles.docx"), str(folder / "tom.docx")]) == UNREADABLE
    good, bad = json.loads(capsys.readouterr().out)

    assert (bad["state"], bad["message"]) == (
        "unreadable", "Filen är tom. Kontrollera att rätt fil är sparad och lämna in den igen.",
    )  # fmt: skip
    assert good["kind"] == "protokoll"
    assert [one["number"] for one in good["paragraphs"]] == ["95", "96", "97"]
    assert all(one["place"]["where"] for one in good["findings"])


def test_a_file_without_anything_to_look_at(folder, capsys):
    assert check.run(["--kort", str(folder / "styles.docx")]) == FINE
    assert capsys.readouterr().out.endswith("styles.docx: protokoll, 3 §§, inget att titta på.\n")


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--annat", "a.txt"]])
def test_wrong_usage(arguments, capsys):
    assert check.run(arguments) == UNREADABLE
    assert "Användning" in capsys.readouterr().err


def test_what_is_not_there(tmp_path, capsys):
    assert check.run([str(tmp_path / "saknas.docx")]) == UNREADABLE
    assert "Filen går inte att öppna" in capsys.readouterr().out
    assert check.run([str(tmp_path)]) == UNREADABLE
    assert capsys.readouterr().out.startswith("0 filer")


def test_names_cannot_command_the_terminal(tmp_path, capsys):
    path = tmp_path / "a\x1b[31m\nb.docx"
    path.write_bytes(word_file(paragraph("Rubrik \u202e text")))
    check.run([str(path)])
    out = capsys.readouterr().out

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert len([line for line in out.splitlines() if line.startswith(str(tmp_path))]) == 1
