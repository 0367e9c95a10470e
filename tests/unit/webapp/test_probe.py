"""The containers' probe against real answers from a real server."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from webapp import probe


class Site(BaseHTTPRequestHandler):
    """Answers with what the server was given, and keeps the host name that it was asked for."""

    def do_GET(self) -> None:
        self.server.asked_for = self.headers["Host"]
        status, body = self.server.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Silent."""


@pytest.fixture
def site() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def ask(site: HTTPServer, *more: str) -> int:
    return probe.main([f"http://127.0.0.1:{site.server_port}/halsa/", *more])


def state(**queues: int) -> tuple[int, bytes]:
    return 200, json.dumps({"status": "ok", "queues": queues}).encode()


def test_a_site_that_answers_is_healthy(site: HTTPServer) -> None:
    site.answer = state(index=9999)
    assert ask(site) == 0


def test_a_failing_database_is_not(site: HTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    site.answer = (503, b"{}")
    assert ask(site) == 1
    assert "503" in capsys.readouterr().err


def test_a_worker_answers_for_its_own_queue_only(site: HTTPServer) -> None:
    site.answer = state(index=301, imports=300)
    assert ask(site, "--queue", "index") == 1
    assert ask(site, "--queue", "imports") == 0


def test_an_answer_that_is_no_health_page_is_not_healthy(site: HTTPServer) -> None:
    site.answer = (200, b"<html>another site")
    assert ask(site) == 1


def test_no_server_is_not_healthy() -> None:
    with HTTPServer(("127.0.0.1", 0), Site) as closed:
        port = closed.server_port
    assert probe.main([f"http://127.0.0.1:{port}/halsa/"]) == 1


def test_it_asks_under_the_host_name_of_the_site(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django answers 400 to every other name, 127.0.0.1 included."""
    monkeypatch.setattr(probe, "ALLOWED_HOSTS", [".beslut.example.se", "other.example.se"])
    site.answer = state()
    ask(site)
    assert site.asked_for == "beslut.example.se"
