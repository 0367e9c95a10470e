"""Files of a folder on this machine, in an order that stays the same, each with its place in the delivery."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from importers.drafts.delivery.intake import Delivered, clean_path

_HELPERS = re.compile(r"(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\._.*)$", re.IGNORECASE)
HELPER = "Hjälpfil som datorn eller ordbehandlaren har lagt dit, inget dokument."


@dataclass(frozen=True, slots=True)
class Found:
    """A file: where it lies, and its place in the delivery (`arkiv/2012/protokoll.docx`)."""

    file: Path
    path: str


def walk(roots: Iterable[Path], *, leave_out: Path | None = None) -> Iterator[Found]:
    """Every file of these files and folders, folders within folders too; linked folders are not entered.

    `leave_out` is a file that is none of the delivery: the report that we write ourselves.
    """
    taken: dict[str, int] = {}
    for root in dict.fromkeys(root.resolve() for root in roots):
        name = _readable(root.name) or "mapp"
        taken[name] = taken.get(name, 0) + 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        if root.is_dir():
            yield from _below(root, shown, leave_out)
        else:
            yield Found(root, clean_path(shown))


def _below(folder: Path, shown: str, leave_out: Path | None) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Found(folder, clean_path(f"{shown}/"))  # its reading says what is wrong
        return
    for entry in entries:
        place, name = Path(entry.path), f"{shown}/{_readable(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(place, name, leave_out)
        elif leave_out is None or place.resolve() != leave_out:
            yield Found(place, clean_path(name))


def _readable(name: str) -> str:
    """A name as a person sees it: composed letters, and names of old disks that are no UTF-8 in Latin-1."""
    raw = os.fsencode(name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return unicodedata.normalize("NFC", text)


def fetch(found: Found) -> Delivered:
    """The file's bytes, or why there are none. Never raises for what a file may be."""
    name = found.path.rsplit("/", 1)[-1]
    try:
        kind = found.file.stat().st_mode
        if stat.S_ISDIR(kind):
            trouble = "Mappen är en länk, eller går inte att öppna, och läses inte."
            return Delivered(found.path, trouble=trouble)
        if not stat.S_ISREG(kind):
            return Delivered(found.path, unwanted="Ingen vanlig fil.")
        with found.file.open("rb") as opened:
            data = opened.read(settings.IMPORT_MAX_BYTES + 1)
    except FileNotFoundError:
        return Delivered(found.path, trouble="Filen finns inte längre, eller är en länk som inte leder någonstans.")
    except PermissionError:
        return Delivered(found.path, trouble="Filen går inte att öppna: behörighet saknas.")
    except OSError:
        return Delivered(found.path, trouble="Filen går inte att läsa från disken.")
    return Delivered(found.path, data, unwanted=HELPER if _HELPERS.match(name) else "")


def origin(roots: Iterable[Path], by: Any) -> str:
    """A digest of who delivers which folders: a second call finds the run of the first one by it."""
    places = sorted({str(root.resolve()) for root in roots})
    return hashlib.sha256("\n".join([str(by.pk), *places]).encode("utf-8", "surrogateescape")).hexdigest()
