"""The review of a protokoll in a real browser: by keyboard, with the original in step, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, StorageState, expect

from tests.browser import axe
from tests.browser.conftest import DESK, PHONE, ContextMaker
from tests.browser.county import COMMITTEE
from tests.browser.server import Site

HEAD = f"""\
Exempelkommun
Sammanträdesprotokoll

{COMMITTEE}
Sammanträdesdatum 2019-03-%02d

Beslutande
Anna Exempel (S)
"""
ITEM = """
§ {n}
Skolskjuts i område {n}
Dnr 2019/{n}

## Bakgrund
Barnen i område {n} åker buss.

## {heading}
{body} antar reglerna för område {n}.
"""


def _days() -> Iterator[int]:
    yield from range(1, 29)


DAYS = _days()
"""Each protokoll of this module is of a day of its own: a file can be new to a site once."""


@pytest.fixture
def protokoll(tmp_path: Path) -> Path:
    """A protokoll of eight §§; every second one decides under a heading that nobody knows, and stands open for that."""
    text = HEAD % next(DAYS) + "".join(
        ITEM.format(n=n, body=COMMITTEE, heading="Vad det blev" if n % 2 else "Beslut") for n in range(1, 9)
    )
    path = tmp_path / "protokoll.txt"
    path.write_text(text, encoding="utf-8")
    return path


def deliver(page: Page, path: Path) -> None:
    page.goto("/admin/lamna-in/")
    page.get_by_label("Filer", exact=True).set_input_files(path)
    page.get_by_role("button", name="Lämna in").click()
    page.wait_for_url("**/admin/granska/*/", timeout=60_000)


def current(page: Page) -> str:
    """The id or key of what the keys act on."""
    return str(page.evaluate("(e => e.id || e.dataset.finding)(document.querySelector('.lb-here'))"))


def lit(page: Page) -> str:
    """The words that are lit in the original."""
    return "".join(page.locator("#lb-text .lb-lit").all_text_contents())


def test_a_protokoll_is_reviewed_by_keyboard_alone(registrar: Page, protokoll: Path) -> None:
    page = registrar
    deliver(page, protokoll)
    page.keyboard.press("n")
    assert current(page).startswith("decision_missing-")
    left = int(page.locator("[data-left]").first.inner_text())
    page.keyboard.press("d")
    expect(page.locator("[data-left]").first).to_have_text(str(left - 1))
    for key, where in (("j", "item-0"), ("j", "item-1"), ("k", "item-0"), ("j", "item-1")):
        page.keyboard.press(key)
        assert current(page) == where
    page.keyboard.press("e")
    number = page.locator("#id_item-1-number")
    expect(number).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" jjk och en")
    expect(page.locator("#id_item-1-title")).to_have_value("Skolskjuts i område 2 jjk och en")
    assert current(page) == "item-1"
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Utkastet är sparat")).to_be_visible()
    expect(page.locator("#item-1-rubrik")).to_contain_text("Skolskjuts i område 2 jjk och en")


def test_help_opens_closes_and_turns_the_keys_off(registrar: Page, protokoll: Path) -> None:
    page = registrar
    deliver(page, protokoll)
    page.keyboard.press("?")
    panel = page.get_by_role("region", name="Snabbtangenter")
    expect(panel).to_be_visible()
    panel.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator(".lb-here")).to_have_count(0)


def test_words_and_fields_find_each_other(registrar: Page, protokoll: Path) -> None:
    page = registrar
    deliver(page, protokoll)
    page.locator("#item-3 summary").first.click()
    page.locator('[data-k="item-3-title"]').click()
    assert lit(page) == "Skolskjuts i område 4"
    page.locator("#lb-text").get_by_text("2019/6", exact=True).click()
    expect(page.locator("#item-5 details").first).to_have_attribute("open", "")
    assert lit(page) == "2019/6"


def test_a_heading_is_corrected_and_remembered(
    context: ContextMaker, registrar_state: StorageState, registrar: Page, protokoll: Path
) -> None:
    page = registrar
    deliver(page, protokoll)
    page.get_by_role("group", name="Vad rubriken Vad det blev betyder").get_by_role(
        "button", name="Beslut"
    ).first.click()
    expect(page.get_by_text("Filen är läst om")).to_be_visible()
    expect(page.locator('[data-k="item-0-clauses"]')).to_contain_text("antar reglerna för område 1")
    page.get_by_role("link", name="Kom ihåg för").click()
    expect(page.get_by_text("Alla protokoll är omlästa.")).to_be_visible()
    expect(page.get_by_role("cell", name="Rubriken").first).to_be_visible()
    check_every_look(page)
    plain = context(storage_state=registrar_state, java_script_enabled=False).new_page()
    plain.goto(page.url)
    plain.get_by_role("link", name="Visa vad som ändras").first.click()
    expect(plain.get_by_role("cell", name="Rubriken").first).to_be_visible()
    page.goto(plain.url)
    check_every_look(page)
    page.get_by_role("link", name="Till alla protokoll").click()
    page.get_by_role("button", name="Kom ihåg för").click()
    expect(page.get_by_role("rowheader", name="Vad det blev")).to_be_visible()
    check_every_look(page)
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Ångrad").first).to_be_visible()


def test_people_that_were_not_read_are_filled_in_by_keyboard(registrar: Page, tmp_path: Path) -> None:
    page = registrar
    head = (HEAD % next(DAYS)).replace("Beslutande", "De som var här:") + "Bo Påhittad (M)\nCia Låtsas (V)\n"
    path = tmp_path / "okänd lista.txt"
    path.write_text(head + ITEM.format(n=1, body=COMMITTEE, heading="Beslut"), encoding="utf-8")
    deliver(page, path)
    page.keyboard.press("n")
    assert current(page).startswith("attendance_unread-")
    page.keyboard.press("e")
    members = page.locator("#id_attendance-member")
    expect(members).to_be_focused()
    field, column = members.bounding_box(), page.locator(".lb-result").bounding_box()
    assert field is not None
    assert column is not None
    assert field["x"] + field["width"] <= column["x"] + column["width"] + 1
    page.keyboard.type("(S)")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#fel")).to_be_focused()
    expect(page.locator("#fel")).to_contain_text("Börja raden med ett namn")
    page.locator("#fel a").click()
    members.fill("Anna Exempel (S), ordförande")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Utkastet är sparat")).to_be_visible()
    expect(page.locator("[data-finding^=attendance_unread]")).to_have_count(0)


def test_everything_works_without_a_script(
    context: ContextMaker, registrar_state: StorageState, registrar: Page, protokoll: Path
) -> None:
    deliver(registrar, protokoll)
    page = context(storage_state=registrar_state, java_script_enabled=False).new_page()
    page.goto(registrar.url)
    page.get_by_role("button", name="Ändra § 1").click()
    page.locator("#id_item-0-title").fill("Rättad utan skript")
    page.locator("#item-1 summary").first.click()
    page.get_by_role("button", name="Ändra § 2").click()
    assert page.locator("#id_item-0-title").input_value() == "Rättad utan skript"
    page.locator("#item-1").get_by_label("§ 2 är klar").check()
    page.get_by_role("button", name="Spara utkast").click()
    assert "Rättad utan skript" in page.locator("#item-0-rubrik").inner_text()
    assert page.locator("#item-1 input[name=seen]").is_checked()


def test_axe_finds_nothing_in_the_review_of_a_protokoll(registrar: Page, site: Site, protokoll: Path) -> None:
    page = registrar
    deliver(page, protokoll)
    page.keyboard.press("n")
    page.locator("#item-2").get_by_role("button", name="Ändra § 3").click()
    expect(page.locator("#id_item-2-title")).to_be_visible()
    page.locator("#item-1 summary").first.click()
    page.locator("#item-1 .lb-headings > summary").click()
    page.locator("#item-1 [data-heading]").first.click()
    page.locator("#narvaro").click()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    check_every_look(page)


def check_every_look(page: Page) -> None:
    """axe at both widths, in light and dark.

    What stays in sight while the rest scrolls beneath it covers a part of some target at every place: put in line
    first.
    """
    page.evaluate(
        "document.querySelectorAll('.lb-publish, .lb-help').forEach((one) => (one.style.position = 'static'))"
    )
    # Parts out of sight are not laid out: until they are seen they have the places of a guess, one over another.
    page.evaluate("document.querySelectorAll('.lb-part').forEach((one) => (one.style.contentVisibility = 'visible'))")
    # A message that is still fading in has no contrast yet.
    ended = "Promise.allSettled(document.getAnimations().map((one) => one.finished))"
    page.evaluate(f"Promise.race([{ended}, new Promise((go) => setTimeout(go, 2000))]).then(() => null)")
    found = []
    for scheme in ("light", "dark"):
        for size in (DESK, PHONE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            # Wagtail's header stays in sight too; at the top it lies where it was put, over nothing.
            page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
            page.evaluate("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
            found += [f"{scheme} {size['width']} px: {one}" for one in axe.violations(page)]
    page.set_viewport_size(DESK)
    assert not found, "\n" + "\n".join(found)
