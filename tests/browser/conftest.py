"""What the browser tests share: the running site, Chromium, a visitor's and a registrar's pages.

Playwright keeps an event loop in its thread, and Django refuses the database there; so the browser lives for one
module at a time and is gone before any test that uses the database in this process.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

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
GOLDEN = Path(__file__).parents[1] / "golden"
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


@pytest.fixture(scope="module")
def registrar_state(browser: Browser, site: Site) -> StorageState:
    """The registrar's cookies: one log-in for a module."""
    logged_in = browser.new_context(base_url=site.address)
    log_in(logged_in.new_page())
    state = logged_in.storage_state()
    logged_in.close()
    return state


@pytest.fixture
def registrar(context: ContextMaker, registrar_state: StorageState) -> Page:
    """A page of the registrar, logged in."""
    return context(storage_state=registrar_state).new_page()


def deliver(page: Page, golden: str) -> None:
    """Hand in the Word file of a golden document and wait for its review. Each file can be new to a site once."""
    page.goto("/admin/lamna-in/")
    page.get_by_label("Filer", exact=True).set_input_files(GOLDEN / golden / "styles.docx")
    page.get_by_role("button", name="Lämna in").click()
    page.wait_for_url("**/admin/granska/*/", timeout=60_000)
