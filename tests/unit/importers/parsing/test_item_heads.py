"""Label, case numbers, earlier instances and title of a §."""

import pytest

from importers.parsing import ReferenceKind

DECISION = "\n\nBeslut\n\nTaxan antas."


def item(parse, head):
    return parse(f"PROTOKOLL\n\n§ 1 Val\n\nBeslut\n\nAnn Ek utses.\n\n{head}{DECISION}").items[1]


@pytest.mark.parametrize(
    ("head", "prefix", "keys", "title"),
    [
        ("§ 2 Taxa", None, [], "Taxa"),
        ("§2\nTaxa", None, [], "Taxa"),
        ("§ 2. Taxa", None, [], "Taxa"),
        ("§ 2: Taxa", None, [], "Taxa"),
        ("§ 2 – Taxa", None, [], "Taxa"),
        ("KF § 2 Dnr KS 2030/7 042\n\nTaxa", "KF", ["2030/7"], "Taxa"),
        ("Dnr KS 2030/7 § 2\n\nTaxa", None, ["2030/7"], "Taxa"),
        ("Ärende 5 § 2\n\nTaxa", None, [], "Taxa"),
        ("§ 2 (KS 2030/7) Taxa", None, ["2030/7"], "Taxa"),
        ("§ 2\n\nTaxa (30RGK12)", None, ["2030/12"], "Taxa"),
        ("§ 2\n\nTaxa, dnr KS 2030/7", None, ["2030/7"], "Taxa"),
        ("§ 2\n\nTaxa\n\nDnr: 2030/7", None, ["2030/7"], "Taxa"),
        ("§ 2\n\nDnr 94/0123-040\n\nTaxa", None, ["1994/123"], "Taxa"),
        ("§ 2\n\nDnr KS0172/30\n\nTaxa", None, ["2030/172"], "Taxa"),
        ("§ 2\n\nÄrende: Taxa", None, [], "Taxa"),
        ("§ 2\n\nYttrande: Förslag till taxa", None, [], "Yttrande: Förslag till taxa"),
        ("§ 2\n\nDelegationsbeslut", None, [], "Delegationsbeslut"),
        ("§ 2\n\nInledning", None, [], "Inledning"),
        ("§ 2\n\nTaxa för vatten\nAnf. 12–15\nI ärendet yttrade sig Ann Ek.", None, [], "Taxa för vatten"),
        ("§ 2\n\nFörra protokollet\nFöreligger protokoll från mötet i maj.", None, [], "Förra protokollet"),
        ("MYN § 2\tDnr 0015/30 - 200\tBYGGLOV GARAGE", "MYN", ["2030/15"], "BYGGLOV GARAGE"),
        ("Ks § 2\tDnr Ks 30/120\tkc 09\n\nStrategi", "Ks", ["2030/120"], "Strategi"),
        ("Kfm § 2   Kfm § 7   Ks § 9   Dnr 30/Ks 23\n\nTaxa", "Kfm", ["2030/23"], "Taxa"),
        ("§ 2\n\nRemiss om byggande (SOU 2030:77)", None, [], "Remiss om byggande (SOU 2030:77)"),
        ("Kommunstyrelsen § 2 Taxa", "Kommunstyrelsen", [], "Taxa"),
        ("2 §\n\nTaxa", None, [], "Taxa"),
        ("TN § 2          30/TN 0031\n\nTaxa", "TN", ["2030/31"], "Taxa"),
        ("TN § 2  30/TN 0031  Taxa", "TN", ["2030/31"], "Taxa"),
        ("§ 2  2030/TN 0031\n\nTaxa", None, ["2030/31"], "Taxa"),
        ("§ 2\n\nTAXA\n\nDnr 99-0188-042", None, ["1999/188"], "TAXA"),
        ("§ 2   24/7-omsorgen i Ekby", None, [], "24/7-omsorgen i Ekby"),
    ],
)
def test_head(parse, head, prefix, keys, title):
    read = item(parse, head)

    assert read.number == 2
    assert (read.prefix, [one.key for one in read.dnrs], read.title.text) == (prefix, keys, title)


def test_a_number_above_the_label_of_a_paragraph_titled_as_a_kind_of_paper(parse):
    heads = (("7", "Taxa"), ("8", "Delegationsbeslut"), ("9", "Protokoll"))
    text = "\n\n".join(f"BUN/2030:{number}\n\n§ {number}\n\n{title}{DECISION}" for number, title in heads)
    document = parse(f"PROTOKOLL\n\n{text}")

    assert [[one.key for one in item.dnrs] for item in document.items] == [["2030/7"], ["2030/8"], ["2030/9"]]


@pytest.mark.parametrize(
    "head", ["Kf 73 Ks 94 Au 118 dnr 127/2030\n\nTaxa", "Kf § 73\nKs § 94\nAu § 118\nDnr 127/2030\n\nTaxa"]
)
def test_earlier_instances(parse, head):
    document = parse(
        f"PROTOKOLL\n\nKf § 72 Val\n\nBeslut\n\nAnn Ek utses.\n\n{head}{DECISION}\n\nKf § 74 Plan{DECISION}"
    )
    read = document.items[1]
    earlier = [(one.body, one.paragraph) for one in read.references if one.kind is ReferenceKind.EARLIER_INSTANCE]

    assert [one.number for one in document.items] == [72, 73, 74]
    assert earlier == [("Ks", "94"), ("Au", "118")]
    assert [one.key for one in read.dnrs] == ["2030/127"]
    assert read.title.text == "Taxa"


def test_title_ends_where_a_sentence_begins(parse):
    read = item(
        parse,
        "§ 2\nAnmälan av länsstyrelsens beslut att utse Ada Ek (X) till\nny ersättare i stället för Bo Alm (X)\n"
        "Länsstyrelsen har den 3 mars 2031 beslutat utse Ada Ek (X) till ny ersättare i\nfullmäktige.",
    )
    assert read.title.text.endswith("i stället för Bo Alm (X)")


def test_a_number_in_another_diary_is_no_title(parse):
    item = parse(
        "PROTOKOLL\n\n§ 52  Dnr SBN 2030/188  23    MB 2030-000731\n\nBygglov för plank\n\nBeslut\n\nBygglov beviljas."
    ).items[0]

    assert item.title.text == "Bygglov för plank"
    assert [one.key for one in item.dnrs][:1] == ["2030/188"]


def test_the_number_of_a_second_diary_behind_the_first(parse):
    read = item(parse, "§ 2     Dnr SBN 2030/188  23          MB 2030-000731\n\nBygglov")

    assert ([one.key for one in read.dnrs], read.title.text) == (["2030/188", "2030/731"], "Bygglov")


def test_a_register_number_of_no_known_shape_ends_the_title(parse):
    text = "PROTOKOLL\n\nFullmäktige\n\n§ 8\nFörslag till policy (förslag 56)\nLS 0306-1234\n\nBeslut\n\nPolicyn antas."

    assert parse(text).items[0].title.text == "Förslag till policy (förslag 56)"


def test_the_number_of_the_meeting_stays_in_what_is_printed(parse):
    items = parse("PROTOKOLL\nNämnden\n2030-05-22\n\n§ 3:6 Taxa\n\nTaxan antas.\n\n§ 3:7 Plan\n\nPlanen antas.").items

    assert [(one.number, one.printed.text, one.head[0].text) for one in items] == [
        (6, "§ 3:6", "§ 3:6"),
        (7, "§ 3:7", "§ 3:7"),
    ]
