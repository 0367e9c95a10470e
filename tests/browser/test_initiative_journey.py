"""The journey of the initiative: a protokoll that never names it is suggested by a paper, and decided by keyboard."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESK, PHONE, ContextMaker, log_in
from tests.browser.server import Site
from tests.factories.winter_roads import PROTOKOLL

LONGEST_WAIT_SECONDS = 60


def wait_until(holds: Callable[[], bool], what: str) -> None:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < LONGEST_WAIT_SECONDS, what
        time.sleep(0.2)


def choose_by_keyboard(page: Page, card: Locator) -> None:
    """Step and outcome by keyboard: what was called a mention becomes a decision before the eyes, and is announced."""
    relation, step = card.get_by_label("Förhållande"), card.get_by_label("Steg")
    outcome, said = card.get_by_label("Ställningstagande"), card.get_by_role("status")
    step.focus()
    page.keyboard.type("Inriktnings")
    relation.focus()
    page.keyboard.type("Nämner")
    expect(step).to_have_value("")
    expect(said).to_contain_text("Steg och ställningstagande är tömda")
    outcome.focus()
    page.keyboard.type("Ställt")
    expect(relation).to_have_value("decision")
    expect(said).to_have_text("Förhållande är nu Beslut.")
    card.focus()
    page.keyboard.press("c")  # a decision without its step is not sent: the browser asks for it
    expect(step).to_be_focused()
    page.keyboard.type("Inriktnings")
    expect(step).not_to_have_value("")
    card.focus()


def deliver_and_publish(page: Page, folder: Path) -> None:
    file = folder / "protokoll GN 2017-06-13.txt"
    file.write_text(PROTOKOLL)
    page.goto("/admin/lamna-in/")
    page.get_by_label("Filer", exact=True).set_input_files(file)
    page.get_by_role("button", name="Lämna in").click()
    page.wait_for_url("**/admin/granska/*/", timeout=LONGEST_WAIT_SECONDS * 1000)
    page.get_by_label("Uppgift saknas").check()
    page.get_by_role("button", name="Publicera på webben").click()
    expect(page.get_by_role("heading", name="Publicerat", exact=True)).to_be_visible()


@pytest.fixture
def registrar(context: ContextMaker) -> Page:
    page = context().new_page()
    log_in(page, "gaturegistrator")
    return page


def test_a_decision_that_never_names_the_initiative_is_found_by_its_paper_and_decided_by_keyboard(
    registrar: Page, context: ContextMaker, visitor: Page, site: Site, tmp_path: Path
) -> None:
    visitor.goto(site.paths["roads"])
    row = visitor.locator("table.matrix tr", has_text="Gatunämnden")
    expect(row).to_contain_text("Protokoll saknas")
    expect(visitor.locator("#utan-inriktningsbeslut + ul")).to_contain_text("Gatunämnden")
    expect(visitor.locator(".timeline")).to_contain_text("Trafiknämnden, Provköpings kommun")

    deliver_and_publish(registrar, tmp_path)
    visitor.goto(site.paths["roads"])
    expect(row).to_contain_text("Inget beslut funnet")  # a suggestion is nobody's business but the body's

    registrar.goto("/admin/organ/kopplingar/")
    cards = registrar.locator("[data-queue] > article")
    expect(cards).to_have_count(2)
    first = registrar.locator("article.lb-current")
    expect(first.locator("mark").first).to_contain_text("2017-02-24")
    titles = cards.locator("h2").all_inner_texts()
    meant = next(n for n, title in enumerate(titles) if "plogning" in title)
    registrar.keyboard.press("j" if meant else "k")
    expect(first.locator("h2")).to_contain_text("plogning")
    choose_by_keyboard(registrar, first)
    registrar.keyboard.press("c")
    expect(registrar.get_by_text("Kopplingen är bekräftad.")).to_be_visible()
    expect(registrar.locator(".messages")).to_contain_text("initiativets matris, under ”Inriktningsbeslut”")
    expect(registrar.get_by_role("link", name="Visa initiativet")).to_have_attribute("href", site.paths["roads"])
    expect(cards).to_have_count(1)

    registrar.keyboard.press("r")
    registrar.keyboard.type("Gäller bara fordonen")
    registrar.keyboard.press("Enter")
    expect(registrar.get_by_text("Kopplingen är avvisad.")).to_be_visible()
    expect(registrar.get_by_text("Inget att granska här.")).to_be_visible()

    visitor.goto(site.paths["roads"])
    expect(row).to_contain_text("Ställt sig bakom")
    expect(visitor.locator("main")).to_contain_text("2 av 2")
    feed = visitor.request.get(f"{site.paths['roads']}rss/").text()
    assert "plogning" in feed
    assert "sandningsfordon" not in feed
    assert "stallt-sig-bakom" in visitor.request.get(f"{site.paths['roads']}matris.csv").text()

    def in_facet() -> bool:
        found = visitor.request.get("/sok/", params={"q": "plogning initiativ:vinterväghållning"}).text()
        return "/exempelkommun/gatunamnden/2017-06-13/41/" in found

    wait_until(in_facet, "the facet never knew of the confirmed link")

    editor = context().new_page()
    log_in(editor, "redaktor")
    editor.goto(site.paths["admin_initiative"])
    editor.get_by_role("button", name="Sök igenom besluten igen").click()
    wait_until(lambda: _searched(editor), "the rescan never ended")
    registrar.goto("/admin/organ/kopplingar/")
    expect(registrar.get_by_text("Inget att granska här.")).to_be_visible()
    visitor.goto(site.paths["roads"])
    expect(visitor.locator("main")).not_to_contain_text("sandningsfordon")


def _searched(editor: Page) -> bool:
    editor.reload()
    return editor.get_by_text("Senaste genomsökningen:").count() > 0 and "klar" in editor.locator("main").inner_text()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_editors_screens_are_accessible(context: ContextMaker, site: Site, size: dict, look: str) -> None:
    page = context(viewport=size, color_scheme=look).new_page()
    log_in(page, "redaktor")
    names = ("admin_initiative", "admin_bodies", "admin_cases", "admin_reference", "admin_similar")
    for path in ("/admin/organ/initiativ/", "/admin/organ/initiativ/borja/", *(site.paths[name] for name in names)):
        page.goto(path)
        assert [str(found) for found in violations(page)] == [], path


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_merging_splitting_and_suggesting_are_accessible(
    context: ContextMaker, site: Site, size: dict, look: str, tmp_path: Path
) -> None:
    """Also with what a form says when it is not filled in, and with the preview of a merge."""
    page = context(viewport=size, color_scheme=look).new_page()
    log_in(page, "redaktor")
    for name in ("sla-ihop/", "dela/", "foresla/"):
        page.goto(f"{site.paths['admin_initiative']}{name}")
        assert [str(found) for found in violations(page)] == [], name
        keep_picture(page, tmp_path, f"{name[:-1]}-{look}-{size['width']}")
        form = page.locator("main form[method=post]")
        if name != "sla-ihop/" and form.count():
            with page.expect_navigation():
                form.first.evaluate("form => { form.noValidate = true; form.submit() }")
            assert [str(found) for found in violations(page)] == [], f"{name} with errors"
    page.goto(f"{site.paths['admin_initiative']}sla-ihop/")
    choice = page.locator("main select").first
    choice.select_option(index=1)
    with page.expect_navigation():
        choice.evaluate("choice => choice.form.submit()")
    assert [str(found) for found in violations(page)] == [], "preview of a merge"
    keep_picture(page, tmp_path, f"sla-ihop-fore-{look}-{size['width']}")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_queue_with_cards_is_accessible(
    context: ContextMaker, site: Site, size: dict, look: str, tmp_path: Path
) -> None:
    page = context(viewport=size, color_scheme=look).new_page()
    log_in(page, "registrator")
    page.goto("/admin/organ/kopplingar/")
    expect(page.locator("[data-queue] > article").first).to_be_visible()
    assert [str(found) for found in violations(page)] == []
    keep_picture(page, tmp_path, f"kopplingar-{look}-{size['width']}")


def keep_picture(page: Page, folder: Path, name: str) -> None:
    """A picture to look at, in the folder that LANSBESLUT_PICTURES names, else in the test's own."""
    page.screenshot(path=Path(os.environ.get("LANSBESLUT_PICTURES", folder)) / f"{name}.png", full_page=True)
