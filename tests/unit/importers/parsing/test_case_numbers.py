"""Numbers that only the whole of the minutes tells."""

import pytest

from importers.pipeline import read_and_parse


def _keys(*numbers, day="1996-10-30"):
    told = "".join(f"§ {41 + i} Dnr {one}\n\nTaxa {i}\n\nBeslut\n\nTaxan antas.\n\n" for i, one in enumerate(numbers))
    text = f"Barnnämnden\nSammanträdesprotokoll {day}\n\n{told}"
    return [one.key for item in read_and_parse(text.encode(), "x.txt").items for one in item.dnrs]


@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        (("97/96", "114/96"), ["1996/97", "1996/114"]),
        (("96/97", "96/114"), ["1996/97", "1996/114"]),
        (("12/96", "31/95"), ["1996/12", "1995/31"]),
        (("96/12", "95/31"), ["1996/12", "1995/31"]),
    ],
)
def test_number_and_year_in_the_order_of_the_register(numbers, keys):
    assert _keys(*numbers) == keys


def _told(*sentences):
    told = "".join(f"§ {41 + i}\n\nTaxa {i}\n\n{one}\n\nBeslut\n\nTaxan antas.\n\n" for i, one in enumerate(sentences))
    text = f"Barnnämnden\nSammanträdesprotokoll 1997-05-30\n\n{told}"
    return [[one.key for one in item.dnrs] for item in read_and_parse(text.encode(), "x.txt").items]


FIRST, SECOND = "Styrelsen har under dnr 188/97 avgivit utlåtande.", "Ärendet har diarienr 611/96."


@pytest.mark.parametrize(
    ("sentences", "keys"),
    [
        ((FIRST, SECOND), [["1997/188"], ["1996/611"]]),
        ((FIRST, SECOND, "Se dnr 12/97."), [["1997/188"], ["1996/611"], []]),
        ((FIRST, SECOND, "Länsstyrelsens dnr 12/97 och dnr 13/97."), [["1997/188"], ["1996/611"], []]),
        ((FIRST, SECOND, "Frågan gäller dnr 12/97 och dnr 13/97."), [["1997/188"], ["1996/611"], []]),
        ((FIRST, "Ärendet saknar nummer."), [[], []]),
    ],
)
def test_numbers_that_the_text_states_where_no_paragraph_prints_one(sentences, keys):
    assert _told(*sentences) == keys


def test_the_only_paragraph_has_the_number_of_the_row_above_it(parse):
    extract = (
        "PROTOKOLLSUTDRAG\n\nNämnd\tTekniska nämnden\nDiarienummer\tTN/2031:88\n\n§ 4 Väg{}\n\nBeslut\n\nVägen byggs.\n"
    )
    one = parse(extract.format(""))
    own = parse(extract.format(" (Dnr TN/2030:5)"))

    assert [dnr.key for dnr in one.items[0].dnrs] == ["2031/88"]
    assert [dnr.key for dnr in own.items[0].dnrs] == ["2030/5"]


@pytest.mark.parametrize(
    ("day", "printed", "key"),
    [
        ("2018-02-19", "1904/16", "2016/1904"),
        ("2018-02-19", "2045/16", "2016/2045"),
        ("2018-02-19", "2016/19", "2016/19"),
        ("1996-02-19", "1994/95", "1994/95"),
        ("2031-02-19", "2031/29", "2031/29"),
    ],
)
def test_four_figures_before_a_short_year_are_a_number_where_they_are_no_year_of_the_paper(parse, day, printed, key):
    paper = parse(
        f"Tjänsteutlåtande\nUtfärdat {day}\nDiarienummer {printed}\n\nNytt reglemente för kajnämnden\n"
    ).papers[0]

    assert [one.key for one in paper.dnrs] == [key]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("LS 0803-0245", "2008/245"),
        ("LS0803-0245", "2008/245"),
        ("HSN 1405-0123", "2014/123"),
        ("LS-LED07-512", "2007/512"),
        ("LK08-0123", "2008/123"),
        ("07HSN1234", "2007/1234"),
        ("LD02345/2013", "2013/2345"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_alone_on_its_line_below_the_label(parse, number, key, gap):
    document = parse(f"PROTOKOLL\nNämnden\n2014-05-22\n\n§ 3\n{number}{gap}Taxa för vatten\n\nBeslut\n\nTaxan antas.")
    (item,) = document.items

    assert (item.title.text, [one.key for one in item.dnrs]) == ("Taxa för vatten", [key])


@pytest.mark.parametrize("number", ["LS 0811-1094", "KS2016.0123"])
def test_a_number_alone_on_its_line_below_the_title(parse, number):
    text = f"PROTOKOLL\n2016-12-09\n\n§ 3\nTaxa för vatten\n{number}\nNämnden har sett över det.\n\nBeslut\n\nJa"
    (item,) = parse(text).items

    assert (item.title.text, [one.printed.text for one in item.dnrs]) == ("Taxa för vatten", [number])


def test_a_number_alone_above_a_decision_is_no_title(parse):
    (item,) = parse("PROTOKOLL\nNämnden\n2014-05-22\n\n§ 3\nHSN 1405-0123\n\nBeslut\n\nTaxan antas.").items

    assert (item.title, [one.key for one in item.dnrs]) == (None, ["2014/123"])


@pytest.mark.parametrize("title", ["SOU 2008-0245", "Omfattning 12-15", "Läsåret 12/13"])
def test_what_looks_like_a_number_stays_a_title(parse, title):
    (item,) = parse(
        f"PROTOKOLL\nNämnden\n2014-05-22\n\n§ 3\n{title}\n\nNämnden har sett över saken.\n\nBeslut\n\nJa."
    ).items

    assert (item.title.text, item.dnrs) == (title, ())
