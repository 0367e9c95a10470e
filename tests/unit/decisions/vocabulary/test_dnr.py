import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import dnr

# Every format of domain.md §3 and peers.md §1.10: printed, prefix, year, number, plan code.
FORMATS = [
    ("KS/2018:396", "KS", 2018, 396, ""),
    ("BUN/2016:360", "BUN", 2016, 360, ""),
    ("KS/2018:443", "KS", 2018, 443, ""),
    ("SÄN/2012:3", "SÄN", 2012, 3, ""),
    ("SN/2015:222", "SN", 2015, 222, ""),
    ("KS/2018:298 - 822", "KS", 2018, 298, "822"),
    ("KS/2018:298-822", "KS", 2018, 298, "822"),
    ("KS 2018/298 – 3.7.1", "KS", 2018, 298, "3.7.1"),
    ("KS2011/0614  024", "KS", 2011, 614, "024"),
    ("KS2011/0614 024", "KS", 2011, 614, "024"),
    ("KS-2013/614.291", "KS", 2013, 614, "291"),
    ("Ks2016/0123", "Ks", 2016, 123, ""),
    ("21RGK428", "RGK", 2021, 428, ""),
    ("2018/KS 0001 001", "KS", 2018, 1, "001"),
    ("2023/BUN 0203 40", "BUN", 2023, 203, "40"),
    ("KU.2017.91", "KU", 2017, 91, ""),
    ("BUN 2018/41", "BUN", 2018, 41, ""),
    ("SN 2015/273", "SN", 2015, 273, ""),
    ("Kun 2010/173", "Kun", 2010, 173, ""),
    ("Kst 2015/76", "Kst", 2015, 76, ""),
    ("KS2019/198", "KS", 2019, 198, ""),
    ("KS2016/64/01", "KS", 2016, 64, "01"),
    ("GSH 2010/41-042", "GSH", 2010, 41, "042"),
    ("KN2031/0417-12", "KN", 2031, 417, ""),
    ("SN/2021/0104/041-3", "SN", 2021, 104, "041"),
    ("SN-2021/104-3", "SN", 2021, 104, ""),
    ("KS/2021:104-3", "KS", 2021, 104, ""),
    ("BOU 2024/117-3.1.2", "BOU", 2024, 117, "3.1.2"),
    ("KFN 2020-0215-805", "KFN", 2020, 215, "805"),
    ("KFN 2020-0215-2.6.1", "KFN", 2020, 215, "2.6.1"),
    ("2018-1203-2.6", "", 2018, 1203, "2.6"),
    ("Dnr 99/Ks 112", "Ks", 1999, 112, ""),
    ("Dnr 03/TN-0245", "TN", 2003, 245, ""),
    ("Dnr 98/Sn 7", "Sn", 1998, 7, ""),
    ("Dnr MHN 98.0091", "MHN", 1998, 91, ""),
    ("KS/2017:190/10", "KS", 2017, 190, "10"),
    ("SN 18/0098", "SN", 2018, 98, ""),
    ("SN-18/0098", "SN", 2018, 98, ""),
    ("KFN19/3", "KFN", 2019, 3, ""),
    ("IFO2015/14", "IFO", 2015, 14, ""),
    ("FK06/15", "FK", 2006, 15, ""),
    ("Kst/2012:214", "Kst", 2012, 214, ""),
    ("166/2011", "", 2011, 166, ""),
    ("Dnr 114/96", "", 1996, 114, ""),
    ("Dnr 97-61 042", "", 1997, 61, "042"),
    ("Dnr 97/96", "", 1996, 97, ""),
    ("Dnr 00-163", "", 2000, 163, ""),
    ("Dnr 97-45", "", 1997, 45, ""),
    ("Dnr 1163-97", "", 1997, 1163, ""),
    ("Dnr KS 163-97", "KS", 1997, 163, ""),
    ("Dnr 106-156/2013", "", 2013, 156, ""),
    ("Dnr 1.5.3-219-2012", "", 2012, 219, ""),
    ("Dnr 504-135-06", "", 2006, 135, ""),
    ("Dnr 982-2009-103", "", 2009, 982, "103"),
    ("Dnr 2012KS113", "KS", 2012, 113, ""),
    ("Dnr LS-LED09-123", "LS-LED", 2009, 123, ""),
    ("Dnr LS 1404-0412", "LS", 2014, 412, ""),
    ("Dnr KS/TK/2011:12", "KS/TK", 2011, 12, ""),
    ("Dnr BN13/0023-4", "BN", 2013, 23, ""),
    ("Dnr KS 2012/41-5", "KS", 2012, 41, ""),
    ("Dnr 158/03-024", "", 2003, 158, "024"),
    ("Dnr N082-0733/18", "N082", 2018, 733, ""),
    ("Dnr 191/2013 Kod 623", "", 2013, 191, "623"),
    ("00322/2026", "", 2026, 322, ""),
    ("00123/20212.6.", "", 2021, 123, "2.6."),
    ("SLK-2026-00676", "SLK", 2026, 676, ""),
    ("SLK-2026-00676:3", "SLK", 2026, 676, ""),
    ("KS 1234/2024", "KS", 2024, 1234, ""),
    ("KS-2015/112", "KS", 2015, 112, ""),
    ("RS/412/2023", "RS", 2023, 412, ""),
    ("2018-0123-101", "", 2018, 123, "101"),
    ("Dnr BUN 2014.33 606", "BUN", 2014, 33, "606"),
    ("KS 2016-254/322", "KS", 2016, 254, "322"),
    ("2017/35.629", "", 2017, 35, "629"),
    ("2017/35. 629", "", 2017, 35, "629"),
    ("2018-00123", "", 2018, 123, ""),
    ("KS-2020-01234", "KS", 2020, 1234, ""),
    ("KSKF/2018:123", "KSKF", 2018, 123, ""),
    ("VON 19/012", "VON", 2019, 12, ""),
    ("KS 2018/124", "KS", 2018, 124, ""),
    ("KS-2014/1144", "KS", 2014, 1144, ""),
    ("2018-00007", "", 2018, 7, ""),
    ("2018/97", "", 2018, 97, ""),
    ("SLK-2025-00364", "SLK", 2025, 364, ""),
    ("2018/0234", "", 2018, 234, ""),
]
# Only behind a label, or as the whole of a field.
LABELLED_FORMATS = [
    ("1339/22", "", 2022, 1339, ""),
    ("2018-234", "", 2018, 234, ""),
    ("18/0098", "", 2018, 98, ""),
    ("72/0098", "", 1972, 98, ""),
    ("KS 2018-00234", "KS", 2018, 234, ""),
    ("ks 2018/124", "ks", 2018, 124, ""),
    ("2018 / 234", "", 2018, 234, ""),
    ("0123/93 KS", "KS", 1993, 123, ""),
]


