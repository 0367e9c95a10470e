from datetime import date

import pytest

from importers.parsing import headed_columns

FOUR = (
    "Sammanträdesdatum\tJusterat\tAnslaget sätts upp\tAnslaget tas ned\n2030-05-13\t2030-05-20\t2030-05-21\t2030-06-12"
)


@pytest.mark.parametrize(
    "head",
    [
        "Sammanträdesdatum\tJusterat\tAnslaget sätts upp\tAnslaget tas ned",
        "Sammanträdesdatum    Justerat    Anslaget sätts upp    Anslaget tas ned",
        "Sammanträdesdatum Justerat\tAnslaget sätts upp Anslaget tas ned",  # a PDF that lost gaps
    ],
)
def test_labels_above_days_are_read_column_by_column(parse, head):
    text = (
        f"ANSLAG/BEVIS\n\nEkby kommun\n\nKommunfullmäktige\n\n{head}\n2030-05-13\t2030-05-20\t2030-05-21\t2030-06-12\n"
    )
    page = parse(text).front

    assert (page.meeting_date.value, page.adjusted_on.value) == (date(2030, 5, 13), date(2030, 5, 20))
    assert (page.announced_on.value, page.removed_on.value) == (date(2030, 5, 21), date(2030, 6, 12))


def test_two_rows_of_labels_over_rows_of_values(parse):
    page = parse(
        "Anslagsbevis\n\nBeslutsorgan\tDatum för sammanträde\tParagrafer\nKommunstyrelsen\t2030-05-08\t§§ 77–92\n"
        "Anslagsdatum\tAnslaget tas ned\tFörvaring\n2030-05-16\t2030-06-07\tKanslienheten, rådhuset\n"
    ).front

    assert (page.body.text, page.kept_at.text) == ("Kommunstyrelsen", "Kanslienheten, rådhuset")
    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(77, 92)]
    assert (page.announced_on.value, page.removed_on.value) == (date(2030, 5, 16), date(2030, 6, 7))


@pytest.mark.parametrize(
    "text",
    [
        "Justerat\t2030-05-20\nAnslaget sätts upp\t2030-05-21",  # a label and its value in each row
        "Ordförande\tJusterare\nAnna Ek\tBo Al",
        "Sammanträdesdatum\tJusterat\nNågot annat står här",
        "Nr\tAvser\n12\t2030-05-20",
    ],
)
def test_other_rows_stay_as_they_are(units_of, text):
    made = units_of(text)
    assert headed_columns.paired(made) == made


def test_nothing_is_lost_of_a_pair(units_of):
    made = units_of(FOUR)
    paired = headed_columns.paired(made)

    assert [one.text for one in paired][:2] == ["Sammanträdesdatum\t2030-05-13", "Justerat\t2030-05-20"]
    assert sorted(FOUR[one.start : one.end] for unit in paired for one in unit.passage.spans()) == sorted(
        FOUR.replace("\n", "\t").split("\t")
    )
