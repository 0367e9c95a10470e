import pytest

from importers.parsing import labels


def found(units_of, text, **options):
    units = units_of(text, **options)
    return [(label.prefix, label.number, label.suffix) for label in labels.find(units)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("§ 96", (None, 96, "")),
        ("§96", (None, 96, "")),
        ("Bu § 96", ("Bu", 96, "")),
        ("Kn § 96\t2030/0012\t610", ("Kn", 96, "")),
        ("Kn:s au § 96", ("Kn:s au", 96, "")),
        ("KF § 12 a", ("KF", 12, "a")),
        ("§ 12a", (None, 12, "a")),
        ("§ 54 Godkännande av dagordning", (None, 54, "")),
        ("§ 8 Ärendenummer SLK-2023-00022", (None, 8, "")),
        ("KSAU § 130/2014", ("KSAU", 130, "")),
        ("KF § 12 a Dnr KS/2018:123 042", ("KF", 12, "a")),
        ("Ks 157", ("Ks", 157, "")),
        ("Kf 73 Ks 94 dnr 127/2011", ("Kf", 73, "")),
        ("96 §", (None, 96, "")),
        ("Paragraf 7", (None, 7, "")),
        ("§ 45.", (None, 45, "")),
        ("Ks au § 40   Dnr 97/31", ("Ks au", 40, "")),
        ("Ks-au § 40", ("Ks-au", 40, "")),
        ("Kommunstyrelsens au § 40", ("Kommunstyrelsens au", 40, "")),
        ("B&U § 40", ("B&U", 40, "")),
        ("KS 40 § Taxa", ("KS", 40, "")),
        ("40 §. Taxa", (None, 40, "")),
        ("§ nr 40", (None, 40, "")),
        ("Paragraf nr 40", (None, 40, "")),
        ("§ 40 (2030)", (None, 40, "")),
        ("§ 14, 1412/20", (None, 14, "")),
        ("§ 14, dnr KS 2030/141", (None, 14, "")),
        ("Ks § 40 (Au § 31)", ("Ks", 40, "")),
    ],
)
def test_labels(line, label, units_of):
    assert found(units_of, f"{line}\n\nBeslut\n\nNämnden antar planen.") == [label]


def test_the_end_of_a_sentence_is_no_label(units_of):
    assert found(units_of, "Nämnden beslutar som den har gjort förut i\n§ 14.\n\nBeslut\n\nNämnden antar planen.") == []


@pytest.mark.parametrize(
    "line",
    [
        "§ 72, arbetsutskottets förslag",
        "§§ 95–97",
        "§ 5–7",
        "§ 12 och följande",
        "Enligt § 96 ska planen antas",
        "Ks 2018",
        "Alla 96 ledamöter",
        "§ 0",
        "§ 14, där taxan antogs",
        "§ 14, KS 2030/141 ska gälla",
        "40 § förvaltningslagen",
        "Lag 40 § Taxa",
    ],
)
def test_mentions_are_no_labels(line, units_of):
    assert found(units_of, f"{line}\n\nBeslut\n\nNämnden antar planen.") == []


def test_numbers_grow_and_a_mention_between_is_left_out(units_of):
    text = "§ 1\n\nBeslut\n\nAntas.\n\n§ 43\n\n§ 2\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 3\n\nMotion\n\nBeslut\n\nAvslås."
    assert [number for _, number, _ in found(units_of, text)] == [1, 2, 3]


def test_a_step_of_one_is_worth_more_than_a_jump(units_of):
    text = "".join(f"§ {number}\n\nTaxa\n\nBeslut\n\nAntas.\n\n" for number in (1, 2, 50, 3))
    assert [number for _, number, _ in found(units_of, text)] == [1, 2, 3]


def test_a_case_number_makes_a_label_even_within_dense_lines(units_of):
    text = "Text om taxan.\n§ 8 Dnr 2018/12\nTaxa\nText om taxan.\n§ 9 Taxa för alla"
    assert found(units_of, text) == [(None, 8, "")]


def test_label_printed_again_is_furniture(units_of):
    units = units_of(
        "§ 96\n\nBeslut\n\nAntas.\n\n§ 96 forts.\n\nMer text.\n\n§ 96\n\nSlut.\n\n§ 97\n\nBeslut\n\nAvslås."
    )
    chosen = labels.find(units)

    assert [label.number for label in chosen] == [96, 97]
    assert set(labels.repeated(units, chosen)) == {3, 5}


def test_a_label_in_a_tight_text_whose_number_was_left_out(units_of):
    text = "§ 17 Taxa\nBeslut\nTaxan antas.\n§ 18\tElevärende\tDnr\nEn bilaga.\n§ 19 Lokal\nBeslut\nPlanen antas."

    assert [number for _, number, _ in found(units_of, text)] == [17, 18, 19]


