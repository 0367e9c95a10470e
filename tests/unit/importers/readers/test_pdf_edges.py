"""What recurs on pages is their head and foot."""

from importers.readers import read
from tests.factories.pages import pdf

NAMES = ("Maja Lind", "Oskar Fors", "Sara Ek", "Nils Alm")


def page_with_head(number):
    def drawn(page):
        page.text(50, 30, "Ekhults kommun")
        page.text(200, 30, "Protokoll")
        page.text(330, 30, f"{number} (4)")
        page.text(50, 44, "Socialnämnden")
        page.text(200, 44, "2031-03-05")
        page.text(50, 60, f"§ {10 + number}")
        page.text(50, 76, f"{NAMES[number - 1]} valdes till ordförande vid sammanträdet.")
        page.text(50, 580, "Justerandes sign")

    return drawn


def test_a_head_of_three_parts_is_no_table():
    lines = read(pdf(*(page_with_head(number) for number in range(1, 5))), "a.pdf").lines

    assert all(line.cell is None for line in lines)
    assert [line.text for line in lines[:3]] == [
        "Ekhults kommun\tProtokoll\t1 (4)",
        "Socialnämnden\t2031-03-05",
        "§ 11",
    ]


def test_a_head_that_is_drawn_last_comes_first_but_no_label():
    def drawn(number):
        def draw(page):
            page.text(50, 60, f"§ {10 + number}")
            page.text(50, 76, f"{NAMES[number - 1]} valdes till ordförande vid sammanträdet.")
            page.text(50, 90, "Nämnden beslutar enligt förslaget.")
            page.text(50, 30, "Ekhults kommun")
            page.text(50, 44, "Socialnämnden")

        return draw

    lines = read(pdf(*(drawn(number) for number in range(1, 5))), "a.pdf").lines
    assert [line.text for line in lines if line.page == 2][:3] == ["Ekhults kommun", "Socialnämnden", "§ 12"]


def test_a_foot_beside_columns_is_in_none_of_them():
    from tests.factories.pages import LEFT_COLUMN, RIGHT_COLUMN

    def drawn(page):
        page.lines(40, 100, LEFT_COLUMN, size=7.5)
        page.text(40, 580, "Ekhults kommun")
        page.lines(215, 100, RIGHT_COLUMN, size=7.5)

    lines = read(pdf(drawn, drawn), "a.pdf").lines
    assert [line.text for line in lines if line.page == 1][-1] == "Ekhults kommun"
