import pytest

from importers.parsing import presence
from importers.parsing.result import ParagraphRange

COVERED = (ParagraphRange(60, 160),)


def pairs(ranges):
    return [(one.first, one.last) for one in ranges]


@pytest.mark.parametrize(
    ("text", "present", "absent", "note"),
    [
        (", §§ 64, 68", [(64, 64), (68, 68)], [], "§§ 64, 68"),
        (" 66–68, 69", [(66, 68), (69, 69)], [], "66–68, 69"),
        (", ej § 147", [], [(147, 147)], "ej § 147"),
        (" fr.o.m. § 98", [(98, 160)], [], "fr.o.m. § 98"),
        (" fr o m § 98", [(98, 160)], [], "fr o m § 98"),
        (" t.o.m. § 109", [(60, 109)], [], "t.o.m. § 109"),
        (" fr.o.m. § 98 t.o.m. § 105", [(98, 105)], [], "fr.o.m. § 98 t.o.m. § 105"),
        (" §§ 64–", [(64, 160)], [], "§§ 64–"),
        (", §§ 60-70, ej § 66", [(60, 70)], [(66, 66)], "§§ 60-70, ej § 66"),
        (" del av § 159", [], [], "del av § 159"),
        (" § 74 pkt 1", [], [], "§ 74 pkt 1"),
        (", kl 9:00–11:30", [], [], "kl 9:00–11:30"),
        (" 71", [(71, 71)], [], "71"),
        (", 1:e vice ordförande", [], [], ""),
        (", Storgatan 71 i byn", [], [], ""),
        (" § 900", [], [], "§ 900"),
        (" den 2031-05-06", [], [], ""),
        ("", [], [], ""),
    ],
)
def test_presence(text, present, absent, note):
    told = presence.read(text, COVERED)

    assert (pairs(told.present), pairs(told.absent)) == (present, absent)
    assert text[told.start : told.end].strip() == note


def test_an_open_end_needs_the_paragraphs_of_the_minutes():
    assert presence.read("fr.o.m. § 98").present == ()
    assert pairs(presence.read("§§ 98–99").present) == [(98, 99)]
