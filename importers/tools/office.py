"""LibreOffice: an old or foreign office file → .docx, without macros, links and network."""

import hashlib
import os
from pathlib import Path

from importers.readers import error
from importers.tools import running
from importers.tools.running import LateError, Limits, ProgramError

_MEGABYTES = 4096  # of address space, of which it fills about 200
_LARGEST = 200_000_000
# LibreOffice's names of what reads each kind. Where none is named it guesses, and a damaged package becomes a text
# that begins with "PK".
_READS = {".odt": "writer8", ".rtf": "Rich Text Format", ".html": "HTML (StarWriter)"}
_WORD_HEADS = {b"\xec\xa5": "MS Word 97", b"\xdc\xa5": "MS Word 95"}  # [MS-DOC] 2.5.1: wIdent; before 1997 A5DC
_WORD_6 = b"\xdc\xa5\x65\x00"
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Common/Misc", "UseSystemFileDialog", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Jobs/Jobs/UpdateCheck/Arguments", "AutoCheckEnabled", "false"),
    # What these leave open ends at a proxy that is not there, should the kernel let us keep the network.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def convert(data: bytes, suffix: str, *, seconds: float) -> bytes:
    """The file as .docx. Raises `ReadError`: LibreOffice missing, time, or a file that it cannot open."""
    program = running.find("soffice", "libreoffice")
    if program is None:
        raise error("no_office")
    with running.folder() as place:
        source = place / f"dokument{suffix}"
        source.write_bytes(data)
        profile = write_profile(place)
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
            "--nofirststartwizard",
            f"--infilter={_READS.get(suffix) or _word_filter(data)}",
            "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(place / "out"),
            str(source),
        ]  # fmt: skip
        limits = Limits(seconds, _MEGABYTES, written=_LARGEST, sockets=True)
        try:
            running.run(command, limits, place=place)
        except LateError as late:
            raise error("office_time") from late
        except ProgramError as failed:
            raise error("office_failed") from failed
        finally:
            _socket_of(profile).unlink(missing_ok=True)
        result = place / "out" / "dokument.docx"
        if not result.is_file() or not 0 < result.stat().st_size <= _LARGEST:
            raise error("office_failed")
        return result.read_bytes()


def _word_filter(data: bytes) -> str:
    """What reads this generation of .doc. Streams begin on a sector of 512 bytes."""
    for place in range(512, min(len(data), 50_000_000), 512):
        if data[place : place + 4] == _WORD_6:
            return "MS WinWord 6.0"
        if found := _WORD_HEADS.get(data[place : place + 2]):
            return found
    return "MS Word 97"


def missing() -> tuple[str, ...]:
    """What is not installed, as Swedish sentences."""
    if running.find("soffice", "libreoffice") is None:
        return ("LibreOffice är inte installerat: .doc, .odt och .rtf kan inte läsas.",)
    return ()


def _socket_of(profile: str) -> Path:
    """Where LibreOffice listens for a second one of itself; it may make that socket and not remove it."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}")  # noqa: S108 - its place, not ours


def write_profile(place: Path) -> str:
    """The address of a fresh profile with macros and links switched off: no earlier file has left anything in it."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    user = place / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        "utf-8",
    )
    return (place / "profile").as_uri()
