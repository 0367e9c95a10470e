"""What a visitor gets and gives: nothing from elsewhere, no cookies, no sideways scrolling, a page that prints."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.conftest import ContextMaker
from tests.browser.server import Site

TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(e => !e.closest('.table-scroll, .honey, .sr, .skip'))
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("name", pages.PUBLIC)
def test_a_public_page_asks_only_its_own_server_and_sets_no_cookie(
    context: ContextMaker, site: Site, name: str
) -> None:
    visitor = context()
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url(pages.PUBLIC[name]), wait_until="networkidle")
    own = urlsplit(site.address).netloc
    elsewhere = [url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != own]
    assert asked
    assert not elsewhere
    cookies = {cookie["name"] for cookie in visitor.cookies()}
    assert cookies == ({"csrftoken"} if name in pages.SETS_A_COOKIE else set())


@pytest.mark.parametrize("name", pages.PUBLIC)
def test_a_public_page_never_scrolls_sideways(visitor: Page, site: Site, name: str) -> None:
    visitor.goto(site.url(pages.PUBLIC[name]))
    for width in (390, 320):
        visitor.set_viewport_size({"width": width, "height": 800})
        assert visitor.evaluate(SIDEWAYS) <= 0, (width, visitor.evaluate(TOO_WIDE))


@pytest.mark.parametrize("name", ["meeting", "paragraph", "paper", "case", "initiative"])
def test_a_page_on_paper_is_its_text_and_no_navigation(visitor: Page, site: Site, name: str) -> None:
    visitor.goto(site.url(pages.PUBLIC[name]))
    visitor.emulate_media(media="print")
    for gone in visitor.locator("nav, .skip, form, .button").all():
        expect(gone).to_be_hidden()
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.locator("main").inner_text().strip()
    for term in visitor.locator(".word").all():
        expect(term).to_be_visible()


def test_a_decision_on_paper_is_whole(visitor: Page, site: Site) -> None:
    visitor.goto(site.url("item"))
    visitor.emulate_media(media="print")
    for words in (
        "Att ställa sig bakom",
        "återkomma om finansieringen",
        "2 ja, 1 nej",
        "Cilla Provberg",
        "1 200",
        "Region Exempel",
    ):
        expect(visitor.get_by_text(words).first).to_be_visible()


@pytest.mark.parametrize("name", ["deliver", "meeting", "links"])
def test_an_admin_screen_asks_only_its_own_server(registrar: Page, site: Site, name: str) -> None:
    asked: list[str] = []
    registrar.on("request", lambda request: asked.append(request.url))
    registrar.goto(site.url(pages.ADMIN[name]), wait_until="networkidle")
    own = urlsplit(site.address).netloc
    assert asked
    assert not [url for url in asked if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).netloc != own]
