import pytest

from importers.parsing import run_together


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("Ekby kommun KALLELSE", ["Ekby kommun", "KALLELSE"]),
        ("MELLANBYGDENS UTBILDNINGSFÖRBUND KALLELSE/FÖREDRAGNINGSLISTA", None),
        ("Stadsdelsnämnden Ekskogen Sammanträdesdatum 2033-10-21", None),
        ("Gemensamma överförmyndarnämnden Sjöbygden 2039-03-14", None),
        ("Barn- och utbildningskontoret 2034-10-03 1 (2)", ["Barn- och utbildningskontoret", "2034-10-03", "1 (2)"]),
        ("2034-10-03 Tjänsteskrivelse", ["2034-10-03", "Tjänsteskrivelse"]),
    ],
)
def test_a_name_ends_where_what_no_name_has_begins(line, columns):
    found = [line[slice(*place)] for place in run_together.columns(line)]

    assert found == columns if columns else len(found) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Kommunstyrelsen beslutade 2034-10-03 om bidrag",  # a sentence
        "Ankom Ekby kommun 2034-10-03, Dnr 2034/188",  # the stamp of who got it
        "Ekby kommun          KALLELSE",  # a gap that is there is for others
        "Ekby kommun",
        "",
    ],
)
def test_one_column(line):
    assert run_together.columns(line) == ((0, len(line)),)
