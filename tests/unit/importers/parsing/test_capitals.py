import pytest


@pytest.mark.parametrize(
    ("below", "body"),
    [("Kommunstyrelsens ordförande", "Kommunstyrelsen"), ("Kommunstyrelsekontoret", "kommunstyrelsen")],
)
def test_a_body_that_a_list_names_with_a_capital_letter_further_down(parse, below, body):
    page = parse(
        "Ekby kommun\n\nAnmälan av delegationsbeslut\n\nTill kommunstyrelsens sammanträde den 7 mars 2030\n\n"
        f"Nr\tÄrende\tDelegat\n1\tAnställning\t{below}\n2\tLedighet\tPersonalchefen\n"
    ).front

    assert page.body.text == body
