"""What has to be in place before the site starts: tables, demo content, static files, search index.

`python -m webapp.prepare` does the steps that are due, in order. A step leaves a stamp with the fingerprint
of what it depends on, so a start where nothing has changed does no step and imports no Django.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from webapp.settings.base import DATABASES, ELASTICSEARCH_HOSTS, ELASTICSEARCH_PREFIX, ROOT, SEARCH_ENGINE, VAR

STAMPS = VAR / "stamps"
DATABASE_FILE = DATABASES["default"]["NAME"] if isinstance(DATABASES["default"]["NAME"], Path) else None
"""The database's file, or None where the database is a server."""
# Taken at import: Django fills the dict with defaults of its own as soon as it is set up.
DATABASE_ADDRESS = (DATABASES["default"].get("HOST", ""), str(DATABASES["default"]["NAME"]))


@dataclass(frozen=True, slots=True)
class Step:
    """One management command that is run once for each state of its `sources` and `settings`.

    `sources` are glob patterns below the project's root, `settings` values that the result depends on; `product`,
    where given, is a path whose absence makes the step due whatever its stamp says; `message` is the line that the
    user sees.
    """

    name: str
    message: str
    command: tuple[str, ...]
    sources: tuple[str, ...] = ()
    product: Path | None = None
    settings: tuple[str, ...] = ()


STEPS = (
    Step(
        "migrate",
        "Skapar eller uppdaterar databasen …",
        ("migrate", "--verbosity", "0"),
        ("*/migrations/*.py", "*/*/migrations/*.py", "requirements/base.txt"),
        DATABASE_FILE,
    ),
    Step(
        "static",
        "Samlar stilmallar och skript …",
        ("collectstatic", "--no-input", "--clear", "--verbosity", "0"),
        ("site/static/**/*", "*/static/**/*", "requirements/base.txt"),
        VAR / "static" / "staticfiles.json",
    ),
    Step("demo", "Läser in exempeldata (första gången: en liten stund) …", ("demo", "--if-empty")),
    Step(
        "index",
        "Bygger sökindexet …",
        ("search_index", "rebuild"),
        ("search/**/*.py", "decisions/vocabulary/**/*"),
        VAR / "search" / "current.json" if SEARCH_ENGINE == "embedded" else None,
        # Only the engine in use is kept up to date: whoever changes to another one, or back, needs it built anew.
        (SEARCH_ENGINE, *(ELASTICSEARCH_HOSTS if SEARCH_ENGINE == "elasticsearch" else ()), ELASTICSEARCH_PREFIX),
    ),
)


def _fingerprint(step: Step) -> str:
    """A digest of the step's command, its settings and source files, and the database that it works on."""
    digest = hashlib.sha256(repr((step.command, DATABASE_ADDRESS, step.settings)).encode())
    for path in sorted(_files(step.sources)):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(patterns: Iterable[str]) -> set[Path]:
    return {
        path
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def due() -> tuple[Step, ...]:
    """The steps that have to be run now, in order. With the database file gone all of them are."""
    if DATABASE_FILE is not None and not DATABASE_FILE.exists():
        shutil.rmtree(STAMPS, ignore_errors=True)
    return tuple(step for step in STEPS if _is_due(step))


def _is_due(step: Step) -> bool:
    if step.product is not None and not step.product.exists():
        return True
    stamped = STAMPS / step.name
    return not stamped.exists() or stamped.read_text() != _fingerprint(step)


def stamp(step: Step) -> None:
    """Remember that the step was done for its sources as they are now."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step.name).write_text(_fingerprint(step))


def main() -> int:
    """Run what is due with `DJANGO_SETTINGS_MODULE` (development unless set): 0, or 1 on failure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.dev")
    sys.path.insert(1, str(ROOT))
    VAR.mkdir(parents=True, exist_ok=True)
    steps = due()
    if not steps:
        return 0
    import django
    from django.core.management import call_command

    django.setup()
    for step in steps:
        sys.stdout.write(f"{step.message}\n")
        sys.stdout.flush()
        try:
            call_command(*step.command)
        except Exception as error:  # whatever it is, the user is told which step failed
            sys.stderr.write(f"Steget »{' '.join(step.command)}« misslyckades: {type(error).__name__}: {error}\n")
            return 1
        stamp(step)
    return 0


if __name__ == "__main__":
    sys.exit(main())
