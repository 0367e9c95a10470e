"""Ask axe-core (vendored, see vendor/README.md) what it finds on a page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PRESENT = "typeof window.axe === 'object'"
LOOK_RULES = ("color-contrast", "link-in-text-block")
"""Rules whose answer changes with the colour scheme alone."""
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule that one page breaks: its id, what it asks, and the elements."""

    rule: str
    help: str
    elements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}\n" + "\n".join(f"      {element}" for element in self.elements)


def violations(page: Page, only: tuple[str, ...] = ()) -> list[Violation]:
    """What axe finds on the page as it is now, by every rule of TAGS or `only` by some rules."""
    if not page.evaluate(PRESENT):
        page.evaluate(AXE)
    answer: dict[str, Any] = page.evaluate(RUN, {"type": "rule", "values": only} if only else list(TAGS))
    return [_violation(found) for found in answer["violations"]]


def _violation(found: dict[str, Any]) -> Violation:
    elements = tuple(f"{' '.join(map(str, node['target']))} | {_why(node)}" for node in found["nodes"])
    return Violation(found["id"], found["help"], elements)


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
