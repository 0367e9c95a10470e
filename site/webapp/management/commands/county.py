"""`manage.py county`: the first step on a new site, and whenever bodies join: pages, groups, closed collections."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from decisions.models import AuthorityKind, DiaryHabit
from decisions.services.setup import ensure_authority, ensure_committee, ensure_county

COLUMNS = ("myndighet", "slag", "kod", "e-post", "diarium", "organ")
KINDS = {kind.label.lower(): kind for kind in AuthorityKind}
HABITS = {"ett": DiaryHabit.ONE, "per nämnd": DiaryHabit.PER_COMMITTEE, "": DiaryHabit.UNKNOWN}


class Command(BaseCommand):
    """Creates what is missing and changes nothing that exists, so it may be run again with a longer list."""

    help = "Skapar länets startsida och, från en CSV-fil, dess myndigheter och organ med grupper för registratorer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("county", help='länets namn, t.ex. "Kronobergs län"')
        parser.add_argument("--bodies", type=Path, help=f"CSV-fil (UTF-8) med kolumnerna {', '.join(COLUMNS)}")

    @transaction.atomic
    def handle(self, *_: Any, **options: Any) -> None:
        """All rows or, where one of them is wrong, none; the message names the row."""
        home = ensure_county(options["county"]).home
        count = 0
        for row in _rows(options["bodies"]) if options["bodies"] else ():
            authority = ensure_authority(
                home,
                row["myndighet"],
                kind=KINDS[row["slag"].lower()],
                code=row["kod"],
                registrar_email=row["e-post"],
                diary_habit=HABITS[row["diarium"].lower()],
            )
            if row["organ"]:
                ensure_committee(authority, row["organ"])
                count += 1
        self.stdout.write(f"Klart: {home.title}, {count} organ.")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows with blanks taken off; raises CommandError with the row's number where one cannot be used."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} kan inte läsas: {error}. Spara filen som CSV i UTF-8.") from error
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter, restkey="surplus")
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise CommandError(f"Första raden i {path} ska vara: {','.join(COLUMNS)}")
    for number, raw in enumerate(reader, start=2):
        row = {name: (raw[name] or "").strip() for name in COLUMNS}
        if "surplus" in raw or not row["myndighet"]:
            raise CommandError(f"Rad {number} i {path}: {len(COLUMNS)} kolumner väntas, och myndighetens namn.")
        if row["slag"].lower() not in KINDS:
            raise CommandError(f"Rad {number}: slaget »{row['slag']}« är okänt. Välj bland {', '.join(KINDS)}.")
        if row["diarium"].lower() not in HABITS:
            raise CommandError(f"Rad {number}: diarium ska vara »ett«, »per nämnd« eller tomt.")
        yield row
