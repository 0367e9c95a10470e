import pytest

from importers.parsing import line_starts


@pytest.mark.parametrize(
    ("above", "line", "opens"),
    [
        ("att planen redovisas före budgetbeslutet i november 2030", "Ekby den 20 mars 2031", True),
        ("att planen redovisas före budgetbeslutet", "Norra Ekby 2031-03-20", True),
        ("Nämnden behandlade ärendet vid sammanträdet i", "Ekby den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid sammanträdet", "onsdagen den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid sammanträdet", "Onsdagen den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid", "Ekby den 20 mars 2031 och beslutade", False),
        ("Kommun: Ekby", "Organ: Kulturnämnden", True),
        ("Ekby kommun", "Samhällsbyggnadsförvaltningen", True),
        ("Avtal med Ekby kommun", "Samhällsbyggnadsförvaltningen", False),
        ("Remiss om en bättre arbetsmiljö", "STK-2031-312", True),
        ("OMBYGGNAD AV FOLKETS HUS, ANSÖKAN OM BIDRAG", "Föreningen har anhållit om bidrag", True),
        ("OMBYGGNAD AV FOLKETS HUS, ANSÖKAN OM BIDRAG TILL", "Föreningen Ekby", False),
        ("OMBYGGNAD AV FOLKETS HUS", "ANSÖKAN OM BIDRAG", False),
        ("EKBY KS", "Ekby kommun", False),
        ("Det är bra för Ekby.", "Organ: Kulturnämnden", False),
        ("Salen, 2030-08-18 kl. 09.00-10:05", "Beslutande", True),
        ("Ida Jo, nämndsekreterare/jurist", "Paragrafer", True),
        ("Salen, 2030-08-18 kl. 10:30", "Underskrifter:", True),
        ("vilka som var", "Beslutande ledamöter i frågan", False),
        ("Kommun: Ekby", "och Norrby, i vilket ord som helst: här", False),
    ],
)
def test_lines_that_begin_by_their_words(above, line, opens):
    assert line_starts.opens(above, line) is opens


@pytest.mark.parametrize(
    ("line", "day"), [("2031-05-14", True), ("14 maj 2031", True), ("2031-05-14 beslutades", False)]
)
def test_a_day_alone(line, day):
    assert line_starts.is_day(line) is day


def test_a_day_below_its_label_in_a_column_is_no_more_of_that_line(parse):
    text = (
        "Nämnden har behandlat ärendet den fjortonde maj och beslutade\ndå att skjuta upp frågan till hösten efter\n"
        * 4
    )
    document = parse(
        f"EKBY KOMMUN\tPROTOKOLLSUTDRAG\tSida\nMiljö- och byggnadsnämnden\tSammanträdesdatum\t4\n\t2031-05-14\n\n"
        f"§ 58 Brygga\n\nBeslut\n\nBryggan byggs.\n\nÄrendet\n\n{text}",
        wrapped=True,
    )

    assert document.front.meeting_date.value.isoformat() == "2031-05-14"


@pytest.mark.parametrize(
    ("above", "opens"), [("Kommunstyrelserna i Ek, Sundby och Vik kommuner", True), ("Bidraget söks hos", False)]
)
def test_an_office_below_whom_it_may_stand_beside(above, opens):
    assert line_starts.opens(above, "Överförmyndarkontoret") is opens


@pytest.mark.parametrize(
    ("above", "line", "awaited"),
    [
        ("Nya avgifter fr.o.m. den 1 juli", "2032", True),
        ("Bokslut för", "1998 skall kunna läsas", True),
        ("16 januari", "13 februari", False),
        ("Nya avgifter den 1 juli", "2032/112", False),
        ("Nya avgifter", "2032", False),
    ],
)
def test_figures_that_go_on(above, line, awaited):
    assert line_starts.is_awaited(above, line) is awaited


@pytest.mark.parametrize(
    ("line", "mail"), [("fi.remissvar@ekby.example", True), ("Box 12", False), ("skriv till oss@ekby.example", False)]
)
def test_an_address_of_mail_stands_for_itself(line, mail):
    assert line_starts.is_mail(line) is mail


def test_mail_below_whom_a_letter_is_for(units_of):
    text = "Finansdepartementet\nfi.remissvar@ekby.example\n\n" + (
        "Kommunen har tagit del av promemorian och vill med anledning av detta\n"
        "lämna följande synpunkter på förslagen i den\n" * 3
    )
    assert [unit.text for unit in units_of(text, wrapped=True)][:2] == [
        "Finansdepartementet",
        "fi.remissvar@ekby.example",
    ]
