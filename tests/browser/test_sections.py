"""The form of a § with its sections, which Wagtail builds in the page: every field has a name, every panel its own."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import DESK, PHONE
from tests.browser.county import COMMITTEE
from tests.browser.test_review import deliver

TEXT = f"""\
Exempelkommun
Sammanträdesprotokoll

{COMMITTEE}
Sammanträdesdatum 2016-02-29

§ 1
Skolskjuts i tre områden

## Bakgrund
Barnen i det första området åker buss.

Barnen i det andra området går.

## Beslut
{COMMITTEE} antar reglerna.
"""


def test_every_paragraph_of_a_section_has_a_name_and_folds_itself(registrar: Page, tmp_path: Path) -> None:
    page, path = registrar, tmp_path / "avsnitt.txt"
    path.write_text(TEXT, encoding="utf-8")
    deliver(page, path)
    page.get_by_role("link", name="Allt i § 1").click()
    fields = page.locator("[id^=sections-0-value-content-][id$=-value]")
    expect(fields).to_have_count(2)
    expect(page.get_by_role("textbox", name="Stycke")).to_have_count(2)
    fold = fields.nth(1).locator("xpath=ancestor::section[1]//button[@data-panel-toggle]")
    fold.click()
    assert [one.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})") for one in fields.all()] == [
        True,
        False,
    ]
    fold.click()
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found = axe.violations(page)
        assert not found, "\n".join(map(str, found))
