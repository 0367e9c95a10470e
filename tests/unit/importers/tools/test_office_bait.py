"""Files that try to run macros and to reach the network: nothing runs, nobody is called.

Files that call somebody are first given to LibreOffice without our settings and without confinement: what does not
bite there proves nothing here.
"""

import socket
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from importers.source import ReadError
from importers.tools import office, running
from tests.unit.importers.tools.test_office import open_document

pytestmark = pytest.mark.libreoffice
RAN = "MAKROT KORDES"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BASIC = f"""{_HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
  Dim cursor As Object
  cursor = ThisComponent.Text.createTextCursor()
  ThisComponent.Text.insertString(cursor, "{RAN}", False)
End Sub
</script:module>"""
_LIBRARIES = f"""{_HEAD}<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/>
</library:libraries>"""
_LIBRARY = f"""{_HEAD}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/>
</library:library>"""
_EVENT = (
    '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
    'script:event-name="dom:load" xlink:type="simple" '
    'xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>'
    "</office:event-listeners></office:scripts>"
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97"}
PERMISSIVE = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
)


class Listener:
    """A server on the loopback that answers nothing and counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def with_macro() -> bytes:
    """An OpenDocument text with a macro that writes into the document as soon as it is opened."""
    whole = open_document("<text:p>Nämnden antar planen.</text:p>")
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as plain, zipfile.ZipFile(content, "w") as made:
        for name in plain.namelist():
            text = plain.read(name).decode()
            entries = "".join(
                f'<manifest:file-entry manifest:full-path="{one}" manifest:media-type="text/xml"/>'
                for one in ("Basic/script-lc.xml", "Basic/Standard/script-lb.xml", "Basic/Standard/Module1.xml")
            )
            text = text.replace("</manifest:manifest>", f"{entries}</manifest:manifest>")
            made.writestr(name, text.replace("<office:body>", f"{_EVENT}<office:body>"))
        made.writestr("Basic/script-lc.xml", _LIBRARIES)
        made.writestr("Basic/Standard/script-lb.xml", _LIBRARY)
        made.writestr("Basic/Standard/Module1.xml", _BASIC)
    return content.getvalue()


def calling_odt(port: int) -> bytes:
    section = f'<text:section-source xlink:href="http://127.0.0.1:{port}/del.odt" xlink:type="simple"/>'
    picture = (
        f'<draw:frame draw:name="b"><draw:image xlink:href="http://127.0.0.1:{port}/bild.png" xlink:type="simple" '
        'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )
    return open_document(
        f'<text:p>Nämnden antar planen.{picture}</text:p><text:section text:name="a">{section}</text:section>'
    )


def calling_html(port: int) -> bytes:
    address = f"http://127.0.0.1:{port}"
    return (
        f"<html><head><link rel=stylesheet href='{address}/a.css'></head><body><p>Nämnden antar planen."
        f"<img src='{address}/bild.png'></body></html>"
    ).encode()


CALLING = {".odt": calling_odt, ".html": calling_html}


def unconfined(data: bytes, suffix: str, folder: Path, to: str = "docx") -> bytes:
    """What LibreOffice makes of a file where nothing of ours is in the way."""
    folder.mkdir()
    source = folder / f"dokument{suffix}"
    source.write_bytes(data)
    settings, office._SETTINGS = office._SETTINGS, PERMISSIVE
    try:
        profile = office.write_profile(folder)
    finally:
        office._SETTINGS = settings
    program = running.find("soffice", "libreoffice")
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    command += ["--convert-to", _FILTERS[to], "--outdir", str(folder / "ut"), str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    return (folder / "ut" / f"dokument.{to}").read_bytes()


def holds(made: bytes, words: str) -> bool:
    with zipfile.ZipFile(BytesIO(made)) as package:
        return any(words.encode() in package.read(name) for name in package.namelist())


def test_a_macro_that_runs_by_itself_does_not_run():
    """No control: Debian's package without windows has no Basic that could run it, others have."""
    made = office.convert(with_macro(), ".odt", seconds=60)
    assert holds(made, "antar planen")
    assert not holds(made, RAN)


@pytest.mark.parametrize("suffix", list(CALLING))
def test_a_file_with_remote_parts_calls_nobody(tmp_path, listener, suffix):
    bait = CALLING[suffix](listener.port)
    unconfined(bait, suffix, tmp_path / "fritt")
    assert listener.calls, "the bait does not bite"
    listener.calls = 0
    made = office.convert(bait, suffix, seconds=60)
    assert holds(made, "antar planen")
    assert listener.calls == 0


def test_an_old_word_file_with_a_linked_picture_calls_nobody(tmp_path, listener):
    old = unconfined(calling_odt(listener.port), ".odt", tmp_path / "gor", to="doc")
    listener.calls = 0
    unconfined(old, ".doc", tmp_path / "fritt")
    assert listener.calls, "the bait does not bite"
    listener.calls = 0
    assert holds(office.convert(old, ".doc", seconds=60), "antar planen")
    assert listener.calls == 0


def test_links_are_blocked_by_the_settings_alone(tmp_path, listener, monkeypatch):
    """Where the kernel lets nobody give up the network, the profile is what is left."""
    monkeypatch.setattr("tests.unit.importers.tools.test_office_bait.PERMISSIVE", office._SETTINGS)
    for suffix, make in CALLING.items():
        unconfined(make(listener.port), suffix, tmp_path / suffix[1:])
    assert listener.calls == 0


@pytest.mark.parametrize("written", [(2026, 11, 16, 7, 47, 51), (2026, 11, 3, 12, 55, 50), (2026, 11, 1, 12, 0, 0)])
def test_a_bait_that_is_broken_gives_a_message(monkeypatch, written):
    """At the first two times the package happens to look like a text to LibreOffice, should it guess."""
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: (*written, 0, 0, 0))
    broken = with_macro()[:-300]
    with pytest.raises(ReadError):
        office.convert(broken, ".odt", seconds=60)
