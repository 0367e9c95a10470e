"""Votes in every form of domain.md §2.2; all names are invented."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from importers import parsing
from importers.parsing.result import ParsedItem, Quote, VoteChoice
from importers.source import Cell, FileType, SourceDocument, SourceLine

YES, NO, ABSTAINED, ABSENT = VoteChoice
HEAD = "§ 5 Dnr KS 2031/7\n\nSkolskjuts\n\nBeslut\n\nKommunstyrelsen beslutar att anta förslaget.\n\n"
TAIL = "\n\n§ 6 Dnr KS 2031/8\n\nAnnat ärende\n\nBeslut\n\nUppgiften antecknas."


@pytest.fixture
def item(parse):
    """What stands behind the decision → the parsed §."""
    return lambda body: parse(HEAD + body + TAIL).items[0]


def only(item: ParsedItem):
    (vote,) = item.votes
    return vote


def named(vote, choice):
    return [(one.person.name, one.person.party) for one in vote.voters if one.choice is choice]


def counts(vote):
    return vote.yes, vote.no, vote.abstained, vote.absent


SPACED = """Omröstning

Ledamot            Parti   Ja    Nej
Anna Ek            S       X
Bo Al              V       X
Dan Fe             M             X
Summa                      {yes}     1"""
YEA, NAY = [("Anna Ek", "S"), ("Bo Al", "V")], [("Dan Fe", "M")]


@pytest.mark.parametrize(
    "body",
    [
        "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar Ja (2). Dan Fe (M) röstar Nej (1).",
        "Omröstning\n\nAnna Ek (S) samt ordföranden Bo Al (V) röstar ja. Dan Fe (M) röstar nej.",
        "Omröstning\n\nJa-röster: Anna Ek (S), Bo Al (V)\nNej-röster: Dan Fe (M)",
        "Votering\n\nJa-röster (2): Anna Ek (S), Bo Al (V)\nNej-röster (1): Dan Fe (M)",
        "Omröstning\n\nFöljande röstar ja: Anna Ek (S) och Bo Al (V).\nFöljande röstar nej: Dan Fe (M).",
        (
            "Omröstning\n\nFöljande ledamöter röstade ja till förslaget:\nAnna Ek (S)\nBo Al (V)\n\n"
            "Följande ledamöter röstade nej:\nDan Fe (M)"
        ),
        "Omröstning\n\nAnna Ek (S)\noch ordföranden Bo Al (V) röstar ja (2). Dan Fe (M) röstar nej (1).",
        "Omröstning\n\nJa röstar Anna Ek (S) och Bo Al (V). Nej röstar Dan Fe (M).",
        "Omröstning\n\nAnna Ek (S) Ja\nBo Al (V) Ja\nDan Fe (M) Nej\n\nOmröstningsresultat: 2 ja, 1 nej",
        "Omröstning begärs.\n\nAnna Ek (S), Bo\nAl (V) röstar ja (2). Dan Fe (M) röstar nej (1).",
        (
            "Ordföranden ställer proposition och finner att förslaget bifalls. Votering begärs.\n"
            "Anna Ek (S) och Bo Al (V) röstar ja. Dan Fe (M) röstar nej."
        ),
        SPACED.format(yes=2),
        "Omröstning\n\nVid upprop röstade följande ja: Anna Ek (S), Bo Al (V). Följande röstade nej: Dan Fe (M).",
        "Omröstning\n\nJa-röst lämnar Anna Ek (S) och Bo Al (V). Nej-röst lämnar Dan Fe (M).",
        "Omröstning\n\nLedamöter som röstat ja: Anna Ek (S), Bo Al (V)\nLedamöter som röstat nej: Dan Fe (M)",
        "Omröstning\n\nAnna Ek S 1 Ordförande Ja\nBo Al V 2 Ledamot Ja\nDan Fe M 3 Ersättare Nej",
        "Omröstning\n\nLedamot\tParti\tJa\tNej\nAnna Ek\tS\tX\t\nBo Al\tV\tX\t\nDan Fe\tM\t\tX",
    ],
)
def test_names_are_read_in_every_form(item, body):
    vote = only(item(body))

    assert vote.consistent
    assert (named(vote, YES), named(vote, NO)) == (YEA, NAY)
    assert counts(vote) == (2, 1, None, None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Omröstning\n\nOmröstningen utföll med 22 ja, 19 nej.", (22, 19, None, None)),
        ("Omröstning begärs.\n\nMed 22 ja-röster mot 19 nej-röster bifalls förslaget, 2 avstår.", (22, 19, 2, None)),
        (("Omröstning\n\nOmröstningen utfaller med 43 Ja mot 38 Nej. 7 ledamöter avstår från att rösta. "
         "2 ledamöter är frånvarande."), (43, 38, 7, 2)),
        ("Omröstning\n\nSju ja-röster och sex nej-röster avges.", (7, 6, None, None)),
        ("Omröstning\n\nJa: 22\nNej: 19\nAvstår: 2\nFrånvarande: 1", (22, 19, 2, 1)),
        ("Omröstning\n\nJa 22 Nej 19 Avstår 0", (22, 19, 0, None)),
        ("Omröstning\n\nS, V och MP röstar ja (22). M och KD röstar nej (19).", (22, 19, None, None)),
    ],
)  # fmt: skip
def test_counted_votes_without_names(item, body, expected):
    vote = only(item(body))

    assert counts(vote) == expected
    assert vote.voters == ()
    assert vote.consistent


@pytest.mark.parametrize(
    "body",
    [
        "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar Ja (3). Dan Fe (M) röstar Nej (1).",
        "Omröstning\n\nJa-röster (3): Anna Ek (S), Bo Al (V)\nNej-röster (1): Dan Fe (M)",
        "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar ja. Dan Fe (M) röstar nej. Utfall: 3 ja, 1 nej.",
        "Omröstning\n\nAnna Ek (S), Bo Al (V) och Anna Ek (S) röstar ja (3). Dan Fe (M) röstar nej (1).",
        "Omröstning\n\nAnna Ek (S) och Dan Fe (M) röstar ja. Dan Fe (M) röstar nej.",
        "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar ja. N+N röstar nej.",
        "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar ja (2). N+N röstar nej (1).",
        "Omröstning\n\nAnna Ek (S), N+N (M), Bo Al (V) röstar ja. Dan Fe (M) röstar nej.",
        "Omröstning\n\nAnna Ek (S) Ja\nBo Al (V) Ja\nDan Fe (M) Nej\n\nOmröstningsresultat: 3 ja, 1 nej",
        SPACED.format(yes=3),
    ],
)
def test_names_that_do_not_add_up_give_text_and_no_data(item, body):
    found = item(body)
    vote = only(found)

    assert not vote.consistent
    assert counts(vote) == (None, None, None, None)
    assert vote.voters == ()
    assert "Anna Ek" in vote.text.text


def test_a_vote_that_does_not_add_up_is_told(parse):
    document = parse(HEAD + "Omröstning\n\nAnna Ek (S) röstar Ja (2). Dan Fe (M) röstar Nej (1)." + TAIL)

    (problem,) = [one for one in document.problems if one.code == "vote_inconsistent"]
    assert "§ 5" in problem.message
    assert document.text[problem.start : problem.end].startswith("Anna Ek (S) röstar Ja (2)")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Anna Ek (S) röstar Ja (2). Dan Fe (M) röstar Nej (1).", "ja är 2 enligt summan men 1 enligt namnen"),
        ("Anna Ek (S) och Anna Ek (S) röstar ja (2). Dan Fe (M) röstar nej (1).", "Anna Ek står två gånger"),
        ("Anna Ek (S) och Bo Al (V) röstar ja (2). N+N röstar nej (1).", "namnen för nej kunde inte läsas"),
        ("Anna Ek (S), N+N (M), Bo Al (V) röstar ja. Dan Fe (M) röstar nej.", "ingen summa bekräftar dem"),
        ("Ja-röster (1): Anna Ek (S)\nNej-röster (1): Bo Al (V)\nUtfall: 3 ja, 1 nej.", "summan står på två ställen"),
    ],
)
def test_what_does_not_add_up_is_told(parse, body, told):
    document = parse(HEAD + f"Omröstning\n\n{body}" + TAIL)

    (problem,) = [one for one in document.problems if one.code == "vote_inconsistent"]
    assert told in problem.message


def test_a_vote_without_a_result_is_told(parse):
    body = "Omröstning\n\nJa för bifall till förslaget, nej för avslag. Resultatet av omröstningen framgår av bilaga."
    document = parse(HEAD + body + TAIL)

    assert counts(only(document.items[0])) == (None, None, None, None)
    assert "vote_without_result" in {one.code for one in document.problems}


def test_the_decision_may_repeat_the_result(parse):
    text = "§ 5\n\nSkolskjuts\n\n{votes}Beslut\n\nFullmäktige beslutar med {yes} ja-röster mot 1 nej-röst att anta det."
    votes = "Omröstning\n\nAnna Ek (S) och Bo Al (V) röstar ja (2). Dan Fe (M) röstar nej (1).\n\n"

    assert only(parse(text.format(votes=votes, yes=2)).items[0]).consistent
    assert not only(parse(text.format(votes=votes, yes=3)).items[0]).consistent
    assert counts(only(parse(text.format(votes="", yes=3)).items[0])) == (3, 1, None, None)


@pytest.mark.parametrize(
    ("question", "yes", "no", "rejects"),
    [
        ("Ja för avslag och Nej för bifall till tilläggsyrkandet.", "avslag", "bifall till tilläggsyrkandet", True),
        ("Ja = avslag på motionen\nNej = bifall till motionen", "avslag på motionen", "bifall till motionen", True),
        ("Ja-röst för bifall till nämndens förslag.\nNej-röst för bifall till Dan Fes (M) yrkande.",
         "bifall till nämndens förslag", "bifall till Dan Fes (M) yrkande", False),
        ("Ja för kommunstyrelsens förslag, nej för yrkandet från Dan Fe (M).",
         "kommunstyrelsens förslag", "yrkandet från Dan Fe (M)", None),
        ("Den som vill bifalla förslaget röstar ja, den det ej vill röstar nej. Vinner nej har motionen bifallits.",
         "bifalla förslaget", "motionen bifallits", False),
        ("Ja för bifall till förslaget att avslå motionen, nej för bifall till motionen.",
         "bifall till förslaget att avslå motionen", "bifall till motionen", None),
        ('Godkänd voteringsproposition: "Ja för avgörande i dag. Nej för återremiss."', "avgörande i dag", "återremiss",
         None),
    ],
)  # fmt: skip
def test_what_yes_and_no_mean(item, question, yes, no, rejects):
    vote = only(item(f"Omröstning\n\n{question}\n\nOmröstningen utfaller med 22 ja mot 19 nej."))

    assert (vote.yes_means.text, vote.no_means.text, vote.yes_rejects) == (yes, no, rejects)
    assert counts(vote)[:2] == (22, 19)
    assert (
        vote.question.text.startswith(question[:8].strip('"'))
        or "proposition" in vote.question.text.lower()
        or '"' in (vote.question.text)
    )


def test_several_votes_in_one_item(item):
    body = (
        "Votering begärs. Ja för Anna Eks yrkande, nej för Dan Fes yrkande. Med 7 ja mot 6 nej antas Anna Eks.\n\n"
        "Votering begärs. Ja för utskottets förslag, nej för Anna Eks yrkande. Med 9 ja mot 4 nej antas förslaget."
    )
    first, second = item(body).votes

    assert (counts(first)[:2], first.yes_means.text) == ((7, 6), "Anna Eks yrkande")
    assert (counts(second)[:2], second.yes_means.text) == ((9, 4), "utskottets förslag")
    assert first.text.end <= second.text.start


def test_the_chair_decides_where_votes_are_equal(item):
    vote = only(item("Omröstning\n\nJa-röster: 6. Nej-röster: 6. Med ordförandens utslagsröst bifalls förslaget."))

    assert counts(vote)[:2] == (6, 6)
    assert vote.casting_vote.text == "Med ordförandens utslagsröst bifalls förslaget."


@pytest.mark.parametrize(
    "body",
    [
        "Propositionsordning\n\nOrdföranden ställer proposition på bifall och avslag och finner att det bifalls.",
        "Ordföranden frågar om förslaget kan antas och finner frågan med ja besvarad.",
        "Ingen omröstning begärs.",
        "Bakgrund\n\nKommunfullmäktige antog planen den 3 maj 2021 med 22 ja-röster mot 19 nej-röster.",
        "Yrkanden\n\nDan Fe (M) yrkar avslag på yrkandet från den 31 januari 2031.",
        "Reservation\n\nVi röstade nej till förslaget. 3 ja-röster hade räckt.",
    ],
)
def test_what_is_no_vote(item, body):
    assert item(body).votes == ()


def table(*rows: tuple[str, ...], after: str = "") -> ParsedItem:
    """The first § of a Word file with a table under "Omröstning"."""

    def plain(text: str, *, bold: bool = False) -> SourceLine:
        return SourceLine(text, style="Normal", bold=bold)

    lines = [plain("§ 5", bold=True), plain("Skolskjuts", bold=True), plain("Beslut", bold=True)]
    lines += [plain("Kommunstyrelsen beslutar att anta förslaget."), plain("Omröstning", bold=True)]
    lines += [
        SourceLine(text, style="Normal", cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for text in cell.split("\n")
    ]
    lines += [plain(after)] if after else []
    lines += [plain("§ 6", bold=True), plain("Annat", bold=True), plain("Beslut", bold=True), plain("Det antecknas.")]
    return parsing.parse(SourceDocument(tuple(lines), FileType.DOCX)).items[0]


HEADS = ("Ledamot", "Parti", "Ja", "Nej")
A, B, D = ("Anna Ek", "S", "X", ""), ("Bo Al", "V", "x", ""), ("Dan Fe", "M", "", "1")


@pytest.mark.parametrize("after", ["X", "x  X", "8\t2\t1"])
def test_table_whose_rows_go_on_behind_it_is_text_and_no_data(after):
    """A page of a PDF parts the last rows from their table: to count the rest would be a wrong result."""
    vote = only(table(HEADS, A, B, D, after=after))
    assert (vote.consistent, vote.yes, vote.no, vote.voters) == (False, None, None, ())


@pytest.mark.parametrize("after", ["Ordföranden finner 2031 års förslag antaget.", "§ 7", "2031"])
def test_other_words_behind_a_table_are_none_of_its_rows(after):
    assert counts(only(table(HEADS, A, B, D, after=after)))[:2] == (2, 1)


def test_table_with_totals_needs_no_other_proof():
    assert counts(only(table(HEADS, A, B, D, ("Summa", "", "2", "1"), after="X")))[:2] == (2, 1)


@pytest.mark.parametrize(
    "rows",
    [
        (HEADS, A, B, D),
        (HEADS, A, B, D, ("Summa", "", "2", "1")),
        (("Nr", *HEADS), ("1", *A), ("2", *B), ("3", *D)),
        (("Namn", "Parti", "Röst"), ("Anna Ek", "S", "Ja"), ("Bo Al", "V", "J"), ("Dan Fe", "M", "Nej")),
        (("Ja", "Anna Ek (S), Bo Al (V)", "2"), ("Nej", "Dan Fe (M)", "1")),
        (("Ja", "Nej"), ("Anna Ek (S)\nBo Al (V)", "Dan Fe (M)")),
        (HEADS, ("Ordförande", "", "", ""), A, ("Ersättare", "", "", ""), B, D),
    ],
)
def test_tables_of_votes(rows):
    vote = only(table(*rows))

    assert (named(vote, YES), named(vote, NO)) == (YEA, NAY)
    assert counts(vote)[:2] == (2, 1)


def test_the_substitute_beside_a_member_is_the_one_who_voted():
    heads = ("Ordinarie ledamöter", "Parti", "Tjänstgörande ersättare", "Ja", "Nej")
    vote = only(
        table(heads, ("Anna Ek", "S", "", "X", ""), ("Bo Al", "V", "Ida Jo", "X", ""), ("Dan Fe", "M", "", "", "X"))
    )

    assert named(vote, YES) == [("Anna Ek", "S"), ("Ida Jo", "V")]


def test_two_votes_in_one_table():
    first, second = table(
        ("Namn", "Parti", "Votering 1", "Votering 2"),
        ("Anna Ek", "S", "Ja", "Nej"),
        ("Bo Al", "V", "Ja", "Ja"),
        ("Dan Fe", "M", "Nej", "Nej"),
    ).votes

    assert (counts(first)[:2], counts(second)[:2]) == ((2, 1), (1, 2))
    assert named(second, YES) == [("Bo Al", "V")]


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ((HEADS, A, B, D, ("Summa", "", "3", "1")), ""),
        ((HEADS, A, B, ("Dan Fe", "M", "X", "X")), ""),
        ((HEADS, A, B, D), "Omröstningen utfaller med 3 ja och 1 nej."),
        ((HEADS, A, B, ("N+N", "M", "", "X")), ""),
        ((("Ja", "Anna Ek (S), Bo Al (V)", "3"), ("Nej", "Dan Fe (M)", "1")), ""),
    ],
)
def test_tables_that_do_not_add_up_give_no_data(rows, after):
    vote = only(table(*rows, after=after))

    assert (vote.consistent, vote.voters, counts(vote)) == (False, (), (None,) * 4)


# Pieces of minutes, put together in any order.
PIECES = (
    "Omröstning|Votering begärs.|Ja-röster:|Nej-röster (2):|röstar ja (2).|röstar nej|avstår från att rösta.|"
    "22 ja, 19 nej|Anna Ek (S)|Bo Al (V),|och|samt|Ja för avslag|nej för bifall|(7)|§ 7|Reservation (M)|Yrkanden|"
    "yrkar bifall|reserverar sig|deltar inte i beslutet|jäv|På förslag av|Dan Fe|(AA)|-|.|:|\n|\n\n|\t|   |Ja|Nej|X|"
    "Summa|Ledamot   Parti   Ja   Nej|1:e vice ordförande|fr.o.m. § 98|ers:|Beslutande|tjänstgör för|Motion från|"
    "kl. 9.00|Bilaga 2|Antal Ja: 2|Antal Nej: 1|utslagsröst|Protokoll|Närvarande|(|)|\u00ad|é Ö"
)


def quotes(value):
    """Every quote of a result, however deep."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from quotes(member)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes(getattr(value, name))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=60))