def _facts(found):
    return (found.prefix, found.year, found.number, found.plan_code)


@pytest.mark.parametrize(("printed", "prefix", "year", "number", "plan"), FORMATS)
def test_every_known_format_alone_on_a_line_of_text(printed, prefix, year, number, plan):
    text = f"Ärendet\n{printed}\nSammanfattning"
    (found,) = dnr.find(text)
    assert _facts(found) == (prefix, year, number, plan)
    assert text[found.start : found.end] == found.printed
    if plan:
        start, end = found.plan_code_span
        assert text[start:end] == plan
        assert start >= found.end


@pytest.mark.parametrize(("printed", "prefix", "year", "number", "plan"), FORMATS + LABELLED_FORMATS)
def test_every_known_format_typed(printed, prefix, year, number, plan):
    assert _facts(dnr.parse(printed)) == (prefix, year, number, plan)
    assert _facts(dnr.parse(f"  Dnr: {printed.removeprefix('Dnr ')} ")) == (prefix, year, number, plan)


@pytest.mark.parametrize(("printed", "prefix", "year", "number", "plan"), LABELLED_FORMATS)
@pytest.mark.parametrize(
    "label", ["Dnr ", "DNR: ", "Diarienr ", "Diarienummer: ", "Ärendenummer ", "Vår beteckning\n", "Ärendenr: "]
)
def test_more_shapes_behind_a_label(label, printed, prefix, year, number, plan):
    (found,) = dnr.find(f"Ärende\n{label}{printed}\n")
    assert _facts(found) == (prefix, year, number, plan)


@pytest.mark.parametrize(
    "text",
    [
        "den 2018-05-16 och 2018-05-17",
        "§ 12/2018",
        "tfn 0470-2018 eller 0470-12345",
        "Vår referens 08-508 23 12",
        "Er referens 0431-12 34 56",
        "Vår referens 431-12 34 56",
        "läsåret 2016/17",
        "läsåret 2016/2017 och budgetåren 2018/19",
        "perioden 2016-2018",
        "prop. 2016/17:171",
        "bet. 2016/17:KU30",
        "kommunallagen (2017:725)",
        "kommunallagen 2017:725",
        "KL 2017:725 och SFS 2017:725",
        "förordning (EU) 2016/679",
        "direktiv 2014/24/EU",
        "U2017/01236/GV",
        "organisationsnummer 556036-0793",
        "www.exempel.se/2018/234/",
        "nr 3/2018",
        "KS 75/2013",
        "2018/05/16",
        "Kungsmaden 2018:3",
        "Läsår 2018/2019",
        "2017. 235",
        "1 250 000 kr (2018: 1 200 000 kr)",
        "kl. 13:00-16:30, 5/5 2018",
        "1998-2013",
        "121212-1212",
        "sidan 3 (12)",
    ],
)
def test_what_is_no_case_number(text):
    assert dnr.find(text) == ()


