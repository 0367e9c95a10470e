"""`manage.py import_documents`: whole folders of protokoll and papers, from the command line."""

import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator
from django.urls import reverse

from decisions.selectors import editable_committees
from importers.drafts.delivery import batch, naming, progress, publishing, report
from importers.drafts.delivery.batch import Batch
from importers.drafts.delivery.intake import Options
from importers.drafts.models import FileState, ImportRun

_BAR = 30
_REASONS = 5
_QUIET = 10.0
"""Seconds between two lines of progress where the output is no terminal."""
_LIVELY = 0.2
_WORDS = {
    FileState.QUEUED: "väntar på att läsas",
    FileState.READING: "läses av en annan process",
    FileState.FAILED: "gick inte att läsa",
    FileState.UNCHANGED: "fanns redan, byte för byte",
    FileState.UNPACKED: "arkiv, uppackade",
    FileState.ANSWERS: "behöver svar av en person",
    FileState.REVIEW: "inlästa som utkast",
    FileState.DONE: "publicerade",
    FileState.DISCARDED: "inte intagna",
}


class Command(BaseCommand):
    help = (
        "Läser in filer och hela mappar (även .zip) som utkast. Avbryts det, kör samma kommando igen: "
        "ingenting blir dubbelt och ingenting går förlorat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="SÖKVÄG", help="filer och mappar")
        parser.add_argument("--by", metavar="ANVÄNDARE", help="vem som lämnar in; dennas behörighet gäller")
        parser.add_argument("--authority", metavar="NAMN", help="myndigheten, om filerna inte säger den")
        parser.add_argument("--committee", metavar="NAMN", help="organet, om filerna inte säger det")
        parser.add_argument("--date", metavar="ÅÅÅÅ-MM-DD", help="sammanträdets datum, om filerna inte säger det")
        parser.add_argument("--source-url", default="", metavar="ADRESS", help="var filerna är hämtade")
        parser.add_argument("--publish", action="store_true", help="publicera det som inte har någon anmärkning")
        parser.add_argument("--reviewed-by", metavar="ANVÄNDARE", help="i vems namn --publish publicerar")
        parser.add_argument("--report", type=Path, metavar="FIL.csv", help="skriv en rad för varje fil")
        parser.add_argument("--resume", type=int, metavar="INLÄMNING", help="fortsätt inlämningen med detta nummer")
        parser.add_argument("--retry", action="store_true", help="läs om det som inte gick att läsa förra gången")

    def handle(self, *_: Any, **options: Any) -> None:
        """Everything that can be wrong with the call is said before anything is taken in."""
        try:
            run, earlier = _run(options)
        except (naming.UnknownName, PermissionError) as problem:
            raise CommandError(str(problem) or "Den som lämnar in har inte behörighet till organet.") from problem
        leave_out = options["report"].resolve() if options["report"] else None
        self.stdout.write(f"{'Fortsätter inlämning' if earlier else 'Inlämning'} {run.pk}.")
        if options["retry"]:
            batch.again(run.files.all())
        work = Batch(run, tuple(options["paths"]), leave_out, self._teller(run))
        try:
            work.work()
        except batch.Busy as problem:
            raise CommandError(
                f"En annan process arbetar med inlämning {run.pk}. Vänta tills den är klar."
            ) from problem
        except KeyboardInterrupt:
            self.stdout.write("\nAvbruten. Kör samma kommando igen för att fortsätta.")
            raise SystemExit(130) from None
        finally:
            self._end_line()
            if options["report"]:
                write_report(run, options["report"])
        if earlier and work.roots and not work.fresh:
            self.stdout.write(_nothing_new(work.processed))
        self._sum_up(run, options["report"])

    def _teller(self, run: ImportRun) -> Any:
        """Say how far it has come: a bar on a terminal, a line now and then elsewhere."""
        lively = hasattr(self.stdout, "isatty") and self.stdout.isatty()
        self._drawn, said = False, time.monotonic() - (_LIVELY if lively else 0)

        def tell(expected: int) -> None:
            nonlocal said
            if time.monotonic() - said < (_LIVELY if lively else _QUIET):
                return
            said = time.monotonic()
            now = progress.of(run.files.all(), expected=expected)
            if lively:
                done = _BAR * now.finished // max(now.total, 1)
                self.stdout.write(f"\r\x1b[K{'█' * done}{'░' * (_BAR - done)} {progress.words(now)}", ending="")
                self._drawn = True
            else:
                self.stdout.write(progress.words(now))
            self.stdout.flush()

        return tell

    def _end_line(self) -> None:
        if self._drawn:
            self.stdout.write("")

    def _sum_up(self, run: ImportRun, written: Path | None) -> None:
        found = report.totals(run.files.all())
        self.stdout.write(f"{sum(total.files for total in found)} filer i inlämning {run.pk}:")
        for total in found:
            parts = [f"{total.items} §§"] if total.items else []
            parts += [f"{total.papers} handlingar"] if total.papers else []
            inside = f" ({', '.join(parts)})" if parts else ""
            self.stdout.write(f"{total.files:7} {_WORDS[total.state]}{inside}")
            for reason, count in total.reasons[:_REASONS]:
                self.stdout.write(f"{'':8}{count:6} {reason}")
            if len(total.reasons) > _REASONS:
                self.stdout.write(f"{'':15}… och {len(total.reasons) - _REASONS} skäl till, se rapporten.")
        if written:
            self.stdout.write(f"Rapport: {written}")
        self.stdout.write(f"Sida: {settings.WAGTAILADMIN_BASE_URL}{reverse('importers_run', args=[run.pk])}")


def _nothing_new(processed: int) -> str:
    """What to say of folders without a file that the run did not know."""
    if not processed:
        return "Allt i mappen finns redan i inlämningen, och allt är läst."
    return f"Inga nya filer i mappen. {processed} som väntade sedan tidigare är nu lästa."


def write_report(run: ImportRun, target: Path) -> None:
    """The report as a CSV file, whole or not at all."""
    beside = target.with_name(f".{target.name}.tmp")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(report.as_csv(report.rows(run.files.all())))
    beside.replace(target)


def _run(options: dict[str, Any]) -> tuple[ImportRun, bool]:
    """The run of this call, with its options, and whether it goes on with an earlier one."""
    _check_paths(options)
    reviewer = naming.person(options["reviewed_by"]) if options["reviewed_by"] else None
    if options["publish"] != (reviewer is not None):
        raise CommandError("--publish och --reviewed-by hör ihop: någon svarar för det som publiceras.")
    if options["resume"] is not None:
        run = ImportRun.objects.filter(pk=options["resume"]).first()
        if run is None:
            raise CommandError(f"Det finns ingen inlämning {options['resume']}.")
        by = naming.person(options["by"]) if options["by"] else run.by
        if by != run.by:
            raise CommandError(f"Inlämning {run.pk} är lämnad av {run.by.get_username()}.")
        if _gives_place(options):
            batch.take_options(run, _options(options, by))
        earlier = True
    else:
        by = naming.person(options["by"]) if options["by"] else reviewer
        if by is None:
            raise CommandError("Ange vem som lämnar in: --by ANVÄNDARE. Dennas behörighet gäller.")
        run, earlier = batch.run_for(options["paths"], _options(options, by), by=by)
    if reviewer is not None:
        publishing.ask_anew(run, reviewer)
    return run, earlier


def _check_paths(options: dict[str, Any]) -> None:
    if not options["paths"] and options["resume"] is None:
        raise CommandError("Ange minst en fil eller mapp, eller --resume INLÄMNING.")
    missing = [str(path) for path in options["paths"] if not path.exists()]
    if missing:
        raise CommandError(f"Finns inte: {', '.join(missing)}")
    target = options["report"]
    if target and (target.is_dir() or not target.resolve().parent.is_dir()):
        raise CommandError(f"Rapporten kan inte skrivas till {target}: ange en fil i en mapp som finns.")


def _gives_place(options: dict[str, Any]) -> bool:
    return any(options[name] for name in ("authority", "committee", "date", "source_url"))


def _options(options: dict[str, Any], by: Any) -> Options:
    if not editable_committees(by).exists():
        raise CommandError(f"{by.get_username()} har inte behörighet till något organ.")
    authority = naming.authority(options["authority"], by) if options["authority"] else None
    committee = naming.committee(options["committee"], by, authority) if options["committee"] else None
    return Options(committee, authority, _day(options["date"]), _address(options["source_url"]))


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(f"”{text}” är inget datum. Skriv det som 2018-05-22.") from problem


def _address(text: str) -> str:
    try:
        if text:
            URLValidator(schemes=["http", "https"])(text)
    except ValidationError as problem:
        raise CommandError(f"”{text}” är ingen webbadress.") from problem
    return text
