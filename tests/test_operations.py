"""What operators rely on: compose file, image, documented variables, production settings, CI script, launcher."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from django.urls import resolve

from webapp import launch

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = re.compile(r"LANSBESLUT_[A-Z_]+")
# An image's tag with at least two numbers, perhaps with its distribution or a digest after it.
PINNED = re.compile(r"^[a-z0-9./-]+:\d+\.\d+(\.\d+)?(-[a-z0-9]+)*(@sha256:[0-9a-f]{64})?$")
ONLY_FOR_TESTS = {"LANSBESLUT_REQUIRE_ALL"}
SECRETS = {"LANSBESLUT_SECRET_KEY", "LANSBESLUT_POSTGRES_PASSWORD", "POSTGRES_PASSWORD"}


def text(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load(text("docker-compose.yml"))


@pytest.fixture(scope="module")
def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions: (word, rest), continued lines joined, comments left out."""
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", text("Dockerfile")))
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line.strip()]


def known_variables() -> set[str]:
    """The variables that the settings read."""
    return {
        name for path in (ROOT / "site/webapp/settings").glob("*.py") for name in VARIABLE.findall(path.read_text())
    }


def application_services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: service for name, service in compose["services"].items() if "build" in service}


class TestVariables:
    def test_each_one_that_settings_read_is_documented_and_no_other(self) -> None:
        documented = set(re.findall(r"^\| `(LANSBESLUT_[A-Z_]+)` \|", text("docs/operations.md"), re.MULTILINE))
        assert documented == known_variables()

    def test_the_text_names_no_unknown_one(self) -> None:
        assert set(VARIABLE.findall(text("docs/operations.md"))) - known_variables() <= ONLY_FOR_TESTS

    def test_compose_and_image_pass_exactly_the_known_ones(self, compose: dict[str, Any]) -> None:
        image = set(re.findall(r"(?m)^\s+(LANSBESLUT_[A-Z_]+)=", text("Dockerfile").split("ENV", 1)[1]))
        for service in application_services(compose).values():
            assert set(service["environment"]) | image == known_variables()
        named = set(VARIABLE.findall(text("docker-compose.yml")))
        assert named <= known_variables()

    def test_the_environment_is_read_in_settings_only(self) -> None:
        readers = [
            path
            for package in ("decisions", "search", "importers", "site/webapp")
            for path in (ROOT / package).rglob("*.py")
            if "os.environ" in path.read_text() and "settings" not in path.parts
        ]
        # The launcher hands its environment on; these two choose the settings module.
        assert {path.name for path in readers} <= {"launch.py", "prepare.py", "wsgi.py"}


class TestCompose:
    def test_images_are_pinned(self, compose: dict[str, Any]) -> None:
        for name, service in compose["services"].items():
            assert PINNED.match(service["image"]), name

    def test_no_secret_has_a_default(self, compose: dict[str, Any]) -> None:
        for service in compose["services"].values():
            for name in SECRETS & set(service["environment"]):
                assert re.fullmatch(r"\$\{LANSBESLUT_[A-Z_]+:\?[^}]+\}", service["environment"][name])

    def test_each_lasting_service_has_a_health_check(self, compose: dict[str, Any]) -> None:
        for name, service in compose["services"].items():
            assert ("healthcheck" in service) != (service["restart"] == "no"), name

    def test_health_checks_ask_an_address_that_exists(self, compose: dict[str, Any]) -> None:
        for service in application_services(compose).values():
            for address in re.findall(r"http://[^/\s]+(/\S*?)'", str(service.get("healthcheck", ""))):
                assert resolve(address).url_name == "health"
        assert resolve(launch.HEALTH_PATH).url_name == "health"

    def test_services_and_volumes_that_are_named_exist(self, compose: dict[str, Any]) -> None:
        used = set()
        for service in compose["services"].values():
            assert set(service.get("depends_on", {})) <= set(compose["services"])
            used |= {mount.split(":")[0] for mount in service.get("volumes", [])}
        assert used == set(compose["volumes"])

    def test_the_application_runs_with_nothing_to_spare(self, compose: dict[str, Any]) -> None:
        for service in application_services(compose).values():
            assert service["read_only"] is True
            assert service["cap_drop"] == ["ALL"]
            assert "no-new-privileges:true" in service["security_opt"]
            assert not any(":" not in str(p) or not str(p).startswith("127.0.0.1:") for p in service.get("ports", []))

    def test_each_queue_has_one_worker(self, compose: dict[str, Any]) -> None:
        commands = [service.get("command", []) for service in compose["services"].values()]
        assert sorted(_queues(commands)) == sorted(settings.TASKS["default"]["QUEUES"])

    def test_commands_exist(self, compose: dict[str, Any]) -> None:
        named = {c["command"][2] for c in compose["services"].values() if c.get("command", [])[1:2] == ["manage.py"]}
        assert named == {"migrate", "worker"}
        documented = set(re.findall(r"manage\.py ([a-z_]+)", text("docs/operations.md")))
        assert named | documented <= set(get_commands())


def _queues(commands: list[list[str]]) -> list[str]:
    return [
        queue
        for command in commands
        if "--queue-name" in command
        for queue in command[command.index("--queue-name") + 1].split(",")
    ]