@example(["Omröstning", "\t", "Omröstning", "-"])  # a heading and what follows it on the same line
@example(["Omröstning", "\t", "Omröstning", "Omröstning"])
def test_no_reading_raises_and_quotes_lie_in_the_text(words):
    text = HEAD + " ".join(words) + TAIL
    lines = tuple(SourceLine(line) for line in text.split("\n"))
    document = parsing.parse(SourceDocument(lines, FileType.TEXT))

    for one in quotes((tuple((i.votes, i.positions, i.submitters) for i in document.items), document.front.attendance)):
        assert one.text.strip()
        assert all(0 <= span.start < span.end <= len(document.text) for span in one.spans)
        printed = " ".join(document.text[span.start : span.end] for span in one.spans)
        assert printed.replace("\u00ad", "").split() == one.text.replace("\u00ad", "").split()
    for vote in (one for item in document.items for one in item.votes):
        for choice, number in zip(VoteChoice, counts(vote), strict=True):
            assert vote.consistent or number is None
            assert not named(vote, choice) or len(named(vote, choice)) == number


def test_what_was_settled_by_acclamation_before_is_no_part_of_the_vote(item):
    vote = only(
        item(
            "Propositionsordning\n\nOrdföranden ställer proposition på yrkandet från S och finner det avslaget.\n\n"
            "Ordföranden ställer proposition på yrkandet från M och finner att det avslagits. Omröstning begärs.\n\n"
            "Omröstning\n\nOmröstningen utfaller med 9 ja mot 4 nej."
        )
    )

    assert vote.text.text.startswith("Ordföranden ställer proposition på yrkandet från M")
    assert vote.question.text.startswith("Ordföranden ställer proposition på yrkandet från M")


