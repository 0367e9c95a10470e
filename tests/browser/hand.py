"""A person's hand: does what a registrar does, and counts it."""

import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page

FILE_DIALOG_CLICKS = 2
"""Choosing one file in the system's own window: the file, and "Öppna". Playwright skips that window."""


@dataclass(slots=True)
class Effort:
    """What one step of the journey took."""

    step: str
    clicks: int = 0
    keystrokes: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Hand:
    """Clicks and types on a page; every step has its own count."""

    page: Page
    steps: list[Effort] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def begin(self, step: str) -> None:
        """End the step before, start this one."""
        self.end()
        self.steps.append(Effort(step))

    def end(self) -> None:
        """Note how long the step took, waiting for the server included and thinking not."""
        now = time.monotonic()
        if self.steps and not self.steps[-1].seconds:
            self.steps[-1].seconds = now - self.started
        self.started = now

    def click(self, what: Locator) -> None:
        """One click."""
        what.click()
        self.steps[-1].clicks += 1

    def type(self, where: Locator, words: str) -> None:
        """A click into the field, unless the cursor stands there already, and one keystroke for each sign."""
        if not where.evaluate("element => element === document.activeElement"):
            self.click(where)
        where.press_sequentially(words)
        self.steps[-1].keystrokes += len(words)

    def type_day(self, where: Locator, day: date) -> None:
        """A day into a date field, in the order in which this browser shows its parts (Debian's speaks English)."""
        for order in ("%Y%m%d", "%m%d%Y", "%d%m%Y"):
            where.fill("")
            where.blur()  # the cursor goes back to the first part
            where.press_sequentially(day.strftime(order))
            if where.input_value() == day.isoformat():
                break
        self.steps[-1].clicks += 1
        self.steps[-1].keystrokes += 8

    def press(self, key: str) -> None:
        """One key on whatever has the focus."""
        self.page.keyboard.press(key)
        self.steps[-1].keystrokes += 1

    def choose_file(self, where: Locator, path: Path) -> None:
        """Open the file window and choose one file."""
        with self.page.expect_file_chooser() as chooser:
            self.click(where)
        chooser.value.set_files(path)
        self.steps[-1].clicks += FILE_DIALOG_CLICKS

    def report(self) -> str:
        """The steps as a table, with their sum."""
        rows = [(one.step, one.clicks, one.keystrokes, one.seconds) for one in self.steps]
        rows.append(("Sum", *(sum(row[n] for row in rows) for n in (1, 2, 3))))
        head = f"{'step':<42}{'clicks':>7}{'keys':>7}{'seconds':>8}\n"
        return head + "\n".join(
            f"{name:<42}{clicks:>7}{keys:>7}{seconds:>8.1f}" for name, clicks, keys, seconds in rows
        )