class TestImage:
    def test_bases_are_pinned(self, instructions: list[tuple[str, str]]) -> None:
        bases = [rest.split()[0] for word, rest in instructions if word == "FROM"]
        assert bases
        assert all(PINNED.match(base) for base in bases)
        assert "latest" not in text("Dockerfile")

    def test_it_does_not_run_as_root(self, instructions: list[tuple[str, str]]) -> None:
        users = [rest for word, rest in instructions if word == "USER"]
        assert users
        assert users[-1].isdigit()
        assert int(users[-1]) >= 10_000

    def test_what_it_copies_exists_and_is_let_in(self, instructions: list[tuple[str, str]]) -> None:
        let_in = [line[1:].rstrip("/") for line in text(".dockerignore").splitlines() if line.startswith("!")]
        copied = set()
        for word, rest in instructions:
            if word == "COPY" and not rest.startswith("--from"):
                copied |= set(shlex.split(rest)[:-1])
        assert all((ROOT / name).exists() for name in copied), copied
        assert all(any(fnmatch(name, f"{entry}*") for entry in let_in) for name in copied)
        assert {"decisions", "importers", "search", "site", "templates"} <= copied


class TestProduction:
    complete = {
        "LANSBESLUT_SECRET_KEY": "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789",
        "LANSBESLUT_HOSTS": "beslut.example.se",
        "LANSBESLUT_BASE_URL": "https://beslut.example.se",
    }

    def check(self, tmp_path: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LANSBESLUT_")}
        return subprocess.run(
            [sys.executable, "site/manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            cwd=ROOT,
            env=clean
            | environment
            | {"DJANGO_SETTINGS_MODULE": "webapp.settings.production", "LANSBESLUT_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_a_complete_set_up_passes_every_check(self, tmp_path: Path) -> None:
        done = self.check(tmp_path, self.complete | {"LANSBESLUT_ORIGINS": "", "LANSBESLUT_AUTH_BACKENDS": ""})
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("LANSBESLUT_SECRET_KEY", "short", "LANSBESLUT_SECRET_KEY"),
            ("LANSBESLUT_HOSTS", "", "LANSBESLUT_HOSTS"),
            ("LANSBESLUT_BASE_URL", "http://beslut.example.se", "lansbeslut.E005"),
            ("LANSBESLUT_SEARCH_ENGINE", "memory", "lansbeslut.E001"),
        ],
    )
    def test_an_incomplete_one_is_refused(self, tmp_path: Path, name: str, value: str, said: str) -> None:
        done = self.check(tmp_path, self.complete | {name: value})
        assert done.returncode != 0
        assert said in done.stderr


def test_the_ci_script_is_sound() -> None:
    """It parses, may be run, and installs each tool that the tests ask for."""
    path = ROOT / ".ci/run"
    assert os.access(path, os.X_OK)
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    for package in ("chromium", "postgresql", "libreoffice-writer-nogui", "tesseract-ocr-swe"):
        assert package in path.read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for the launcher, empty at its first start."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], "Running"]]:
    """Starts a launcher on the folder and waits until the site is up; all end with the test."""
    launchers: list[Running] = []

    def begin() -> Running:
        launchers.append(Running(folder, folder / f"output-{len(launchers)}.txt"))
        launchers[-1].await_line("är igång")
        return launchers[-1]

    yield begin
    for launcher in launchers:
        launcher.process.terminate()
        launcher.process.wait(timeout=30)


class TestLauncher:
    """`make run` as a user meets it."""

    def test_it_serves_revives_ends_cleanly_and_starts_again(
        self, start: Callable[[], "Running"], folder: Path
    ) -> None:
        first = start()
        with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/") as response:
            assert response.status == 200

        another = first.start_another()
        assert another.returncode == 1
        assert f"http://127.0.0.1:{first.port}" in another.stderr

        first.until(lambda: len(processes_of(folder, "--queue-name\0index\0")) == 1)
        os.kill(*processes_of(folder, "--queue-name\0index\0"), signal.SIGKILL)
        first.await_line("Sökindexets arbetare stannade (kod -9)")
        first.until(lambda: len(processes_of(folder, "--queue-name\0index\0")) == 1)

        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(timeout=30) == 0
        assert not processes_of(folder)

        database = folder / "lansbeslut.sqlite3"
        created = database.stat().st_ino
        assert "databasen" not in start().text()
        assert database.stat().st_ino == created

    def test_killed_outright_it_takes_its_children_with_it(self, start: Callable[[], "Running"], folder: Path) -> None:
        if sys.platform != "linux":
            pytest.skip("only Linux tells a child that its parent has died")
        launcher = start()
        assert processes_of(folder)
        launcher.process.kill()
        launcher.until(lambda: not processes_of(folder))


def processes_of(folder: Path, command: str = "") -> list[int]:
    """The living processes whose data folder is `folder` and whose command line holds `command` (Linux only)."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            environment, line = (path / "environ").read_bytes(), (path / "cmdline").read_bytes()
        except OSError:
            continue
        if f"LANSBESLUT_VAR={folder}\0".encode() in environment and command.encode() in line:
            found.append(int(path.name))
    return found


class Running:
    """A launcher with its output in a file."""

    def __init__(self, folder: Path, output: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.output = output
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("LANSBESLUT_", "DJANGO_"))}
        self.environment = clean | {"LANSBESLUT_VAR": str(folder)}
        self.command = [sys.executable, "-m", "webapp.launch", "--port", str(self.port)]
        with output.open("w") as stream:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT / "site", env=self.environment, stdout=stream, stderr=subprocess.STDOUT
            )

    def start_another(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command, cwd=ROOT / "site", env=self.environment, capture_output=True, text=True, check=False
        )

    def text(self) -> str:
        return self.output.read_text()

    def await_line(self, words: str) -> None:
        self.until(lambda: words in self.text() or self.process.poll() is not None)
        assert words in self.text(), self.text()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition; a launcher that hangs fails the test with its output."""
        for _ in range(6000):
            if condition():
                return
            time.sleep(0.1)
        pytest.fail(f"waited ten minutes\n{self.text()}")
