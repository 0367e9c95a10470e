from importers.parsing.broken_words import BrokenWords


def at_line_end(text, following, *elsewhere):
    return BrokenWords([*elsewhere]).at_line_end(text, following)


def test_a_broken_word_loses_its_hyphen():
    assert at_line_end("den öppna för-", "skolan öppnar") == "drop"


def test_a_word_that_stands_with_its_hyphen_elsewhere_keeps_it():
    assert at_line_end("vår e-", "tjänst", "en e-tjänst för alla") == "keep"
    assert at_line_end("vår e-", "tjänst", "en etjänst, en e-tjänst", "etjänst") == "drop"


def test_hyphens_that_break_no_word():
    assert at_line_end("barn-", "och elevhälsa") == "space"
    assert at_line_end("januari-", "augusti") == "keep"
    assert at_line_end("åren 2030–", "2031") == "keep"
    assert at_line_end("Norra-", "Södra") == "keep"
    assert at_line_end("slut", "och början") == "space"
