"""The matrix of an initiative as open data: CSV with one line for each decision or silence, and JSON.

Only what the page shows, from the same values. Fields and codes are listed in docs/open-data.md and never change
their meaning; new ones may be added.
"""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

from decisions.web.initiative_shapes import Cell, CellEntry, MatrixGroup, MatrixRow
from decisions.web.page_shapes import InitiativeView

FIELDS = (
    "initiativ", "exempeldata", "myndighet", "organ", "steg", "steg_namn", "vantat", "kalla", "lage", "lage_text",
    "granskat", "senaste", "datum", "paragraf", "beslutat_av", "adress",
)  # fmt: skip
"""The columns of the CSV file."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) or value.startswith(_FORMULA) else value


def as_csv(view: InitiativeView) -> str:
    """The matrix as CSV (RFC 4180), with a byte order mark so that spreadsheets read å, ä and ö."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for row in _rows(view):
        writer.writerow([safe_cell(row[name]) for name in FIELDS])
    return "\ufeff" + out.getvalue()


def _rows(view: InitiativeView) -> Iterator[dict[str, str]]:
    for group in view.matrix:
        for row in group.rows:
            for cell in row.cells:
                yield from _lines(view, group, row, cell)


def _lines(view: InitiativeView, group: MatrixGroup, row: MatrixRow, cell: Cell) -> Iterator[dict[str, str]]:
    same = dict.fromkeys(FIELDS, "") | {
        "initiativ": view.title,
        "exempeldata": _yes(view.page.demo),
        "myndighet": group.authority.text,
        "organ": row.body.text,
        "steg": cell.key,
        "steg_namn": cell.step,
        "vantat": _yes(cell.expected),
        "kalla": cell.source,
    }
    if cell.latest is not None:
        for place, entry in enumerate((cell.latest, *cell.history)):
            yield same | {
                "lage": entry.code,
                "lage_text": entry.status.text,
                "granskat": _yes(entry.status.source == "person"),
                "senaste": _yes(place == 0),
                "datum": entry.date.isoformat(),
                "paragraf": entry.what,
                "beslutat_av": entry.by or row.body.text,
                "adress": _absolute(view, entry.url),
            }
    elif cell.silence is not None:
        yield same | {"lage": cell.silence.kind, "lage_text": cell.silence.text, "senaste": _yes(True)}


def _yes(value: bool) -> str:
    return "ja" if value else "nej"


def _absolute(view: InitiativeView, path: str) -> str:
    site = view.page.address.removesuffix(view.page.path)
    return f"{site}{path}" if path else ""


def as_data(view: InitiativeView, request: HttpRequest) -> dict[str, Any]:
    """The matrix as a value for JSON."""
    compared = view.comparison.item.url if view.comparison else ""
    return {
        "initiativ": view.title,
        "adress": view.page.address,
        "exempeldata": view.page.demo,
        "period": view.period,
        "leds_av": view.lead.text if view.lead else "",
        "dokumentation": request.build_absolute_uri("/om/#data"),
        "jamfors_med": _absolute(view, compared),
        "organ_med_beslut": view.decided,
        "organ_vantade": view.expected,
        "steg": [
            {
                "steg": step.key,
                "namn": step.title,
                "period": step.period,
                "med_beslut": step.decided,
                "vantade": step.expected,
                "kallor": [{"text": s.text, "adress": s.url, "omfattar": s.note} for s in step.sources],
            }
            for step in view.steps
        ],
        "organ": [_body(view, group, row) for group in view.matrix for row in group.rows],
    }


def _body(view: InitiativeView, group: MatrixGroup, row: MatrixRow) -> dict[str, Any]:
    return {
        "myndighet": group.authority.text,
        "organ": row.body.text,
        "adress": _absolute(view, row.body.url),
        "steg": [_cell(view, cell) for cell in row.cells if cell.latest or cell.silence],
    }


def _cell(view: InitiativeView, cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = {"steg": cell.key, "vantat": cell.expected, "kalla": cell.source}
    if cell.latest is not None:
        found["senaste"] = _entry(view, cell.latest)
        found["tidigare"] = [_entry(view, entry) for entry in cell.history]
    elif cell.silence is not None:
        covered = cell.silence.covered
        found["utan_kant_beslut"] = {
            "lage": cell.silence.kind,
            "text": cell.silence.text,
            "protokoll_till_och_med": covered.isoformat() if covered else None,
        }
    return found


def _entry(view: InitiativeView, entry: CellEntry) -> dict[str, Any]:
    return {
        "lage": entry.code,
        "text": entry.status.text,
        "granskat": entry.status.source == "person",
        "datum": entry.date.isoformat(),
        "paragraf": entry.what,
        "beslutat_av": entry.by,
        "adress": _absolute(view, entry.url),
    }
