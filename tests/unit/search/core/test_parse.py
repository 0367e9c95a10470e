"""What a person typed becomes a query, or a message that says what to change."""

from datetime import date

import pytest

from search.core.errors import QueryError
from search.core.parse import MAX_CHARACTERS, MAX_CLAUSES, parse_query, write_words
from search.core.query import (
    Case,
    Clause,
    Filters,
    Group,
    Ident,
    Name,
    ParagraphMark,
    Phrase,
    SearchQuery,
    Word,
    Years,
)


def clauses(text: str) -> list[Clause | tuple[Clause, ...]]:
    """The clauses of a text; alternatives as a tuple."""
    groups = parse_query(text).groups
    return [group.options[0] if len(group.options) == 1 else group.options for group in groups]


CASE = Case("2018/0234", 2018, 234)
KS_CASE = Case("KS/2018:123", 2018, 123, "ks")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("barn unga", [Word("barn"), Word("unga")]),
        ("  barn\t\nunga  ", [Word("barn"), Word("unga")]),
        ('"barnens bästa" gäller', [Phrase("barnens bästa"), Word("gäller")]),
        ("”barnens bästa”", [Phrase("barnens bästa")]),
        ("«barnens  bästa»", [Phrase("barnens bästa")]),
        ("(barn), [unga]; familj!", [Word("barn"), Word("unga"), Word("familj")]),
        ("barn OR unga", [(Word("barn"), Word("unga"))]),
        ("barn ELLER unga eller familj", [(Word("barn"), Word("unga")), Word("eller"), Word("familj")]),
        ("barn | unga", [(Word("barn"), Word("unga"))]),
        ("barn OR barn", [Word("barn")]),
        ("OR barn OR", [Word("barn")]),
        ("barn AND unga", [Word("barn"), Word("unga")]),
        ("Barn- och utbildningsnämnden", [Word("Barn"), Word("och"), Word("utbildningsnämnden")]),
        ("läns-gemensam", [Word("läns-gemensam")]),
        ("A\u030ang", [Word("Ång")]),
        ("bar\u00adn", [Word("barn")]),
        ("\x00barn\x1f unga", [Word("barn"), Word("unga")]),
        ("... -- ***", []),
        # numbers
        ("2018/0234", [CASE]),
        ("Dnr 2018/0234", [CASE]),
        ("Diarienummer: 2018/0234.", []),
        ("förskola dnr 2018/0234", [Word("förskola"), CASE]),
        ("(2018/0234) förskola", [CASE, Word("förskola")]),
        ("KS/2018:123 förskola", [KS_CASE, Word("förskola")]),
        ("§ 96", [ParagraphMark("§ 96", "96")]),
        ("Bu § 96", [ParagraphMark("Bu § 96", "96", "bu")]),
        ("12 a §", [ParagraphMark("§ 12 a", "12a")]),
        ("§64 KF 23 november 2023", [ParagraphMark("§ 64", "64"), Word("KF"), Word("23 november 2023")]),
        ("KF 23", [ParagraphMark("KF § 23", "23", "kf")]),
        ("beslut § 96 förskola", [Word("beslut"), ParagraphMark("§ 96", "96"), Word("förskola")]),
        ('"§ 96"', [Phrase("§ 96")]),
        # what only looks like a case number
        ("2018-05-22", [Word("2018-05-22")]),
        ("2017:725", [Word("2017:725")]),
        ("läsåret 2016/17", [Word("läsåret"), Word("2016/17")]),
        ("lag 2023:196", [Word("lag"), Word("2023:196")]),
        ("Ekås 17:4", [Word("Ekås"), Word("17:4")]),
        ("Stora Torp 40:17", [Word("Stora"), Word("Torp"), Word("40:17")]),
        ("Bun 17:4", [Case("Bun 17:4", 2017, 4, "bun")]),
        # not an operator of ours
        ("syfte:bra", [Word("syfte:bra")]),
        ("xkommun:växjö", [Word("xkommun:växjö")]),
        ('"kommun:växjö"', [Phrase("kommun:växjö")]),
    ],
)
def test_reads_words_phrases_and_numbers(text: str, expected: list[object]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "excluded", "kept"),
    [
        ("barn -unga", (Word("unga"),), [Word("barn")]),
        ('barn -"unga vuxna"', (Phrase("unga vuxna"),), [Word("barn")]),
        ("-2018/0234", (CASE,), []),
        ("-barn -barn", (Word("barn"),), []),
        ("barn - unga", (), [Word("barn"), Word("unga")]),
        ("barn --unga", (), [Word("barn"), Word("unga")]),
        ("barn OR -unga familj", (Word("unga"),), [Word("barn"), Word("familj")]),
        ("−barn", (Word("barn"),), []),
        ("– barn", (), [Word("barn")]),
    ],
)
def test_excludes(text: str, excluded: tuple[Clause, ...], kept: list[Clause]) -> None:
    assert (parse_query(text).excluded, clauses(text)) == (excluded, kept)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("kommun:växjö", Filters(authorities=(Name("växjö"),))),
        ("Kommun: växjö", Filters(authorities=(Name("växjö"),))),
        ('region:"Region Kronoberg"', Filters(authorities=(Name("Region Kronoberg"),))),
        ("kommun:växjö kommun:ljungby", Filters(authorities=(Name("växjö"), Name("ljungby")))),
        ("organ:ks nämnd:bun", Filters(committees=(Name("ks"), Name("bun")))),
        ("initiativ:girfec länsinitiativ:kronobarn", Filters(initiatives=(Name("girfec"), Name("kronobarn")))),
        ("parti:s parti:mp", Filters(parties=(Name("s"), Name("mp")))),
        ("typ:motion utfall:avslag", Filters(kinds=(Name("motion"),), outcomes=(Name("avslag"),))),
        ("år:2016", Filters(years=(Years(2016, 2016),))),
        ("år:2016-2018", Filters(years=(Years(2016, 2018),))),
        ("ÅR:2018–16", Filters(years=(Years(2016, 2018),))),
        ("före:2018-05-22", Filters(before=date(2018, 5, 22))),
        ("före:22 maj 2018", Filters(before=date(2018, 5, 22))),
        ("före:2018", Filters(before=date(2018, 1, 1))),
        ("efter:2018", Filters(after=date(2018, 12, 31))),
        ("efter:2018-02", Filters(after=date(2018, 2, 28))),
        ("före:2018 före:2016", Filters(before=date(2016, 1, 1))),
        ("dnr:2018/0234", Filters(case_numbers=(CASE,))),
        ("dnr:KS/2018:123", Filters(case_numbers=(KS_CASE,))),
        ("Dnr: KS/2018:123", Filters(case_numbers=(KS_CASE,))),
        ("dnr:2018:234", Filters(case_numbers=(Case("2018:234", 2018, 234),))),
        ("§:96", Filters(paragraphs=(ParagraphMark("§ 96", "96"),))),
        ("§:12 a", Filters(paragraphs=(ParagraphMark("§ 12 a", "12a"),))),
    ],
)
def test_reads_operators(text: str, filters: Filters) -> None:
    query = parse_query(text)
    assert (query.filters, query.groups) == (filters, ())


