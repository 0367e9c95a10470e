"""What the browser tests share: the running site, Chromium, a visitor's and a registrar's pages.

Playwright keeps an event loop in its thread, and Django refuses the database there; so the browser lives for one
module at a time and is gone before any test that uses the database in this process.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.server import Site, running_site
from tests.factories.people import PASSWORD

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--lang=sv-SE",
)
REGISTRAR = "registrator"
ContextMaker = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running site with its workers. One for all browser tests: only the journey publishes.

    LANSBESLUT_BROWSER_SITE="ADDRESS FOLDER" names one that runs already, for work on the tests themselves.
    """
    address, _, folder = os.environ.get("LANSBESLUT_BROWSER_SITE", "").partition(" ")
    if address:
        yield Site(address, Path(folder), json.loads((Path(folder) / "county.json").read_text()))
        return
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[ContextMaker]:
    """`context(java_script_enabled=False, …)` gives a fresh visitor; all are gone after the test."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        defaults = {"base_url": site.address, "locale": "sv-SE", "viewport": DESK}
        one = browser.new_context(**{**defaults, **options})  # type: ignore[arg-type]
        one.set_default_timeout(20_000)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


@pytest.fixture
def visitor(context: ContextMaker) -> Page:
    """A page of somebody who has never been here."""
    return context().new_page()


def log_in(page: Page, username: str = REGISTRAR) -> None:
    """Log in through the site's own form."""
    page.goto("/logga-in/")
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/admin/**")


@pytest.fixture
def registrar(context: ContextMaker) -> Page:
    """A page of the registrar, logged in."""
    page = context().new_page()
    log_in(page)
    return page