FRONT = (
    "Protokoll\n\nKommunstyrelsen\n\nBeslutande\n\n{chair}\nBo Al (V)\nDan Fe (M)\n\nJusterare\n\nBo Al\n\n"
    "Paragrafer\n\n5-6\n\n"
)
BY_OFFICE = "Omröstning\n\nBo Al (V) samt ordföranden röstar ja{total}. Dan Fe (M) röstar nej."


@pytest.mark.parametrize("total", ["", " (2)"])
def test_the_chair_who_votes_by_office_is_named_by_the_front_page(parse, total):
    document = parse(FRONT.format(chair="Anna Ek (S), ordförande") + HEAD + BY_OFFICE.format(total=total) + TAIL)
    vote = only(document.items[0])

    assert named(vote, YES) == [("Bo Al", "V"), ("Anna Ek", "S")]
    assert [one.person.printed.text for one in vote.voters] == ["Bo Al (V)", "ordföranden", "Dan Fe (M)"]


@pytest.mark.parametrize("total", ["", " (2)"])
def test_a_chair_without_a_name_leaves_the_names_incomplete(item, total):
    assert not only(item(BY_OFFICE.format(total=total))).consistent


def test_a_member_named_without_a_party_is_known_from_the_front_page(parse):
    body = "Yrkanden\n\nBo Al yrkar bifall. Karl Persson yrkar ersättning."
    document = parse(FRONT.format(chair="Anna Ek (S), ordförande") + HEAD + body + TAIL)

    assert [(one.person.name, one.person.party) for one in document.items[0].positions] == [("Bo Al", "V")]


