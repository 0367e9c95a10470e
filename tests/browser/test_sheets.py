"""The page of a PDF beside the result: it follows what the person looks at, and can be turned and closed."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_review import check_every_look

GOLDEN = Path(__file__).parents[1] / "golden"


def test_the_page_follows_what_is_looked_at(registrar: Page) -> None:
    page = registrar
    page.goto("/admin/lamna-in/")
    page.get_by_label("Filer", exact=True).set_input_files(GOLDEN / "socialdel" / "page.pdf")
    page.get_by_role("button", name="Lämna in").click()
    page.wait_for_url("**/admin/granska/*/", timeout=60_000)
    picture = page.get_by_role("img", name=re.compile("som bild"))
    expect(picture).to_be_visible()
    page.wait_for_function("document.getElementById('lb-sheet-picture').naturalWidth > 900")
    page.get_by_role("button", name="Nästa sida").click()
    expect(page.get_by_text("Sida 2 av")).to_be_visible()
    expect(picture).to_have_attribute("src", re.compile(r"/sida/2/$"))

    page.locator("#item-1 summary").first.click()
    page.locator('[data-k="item-1-title"]').first.click()
    expect(picture).to_have_attribute("src", re.compile(r"/sida/2/\?fran=\d+&till=\d+$"))
    page.wait_for_function("document.getElementById('lb-sheet-picture').complete")
    page.wait_for_function("document.getElementById('lb-sheet-picture').naturalWidth > 900")
    check_every_look(page)

    page.get_by_text("Sidan som bild", exact=True).click()
    expect(picture).to_be_hidden()
    expect(page.locator("#lb-text")).to_contain_text("Riktlinjer för ekonomiskt bistånd")