def test_an_earlier_paragraph_of_the_same_body_is_an_instance(units_of):
    unit = units_of("Kfm § 33   Kfm § 7   Ks § 91   Dnr 99/Ks 23")[0]
    label = labels.candidate(unit, 0)

    assert [(one.prefix, one.number) for one in labels.instances(label, unit)] == [("Kfm", 7), ("Ks", 91)]


def test_another_abbreviation_that_is_not_known_is_none(units_of):
    unit = units_of("Kfm § 33   Lag § 7")[0]
    label = labels.candidate(unit, 0)

    assert label is None or labels.instances(label, unit) == ()


def test_a_stop_behind_the_number_and_behind_a_long_title(units_of):
    text = (
        "§ 35. Mötet öppnas.\n\nOrdföranden hälsar välkomna.\n\n"
        "§ 36. Val av justerare samt fastställande av tid för protokollsjustering.\n\nAnna Ek utses."
    )

    assert [number for _, number, _ in found(units_of, text)] == [35, 36]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BN § 45   Au BN § 12   Dnr 2008.77", [("Au BN", 12)]),
        ("Sn § 45   Au SN § 12, Ks § 4", [("Au SN", 12), ("Ks", 4)]),
        ("GyN § 45   Au GyN § 12   Dnr 2014/58", [("Au GyN", 12)]),
        ("GyN § 45   GyN-au § 12", [("GyN-au", 12)]),
        ("GyN § 45   GyNau § 12", [("GyNau", 12)]),
        ("§ 45   TN Au § 12", [("TN Au", 12)]),
        ("Bun § 45   Buau § 12   Dnr 97/214", [("Buau", 12)]),  # the committee of a board whose name it shortens anew
        ("BN § 45   Au TV 12", []),  # without its sign a number behind two abbreviations may be anything
    ],
)
def test_a_committee_named_with_the_body_that_it_belongs_to(units_of, line, expected):
    unit = units_of(line)[0]
    label = labels.candidate(unit, 0)

    assert [(one.prefix, one.number) for one in labels.instances(label, unit)] == expected


def test_an_earlier_instance_below_the_title_is_no_label(units_of):
    assert found(units_of, "KN § 84\n\nScen på torget\n\nAU § 31\n\nText om scenen.") == [("KN", 84, "")]
    assert found(units_of, "KN § 4\n\nScenen byggs.\n\nAU § 31\n\nText om scenen.") == [("KN", 4, ""), ("AU", 31, "")]


def test_the_heads_of_a_list_of_votes_are_no_label(units_of):
    (unit,) = units_of("Namn\tParti\t§ 15 Ja\t§ 15 Nej")

    assert labels.candidate(unit, 0) is None


def test_a_paragraph_that_the_line_above_speaks_of_is_no_label(units_of):
    units = units_of("Bo Al (S) fr o m\n\n§ 43\n\nEva Gy (C) ej\n\n§ 44\n\n**§ 45 Taxa**\n\nBeslut\n\nAntas.")

    assert [label.number for label in labels.find(units)] == [45]


def test_the_body_behind_the_number(parse):
    (item,) = parse(
        "Utdrag ur protokoll\nKommunfullmäktige\n2031-06-14\n\n§ 58 Kf     Dnr 2031/0087 KS\n\nSvar på motion\n\n"
        "Beslut\n\nMotionen avslås.\n"
    ).items

    assert (item.number, item.prefix, item.title.text) == (58, "Kf", "Svar på motion")


def test_a_label_with_earlier_instances_goes_before_its_repetition(units_of):
    text = "Sn § 50   Au § 84   Sn § 34   Dnr 2016/112\n\nBudget\n\nAu § 84\n\nNotera.\n\nSn § 50\n\nBeslut\n\nAntas."

    (label,) = labels.find(units_of(text))

    assert label.unit == 0


def test_a_case_number_of_two_figures_for_the_year_before_the_sign(units_of):
    (unit,) = units_of("KS-31/00412   § 96")

    label = labels.candidate(unit, 0)

    assert (label.number, label.start) == (96, 14)


@pytest.mark.parametrize("number", ["93.241   107", "A17:b-3   107", "KS 92/231/003"])
def test_a_class_behind_a_case_number_of_any_shape_is_no_page(parse, number):
    (item,) = parse(
        f"EKBY KOMMUN\n\nPROTOKOLLSUTDRAG\n\n§ 171   Dnr {number}\n\nFörsäljning av aktier\n\n"
        "Beslut\n\nAktierna säljs.\n"
    ).items

    assert (item.number, item.title.text) == (171, "Försäljning av aktier")


def test_earlier_instances_below_a_label_may_carry_the_case_number(units_of):
    below = "Ks § 143   Au § 201   Dnr 188/97   252"
    assert found(units_of, f"Kf § 87\n\n{below}\n\nTaxa\n\nBeslut\n\nTaxan antas.") == [("Kf", 87, "")]
    later = f"Kf § 87 Taxa\n\nBeslut\n\nTaxan antas.\n\n{below}\n\nVal\n\nBeslut\n\nBo väljs."
    assert [number for _, number, _ in found(units_of, later)] == [87, 143]
