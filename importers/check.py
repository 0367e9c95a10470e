"""`python -m importers check`: look at files before they are handed in, on one's own machine.

Nothing is sent, stored or changed: each file is read in a process of its own and told about in plain Swedish.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from importers import readers
from importers.inspection import Finding, Inspection, Place, Weight, inspect
from importers.isolation import read_in_process
from importers.readers import archive
from importers.source import ReadError

__all__ = ["FINE", "LOOK", "UNREADABLE", "run"]

FINE, LOOK, UNREADABLE = 0, 1, 2
USAGE = """Användning: python -m importers check [--json] [--kort] FIL ELLER MAPP …

Visar vad en fil är och vad någon bör se innan den lämnas in: paragrafer, personnummer, telefonnummer och
e-postadresser, kommentarer, spårade ändringar, dold text, uppgifter om filen, och vad som inte kunde förstås.
Ingenting skickas, sparas eller ändras. Mappar och ZIP-arkiv läses med allt som finns i dem.

  --json   skriv resultatet som JSON
  --kort   skriv bara en rad för varje fil

Slutkod: 0 utan anmärkning, 1 något att titta på, 2 någon fil gick inte att läsa eller fel användning.
"""
_SKIPPED = ("~$", "._", ".DS_Store", "Thumbs.db", "desktop.ini")
_MOST = 20  # of each sort; the rest is counted
_HEADINGS = {Weight.STOPS: "Hindrar publicering", Weight.LOOK: "Titta på", Weight.NOTE: "För kännedom"}


@dataclass(frozen=True, slots=True)
class _Result:
    """One file: what was found, or the message why it could not be read."""

    name: str
    inspection: Inspection | None = None
    message: str = ""

    @property
    def code(self) -> int:
        if self.inspection is None:
            return UNREADABLE
        return LOOK if self.inspection.needs_a_look else FINE


def run(arguments: list[str]) -> int:
    """Check what the arguments name and print it. Returns the exit code."""
    options = {one for one in arguments if one.startswith("--")}
    paths = [Path(one) for one in arguments if not one.startswith("--")]
    if not paths or options - {"--json", "--kort"}:
        sys.stderr.write(USAGE)
        return UNREADABLE
    worst, counts, results = FINE, [0, 0, 0], _results(paths)
    if "--json" in options:
        collected = list(results)
        sys.stdout.write(json.dumps([_as_json(one) for one in collected], ensure_ascii=False, indent=2) + "\n")
        return max((one.code for one in collected), default=UNREADABLE)
    for result in results:
        worst = max(worst, result.code)
        counts[result.code] += 1
        _write(_summary(result))
        if result.inspection is not None and "--kort" not in options:
            _write(*_details(result.inspection))
    if sum(counts) != 1:
        _write(
            f"{sum(counts)} filer: {counts[FINE]} utan anmärkning, {counts[LOOK]} att titta på, "
            f"{counts[UNREADABLE]} gick inte att läsa."
        )
    return worst if sum(counts) else UNREADABLE


def _write(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _results(paths: Iterable[Path]) -> Iterator[_Result]:
    for path in paths:
        found = sorted(_files(path)) if path.is_dir() else [path]
        for file in found:
            yield from _result(file, str(file.relative_to(path.parent)) if path.is_dir() else str(path))


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, without what programs leave behind; links are not followed."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(_SKIPPED):
            yield path


def _result(path: Path, name: str) -> Iterator[_Result]:
    try:
        data = path.read_bytes()
        if not archive.is_archive(data):
            yield _inspected(data, name)
            return
        for member in archive.members(data):
            inner = f"{name} › {member.name}"
            yield _Result(inner, None, member.message) if member.data is None else _inspected(member.data, inner)
    except ReadError as error:
        yield _Result(name, None, error.message)
    except OSError as error:
        yield _Result(name, None, f"Filen går inte att öppna ({error.strerror}).")
    except MemoryError:
        yield _Result(name, None, readers.error("memory").message)


def _inspected(data: bytes, name: str) -> _Result:
    own = name.rsplit("/", 1)[-1]
    try:
        return _Result(name, inspect(read_in_process(data, own), own))
    except ReadError as error:
        return _Result(name, None, error.message)


def _as_json(result: _Result) -> dict[str, object]:
    states = {FINE: "fine", LOOK: "look", UNREADABLE: "unreadable"}
    said: dict[str, object] = {"file": result.name, "state": states[result.code]}
    if result.inspection is None:
        return said | {"message": result.message}
    content: dict[str, object] = msgspec.to_builtins(result.inspection)
    del content["name"]
    return said | content


def _summary(result: _Result) -> str:
    found, name = result.inspection, _short(result.name, 400)
    if found is None:
        return f"{name}: går inte att läsa. {result.message}"
    stops = sum(one.weight is Weight.STOPS for one in found.findings)
    looks = sum(one.weight is Weight.LOOK for one in found.findings) + len(found.not_understood)
    parts = [found.kind]
    if found.paragraphs:
        parts.append(f"{len(found.paragraphs)} §§" if len(found.paragraphs) > 1 else f"§ {found.paragraphs[0].number}")
    if stops:
        parts.append(f"{stops} hinder")
    parts.append(f"{looks} att titta på" if looks else "inget mer att titta på" if stops else "inget att titta på")
    return f"{name}: {', '.join(parts)}."


def _details(found: Inspection) -> Iterator[str]:
    if found.kind_inferred:
        yield f"  Sort: {found.kind} (av formen att döma, det står inte i dokumentet)"
    if found.paragraphs:
        yield "  Paragrafer"
        yield from _limited([f"§ {one.number}  {one.title or '(ingen rubrik)'}" for one in found.paragraphs], 200)
    for weight, heading in _HEADINGS.items():
        lines = [_line(one) for one in found.findings if one.weight is weight]
        if lines:
            yield f"  {heading}"
            yield from _limited(lines)
    if found.hidden:
        yield "  Finns i filen men inte på papper"
        yield from _limited([f"{one.kind}{_page(one.page)}: ”{_short(one.text)}”" for one in found.hidden])
    if found.not_understood:
        yield "  Kunde inte förstås"
        yield from _limited([f"{_where(one)}: ”{_short(one.excerpt)}”" for one in found.not_understood])
    if found.unknown_headings:
        yield "  Rubriker vars betydelse inte är känd (texten behålls som den är)"
        yield from _limited([_short(one) for one in found.unknown_headings])
    if found.properties:
        yield "  Uppgifter om filen som följer med den"
        yield from _limited([f"{one.name}: {_short(one.value)}" for one in found.properties])


def _limited(lines: list[str], most: int = _MOST) -> Iterator[str]:
    yield from (f"    – {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"    … och {len(lines) - most} till"


def _line(finding: Finding) -> str:
    excerpt = f" ”{_short(finding.place.excerpt)}”" if finding.place.excerpt else ""
    where = "" if finding.place.where == "dokumentet" else f"{_where(finding.place)}: "
    return f"{where}{finding.message}{excerpt}"


def _where(place: Place) -> str:
    return f"{place.where}{_page(place.page)}"


def _page(page: int | None) -> str:
    return f", sidan {page}" if page is not None else ""


def _short(text: str, most: int = 140) -> str:
    """One line without signs that a terminal would obey."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= most else f"{line[: most - 1]}…"
