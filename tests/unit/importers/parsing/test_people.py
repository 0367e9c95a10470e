import pytest

from importers.parsing import people


def test_signatures_are_taken_out(units_of):
    found, rest = people.signatures(
        units_of("- Att anta planen.\n\nPO Johansson\nFörvaltningschef\n\nEva Ek, utredare")
    )

    assert [(one.name.text, one.role.text) for one in found] == [
        ("PO Johansson", "Förvaltningschef"),
        ("Eva Ek", "utredare"),
    ]
    assert [unit.text for unit in rest] == ["Att anta planen."]


def test_a_name_without_a_role_is_no_signature(units_of):
    found, rest = people.signatures(units_of("Anna Berg\nMer text om ärendet."))

    assert found == ()
    assert len(rest) == 2


def test_signatures_side_by_side(units_of):
    found, rest = people.signatures(units_of("Planen antas.\n\nAnna Berg\tEva Ek\nförvaltningschef\tutredare"))

    assert [(one.name.text, one.role.text) for one in found] == [
        ("Anna Berg", "förvaltningschef"),
        ("Eva Ek", "utredare"),
    ]
    assert [unit.text for unit in rest] == ["Planen antas."]


def test_a_role_behind_the_name_without_a_comma(units_of):
    found, rest = people.signatures(units_of("Maj Ek Stadsdirektör\n\nSten Alm Ekonomichef"))
    assert [(one.name.text, one.role.text) for one in found] == [
        ("Maj Ek", "Stadsdirektör"),
        ("Sten Alm", "Ekonomichef"),
    ]
    assert rest == ()


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Maj Asp", ["Maj Asp"]),
        ("Maj Asp / Rut Lindmo", ["Maj Asp", "Rut Lindmo"]),
        ("Maj Asp     Rut Lindmo", ["Maj Asp", "Rut Lindmo"]),
        ("Enligt uppdrag", []),
    ],
)
def test_who_signs_in_the_name_of_a_body(units_of, line, signed):
    found, rest = people.signatures(units_of(f"På kommunstyrelsens vägnar\n\n{line}\n\nMer text följer här."))
    assert [one.name.text for one in found] == signed
    assert len(rest) == 3 - bool(signed)


def test_names_with_a_stroke_elsewhere_sign_nothing(units_of):
    assert people.signatures(units_of("På föreningens vägnar\n\nMaj Asp/Rut Lindmo\n\nMer text."))[0] == ()


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Maj Asp (kd)", [("Maj Asp", "(kd)")]),
        ("Maj Asp (L)                    Rut Lindmo (L)", [("Maj Asp", "(L)"), ("Rut Lindmo", "(L)")]),
        ("Maj Asp (L) Rut Lindmo (L)", [("Maj Asp", "(L)"), ("Rut Lindmo", "(L)")]),
        ("Maj Asp (L), Rut Lindmo (M) och Bo Ek (S)", [("Maj Asp", "(L)"), ("Rut Lindmo", "(M)"), ("Bo Ek", "(S)")]),
        ("Maj Asp, Vänsterpartiet Ekby", [("Maj Asp", ", Vänsterpartiet Ekby")]),
        ("Maj Asp (Centerpartiet)", [("Maj Asp", "(Centerpartiet)")]),
        ("MAJ ASP (C), gruppledare", [("MAJ ASP", "(C), gruppledare")]),
        ("/Maj Asp (C)/", [("Maj Asp", "(C)")]),
        ("Maj Asp (sign)", [("Maj Asp", None)]),
        ("Maj Asp\tRut Lindmo", [("Maj Asp", None), ("Rut Lindmo", None)]),
        ("Maj Asp (adj)", []),
        ("Vänsterpartiet Ekby", []),
        ("Ekby Kommun, Norrby Stad", []),
    ],
)  # fmt: skip
def test_who_closes_a_letter_with_the_party(units_of, line, signed):
    found, rest = people.closing(units_of(f"Så är det.\n\n{line}"))

    assert [(one.name.text, one.role and one.role.text) for one in found] == signed
    assert len(rest) == 2 - bool(signed)