def test_an_operator_takes_no_more_words_than_it_can_read() -> None:
    query = parse_query("dnr:KS 2018/12 förskola efter:2018 sommar §:96 b")
    assert query.filters.case_numbers == (Case("KS 2018/12", 2018, 12, "ks"),)
    assert query.filters.paragraphs == (ParagraphMark("§ 96 b", "96b"),)
    assert [group.options for group in query.groups] == [(Word("förskola"),), (Word("sommar"),)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dnr:förskola", "dnr:2018/234"),
        ("år:igår", "år:2016-2018"),
        ("år:3000", "mellan"),
        ("före:snart", "2018-05-22"),
        ("före:2018-13", "2018-05-22"),
        ("§:abc", "§:96"),
        ("kommun:", "Skriv något efter"),
        ("kommun: år:2018", "Skriv något efter"),
        ('kommun:""', "Skriv något efter"),
        ("-kommun:växjö", "minustecknet"),
        ("a" * (MAX_CHARACTERS + 1), "för lång"),
        ("o " * (MAX_CLAUSES + 1), "för många ord"),
    ],
)
def test_says_what_to_change(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert said in caught.value.message


def test_a_missing_quotation_mark_is_told_and_the_words_kept() -> None:
    query = parse_query('"barnens bästa" "gäller i länet')
    assert write_words(query.groups) == '"barnens bästa" gäller i länet'
    assert "citattecken" in query.notes[0]


@pytest.mark.parametrize("text", ["2018/0234", "Dnr: 2018/0234", "dnr:2018/0234", '"2018/0234"', "2018/0234 600"])
def test_a_case_number_alone_is_recognised(text: str) -> None:
    found = parse_query(text).only_case_number
    assert found is not None
    assert (found.year, found.number) == (2018, 234)


@pytest.mark.parametrize("text", ["2018/0234 förskola", "-2018/0234", "2018/0234 år:2018", "2018/1 OR 2018/2", "§ 96"])
def test_a_case_number_with_more_is_a_search(text: str) -> None:
    assert parse_query(text).only_case_number is None


def test_adds_typed_filters_to_chosen_ones() -> None:
    chosen = Filters(authorities=(Ident("vaxjo"),), before=date(2018, 1, 1), after=date(2010, 1, 1))
    query = parse_query("kommun:ljungby före:2016 efter:2009", chosen)
    assert query.filters.authorities == (Ident("vaxjo"), Name("ljungby"))
    assert (query.filters.before, query.filters.after) == (date(2016, 1, 1), date(2010, 1, 1))
    assert parse_query("barn", chosen).filters is chosen


def test_writes_words_as_they_can_be_read_again() -> None:
    text = 'barn OR "unga vuxna" KS/2018:123 § 96 -skola -"lång rad"'
    query = parse_query(text)
    assert write_words(query.groups, query.excluded) == text


def test_notes_are_no_part_of_the_question() -> None:
    assert parse_query('"barn') == parse_query("barn")
    assert SearchQuery(groups=(Group((Word("barn"),)),)) == parse_query("barn")
    assert parse_query("").empty
    assert not parse_query("-barn").empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 111 kommunfullmäktige 21 mars 2024", ["§ 111", "kommunfullmäktige", "21 mars 2024"]),
        ("§ 25 KS 2018-03-12", ["§ 25", "KS", "2018-03-12"]),
        ("den 16 maj 2018", ["den", "16 maj 2018"]),
        ("projekt 0126/22", ["projekt", "0126/22"]),
        ("läsåret 2016/17", ["läsåret", "2016/17"]),
        ("SOU 2025:95", ["SOU", "2025:95"]),
    ],
)
def test_days_and_numbers_are_one_clause_each(text: str, expected: list[str]) -> None:
    query = parse_query(text)
    assert [option.text for group in query.groups for option in group.options] == expected
    assert parse_query(write_words(query.groups)).groups == query.groups


def test_a_short_number_is_a_case_a_print_of_the_government_is_none() -> None:
    assert parse_query("ärende 1224/22").only_case_number == Case("1224/22", 2022, 1224)
    assert parse_query("Dnr: KS/2018:123").only_case_number == Case("KS/2018:123", 2018, 123, "ks")
    assert parse_query("SOU 2025:95").only_case_number is None
    assert isinstance(parse_query("2016/17 skola").groups[0].options[0], Word)
