"""Points "att …" below each other in text with hard line ends; all names are invented."""

import textwrap

import pytest

from importers.parsing import that_clauses

FILL = (
    "Budgetberedningen har den 14 oktober överlämnat förslag till budget för nästa år. Förslaget bygger på oförändrad "
    "utdebitering. Samtliga nämnder har fått sina ramar minskade i förhållande till årets budget."
)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        (["att fastställa budget för 1998 och plan för 1999-2000"], "att fastställa investeringsramen till 4,2 mkr."),
        (["att bygga gångvägen till en kostnad av", "högst 250 000 kronor"], "att medlen anvisas ur reserven"),
        (["att avge yttrande i enlighet med kontorets förslag."], "att förklara paragrafen omedelbart justerad."),
        (["att lägga rapporten till handlingarna"], "att tacka för redovisningen"),
        (["att anta kontorets förslag till yttrande som sitt eget"], "att förklara paragrafen omedelbart justerad."),
        (["Kommunstyrelsen beslutar att anta taxan från den 1 maj 1998"], "att upphäva den förra taxan."),
        (["att uppdra åt kontoret att redovisa en uppföljning senast i maj 2004"], "att taxan höjs"),
        (["att uppta lån om högst 12 mkr (inklusive ränta)"], "att räntan betalas ur reserven"),
    ],
)
def test_the_next_point(above, line):
    assert that_clauses.begins_next(line, above)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        (["att uppdra åt kommunchefen"], "att teckna avtal."),
        (["att utse Anna Ek (S) och Bo Al (M)"], "att jämte ordföranden justera protokollet"),
        (["att bemyndiga kommunstyrelsen under år 1997"], "att uppta nya lån"),
        (["att föreslå kommunfullmäktige den 3 maj 1997"], "att anta taxan"),
        (["att hos länsstyrelsen, med stöd av 7 kap. 3 §, begära 2,5 mkr"], "att användas till bron"),
        (
            ["att medlen anvisas ur anslaget för bidrag"],
            "att föreningen skall redovisa",
        ),  # nothing tells: the room does
        (["att utreda möjligheten"], "att bygga ut fjärrvärmen"),
        (["att anta taxan enligt bilaga 4"], "att gälla från och med den 1 januari 2004"),
        (["Nämnden beslutar med stöd av 9 kap. 2 § den 3 maj 1997"], "att förelägga bolaget"),
        (["Ekonomichefen redovisar resultatet för 1997"], "att nämnden går med överskott"),
        (["att anta taxan för år 1997"], "attest av fakturor"),
    ],
)
def test_the_point_above_goes_on(above, line):
    assert not that_clauses.begins_next(line, above)


@pytest.mark.parametrize(
    "lead", ["Kommunstyrelsen beslutar\n", "KOMMUNSTYRELSENS BESLUT\n", "Kommunstyrelsen beslutar "]
)
@pytest.mark.parametrize("width", [52, 56, 60, 64, 68, 72, 78])
@pytest.mark.parametrize(
    "points",
    [
        ["att fastställa budget för 1998 och plan för 1999-2000", "att fastställa medlemsavgiften till 41 400 tkr."],
        ["att godkänna rapporten för januari-augusti 1998", "att överlämna den till förbundets revisorer."],
        [
            "att godkänna rapporten,",
            "att anvisa 480 tkr ur förbundets medel, samt",
            "att översända den till kommunerna.",
        ],
    ],
)
def test_points_at_any_width(parse, lead, width, points):
    head = "" if lead.endswith("\n") else lead
    wrapped = ["\n".join(textwrap.wrap(one, width)) for one in (head + points[0], *points[1:])]
    text = f"{textwrap.fill(FILL, width)}\n\n{'' if head else lead}" + "\n".join(wrapped)
    item = parse(f"Ekby kommun\nSammanträdesprotokoll 1998-03-10\n\n§ 41\n\nBudget\n\n{text}\n").items[0]

    told = [clause.text.text for clause in item.clauses]
    assert [told[0].removeprefix(head), *told[1:]] == points
