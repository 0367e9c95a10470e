"""Seconds, clicks, keystrokes and corrections from upload to published: five layouts, as Word and as PDF, by a browser.

    nice -n 15 env PYTHONPATH=.:site .venv/bin/python tests/benchmarks/bench_review.py [NAME …]

A registrar who is logged in delivers each file, answers what it does not say, corrects what differs from the answers
that were written or approved by hand (number, title, points of every §), and publishes. Typing counts every sign,
and thinking counts nothing. Each format has a fresh site; the seconds are those of this machine as it is loaded.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.test")

import django

django.setup()

from playwright.sync_api import Page, sync_playwright  # noqa: E402 - after Django's set-up

from tests.browser.conftest import FLAGS, log_in  # noqa: E402 - as above
from tests.browser.hand import Hand  # noqa: E402 - as above
from tests.browser.server import ROOT, _environment, running_site  # noqa: E402 - as above
from tests.golden import script  # noqa: E402 - as above

GOLDEN = ROOT / "tests" / "golden"
NAMES = ("seed_000", "minutes_95_97", "decision_last", "nora", "vilhelmina")
FORMATS = ("styles.docx", "page.pdf")
LONGEST_WAIT = 120_000
BODIES = """
import json, sys, django
django.setup()
from tests.factories import people, records
made = [records.make_committee(body, authority) for body, authority in json.loads(sys.argv[1])]
people.make_registrar(*made)
"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a § says, by hand."""

    number: str
    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a document says, by hand. `day` is the meeting's, known to the registrar also where it is not printed."""

    body: str
    authority: str
    day: date
    adjusted: date | None
    paragraphs: tuple[Paragraph, ...]


def known(name: str) -> Known:
    """The answers of a golden document."""
    folder = GOLDEN / name
    if (folder / "source.txt").exists():
        told = script.read(folder / "source.txt").answers
        said = {key: values[0] for key, values in told.document.items()}
        return Known(
            said["body"].capitalize(),
            said["authority"].capitalize(),
            date.fromisoformat(said["meeting_date"]),
            date.fromisoformat(said["adjusted_on"]) if "adjusted_on" in said else None,
            tuple(_written(item) for item in told.items),
        )
    facts = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    front = facts["front"]
    day, adjusted = front.get("meeting_date"), front.get("adjusted_on")
    return Known(
        front["body"],
        (front.get("authority") or "Exempelkommun").capitalize(),
        date.fromisoformat(day["value"]) if day else date(2018, 5, 22),
        date.fromisoformat(adjusted["value"]) if adjusted else None,
        tuple(
            Paragraph(str(i["number"]), i["title"], tuple(c["text"] for c in i.get("clauses") or ()))
            for i in facts["items"]
        ),
    )


def _written(item: dict[str, list[str]]) -> Paragraph:
    clauses = tuple(one.partition(": ")[2].removeprefix("- ") for one in item.get("clauses", ()))
    return Paragraph(item["number"][0].partition(" ")[0], item.get("title", [""])[0], clauses)


def bare(text: str) -> str:
    """Text as it is compared: white space aside."""
    return " ".join(text.split())


def value(page: Page, key: str) -> str:
    """What the page says of a field, whether or not its form is open."""
    field = page.locator(f"#id_{key}")
    if field.count():
        return field.input_value()
    return "\n\n".join(page.locator(f'[data-k="{key}"] dd').all_text_contents())


def correct(hand: Hand, prefix: str, said: Paragraph) -> int:
    """Correct what differs in one §. Returns how many fields did."""
    page, wrong = hand.page, 0
    fields = {"number": said.number, "title": said.title, "clauses": "\n\n".join(said.clauses)}
    for name, right in fields.items():
        key = f"{prefix}-{name}"
        if bare(value(page, key)) == bare(right):
            continue
        wrong += 1
        opener = page.locator(f'[data-open="{prefix}"]')
        if opener.count():
            page.locator(f"#{prefix}").focus()
            hand.press("e")
        field = page.locator(f"#id_{key}")
        field.wait_for()
        hand.click(field)
        hand.press("Control+a")
        hand.press("Delete")
        hand.type(field, right)
    return wrong


def review(hand: Hand, name: str, kind: str) -> int:
    """One file, from the delivery page to published. Returns the corrections."""
    page, said = hand.page, known(name)
    page.goto("/admin/lamna-in/")
    hand.begin(f"{name} {kind.rpartition('.')[2]}")
    hand.choose_file(page.get_by_label("Filer", exact=True), GOLDEN / name / kind)
    hand.click(page.get_by_role("button", name="Lämna in"))
    page.wait_for_url("**/admin/granska/*/", timeout=LONGEST_WAIT)
    body = page.locator("#id_committee")
    if body.count() and not body.input_value():
        body.select_option(label=f"{said.authority}: {said.body}")
        hand.steps[-1].clicks += 2
    day = page.locator("#id_meeting_date")
    if day.count() and day.input_value() != said.day.isoformat():
        hand.type_day(day, said.day)
    adjusted = page.locator("#id_adjusted_on")
    if said.adjusted and adjusted.input_value() != said.adjusted.isoformat():
        hand.type_day(adjusted, said.adjusted)
    elif not said.adjusted:
        hand.click(page.get_by_label("Uppgift saknas"))
    shown = page.locator(".lb-part[id^=item-]").count()
    wrong = abs(shown - len(said.paragraphs))
    for n, paragraph in enumerate(said.paragraphs[:shown]):
        wrong += correct(hand, f"item-{n}", paragraph)
    hand.press("Control+Shift+Enter")
    page.locator("#stoppat, .lb-done, .errorlist").first.wait_for(timeout=LONGEST_WAIT)
    if not page.locator(".lb-done").count():
        hand.steps[-1].step += " NOT PUBLISHED"
    hand.end()
    return wrong


def run(names: tuple[str, ...], kind: str) -> list[tuple[str, int, int, float, int]]:
    """All documents in one format, on a site of its own. Rows of the table."""
    folder = Path(tempfile.mkdtemp(prefix="bench-review-"))
    bodies = sorted({(one.body, one.authority) for one in map(known, names)})
    try:
        with running_site(folder) as site, sync_playwright() as playwright:
            environment = _environment(folder / "var")
            command = [sys.executable, "-W", "ignore", "-c", BODIES, json.dumps(bodies)]
            subprocess.run(command, cwd=ROOT / "site", env=environment, check=True)
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            page = browser.new_context(base_url=site.address, locale="sv-SE").new_page()
            page.set_default_timeout(LONGEST_WAIT)
            log_in(page)
            hand = Hand(page)
            wrong = [review(hand, name, kind) for name in names]
            browser.close()
            return [
                (one.step, one.clicks, one.keystrokes, one.seconds, count)
                for one, count in zip(hand.steps, wrong, strict=True)
            ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> None:
    """Print the table."""
    names = tuple(arguments) or NAMES
    rows = [row for kind in FORMATS for row in run(names, kind)]
    mean = [sum(row[n] for row in rows) / len(rows) for n in (1, 2, 3, 4)]
    table = [f"{'document':<34}{'clicks':>7}{'keys':>7}{'seconds':>9}{'corrections':>13}"]
    for name, clicks, keys, seconds, wrong in (*rows, ("mean", *mean)):
        table.append(f"{name:<34}{clicks:>7.1f}{keys:>7.1f}{seconds:>9.1f}{wrong:>13.1f}")
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
