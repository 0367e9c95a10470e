"""axe finds nothing: public pages in light and dark, at 390 and 1280 px, on public pages and our admin screens."""

import pytest
from playwright.sync_api import Page

from tests.browser import axe, pages
from tests.browser.conftest import DESK, PHONE, deliver
from tests.browser.server import Site
from tests.browser.test_review import check_every_look

LOOKS = (("light", PHONE, ()), ("dark", PHONE, axe.LOOK_RULES), ("light", DESK, axe.LOOK_RULES), ("dark", DESK, ()))
"""Every rule in each scheme and at each width; the two other pairs by the rules that colours decide."""


@pytest.mark.parametrize("name", pages.PUBLIC)
def test_axe_finds_nothing_on_a_public_page(visitor: Page, site: Site, name: str) -> None:
    visitor.goto(site.url(pages.PUBLIC[name]))
    found = []
    for scheme, size, rules in LOOKS:
        visitor.emulate_media(color_scheme=scheme)
        visitor.set_viewport_size(size)
        found += [f"{scheme} {size['width']} px: {one}" for one in axe.violations(visitor, rules)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("name", pages.ADMIN)
def test_axe_finds_nothing_on_an_admin_screen(registrar: Page, site: Site, name: str) -> None:
    registrar.goto(site.url(pages.ADMIN[name]))
    assert not (found := in_every_look(registrar)), "\n" + "\n".join(found)


def test_axe_finds_nothing_in_the_review_of_a_file(registrar: Page, site: Site) -> None:
    deliver(registrar, "decision_last")
    check_every_look(registrar)


CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1 || one.closest(".w-sr-only, svg")) return false;
  for (let up = one.parentElement; up.tagName !== "MAIN"; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return false;
  }
  return true;
}).map((one) => `${one.tagName}.${one.className} ends at ${Math.round(one.getBoundingClientRect().right)}`)"""
"""What stands to the right of the window where nobody can scroll to it: Wagtail's frame hides what is wider."""


def in_every_look(page: Page) -> list[str]:
    """What axe finds on the whole screen, Wagtail's frame included, in each look; and what is cut off there."""
    found = []
    for scheme, size, rules in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        look = f"{scheme} {size['width']} px"
        found += [f"{look}: {one}" for one in axe.violations(page, rules)]
        found += [f"{look}: cut off: {one}" for one in page.evaluate(CUT_OFF)]
    return found


def test_axe_is_awake(visitor: Page) -> None:
    """A page with known faults, so that silence means something."""
    visitor.set_content("<html><body><img src='x.png'><p style='color:#bbb;background:#ccc'>svagt</p></body></html>")
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {one.rule for one in axe.violations(visitor)}
