"""`manage.py search_index rebuild|verify|catch-up|status`."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.core.errors import EngineUnavailable
from search.index import outbox, writer
from search.index.engine import get_engine


class Command(BaseCommand):
    help = "Bygger om, jämför eller kommer ikapp sökindexet, eller visar hur det står till."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("rebuild", "verify", "catch-up", "status"))

    def handle(self, *, what: str, **options: Any) -> None:  # noqa: ARG002 - Django passes its own options
        try:
            getattr(self, "_" + what.replace("-", "_"))()
        except writer.IndexBusy as error:
            raise CommandError("En annan process skriver i sökindexet. Försök igen om en stund.") from error
        except EngineUnavailable as error:
            raise CommandError(f"Sökindexet kan inte användas: {error}") from error

    def _rebuild(self) -> None:
        self.stdout.write(f"Sökindexet är ombyggt: {writer.rebuild()} dokument.")

    def _verify(self) -> None:
        found = writer.verify()
        for name, records in (
            ("saknas", found.missing),
            ("är inaktuella", found.stale),
            ("ska inte finnas", found.surplus),
        ):
            if records:
                shown = ", ".join(records[:20]) + (" …" if len(records) > 20 else "")
                self.stdout.write(f"{len(records)} poster {name} i indexet: {shown}")
        if found.records:
            raise CommandError("Sökindexet stämmer inte med databasen. Kör search_index catch-up.")
        waiting = sum(outbox.counts().values())
        self.stdout.write(f"Sökindexet stämmer: {found.compared} dokument, {waiting} väntande ändringar.")

    def _catch_up(self) -> None:
        self.stdout.write(f"Sökindexet är ikapp: {writer.catch_up()} poster.")

    def _status(self) -> None:
        stats = get_engine().stats()
        state = {
            "engine": stats.engine,
            "documents": stats.documents,
            "bytes": stats.bytes,
            "generation": stats.generation,
            "outbox": outbox.counts(),
        }
        self.stdout.write(json.dumps(state, ensure_ascii=False, indent=2))
