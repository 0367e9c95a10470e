"""Names in capitals and as they are written."""

from importers.parsing import small_letters


def test_a_body_in_capitals_is_called_as_it_is_written_below(parse):
    title = "KALLELSE TILL KULTUR- OCH FRITIDSNÄMNDEN\n\n"
    called = "Ledamöter kallas till sammanträde med Kultur- och fritidsnämnden den 4 mars 2031.\n"

    assert parse(title + called).front.body.text == "Kultur- och fritidsnämnden"
    assert parse(title + called.replace("Kultur- och fritids", "")).front.body.text == "KULTUR- OCH FRITIDSNÄMNDEN"


def test_a_body_that_a_title_names_says_more_than_an_abbreviation_in_a_table(parse):
    text = (
        "KALLELSE TILL KULTUR- OCH FRITIDSNÄMNDEN\n\nTid\n2031-03-04\n\nÄrenden\n\nBudget\n\nKFN\n\n"
        "Ledamöter kallas till möte den 4 mars 2031.\n"
    )

    assert parse(text).front.body.text == "KULTUR- OCH FRITIDSNÄMNDEN"
    assert small_letters.is_short("KFN")
    assert not small_letters.is_short("KOMMUNSTYRELSEN")


def test_a_body_of_one_word_in_capitals_is_called_as_its_heading_writes_it(parse):
    front = "PROTOKOLL\n\nREGIONSTYRELSEN\n\nBeslutande\nAnna Ek (S), ordförande\n\nRegionstyrelsens beslut anslås.\n\n"

    assert parse(f"{front}§ 1 Val\n\nBeslut\n\nBo utses.").front.body.text == "Regionstyrelsen"
