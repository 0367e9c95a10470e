"""Without JavaScript everything works; with the keyboard alone everything can be reached and seen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ContextMaker, deliver, log_in
from tests.browser.server import Site

LONGEST_TAB_WALK = 60
FOCUSED = "() => document.activeElement"
VISIBLE_RING = """element => {
  const style = getComputedStyle(element);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
}"""


@pytest.fixture
def plain(context: ContextMaker) -> Page:
    """A browser without JavaScript."""
    return context(java_script_enabled=False).new_page()


def test_search_and_facets_and_a_decision_without_javascript(plain: Page, site: Site) -> None:
    plain.goto("/")
    plain.get_by_role("searchbox").fill("taxa")
    plain.get_by_role("searchbox").press("Enter")
    expect(plain.locator("ol.hits > li").first).to_be_visible()
    before = plain.locator("#traffar").inner_text()
    plain.locator(".facets a", has_text="2022").first.click()
    expect(plain.locator("ol.hits > li").first).to_be_visible()
    assert plain.locator("#traffar").inner_text() != before
    plain.locator("ol.hits a").first.click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Taxa för torghandel")
    expect(plain.locator("ol.clauses > li").first).to_be_visible()


def test_explained_words_and_details_can_be_read_without_javascript(plain: Page, site: Site) -> None:
    plain.goto(site.url("item"))
    expect(plain.locator("ol.clauses > li")).to_have_count(2)
    expect(plain.locator(".term").first).to_be_visible()


def test_delivery_and_review_without_javascript(plain: Page, site: Site) -> None:
    log_in(plain)
    deliver(plain, "seed_004")
    expect(plain.locator("#lb-text")).to_contain_text("Förslag till beslut")
    plain.get_by_role("button", name="Spara utkast").click()
    expect(plain.locator(".errorlist")).to_have_text("Välj vilket organ filen hör till.")
    plain.locator("#id_committee").select_option(label="Exempelkommun: Barn- och utbildningsnämnden")
    plain.get_by_role("button", name="Spara utkast").click()
    expect(plain.locator(".lb-part .lb-state").first).to_be_visible()
    plain.goto("/admin/organ/")
    expect(plain.locator("tbody tr", has_text="Barn- och utbildningsnämnden").locator("td").nth(3)).to_have_text("2")


def test_the_skip_link_is_first_and_leads_past_the_menu(visitor: Page, site: Site) -> None:
    visitor.goto(site.url("item"))
    visitor.keyboard.press("Tab")
    skip = visitor.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("main")).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("() => document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["item", "initiative", "/sok/?q=taxa", "/anmal-fel/", "/logga-in/"])
def test_whatever_has_the_focus_shows_it(visitor: Page, site: Site, path: str) -> None:
    visitor.goto(site.url(path))
    for _ in range(25):
        visitor.keyboard.press("Tab")
        focused = visitor.evaluate_handle(FOCUSED).as_element()
        assert focused is not None
        if focused.evaluate("element => element === document.body"):
            break
        assert focused.evaluate(VISIBLE_RING), focused.evaluate("element => element.outerHTML.slice(0, 150)")


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus."""
    for _ in range(LONGEST_TAB_WALK):
        if goal.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {goal}")


def test_delivery_is_reached_by_tab(registrar: Page, site: Site) -> None:
    registrar.goto("/admin/lamna-in/")
    tab_to(registrar, registrar.get_by_label("Filer", exact=True))
    tab_to(registrar, registrar.get_by_label("Organ"))
    tab_to(registrar, registrar.get_by_role("button", name="Lämna in"))


def test_the_review_is_done_with_the_keyboard(registrar: Page, site: Site) -> None:
    deliver(registrar, "council_12a")
    tab_to(registrar, registrar.locator("#item-0 summary").first)
    registrar.keyboard.press("Enter")
    tab_to(registrar, registrar.get_by_role("button", name="Ändra §").first)
    registrar.keyboard.press("Enter")
    expect(registrar.get_by_label("Rubrik").first).to_be_visible()
    tab_to(registrar, registrar.get_by_label("Rubrik").first)
    tab_to(registrar, registrar.get_by_role("button", name="Publicera på webben"))
    tab_to(registrar, registrar.get_by_role("button", name="Spara utkast"))