def test_ballot_papers_for_persons_are_no_vote(item):
    found = item(
        "Sluten omröstning\n\nEva Ek (S) begär sluten omröstning. Bo Al får 19 röster och Anna Berg 24 röster."
    )

    assert found.votes == ()


def test_what_ja_means_on_a_line_of_its_own(parse):
    told = (
        "Beslutsgång\n\nOmröstning begärs.\n\nFöljande beslutsgång godkänns:\n\nJa-röst för kommunstyrelsens förslag\n"
        "Nej-röst för Moderaternas förslag\n\nMed 38 ja-röster mot 20 nej-röster beslutar kommunfullmäktige så."
    )
    vote = parse(f"PROTOKOLL\n\n§ 5 Budget\n\nBeslut\n\nBudgeten antas.\n\n{told}").items[0].votes[0]

    assert (vote.yes, vote.no) == (38, 20)
    assert vote.yes_means.text == "kommunstyrelsens förslag"


@pytest.mark.parametrize(
    "told",
    [
        (
            "Omröstning\n\nBo Al begär omröstning.\n\nOmröstningsordning:\n\nDen som vill avgöra ärendet röstar Ja.\n\n"
            "Den som vill återremittera röstar Nej.\n\nOmröstningsresultat\n\n41 Ja, 18 Nej, 2 avstår."
        ),
        (
            "Beslutsgång\n\nOmröstning begärs med ordningen: Den som vill avgöra ärendet röstar ja. Den som vill "
            "återremittera röstar nej. Vinner nej är ärendet återremitterat.\n\n"
            "Vid omröstningen avges 41 ja och 18 nej, två avstår."
        ),
    ],
    ids=["headings", "wins"],
)
def test_order_and_result_are_one_vote(parse, told):
    votes = parse(f"PROTOKOLL\n\n§ 5 Bokslut\n\nBeslut\n\nDen godkänns.\n\n{told}").items[0].votes

    assert [(one.yes, one.no, one.abstained) for one in votes] == [(41, 18, 2)]


