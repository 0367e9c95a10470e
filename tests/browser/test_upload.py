"""Hundreds of files from a browser: chosen, a whole folder, dropped; progress; a broken network; a reloaded page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.county import COMMITTEE

TEXT = """\
Exempelkommun
Sammanträdesprotokoll

{body}
Sammanträdesdatum 2017-{month:02}-{day:02}

§ {n}
Inlämnat ärende {n}

## Beslut
{body} antar reglerna nummer {n}.
"""
AT_ONCE = 20
"""Files of one batch in upload.js."""


class Folder:
    """A folder of protokoll, each of a day of its own: a file can be new to a site once."""

    number = 0

    def __init__(self, place: Path) -> None:
        self.place = place

    def write(self, *names: str) -> list[Path]:
        """Protokoll with these names."""
        made = []
        for name in names:
            Folder.number += 1
            month, day = divmod(Folder.number, 28)
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = TEXT.format(body=COMMITTEE, month=month + 1, day=day + 1, n=Folder.number) + "x" * Folder.number
            path.write_text(text, encoding="utf-8")
            made.append(path)
        return made


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "arkiv")


@pytest.fixture
def form(registrar: Page) -> Page:
    registrar.goto("/admin/lamna-in/")
    expect(registrar.locator("#drop-help")).to_contain_text("dra hit filer och mappar")
    return registrar


def drop(page: Page, *paths: Path) -> None:
    """Drop files and folders of the disk on the form, as the desktop does."""
    box = page.locator("#drop").bounding_box()
    assert box is not None
    place = {"x": box["x"] + 20, "y": box["y"] + 20}
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})


def send(page: Page) -> None:
    page.get_by_role("button", name="Lämna in").click()


def read(page: Page, count: int) -> list[str]:
    """Wait for the run page to say that all is read; the places that it names, in order."""
    page.wait_for_url(re.compile(r"/admin/lamna-in/\d+/$"), timeout=60_000)
    expect(page.get_by_text(f"Alla {count} filer är lästa.")).to_be_visible(timeout=120_000)
    return sorted(page.locator("table tbody th, table tbody td:first-child").all_inner_texts())


def states(page: Page) -> dict[str, int]:
    """The counts of the run page, by the words of each state."""
    found = {}
    for one in page.locator(".lb-states a").all_inner_texts():
        name, _, number = one.rpartition(" ")
        found[name.strip()] = int(number)
    return found


def test_a_chosen_folder_keeps_its_places(form: Page, folder: Folder) -> None:
    folder.write("a.txt", "2017/b.txt", "2017/bilagor/c.txt")
    form.locator("#folder").set_input_files(folder.place)
    expect(form.locator("#chosen")).to_contain_text("3 filer valda")
    send(form)
    shown = " ".join(read(form, 3))
    for place in ("a.txt", "arkiv/2017", "arkiv/2017/bilagor"):
        assert place in shown


def test_dropped_files_and_folders_are_walked_to_their_last_file(form: Page, folder: Folder) -> None:
    folder.write(*(f"djup/{n}/{n}.txt" for n in range(3)))
    (single,) = folder.write("ensam.txt")
    drop(form, folder.place / "djup", single)
    expect(form.locator("#chosen")).to_contain_text("4 filer valda")
    send(form)
    shown = " ".join(read(form, 4))
    for place in ("djup/0", "djup/2", "ensam.txt"):
        assert place in shown


def test_two_files_of_one_name_are_two(form: Page, folder: Folder) -> None:
    one, other = folder.write("a/ks.txt", "b/ks.txt")
    files = form.get_by_label("Filer", exact=True)
    files.set_input_files(one)
    files.set_input_files(other)
    expect(form.locator("#chosen")).to_contain_text("2 filer valda")
    send(form)
    read(form, 2)


def test_a_wrong_choice_is_emptied_before_anything_is_sent(form: Page, folder: Folder) -> None:
    wrong, right = folder.write("fel/a.txt", "ratt/b.txt")
    form.locator("#folder").set_input_files(wrong.parent)
    expect(form.locator("#chosen")).to_contain_text("En fil vald")
    form.get_by_role("button", name="Töm valet").click()
    expect(form.locator("#chosen")).to_be_hidden()
    form.get_by_label("Filer", exact=True).set_input_files(right)
    expect(form.locator("#chosen")).to_contain_text("En fil vald")
    send(form)
    form.wait_for_url("**/admin/granska/*/", timeout=60_000)
    expect(form.locator("h1")).to_contain_text("b.txt")


def test_a_folder_is_read_in_the_order_of_its_names(form: Page, folder: Folder) -> None:
    names = [f"protokoll {number}.txt" for number in (1, 2, 10)]
    drop(form, *folder.write(*reversed(names)))
    expect(form.locator("#chosen")).to_contain_text("3 filer valda")
    send(form)
    read(form, 3)
    assert form.locator(".lb-files tbody th").all_inner_texts() == names


def test_progress_is_told_while_files_are_sent(form: Page, folder: Folder) -> None:
    folder.write(*(f"{n:02}.txt" for n in range(AT_ONCE + 3)))
    told: list[str] = []

    def hold(route: Route) -> None:
        told.append(form.locator("#sent-words").inner_text())
        route.continue_()

    form.route("**/filer/", hold)
    form.locator("#folder").set_input_files(folder.place)
    send(form)
    read(form, AT_ONCE + 3)
    assert len(told) == 2, "the files went in two batches"
    assert re.match(r"\d+ kB av \d+ kB", told[1])


def test_a_broken_network_costs_nothing(form: Page, folder: Folder) -> None:
    folder.write(*(f"{n:02}.txt" for n in range(2 * AT_ONCE + 1)))
    sent: list[bool] = []

    def breaks(route: Route) -> None:
        """The first batch arrives, then nothing does."""
        sent.append(len(sent) == 0)
        if sent[-1]:
            route.continue_()
        else:
            route.abort("connectionfailed")

    form.clock.install()
    form.route("**/filer/", breaks)
    form.locator("#folder").set_input_files(folder.place)
    send(form)
    for _ in range(8):
        form.wait_for_timeout(200)
        form.clock.run_for(20_000)
    expect(form.locator("#sending-trouble")).to_contain_text("Det som har kommit fram är kvar")
    form.unroute("**/filer/")
    form.get_by_role("button", name="Fortsätt skicka").click()
    form.clock.resume()
    read(form, 2 * AT_ONCE + 1)
    assert states(form) == {"Alla": 2 * AT_ONCE + 1, "Att granska": 2 * AT_ONCE + 1}


def test_a_reloaded_page_begins_anew_and_doubles_nothing(form: Page, folder: Folder) -> None:
    """Reloaded in the middle, the browser has forgotten the files. Handed in again, what came is known."""
    folder.write(*(f"{n:02}.txt" for n in range(AT_ONCE + 5)))
    sent: list[int] = []

    def stops(route: Route) -> None:
        """The second batch is on its way for ever, until the page is loaded anew."""
        sent.append(1)
        if len(sent) != 2:
            route.continue_()

    form.on("dialog", lambda dialog: dialog.accept())
    form.route("**/filer/", stops)
    form.locator("#folder").set_input_files(folder.place)
    send(form)
    expect(form.locator("#sent-words")).not_to_have_text("")
    form.wait_for_function("document.getElementById('sent').value > 0")
    form.reload()
    expect(form.locator("#chosen")).to_be_hidden()
    expect(form.locator("tbody tr")).not_to_have_count(0)

    form.locator("#folder").set_input_files(folder.place)
    send(form)
    read(form, AT_ONCE + 5)
    assert states(form) == {"Alla": AT_ONCE + 5, "Finns redan, inget ändrat": AT_ONCE, "Att granska": 5}


def test_what_is_wrong_with_the_form_is_said_and_the_files_stay_chosen(form: Page, folder: Folder) -> None:
    (one,) = folder.write("a.txt")
    form.get_by_label("Filer", exact=True).set_input_files(one)
    form.locator("[name=meeting_date]").evaluate("field => { field.type = 'text'; field.value = 'i går' }")
    send(form)
    expect(form.locator("[data-field=meeting_date] .errorlist")).to_be_visible()
    form.locator("[name=meeting_date]").fill("")
    expect(form.locator("#chosen")).to_contain_text("En fil vald")
