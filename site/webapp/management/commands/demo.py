"""`manage.py demo`: the county of the demo, for `make run` and for showing the site. Never on a real one."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from webapp.demo import fill, is_empty


class Command(BaseCommand):
    """Idempotent: it makes what is missing and changes nothing that exists."""

    help = "Läser in exempeldata: Kronobergs län med organ, användare, initiativ och påhittade protokoll."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="gör ingenting om det redan finns en myndighet")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refused where settings do not allow demo content."""
        if not settings.DEMO:
            raise CommandError("Exempeldata är inte tillåtna här: inställningen DEMO är av.")
        if options["if_empty"] and not is_empty():
            self.stdout.write("Det finns redan innehåll. Inga exempeldata läses in.")
            return
        log_ins = fill(self._say)
        settings.VAR.mkdir(parents=True, exist_ok=True)
        (settings.VAR / "demo-logins.txt").write_text(log_ins, encoding="utf-8")
        if not options["if_empty"]:  # `make run` does both itself, as the last steps
            call_command("search_index", "rebuild", stdout=self.stdout)
            self.stdout.write(log_ins)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        sys.stdout.flush()
