"""Searching with JavaScript: suggestions by keyboard, facets and pages without a reload, and nothing that it breaks."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import axe
from tests.browser.conftest import DESK, PHONE, ContextMaker
from tests.browser.server import Site

SAME_PAGE = "() => window.keptByTheTest === true"
PLANT = "() => { window.keptByTheTest = true; }"
FIELD = "#sokruta"
OPTIONS = "[role=option]"


@pytest.fixture
def searcher(visitor: Page, site: Site) -> Page:
    """The search page with hits; a mark in its window is gone after a reload."""
    refused: list[str] = []
    visitor.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    visitor.goto("/sok/?q=taxa")
    visitor.evaluate(PLANT)
    yield visitor
    assert not refused, "the browser refused something of the page"


def suggest(page: Page, typed: str = "utbild") -> None:
    page.locator(FIELD).fill("")
    page.locator(FIELD).press_sequentially(typed)
    expect(page.locator(OPTIONS).first).to_be_visible()


def test_suggestions_by_keyboard(searcher: Page) -> None:
    field = searcher.get_by_role("combobox", name="Ord, diarienummer eller paragraf")
    expect(field).to_have_attribute("aria-expanded", "false")
    suggest(searcher)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(searcher.get_by_role("listbox", name="Förslag")).to_be_visible()
    count = searcher.locator(OPTIONS).count()
    expect(searcher.locator(f"{FIELD} ~ [role=status]")).to_have_text(
        f"{count} förslag. Bläddra med pil upp och pil ned."
    )
    searcher.keyboard.press("ArrowDown")
    first = searcher.locator(OPTIONS).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(field).to_be_focused()
    searcher.keyboard.press("ArrowUp")
    expect(searcher.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")
    searcher.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("utbild")
    searcher.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    where = searcher.locator(OPTIONS).first.get_attribute("data-adress")
    searcher.keyboard.press("Enter")
    searcher.wait_for_url(f"**{where}")


def test_enter_without_a_chosen_suggestion_searches(searcher: Page) -> None:
    suggest(searcher)
    searcher.keyboard.press("Enter")
    searcher.wait_for_url("**/sok/?q=utbild")


def test_tab_leaves_the_suggestions_behind(searcher: Page) -> None:
    suggest(searcher)
    searcher.keyboard.press("Tab")
    expect(searcher.get_by_role("button", name="Sök", exact=True)).to_be_focused()
    expect(searcher.locator(OPTIONS).first).to_be_hidden()


def test_a_suggestion_by_mouse(searcher: Page) -> None:
    suggest(searcher)
    where = searcher.locator(OPTIONS).first.get_attribute("data-adress")
    searcher.locator(OPTIONS).first.click()
    searcher.wait_for_url(f"**{where}")


def test_a_facet_narrows_without_a_reload_and_keeps_the_focus(searcher: Page) -> None:
    before = searcher.locator("#traffar").inner_text()
    value = searcher.locator("#val-ar-2022")
    value.focus()
    searcher.keyboard.press("Enter")
    expect(searcher.locator("#traffar")).not_to_have_text(before)
    assert searcher.evaluate(SAME_PAGE)
    assert "ar=2022" in searcher.url
    expect(searcher.locator("#val-ar-2022")).to_be_focused()
    expect(searcher.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    expect(searcher.locator("#sokstatus")).to_have_text(searcher.locator("#traffar").inner_text())
    assert searcher.locator("input[form=sokform][name=ar]").get_attribute("value") == "2022"
    searcher.locator(".active-filters a").first.click()
    expect(searcher.locator("#traffar")).to_have_text(before)
    expect(searcher.locator("#traffar")).to_be_focused()
    assert searcher.evaluate(SAME_PAGE)


def test_a_box_that_was_opened_stays_open(searcher: Page) -> None:
    box = searcher.locator("#begransa > details:not([open])").first
    name = box.get_attribute("id")
    box.locator("> summary").click()
    searcher.locator("#val-ar-2022").click()
    expect(searcher.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    if searcher.locator(f"#{name}").count():
        expect(searcher.locator(f"#{name}")).to_have_attribute("open", "")


def test_the_next_search_keeps_the_facet_and_back_leads_back(searcher: Page) -> None:
    searcher.locator("#val-ar-2022").click()
    expect(searcher.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    searcher.locator(FIELD).fill("taxor")
    searcher.get_by_role("button", name="Sök", exact=True).click()
    searcher.wait_for_url("**/sok/?q=taxor&ar=2022")
    searcher.go_back()
    expect(searcher.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    searcher.go_back()
    expect(searcher.locator("#val-ar-2022")).not_to_have_attribute("aria-current", "true")


def test_a_hit_is_an_ordinary_link(searcher: Page) -> None:
    searcher.locator("ol.hits a").first.click()
    expect(searcher.get_by_role("heading", level=1)).to_be_visible()
    assert not searcher.evaluate(SAME_PAGE)


def test_case_by_case_and_back(searcher: Page) -> None:
    searcher.goto("/sok/")
    searcher.evaluate(PLANT)
    searcher.get_by_role("link", name="Ärende för ärende").click()
    expect(searcher.locator("ol.hits .case").first).to_be_visible()
    assert searcher.evaluate(SAME_PAGE)
    expect(searcher.locator("#traffar")).to_contain_text("ärenden")


@pytest.mark.parametrize("status", [0, 400, 503])
def test_when_the_hits_do_not_come_the_browser_goes_there_itself(visitor: Page, site: Site, status: int) -> None:
    def answer(route: Route) -> None:
        if "hx-request" not in route.request.headers:
            route.continue_()
        elif status:
            route.fulfill(status=status, body="Sökningen vilar.")
        else:
            route.abort()

    visitor.goto("/sok/?q=taxa")
    visitor.evaluate(PLANT)
    visitor.route("**/sok/?*ar=2022*", answer)
    visitor.locator("#val-ar-2022").click()
    expect(visitor.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    assert not visitor.evaluate(SAME_PAGE)


def test_what_was_searched_for_is_not_kept_in_the_browser(searcher: Page) -> None:
    searcher.locator("#val-ar-2022").click()
    expect(searcher.locator("#val-ar-2022")).to_have_attribute("aria-current", "true")
    expect(searcher.locator("#sokstatus")).to_have_text(searcher.locator("#traffar").inner_text())
    kept = searcher.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "taxa" not in kept


@pytest.mark.parametrize("path", ["/sok/?gruppera=arende", "/sok/?q=taxa&sida=9", "/sok/?q=taxa+år:2022&utm=x"])
def test_axe_finds_nothing(visitor: Page, site: Site, path: str) -> None:
    found = []
    visitor.goto(path)
    for scheme, size in (("light", PHONE), ("dark", DESK)):
        visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visitor.set_viewport_size(size)
        suggest(visitor)
        visitor.keyboard.press("ArrowDown")
        found += [f"{scheme} {size['width']} px: {one}" for one in axe.violations(visitor)]
        visitor.keyboard.press("Escape")
    assert not found, "\n" + "\n".join(found)


def test_on_paper_there_are_the_question_and_its_hits(visitor: Page, site: Site) -> None:
    visitor.goto("/sok/?q=taxa")
    visitor.emulate_media(media="print")
    for gone in visitor.locator("form, .facets, .pagination, .take-along, .arrangements").all():
        expect(gone).to_be_hidden()
    expect(visitor.get_by_text("Sökning: taxa")).to_be_visible()
    expect(visitor.locator("ol.hits > li").first).to_be_visible()


def test_facets_files_and_groups_without_javascript(context: ContextMaker, site: Site) -> None:
    plain = context(java_script_enabled=False, accept_downloads=True).new_page()
    plain.goto("/sok/")
    plain.get_by_role("link", name="Ärende för ärende").click()
    expect(plain.locator("ol.hits .case").first).to_be_visible()
    with plain.expect_download() as started:
        plain.get_by_role("link", name="Hämta som CSV").click()
    assert started.value.suggested_filename == "sokresultat.csv"
