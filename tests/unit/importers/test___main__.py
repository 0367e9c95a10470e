import json
import subprocess
import sys
from pathlib import Path

from importers.__main__ import main
from importers.parsing import from_json

ROOT = Path(__file__).parents[3]
SEED = ROOT / "tests/golden/seed_000/input.txt"


def test_prints_json_without_a_database():
    run = subprocess.run(
        [sys.executable, "-m", "importers", str(SEED)], cwd=ROOT, capture_output=True, text=True, check=True, env={}
    )
    assert from_json(run.stdout).items[0].number == 96
    assert json.loads(run.stdout)["front"]["authority"] is None


def test_message_and_exit_code_of_a_bad_file(tmp_path, capsys):
    bad = tmp_path / "tom.docx"
    bad.write_bytes(b"")

    assert main([str(bad), str(SEED)]) == 1
    printed = capsys.readouterr()
    assert printed.err == "tom.docx: Filen är tom. Kontrollera att rätt fil är sparad och lämna in den igen.\n"
    assert from_json(printed.out).items[0].number == 96


def test_read_by_its_name_and_check(capsys):
    assert main(["read", str(SEED)]) == 0
    assert from_json(capsys.readouterr().out).items[0].number == 96
    assert main(["check", "--kort", str(SEED)]) == 1
    assert "protokollsutdrag, § 96" in capsys.readouterr().out


def test_missing_file_and_no_file(tmp_path, capsys):
    assert main([str(tmp_path / "saknas.txt")]) == 1
    assert "filen går inte att öppna" in capsys.readouterr().err
    assert main([]) == 2
    assert main(["read"]) == 2
    assert main(["check"]) == 2
