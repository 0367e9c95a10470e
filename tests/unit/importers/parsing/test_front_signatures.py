"""Rows among the signatures."""

PAGE = "PROTOKOLL\n\nSocialnämnden\n\nPlats och tid\nKansliet 2030-05-22\n\nBeslutande\nAnn Ek (S)\nBo Al (M)\n\n"
ITEM = "\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas."


def adjusters(parse, text):
    return [one.text for one in parse(PAGE + text + ITEM).front.adjusters]


def test_names_above_their_offices(parse):
    signed = "Underskrifter\nAnn Ek (S)\nordförande\nBo Al (M)\njusterare\nEva Gy\nsekreterare"

    assert adjusters(parse, signed) == ["Bo Al (M)"]


def test_names_below_their_offices(parse):
    signed = "Underskrifter\nOrdförande\n......\nAnn Ek (S)\nJusterande\n......\nBo Al (M)\nSekreterare\n......\nEva Gy"

    assert adjusters(parse, f"Justerande\nCia Do (V)\n\n{signed}") == ["Cia Do (V)"]


def test_an_office_behind_its_name(parse):
    signed = "Underskrifter\tAnn Ek (S) ordförande\n\tBo Al (M) justerare"

    assert adjusters(parse, signed) == ["Bo Al (M)"]


def test_names_with_parties_above_their_offices_behind_a_full_line(parse):
    rows = "Paragrafer\n§ 1\nJusteringens plats och tid\nSalen, 2030-05-22 kl. 10:30 i det stora kommunhuset\n"
    signed = "Underskrifter\nAnn Ek (S)\nOrdförande\nBo Al (M)\nJusterare\nEva Gy\nSekreterare"

    assert adjusters(parse, rows + signed) == ["Bo Al (M)"]
