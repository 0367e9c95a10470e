import pytest

from importers.parsing import stretches


def parted(text):
    return [text[low:high] for low, high in stretches.sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna E. Ek (S) röstar ja. Bo Al röstar nej.", ["Anna E. Ek (S) röstar ja.", "Bo Al röstar nej."]),
        ("v. ordf. Bo Al yrkar. Ja.", ["v. ordf. Bo Al yrkar.", "Ja."]),
        ('"Nej för förslaget från M." Anna Ek röstar', ['"Nej för förslaget från M."', "Anna Ek röstar"]),
        ("Anna Ek,\nBo Al och\nCia röstar", ["Anna Ek,\nBo Al och\nCia röstar"]),
        ("Omröstning\nJa-röster:\nAnna Ek", ["Omröstning", "Ja-röster:", "Anna Ek"]),
        ("förslaget bifalls\noch avslås", ["förslaget bifalls\noch avslås"]),
        ("enligt ersättaren\nNina Mis (M) gäller", ["enligt ersättaren\nNina Mis (M) gäller"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert parted(text) == expected


def test_a_name_that_a_line_end_broke_is_whole(units_of):
    units = units_of("Anna Ek (S), Marina\n\nJohansson (V)\n\nBo Al (M)")

    stacked = stretches.stacked(unit.passage for unit in units)

    assert stacked.text == "Anna Ek (S), Marina Johansson (V)\nBo Al (M)"
    assert [(one.start, one.end) for one in stacked.quote(13).spans] == [(13, 19), (21, 34), (36, 45)]


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        ("Ann Ek (S), Bo Al (V), Eva", "Ro Berg (V), Ida Jo (M)", True),
        ("Ann Ek (S), ordförande, Norrby", "Bo Al (M)", False),
        ("Ann Ek (S), Norrby", "Bo Al (M), Sörby", False),
        ("Ann Ek (S), Norrby\nBo Al (M), Sörby", "Eva Ro (V), Norrby", False),
        ("Ann Ek (S), Norrby, för Bo Al (M), Sörby", "Eva Ro (V), Norrby", False),
        ("Ida Jo (M), Sörby\nAnn Ek (S), Bo Al (V), Eva", "Ro Berg (V), Ida Jo (M)", True),
    ],
)
def test_a_name_that_a_line_end_broke(above, below, broken):
    assert stretches.name_is_broken(above, below) is broken