def test_what_is_settled_below_a_vote_without_one_is_no_vote(parse):
    (item,) = parse(
        "Protokollsutdrag\nKommunfullmäktige\n2031-11-25\n\n§ 21\n\nMotion om båtar\n\nBeslut\n\nMotionen avslås.\n\n"
        "Votering\n\nVid voteringen avges 33 ja-röster och 12 nej-röster.\n\nOrdföranden ställer proposition på "
        "Ann Eks tilläggsyrkande och finner att det bifalls.\n"
    ).items

    assert [(one.yes, one.no) for one in item.votes] == [(33, 12)]


def test_sentences_that_begin_with_ja_and_nej_are_no_roll_call(parse):
    told = "Ja röstar Anna Ek (S) och Bo Al (M).\n\nNej röstar Cia Do (V).\n\nDan Fe (SD) avstår från att rösta."
    (item,) = parse(f"PROTOKOLL\n\n§ 5 Bokslut\n\nBeslut\n\nDet godkänns.\n\nVotering\n\n{told}").items
    (vote,) = item.votes

    assert (vote.yes, vote.no, vote.abstained, len(vote.voters)) == (2, 1, 1, 4)


def test_names_and_who_abstains_within_one_paragraph(parse):
    told = (
        "Votering verkställs med upprop. Ja röstar Anna Ek, Bo Al och Dan Fe. Nej röstar Eva Gy och Kim Lo. "
        "Ida Ro avstår.\n\nVoteringen utfaller med 3 ja-röster och 2 nej-röster. 1 ledamot avstår."
    )
    (item,) = parse(f"PROTOKOLL\n\n§ 5 Bokslut\n\nBeslut\n\nDet godkänns.\n\nVotering\n\n{told}").items

    assert [(one.yes, one.no, one.consistent) for one in item.votes] == [(3, 2, True)]