@pytest.mark.parametrize(
    "text", ["", "2018", "KS", "2017. 235", "2017:725", "2018-05-16", "2016-2018", "01/KS", "556036-0793", "0470-12345"]
)
def test_what_nobody_means_as_a_case_number(text):
    assert dnr.parse(text) is None


def test_a_context_that_says_so_reads_a_bare_colon():
    assert dnr.parse("2018:234", labelled=True).key == "2018/234"


def test_all_ways_to_write_one_number_have_one_key():
    ways = [
        "KS 2018/0234",
        "KS/2018:234",
        "ks2018/234",
        "Dnr KS-2018-00234",
        "2018/KS 0234",
        "KS.2018.234",
        "KS 234/2018",
    ]
    assert {dnr.parse(way).full_key for way in ways} == {"ks/2018/234"}
    assert {dnr.parse(way).key for way in ways} == {"2018/234"}
    assert dnr.parse("2018/0234").full_key == "2018/234"


def test_a_decomposed_prefix_is_the_same_diary():
    assert dnr.parse("SA\u0308N/2012:3").full_key == dnr.parse("SÄN/2012:3").full_key
    assert dnr.find("SA\u0308N/2012:3")[0].full_key == "sän/2012/3"


def test_plan_code_on_the_next_line_only_where_both_stand_alone():
    (found,) = dnr.find("Bu § 96\n\n2018/0234\n\n600\n\nInriktningsbeslut")
    assert (found.key, found.plan_code) == ("2018/234", "600")
    (found,) = dnr.find("Ärendet 2018/0234\n\n600\n")
    assert found.plan_code == ""
    (found,) = dnr.find("2018/0234\n\n600 elever")
    assert found.plan_code == ""


def test_a_sum_behind_a_number_is_no_plan_code():
    assert dnr.find("KS 2018/124 600 elever")[0].plan_code == ""
    assert dnr.find("Enligt dnr 2017/35. 629 elever")[0].plan_code == ""


def test_a_label_reaches_over_a_list():
    found = dnr.find("Dnr KS/2018:1, 18/0033 och BUN 2018/41")
    assert [one.full_key for one in found] == ["ks/2018/1", "2018/33", "bun/2018/41"]


def test_number_and_short_year_only_at_the_head_of_a_paragraph():
    assert [found.key for found in dnr.find("§ 37 0497/22\nTaxa")] == ["2022/497"]
    assert [found.key for found in dnr.find("0497/22")] == ["2022/497"]
    assert dnr.find("ställ in 0497/22 på plattan") == ()
    assert dnr.find("§ 3 2018/19") == ()


@pytest.mark.parametrize("printed", [format_[0] for format_ in FORMATS])
def test_a_number_in_the_middle_of_a_long_paragraph_is_read_as_in_a_short_one(printed):
    many = " ".join(["förvaltningen", "har 14", "ärenden att bereda"] * 40)
    short = dnr.find(f"handlingen {printed} som nämnden")
    assert [(one.printed, one.key) for one in dnr.find(f"{many} handlingen {printed} som nämnden {many}")] == [
        (one.printed, one.key) for one in short
    ]


def test_one_number_close_behind_another_is_read():
    found = dnr.find(
        "bland annat 12/2018 KS 2018/124 SLK-2025-00364 2018/0234 21RGK428 KS 1234/2024 och 00123/20212.6."
    )
    assert [one.key for one in found] == ["2018/124", "2025/364", "2018/234", "2021/428", "2024/1234", "2021/123"]


def test_a_line_of_thousands_of_numbers_is_read():
    assert len(dnr.find("KS 2018/124, " * 3000)) == 3000


def test_the_seeds():
    from pathlib import Path

    seeds = Path(__file__).parents[5] / "shared/seeds"
    if not seeds.exists():
        pytest.skip("no ../shared/seeds")
    found = [dnr.find(path.read_text("utf-8")) for path in sorted(seeds.glob("*.txt"))]
    assert [[(one.key, one.plan_code) for one in in_file] for in_file in found] == [
        [("2018/234", "600")],
        [("2017/35", "629"), ("2017/35", "629")],
    ]


@given(st.text(alphabet="0123456789KSksÄ§/:.- \n\u0308", max_size=60))
def test_spans_are_always_right_and_apart(text):
    end = 0
    for found in dnr.find(text):
        assert text[found.start : found.end] == found.printed
        assert found.start >= end
        end = found.plan_code_span[1] if found.plan_code_span else found.end
    parsed = dnr.parse(text)
    assert parsed is None or text[parsed.start : parsed.end] == parsed.printed


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        ("93.241", ("", 1993, 241, "")),
        ("93.241   107", ("", 1993, 241, "107")),
        ("KS 92/231/003", ("KS", 1992, 231, "003")),
    ],
)
def test_old_shapes_only_behind_a_label(printed, facts):
    assert _facts(dnr.parse(f"Dnr {printed}")) == facts
    assert _facts(dnr.find(f"Dnr {printed}")[0]) == facts
    assert dnr.find(printed) == ()
