"""Parts of the launcher; tests/test_operations.py runs the whole."""

import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp import launch


@pytest.fixture
def taken() -> Iterator[int]:
    """A port with a server on it."""
    with socket.socket() as server:
        server.bind((launch.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_wanted_port_that_is_taken_is_an_error_that_says_what_to_do(taken: int) -> None:
    with pytest.raises(launch.LaunchError, match=rf"Port {taken} .* make run PORT={taken + 1}"):
        launch.choose_port(taken)


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_number_that_is_no_port_is_an_error_too(port: int) -> None:
    with pytest.raises(launch.LaunchError):
        launch.choose_port(port)


def test_the_usual_port_gives_way_to_the_next(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "DEFAULT_PORT", taken)
    assert taken < launch.choose_port(None) < taken + launch.PORTS_TRIED
    assert f"Port {taken} är upptagen" in capsys.readouterr().out


def test_only_one_launcher_has_a_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "VAR", tmp_path)
    with launch.only_launcher() as lock:
        lock.write("http://127.0.0.1:8123")
        lock.flush()
        with pytest.raises(launch.LaunchError, match="8123"), launch.only_launcher():
            pass
    with launch.only_launcher():
        pass


def test_pauses_between_restarts_grow_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "VAR", tmp_path)
    service = launch.Service("dies", "Den", [sys.executable, "-c", "print('last words'); raise SystemExit(3)"])
    service.start({})
    service.process.wait()
    assert service.ended() == 3
    assert "last words" in service.log_tail()
    assert [service.pause() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]


def test_ending_takes_grandchildren_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is killed leaves its reader processes to us."""
    up = str(tmp_path / "up")
    sleeper = f"import pathlib, time; pathlib.Path({up!r}).touch(); time.sleep(600)"
    parent = f"""
import pathlib, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {sleeper!r}])
while not pathlib.Path({up!r}).exists():
    time.sleep(0.01)
"""
    process = launch.spawn([sys.executable, "-c", parent], {})
    process.wait(timeout=30)
    assert group_exists(process.pid)
    launch.end([process])
    # A killed process is gone when the kernel has seen to it, not when the signal has been sent.
    for _ in range(500):
        if not group_exists(process.pid):
            return
        time.sleep(0.01)
    pytest.fail("a grandchild lives on")


def group_exists(group: int) -> bool:
    """Whether a living process (no zombie) belongs to the process group."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            return True
    return False
