from datetime import date

import pytest

from importers.parsing import heads, units
from importers.source import FileType, SourceDocument, SourceLine


def head_of(text):
    source = SourceDocument(tuple(SourceLine(line) for line in text.split("\n")), FileType.TEXT)
    lines = units.numbered_lines(source)
    return heads.read(units.group(lines, units.Width(lines, wrapped=False)), units.document_text(source))


@pytest.mark.parametrize(
    "line",
    [
        "2018/0234", "600", "Dnr KS/2018:123 042", "Diarienummer 2017/35. 629", "2017. 235", "2017-02-24",
        "Datum 2018-05-08", "TJÄNSTESKRIVELSE", "Vår beteckning: SN 18/0098", "Protokoll nr 9",
        "Handläggare Elin Strand, utredare", "Sammanträdesdatum: 2023-10-12", "elin.strand@exempel.se",
        "Telefon 0470-410 00", "360 30 Lammhult",
    ],
)  # fmt: skip
def test_lines_of_a_head(units_of, line):
    (unit,) = units_of(line)
    assert heads.is_head_line(unit)


@pytest.mark.parametrize(
    "line",
    [
        "Taxa för måltider 2019", "Utdelning ur stiftelsen Norra fonden 2024", "Budget 2019–2021", "Ärendet bordläggs.",
        "Uppföljning av planen 2020-2022 och begäran", "Inriktningsbeslut för vidare arbete",
    ],
)  # fmt: skip
def test_titles_are_none(units_of, line):
    (unit,) = units_of(line)
    assert not heads.is_head_line(unit)


def test_numbers_stamps_date_and_contact():
    head = head_of("2017. 235\n2017/35. 629\n\n2017-02-24\n\nOla Nord")

    assert [(one.key, one.plan_code.text) for one in head.dnrs] == [("2017/35", "629")]
    assert [one.printed.text for one in head.other_numbers] == ["2017. 235"]
    assert head.dated.value == date(2017, 2, 24)
    assert head.contact.text == "Ola Nord"


def test_plan_code_on_the_next_line_is_no_other_number():
    head = head_of("2018/0234\n\n600")

    assert [(one.printed.text, one.plan_code.text) for one in head.dnrs] == [("2018/0234", "600")]
    assert head.other_numbers == ()


@pytest.mark.parametrize("text", ["Datum\n2018-05-08", "Datum: 2018-05-08", "2018-05-08", "Vårt datum 2018-05-08"])
def test_own_date(text):
    assert head_of(text).dated.value == date(2018, 5, 8)


def test_a_date_within_other_words_is_not_the_own_one():
    assert head_of("Svar senast 2018-05-08 till kansliet").dated is None


def test_contact_behind_its_label():
    assert head_of("Ola Nord\nHandläggare: Elin Strand, utredare").contact.text == "Elin Strand"


def test_contact_before_a_telephone_number():
    assert head_of("Kulturkontoret\nBritt Sand, 0470-71 04 31\n2030-05-02").contact.text == "Britt Sand"


@pytest.mark.parametrize(
    "lines",
    [
        "2018-03-12, dnr KS 2018/77",
        "Dnr KS 2018/77, 2018-03-12",
        "Mötesdatum 2018-04-10\nTjänsteskrivelsens datum 2018-03-12",
        "Datum för beslut: 2018-04-10\nDatum: 2018-03-12",
        "Handläggare: Eva Lind Datum: 2018-03-12 Diarienr: KS 2018/77",
        "Ert datum 2018-01-02\nVårt datum 2018-03-12",
    ],
)
def test_the_paper_is_dated_by_its_own_day(lines):
    assert head_of(lines).dated.value == date(2018, 3, 12)


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("Socialdepartementet\tVårt diarienummer\n103 33 STOCKHOLM\tKS-487/2009 700", "2009/487"),
        ("Datum\tDiarienummer\n2009-10-12\tKS-487/2009", "2009/487"),
        ("Vårt dnr\nKS 2009/12", "2009/12"),
    ],
)
def test_a_number_below_its_label(lines, key):
    assert [one.key for one in head_of(lines).dnrs] == [key]


def test_a_number_alone_is_believed_by_the_day_at_the_end(parse):
    def numbers(day):
        text = (
            f"Motion\n\nRS 402-2031\n\nNya rum\n\nVi behöver rum.\n\nDärför yrkar vi\n\natt rum byggs\n\nEkby {day}\n"
        )
        return [one.key for one in parse(f"{text}\nAnna Ek (S)").papers[0].dnrs]

    assert numbers("2031-04-07") == ["2031/402"]
    assert numbers("2021-04-07") == []


@pytest.mark.parametrize(
    "whose", ["Hälso- och sjukvårdsförvaltningen", "Norra Ekby kommun", "Barn- och utbildningsnämnden"]
)
def test_a_day_behind_the_kind_of_paper_on_one_line(whose):
    assert head_of(f"{whose} TJÄNSTESKRIVELSE 2030-05-15").dated.value == date(2030, 5, 15)


def test_their_number_below_a_row_of_ours(parse):
    paper = parse(
        "Ekhults kommun\n\nDatum\t2031-09-15\nVårt diarienr\tKS 2031-402\nEr beteckning\tTRV 2031/88112\n"
        "Till\tTrafikverket\n\nYTTRANDE\n\nYttrande om väg 12\n\nKommunen tillstyrker förslaget i sin helhet.\n"
    ).papers[0]

    assert [one.key for one in paper.dnrs] == ["2031/402"]
    assert [one.key for one in paper.receiver_dnrs] == ["2031/88112"]
