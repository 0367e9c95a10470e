"""Lists of people that gave no data, and said so."""

from msgspec.structs import replace

from importers.parsing import Severity, unread

PAGE = "SAMMANTRÄDESPROTOKOLL\n\nSocialnämnden\n\nPlats och tid\tKansliet 2030-05-22\n"
ITEM = "\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas."
VOTE = "\n\nOmröstning\n\nMed 3 ja-röster mot 2 nej-röster bifaller nämnden förslaget.\n\n"
LISTED = "Ann Ek (S)\nBo Al (M)\nCia Do (V)\nIda Jo (C)\nEva Gy (L)"


def codes(document):
    return [one.code for one in document.problems if "attendance" in one.code or "vote" in one.code]


def test_a_list_under_a_label_that_is_not_known(parse):
    document = parse(f"{PAGE}\nDe som var här:\n{LISTED}{ITEM}")
    (problem,) = [one for one in document.problems if one.code == "attendance_unread"]

    assert document.text[problem.start : problem.end] == "Ann Ek (S)"
    assert document.front.attendance == ()


def test_a_roll_that_is_bound_and_not_understood(parse):
    marked = "\n".join(f"{name}\t?" for name in LISTED.split("\n"))

    assert codes(parse(f"{PAGE}Beslutande\tSe närvarolista{ITEM}\n\nBilaga 1\n\nNärvarolista\n\n{marked}")) == [
        "attendance_unread"
    ]


def test_names_among_those_who_decided_that_were_not_read(parse):
    document = parse(f"{PAGE}Beslutande\n{LISTED}{ITEM}")
    fewer = replace(document, front=replace(document.front, attendance=document.front.attendance[:3]))

    assert codes(document) == []
    (problem,) = unread.problems(fewer)
    assert problem.code == "attendance_incomplete"
    assert "Ida Jo, Eva Gy" in problem.message


def test_who_is_away_is_not_missed(parse):
    assert codes(parse(f"{PAGE}Beslutande\n{LISTED}\n\nFrånvarande\nMia Ro (S){ITEM}")) == []


def test_a_vote_with_printed_names_and_none_read(parse):
    names = "Så här: Ann Ek (S), Bo Al (M), Cia Do (V), Ida Jo (C)"
    document = parse(f"{PAGE}Beslutande\n{LISTED}{ITEM}{VOTE}{names}")

    assert [len(vote.voters) for vote in document.items[0].votes] == [0]
    assert "vote_names_unread" in codes(document)


def test_a_vote_that_prints_no_names(parse):
    assert codes(parse(f"{PAGE}Beslutande\n{LISTED}{ITEM}{VOTE}")) == []


def test_a_list_of_votes_on_the_front_page_that_fits_no_vote(parse):
    rows = "\n".join(f"{name}\tX\tX\t" for name in LISTED.split("\n"))
    page = f"{PAGE}\nLedamöter\tNärv\t§ 1 Ja\t§ 1 Nej\n{rows}\n"

    assert codes(parse(f"{page}{ITEM}{VOTE}")) == ["vote_names_unread"]
    assert codes(parse(f"{page}{ITEM}{VOTE}".replace("Med 3 ja-röster mot 2", "Med 5 ja-röster mot 0"))) == []


def test_a_list_that_is_elsewhere(parse):
    document = parse(f"{PAGE}Beslutande\nSe närvarolista{ITEM}")
    (problem,) = [one for one in document.problems if one.code == "attendance_elsewhere"]

    assert problem.severity is Severity.INFO
    assert document.text[problem.start : problem.end] == "Se närvarolista"


def test_parties_on_lines_of_their_own_that_may_end_or_begin_a_list(parse):
    unclear = parse(f"{PAGE}Beslutande\nAnn Ek\nBo Al\nModeraterna\nIda Jo\nVänsterpartiet{ITEM}")
    clear = parse(f"{PAGE}Beslutande\nModeraterna\nAnn Ek\nBo Al\nVänsterpartiet\nIda Jo{ITEM}")

    assert codes(unclear) == ["attendance_parties"]
    assert codes(clear) == []