@pytest.mark.parametrize("gap", ["\t", " "])
def test_a_role_and_the_next_name_on_one_line(units_of, gap):
    found, rest = people.signatures(units_of(f"Eva Ek\n\nSocialchef{gap}Ida Al\n\nAvdelningschef"))

    assert [(one.name.text, one.role.text) for one in found] == [("Eva Ek", "Socialchef"), ("Ida Al", "Avdelningschef")]
    assert rest == ()


@pytest.mark.parametrize(
    ("roles", "signed"),
    [
        ("Barn- och utbildningschef Utvecklingsledare", ["Barn- och utbildningschef", "Utvecklingsledare"]),
        ("Ordförande Vice ordförande", ["Ordförande", "Vice ordförande"]),
        ("Ekonomichef i Norra Ekby", None),
    ],
)
def test_two_names_and_roles_whose_gap_is_lost(units_of, roles, signed):
    found, _ = people.signatures(units_of(f"Per-Erik Wik Oskar Brand\n\n{roles}"))

    if signed is None:
        assert [one.name.text for one in found] == ["Per-Erik Wik Oskar Brand"]
    else:
        assert [(one.name.text, one.role.text) for one in found] == list(
            zip(["Per-Erik Wik", "Oskar Brand"], signed, strict=True)
        )


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Eva Ek kommunchef", [("Eva Ek", "kommunchef")]),
        ("Eva Ek (C) ordförande", [("Eva Ek", "ordförande")]),
        ("Eva Ek vice ordförande i socialnämnden", [("Eva Ek", "vice ordförande i socialnämnden")]),
        ("Eva Ek – tf kommunchef", [("Eva Ek", "tf kommunchef")]),
        ("Eva Ek, kommunchef\tIda Al, jurist", [("Eva Ek", "kommunchef"), ("Ida Al", "jurist")]),
        ("Eva Ek/Ida Al\n\nkommunchef/jurist", [("Eva Ek", "kommunchef"), ("Ida Al", "jurist")]),
        ("Eva Ek Ida Al\n\ntf kommunchef jurist", [("Eva Ek", "tf kommunchef"), ("Ida Al", "jurist")]),
        (
            "Eva Ek Ida Al Bo Dal\n\nkommunchef jurist utredare",
            [("Eva Ek", "kommunchef"), ("Ida Al", "jurist"), ("Bo Dal", "utredare")],
        ),
        ("Signerat av Eva Ek, kommunchef, 2030-05-04", [("Eva Ek", "kommunchef")]),
        (
            "Detta dokument är elektroniskt undertecknat av Eva Ek, kommunchef, och Ida Al",
            [("Eva Ek", "kommunchef"), ("Ida Al", None)],
        ),
        ("Signerat av förvaltningen", []),
        ("Eva Ek arbetar", []),
    ],
)
def test_name_and_office_in_the_ways_that_lines_hold_them(units_of, line, signed):
    found, rest = people.signatures(units_of(f"Så är det.\n\n{line}"))

    assert [(one.name.text, one.role and one.role.text) for one in found] == signed
    assert len(rest) == 1 + (not signed)


@pytest.mark.parametrize("label", ["Ansvariga handläggare", "Handläggare:"])
def test_who_handled_a_matter_signs_nothing(units_of, label):
    found, rest = people.closing(units_of(f"Så är det.\n\n{label}\nEva Ek\nIda Al"))

    assert found == ()
    assert [unit.text for unit in rest] == ["Så är det.", label, "Eva Ek", "Ida Al"]


def test_a_role_and_the_next_name_whose_own_role_a_pdf_put_behind_it(units_of):
    found, rest = people.signatures(units_of("Eva Ek\n\nSocialchef\tIda Al Avdelningschef"))

    assert [(one.name.text, one.role.text) for one in found] == [("Eva Ek", "Socialchef"), ("Ida Al", "Avdelningschef")]
    assert rest == ()
