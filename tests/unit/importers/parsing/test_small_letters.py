"""Names in capitals and as they are written."""


def test_a_body_in_capitals_is_called_as_it_is_written_below(parse):
    title = "KALLELSE TILL KULTUR- OCH FRITIDSNÄMNDEN\n\n"
    called = "Ledamöter kallas till sammanträde med Kultur- och fritidsnämnden den 4 mars 2031.\n"

    assert parse(title + called).front.body.text == "Kultur- och fritidsnämnden"
    assert parse(title + called.replace("Kultur- och fritids", "")).front.body.text == "KULTUR- OCH FRITIDSNÄMNDEN"
