"""Real Elasticsearch nodes for the tests, without Docker: jars from Maven Central, one small main class, a JDK 21+.

What is built is kept in the user's cache folder, named by what it is made of: 44 MB are fetched once for a machine.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = ("pom.xml", "node/module-info.java", "node/lansbeslut/TestNode.java", "cluster.py")
MAIN = "lansbeslut.node/lansbeslut.TestNode"
OLDEST_JAVA = 21
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lansbeslut-tests"
_DESCRIPTOR = """description=Netty 4 based transport
name=transport-netty4
classname=org.elasticsearch.transport.netty4.Netty4Plugin
modulename=org.elasticsearch.transport.netty4
java.version={java}
version={version}
elasticsearch.version={version}
"""
_LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %marker%m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class Missing(Exception):  # noqa: N818 - says what this machine lacks
    """A program that the nodes need is not here."""


def find_java() -> Path:
    """The home of a JDK that is new enough, wherever it lies; `java` on the path may be older. Raises Missing."""
    homes = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"), reverse=True) + sorted(Path("/opt").glob("*jdk*"))
    if found := shutil.which("javac"):
        homes.append(Path(found).resolve().parents[1])
    for home in homes:
        release = home / "release"
        if not (home / "bin" / "javac").exists() or not release.is_file():
            continue
        version = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
        if version and int(version[1]) >= OLDEST_JAVA:
            return home
    raise Missing(f"no JDK {OLDEST_JAVA} or later (looked at JAVA_HOME, /usr/lib/jvm, /opt and javac on the path)")


def build() -> Path:
    """The folder with `home` and `out` of the nodes, made once. Raises Missing without a JDK or Maven."""
    java = find_java()
    digest = hashlib.sha256(str(java).encode())
    for name in SOURCES:
        digest.update((HERE / name).read_bytes())
    made = _CACHE / f"elasticsearch-{digest.hexdigest()[:12]}"
    if made.is_dir():
        return made
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing("Maven is not installed (Debian: apt install maven)")
    _CACHE.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix="building-", dir=_CACHE))
    try:
        _fetch(maven, beside / "jars")
        _lay_out(beside)
        sources = [str(HERE / name) for name in SOURCES if name.endswith(".java")]
        _run([str(java / "bin" / "javac"), "-p", str(beside / "home/lib"), "-d", str(beside / "out"), *sources])
        with contextlib.suppress(OSError):  # another process may have been faster
            beside.rename(made)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return made


def _fetch(maven: str, jars: Path) -> None:
    _run([maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={jars}"])


def _lay_out(folder: Path) -> None:
    """Elasticsearch's home: its libraries, and netty as the one module."""
    home = folder / "home"
    module = home / "modules" / "transport-netty4"
    for made in (home / "lib", home / "config", home / "plugins", module):
        made.mkdir(parents=True)
    for jar in (folder / "jars").iterdir():
        jar.rename((module if jar.name.startswith(("netty-", "transport-netty4")) else home / "lib") / jar.name)
    (folder / "jars").rmdir()
    version = re.search(r"<elasticsearch.version>([^<]+)<", (HERE / "pom.xml").read_text())
    assert version is not None
    descriptor = _DESCRIPTOR.format(version=version[1], java=OLDEST_JAVA)
    (module / "plugin-descriptor.properties").write_text(descriptor)
    (home / "config" / "elasticsearch.yml").write_text("")
    (home / "config" / "log4j2.properties").write_text(_LOGGING)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}\n{done.stderr}"


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


@dataclass(slots=True)
class Cluster:
    """One or more nodes on the loopback. `kill` and `start` take the place of a node, from 0 on."""

    size: int
    folder: Path
    megabytes: int = 400
    http: list[int] = field(default_factory=list)
    transport: list[int] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes] | None] = field(default_factory=list)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses of all nodes, also of those that are down."""
        return tuple(f"http://127.0.0.1:{port}" for port in self.http)

    def start_all(self) -> None:
        """Start every node and wait until all are one cluster. Raises Missing where they cannot be built."""
        built = build()
        shutil.copytree(built / "home" / "config", self.folder / "home" / "config")
        for name in ("lib", "modules", "plugins"):
            (self.folder / "home" / name).symlink_to(built / "home" / name)
        ports = _free_ports(2 * self.size)
        self.http, self.transport = ports[: self.size], ports[self.size :]
        self.processes = [None] * self.size
        for place in range(self.size):
            self.start(place)
        self.wait_for_nodes(self.size)

    def start(self, place: int) -> None:
        """Start a node; its data are those that it had."""
        built = build()
        name = f"node-{place}"
        alone = self.size == 1
        seeds = "" if alone else ",".join(map(str, self.transport))
        masters = "" if alone else ",".join(f"node-{number}" for number in range(self.size))
        command = [
            str(find_java() / "bin" / "java"), "-p", f"{self.folder / 'home' / 'lib'}:{built / 'out'}",
            "--add-modules", "ALL-MODULE-PATH", "--enable-native-access=ALL-UNNAMED",
            f"-Xms{self.megabytes}m", f"-Xmx{self.megabytes}m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-m", MAIN, str(self.folder / "home"), self.folder.name, name,
            str(self.http[place]), str(self.transport[place]), seeds, masters,
        ]  # fmt: skip
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[place] = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def kill(self, place: int) -> None:
        """kill -9."""
        process = self.processes[place]
        assert process is not None
        process.kill()
        process.wait()
        self.processes[place] = None

    def stop_all(self) -> None:
        """End every node that runs."""
        for place, process in enumerate(self.processes):
            if process is not None:
                self.kill(place)

    def wait_for_nodes(self, number: int, seconds: float = 120.0) -> None:
        """Wait until the cluster has this many nodes and every copy of every shard is in its place."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for place, port in enumerate(self.http):
                process = self.processes[place]
                assert process is None or process.poll() is None, self._log(place)
                health = _health(port)
                if health is not None and health["number_of_nodes"] == number and health["status"] == "green":
                    return
            time.sleep(0.2)
        raise AssertionError(f"no cluster of {number} within {seconds} s\n" + self._log(0))

    def _log(self, place: int) -> str:
        return (self.folder / f"node-{place}.log").read_text(errors="replace")[-4000:]


def _health(port: int) -> dict[str, object] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_cluster/health", timeout=2) as answer:
            found: dict[str, object] = json.load(answer)
            return found
    except (OSError, ValueError):
        return None


@contextlib.contextmanager
def running(size: int, folder: Path) -> Iterator[Cluster]:
    """A cluster that is gone afterwards."""
    cluster = Cluster(size, folder)
    try:
        cluster.start_all()
        yield cluster
    finally:
        cluster.stop_all()
