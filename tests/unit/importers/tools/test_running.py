"""Programs that misbehave: what they can reach, and what is left of them."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from importers.tools import confinement, running
from importers.tools.running import LateError, Limits, ProgramError

ROOT = Path(__file__).parents[4]
LIMITS = Limits(20, 500, 1_000_000)
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take files and network away")
landlock = pytest.mark.skipif(not confinement.knows_files(), reason="this kernel has no Landlock")


def shell(script: str, limits: Limits = LIMITS, given: bytes = b"", **more) -> str:
    with running.folder() as place:
        return running.run(["/bin/sh", "-c", script], limits, place=place, given=given, **more).decode()


def python(script: str, limits: Limits = LIMITS) -> str:
    """A script in the system's Python, which is where a program of the system may look."""
    program = shutil.which("python3", path="/usr/bin")
    if program is None:
        pytest.skip("no Python of the system")
    with running.folder() as place:
        return running.run([program, "-c", script], limits, place=place).decode()


def test_a_program_gets_its_input_and_gives_its_output():
    assert shell("tr a-z A-Z", given=b"beslut") == "BESLUT"


def test_its_folder_is_gone_afterwards():
    with running.folder() as place:
        running.run(["/bin/sh", "-c", "echo x > kvar; mkdir -p a/b"], LIMITS, place=place)
        assert (place / "kvar").read_text() == "x\n"
    assert not place.exists()


def test_an_error_is_an_error():
    with pytest.raises(ProgramError):
        shell("echo svar; exit 3")
    with pytest.raises(ProgramError):
        shell("sh -c 'kill -SEGV $$'")


def test_too_long_an_answer_is_an_error():
    with pytest.raises(ProgramError):
        shell("printf %05000d 0", answer=4_000)
    assert len(shell("printf %04000d 0", answer=4_000)) == 4_000


def test_a_program_that_hangs_is_ended_with_its_children():
    marker = f"7{os.getpid()}1"
    begun = time.monotonic()
    with pytest.raises(LateError):
        shell(f"sleep {marker} & setsid sleep {marker} & sleep {marker}", Limits(1, 500))
    assert time.monotonic() - begun < 15
    assert running_with(marker) == []


def running_with(marker: str) -> list[str]:
    """Processes with this argument, a moment later at most."""
    for _ in range(50):
        said = subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True, check=True).stdout
        left = [line for line in said.splitlines() if f"sleep {marker}" in line and not line.startswith("Z")]
        if not left:
            return []
        time.sleep(0.05)
    return left


def test_our_environment_is_not_passed_on(monkeypatch):
    monkeypatch.setenv("LANSBESLUT_SECRET_KEY", "hemlig")

    assert "hemlig" not in shell("env")
    assert "OMP_THREAD_LIMIT=1" in shell("env")


@linux
def test_memory_is_limited():
    with pytest.raises(ProgramError):
        python("x = bytearray(600_000_000); print(len(x))", Limits(20, 300, 1_000))
    assert python("x = bytearray(60_000_000); print(len(x))", Limits(20, 300, 1_000)) == "60000000\n"


@linux
def test_what_it_writes_is_limited():
    with pytest.raises(ProgramError):
        shell("seq 2000000 > stort", Limits(20, 500, 1_000_000))


@landlock
def test_our_files_cannot_be_read_or_written(tmp_path):
    secret = tmp_path / "hemligt"
    secret.write_text("hemligt")
    for path in (secret, ROOT / "pyproject.toml", Path("/proc/self/environ"), Path("/etc/shadow")):
        with pytest.raises(ProgramError):
            shell(f"cat {path}")
    with pytest.raises(ProgramError):
        shell(f"echo x > {tmp_path}/ny")
    assert shell("cat /usr/share/common-licenses/GPL-3 | head -c 0; echo läst") == "läst\n"


@linux
def test_there_is_no_network():
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM); print('öppen')"
    with pytest.raises(ProgramError):
        python(script)
    with pytest.raises(ProgramError):
        python(script.replace("AF_INET,", "AF_INET6,"))
    assert python("import socket; socket.socketpair(); print('egen')") == "egen\n"


def test_find_gives_the_first_that_is_installed():
    assert running.find("finns-inte-alls", "sh") == shutil.which("sh")
    assert running.find("finns-inte-alls") is None
