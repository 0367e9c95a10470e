"""The journey of the whole line: a Word file becomes a published § that is found, read and linked; then withdrawn."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import GOLDEN, REGISTRAR, ContextMaker
from tests.browser.hand import Hand
from tests.browser.server import Site
from tests.factories.people import PASSWORD

STYLES_DOCX = GOLDEN / "seed_000" / "styles.docx"
MEETING_DAY = date(2018, 5, 22)
TITLE = "Inriktningsbeslut för vidare arbete med "
ITEM = "/exempelkommun/barn-och-utbildningsnamnden/2018-05-22/96/"
LONGEST_WAIT_SECONDS = 60


def wait_until(holds: Callable[[], bool], what: str) -> float:
    """Ask until it holds; returns the seconds that it took. The limit only ends a test that would never end."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < LONGEST_WAIT_SECONDS, what
        time.sleep(0.05)
    return time.monotonic() - started


def log_in(hand: Hand) -> None:
    hand.begin("log in")
    page = hand.page
    page.goto("/")
    hand.click(page.get_by_role("link", name="Logga in för registratorer"))
    hand.type(page.get_by_label("Användarnamn"), REGISTRAR)
    hand.press("Tab")
    hand.type(page.get_by_label("Lösenord"), PASSWORD)
    hand.press("Enter")
    page.wait_for_url("**/admin/")


def deliver(hand: Hand) -> None:
    hand.begin("deliver the file, until it is read")
    page = hand.page
    hand.click(page.get_by_role("link", name="Lämna in filer").first)
    hand.choose_file(page.get_by_label("Filer", exact=True), STYLES_DOCX)
    hand.click(page.get_by_role("button", name="Lämna in"))
    page.wait_for_url("**/admin/granska/*/", timeout=LONGEST_WAIT_SECONDS * 1000)


def answer(hand: Hand) -> None:
    hand.begin("answer: day of the meeting, adjustment")
    page = hand.page
    day = page.get_by_label("Sammanträdets datum")
    expect(page.locator("#problem + ul")).to_contain_text("datum")
    hand.type_day(day, MEETING_DAY)
    expect(day).to_have_value(MEETING_DAY.isoformat())
    hand.click(page.get_by_label("Uppgift saknas"))


def publish(hand: Hand) -> None:
    hand.begin("publish")
    page = hand.page
    hand.click(page.get_by_role("button", name="Publicera på webben"))
    expect(page.get_by_role("heading", name="Publicerat", exact=True)).to_be_visible()


def find(hand: Hand, words: str) -> None:
    hand.begin(f"search for {words}")
    page = hand.page
    page.goto("/")
    hand.type(page.locator("#sokruta"), words)
    hand.press("Enter")


@pytest.fixture
def journey(context: ContextMaker, site: Site) -> Hand:
    return Hand(context().new_page())


def test_a_word_file_becomes_a_published_linked_decision(
    journey: Hand, visitor: Page, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    page = journey.page
    log_in(journey)
    deliver(journey)
    answer(journey)
    publish(journey)
    journey.end()
    assert visitor.goto(ITEM).status == 200

    def shown(words: str) -> bool:
        return ITEM in visitor.request.get("/sok/", params={"q": words}).text()

    found_after = wait_until(lambda: shown("läns-gemensam modell"), "the published § never came into the index")

    find(journey, "läns-gemensam modell")
    hit = page.locator(f'ol.hits a[href^="{ITEM}"]').first
    journey.click(hit)
    page.wait_for_url(f"**{ITEM}*")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.locator("ol.clauses > li")).to_have_count(2)

    find(journey, "2018/234")
    page.wait_for_url("**/arenden/2018-234/")
    journey.click(page.locator(f'a[href="{ITEM}"]').first)

    journey.begin("from the § to its initiative")
    journey.click(page.locator('main a[href^="/lansgemensamma-initiativ/barnens-basta-galler/"]').first)
    page.wait_for_url("**/lansgemensamma-initiativ/barnens-basta-galler/*")
    expect(page.locator(f'.timeline a[href^="{ITEM}"]')).to_be_visible()
    journey.end()
    tell(capsys, journey, found_after)

    withdraw(journey)
    gone = visitor.goto(ITEM)
    assert gone.status == 410
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Sidan är återkallad")
    for words in ("läns-gemensam modell", "2018/234", "Skottlandsmodellen"):
        assert not shown(words), words
    suggestions = visitor.request.get("/sok/forslag/", params={"q": "Inriktningsbeslut för vidare"}).text()
    assert "vidare arbete" not in suggestions
    visitor.goto("/lansgemensamma-initiativ/barnens-basta-galler/")
    expect(visitor.locator(f'main a[href^="{ITEM}"]')).to_have_count(0)


def tell(capsys: pytest.CaptureFixture[str], hand: Hand, found_after: float) -> None:
    """The figures of docs/usability.md; reported, never asserted."""
    with capsys.disabled():
        print(f"\n{hand.report()}")  # noqa: T201 - the figures are what a person runs this for
        print(f"in search {found_after:.2f} s after the page said Publicerat")  # noqa: T201 - as above


def withdraw(hand: Hand) -> None:
    """From the review page to the meeting, and the § taken back with a reason."""
    hand.begin("withdraw")
    page = hand.page
    page.goto("/admin/organ/")
    hand.click(page.get_by_role("link", name="Barn- och utbildningsnämnden").first)
    hand.click(page.locator("main a", has_text="2018").first)
    hand.click(page.get_by_role("link", name="Återkalla").first)
    hand.type(page.get_by_label("Skäl"), "Fel fil.")
    hand.click(page.get_by_role("button", name="Återkalla"))
    page.wait_for_load_state()
