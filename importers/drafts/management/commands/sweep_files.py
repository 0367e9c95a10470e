"""`manage.py sweep_files`: bytes in the closed storage that no row names, listed or deleted."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from importers.drafts.delivery import sweep

_HOURS = 24


class Command(BaseCommand):
    help = (
        "Visar lagrade filer som inget i databasen hör till: rester av en process som avbröts mitt i en skrivning. "
        "Med --delete tas de bort. Nya filer rörs aldrig, så att pågående inläsning är säker."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="ta bort filerna i stället för att bara visa dem")
        parser.add_argument(
            "--hours", type=int, default=_HOURS, metavar="TIMMAR", help=f"bara filer äldre än så här ({_HOURS})"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """One line for each file, then their number and size."""
        try:
            found = list(sweep.orphans(timedelta(hours=options["hours"])))
        except ValueError as problem:
            raise CommandError("Minst 1 timme: yngre filer kan höra till en inläsning som pågår.") from problem
        for orphan in found:
            written = timezone.localtime(orphan.written)
            self.stdout.write(f"{written:%Y-%m-%d %H:%M}  {orphan.size:>12}  {orphan.name}")
            if options["delete"]:
                sweep.delete(orphan)
        size = sum(orphan.size for orphan in found)
        done = "borttagna" if options["delete"] else "hittade. Kör med --delete för att ta bort dem"
        if found:
            self.stdout.write(f"{len(found)} filer utan rad i databasen, {size} byte, {done}.")
        else:
            self.stdout.write("Inga filer utan rad i databasen.")
