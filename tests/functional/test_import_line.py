"""From a delivered file to a published §: the registrar's line, through the admin's own addresses."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisions import services
from decisions.models import (
    AgendaItem,
    Document,
    InitiativeLink,
    ItemEdition,
    LinkStatus,
    Minutes,
    Paper,
    Publication,
    ReferenceStatus,
)
from importers.drafts.models import FileState, ImportFile
from importers.drafts.review.parts import papers_of
from tests.factories.people import make_registrar
from tests.factories.records import make_committee, make_initiative

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden"
SEED_000 = GOLDEN / "seed_000"
SEED_004 = GOLDEN / "seed_004"


def seed(folder: Path, suffix: str = ".txt") -> bytes:
    return next(p for p in sorted(folder.iterdir()) if p.suffix == suffix).read_bytes()


@pytest.fixture
def committee():
    return make_committee("Barn- och utbildningsnämnden", "Exempelkommun", auto_links=True)


@pytest.fixture
def registrar(committee, client):
    user = make_registrar(committee)
    client.force_login(user)
    return user


def deliver(client, data: bytes, name: str = "fil.txt") -> ImportFile:
    response = client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile(name, data)})
    assert response.status_code == 302
    return ImportFile.objects.order_by("pk").last()


def answer(client, file: ImportFile, **values):
    """Post the review form as the page shows it, with these values changed."""
    page = client.get(reverse("importers_review", args=[file.pk]))
    assert page.status_code == 200
    state = page.context["state"]
    data = {}
    for form in state.forms:
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            value = form.fields[field.name].prepare_value(value)
            data[field.html_name] = getattr(value, "pk", value)
    data.update(values)
    return client.post(reverse("importers_review", args=[file.pk]), data)


def test_seed_becomes_a_published_paragraph(client, registrar, committee):
    make_initiative()
    file = deliver(client, seed(SEED_000), "protokollsutdrag.txt")
    file.refresh_from_db()
    assert file.state == FileState.ANSWERS
    assert file.committee == committee
    assert file.meeting_date is None

    response = answer(client, file, meeting_date="2018-05-22", adjustment="unknown", publish="1")
    assert response.status_code == 302, response.context and response.context["state"].stops

    item = AgendaItem.objects.get()
    assert (item.number, item.prefix) == (96, "Bu")
    assert item.publication == Publication.PUBLISHED
    assert item.path == "exempelkommun/barn-och-utbildningsnamnden/2018-05-22/96"
    assert [c.anchor for c in item.clauses.all()] == ["beslut-1", "beslut-2"]
    assert item.dnrs.get().case.numbers.get().key == "2018/234"
    assert item.dnrs.get().plan_code == "600"
    assert set(item.references.values_list("status", flat=True)) == {ReferenceStatus.UNRESOLVED}
    assert item.corrected == {}
    page = client.get(f"/{item.path}/")
    assert page.status_code == 200
    assert "Att ställa sig bakom att utreda" in page.content.decode()
    assert not Document.objects.get().uses.get().public


def test_link_to_the_initiative_shows_its_evidence(client, registrar, committee):
    initiative = make_initiative("Barnens bästa gäller! – i Kronobergs län")
    file = deliver(client, seed(SEED_000))
    answer(client, file, meeting_date="2018-05-22", adjustment="unknown", publish="1")

    link = InitiativeLink.objects.get()
    assert link.initiative == initiative
    assert link.status == LinkStatus.AUTOMATIC
    assert any("Barnens bästa gäller" in one["quote"] for one in link.evidence)


def test_same_bytes_again_change_nothing_and_say_so(client, registrar):
    first = deliver(client, seed(SEED_000))
    answer(client, first, meeting_date="2018-05-22", adjustment="unknown", publish="1")
    before = (AgendaItem.objects.count(), Minutes.objects.count(), Document.objects.count())

    again = deliver(client, seed(SEED_000), "annat namn.txt")

    assert again.state == FileState.UNCHANGED
    assert "Ingenting har ändrats" in again.message
    assert before == (AgendaItem.objects.count(), Minutes.objects.count(), Document.objects.count())


def test_correction_is_kept_apart_from_the_reading(client, registrar):
    file = deliver(client, seed(SEED_000))
    answer(
        client,
        file,
        **{"meeting_date": "2018-05-22", "adjustment": "unknown", "item-0-title": "Rättad rubrik", "save": "1"},
    )

    item = AgendaItem.objects.get()
    assert item.title == "Rättad rubrik"
    assert set(item.corrected) == {"title"}
    assert item.corrected["title"]["by"] == registrar.pk
    assert item.publication == Publication.DRAFT
    file.refresh_from_db()
    assert "Inriktningsbeslut för vidare arbete" in file.reading.result


def test_publishing_without_adjustment_is_stopped(client, registrar):
    file = deliver(client, seed(SEED_000))
    response = answer(client, file, meeting_date="2018-05-22", publish="1")

    assert response.status_code == 422
    assert "när protokollet justerades" in response.content.decode()
    assert AgendaItem.objects.get().publication == Publication.DRAFT


def test_personal_number_is_stopped_whatever_the_reason(client, registrar):
    text = (
        seed(SEED_000).decode().replace("Förvaltningen föreslår", "Eleven 19121212-1212 berörs. Förvaltningen föreslår")
    )
    file = deliver(client, text.encode())
    response = answer(client, file, meeting_date="2018-05-22", adjustment="unknown", publish="1", reason="brådskar")

    assert response.status_code == 422
    assert "personnummer" in response.content.decode()
    assert not AgendaItem.objects.filter(publication=Publication.PUBLISHED).exists()


def test_another_file_of_the_same_paragraph_asks_what_it_is(client, registrar):
    first = deliver(client, seed(SEED_000))
    answer(client, first, meeting_date="2018-05-22", adjustment="unknown", publish="1")
    text = seed(SEED_000).decode().replace("stabil och gedigen", "stabil")
    second = deliver(client, text.encode(), "ny.txt")

    response = answer(client, second, meeting_date="2018-05-22", adjustment="unknown", save="1")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Samma § i en annan fil" in page
    assert "och gedigen" in page

    response = answer(
        client, second, meeting_date="2018-05-22", adjustment="unknown", overlap="another_edition", publish="1"
    )
    assert response.status_code == 302
    item = AgendaItem.objects.get()
    assert item.editions.count() == 2
    assert Document.objects.count() == 2
    assert "gedigen" in str(item.sections.raw_data), "another edition leaves the text that we hold"


def test_correction_edition_replaces_the_text_and_keeps_the_old_edition(client, registrar):
    first = deliver(client, seed(SEED_000))
    answer(client, first, meeting_date="2018-05-22", adjustment="unknown", publish="1")
    text = seed(SEED_000).decode().replace("tillhörande budget", "tillhörande budget om 4 miljoner kronor")
    second = deliver(client, text.encode())
    response = answer(
        client, second, meeting_date="2018-05-22", adjustment="unknown", overlap="correction", publish="1"
    )

    assert response.status_code == 302
    item = AgendaItem.objects.get()
    assert "4 miljoner" in item.clauses.last().text
    corrected = Minutes.objects.get(kind="corrected")
    assert corrected.replaces is not None
    assert ItemEdition.objects.filter(item=item).count() == 2
    assert item.clauses.first().anchor == "beslut-1"


def test_letter_becomes_two_papers(client, registrar):
    committee = make_committee("Utbildningsnämnden", "Exempelkommun")
    make_registrar(committee, username="utbildning")
    client.force_login(make_registrar(committee, username="utbildning"))
    file = deliver(client, seed(SEED_004), "tjansteskrivelse.txt")
    file.refresh_from_db()
    assert file.committee == committee
    response = answer(client, file, publish="1")
    assert response.status_code == 302

    main = Paper.objects.get(embedded_in=None)
    letter = main.embedded.get()
    assert main.date == date(2017, 3, 7)
    assert letter.date == date(2017, 2, 24)
    assert main.references.filter(within_file=True, status=ReferenceStatus.RESOLVED).count() == 2
    assert main.path == "exempelkommun/handlingar/2017-03-07-tjansteskrivelse"
    assert letter.path == "exempelkommun/handlingar/2017-02-24-skrivelse"
    assert letter.dnrs.get().case == main.dnrs.get().case
    assert letter.other_numbers == "2017. 235"
    assert client.get(f"/{main.path}/").status_code == 200


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "tom.docx", "tom"),
        (b"\x89PNG\r\n\x1a\n0000", "bild.pdf", "skadad"),
        (b"PK\x03\x04trasig", "trasig.docx", "skadad"),
    ],
)
def test_a_bad_file_gets_one_message_and_the_rest_goes_on(client, registrar, data, name, words):
    files = [SimpleUploadedFile(name, data), SimpleUploadedFile("bra.txt", seed(SEED_000))]
    client.post(reverse("importers_deliver"), {"files": files})

    bad, good = ImportFile.objects.order_by("pk")
    assert bad.state == FileState.FAILED
    assert words in bad.message.lower()
    assert good.state == FileState.ANSWERS
    assert AgendaItem.objects.count() == 0


def test_a_number_that_another_paragraph_has_is_refused_in_words(client, registrar, committee):
    file = deliver(client, seed(GOLDEN / "minutes_95_97"))
    file.refresh_from_db()
    day = {"meeting_date": "2018-05-22", "committee": committee.pk}  # the file names a municipality that is not ours
    twice = answer(client, file, **day, adjustment="unknown", save="1", **{"item-0-number": "96"})
    assert twice.status_code == 422
    assert "nummer" in twice.content.decode()

    assert answer(client, file, **day, adjustment="unknown", save="1").status_code == 302
    assert [i.number for i in AgendaItem.objects.order_by("number")] == [95, 96, 97]


def test_protokoll_around_an_extract_gives_one_paragraph_two_editions_and_two_files(client, registrar, committee):
    first = deliver(client, seed(SEED_000), "utdrag.txt")
    whole = deliver(client, seed(GOLDEN / "minutes_95_97", ".docx"), "protokoll.docx")
    day = {"meeting_date": "2018-05-22", "committee": committee.pk}
    assert answer(client, first, **day, adjustment="unknown", publish="1").status_code == 302
    assert answer(client, whole, **day, adjustment="unknown", publish="1").status_code == 422
    response = answer(client, whole, **day, adjustment="unknown", overlap="another_edition", publish="1")
    assert response.status_code == 302

    item = AgendaItem.objects.get(number=96)
    assert item.editions.count() == 2
    assert {use.document_id for m in item.minutes.all() for use in m.files.all()} == set(
        Document.objects.values_list("pk", flat=True)
    )
    assert Document.objects.count() == 2
    assert AgendaItem.objects.count() == 3


LAYOUTS = sorted(p.name for p in GOLDEN.iterdir() if (p / "expected.json").exists())


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_of_a_section_is_lost_on_the_way_into_the_record(client, registrar, layout, suffix):
    """Every word that the parser put into a §, or a paper, is in the texts of the record that it became."""
    from decisions.selectors import item_texts, paper_texts
    from importers.drafts.delivery.intake import receive_bytes
    from importers.drafts.delivery.process import process_waiting
    from importers.drafts.models import ImportRun
    from importers.drafts.writing.write import Answers, parsed_of, write_drafts

    committee = make_committee("Barn- och utbildningsnämnden", "Exempelkommun")
    run = ImportRun.objects.create(by=registrar)
    receive_bytes(run, f"fil{suffix}", seed(GOLDEN / layout, suffix), committee=committee)
    process_waiting()
    file = run.files.get()
    if file.state == FileState.ANSWERS:
        write_drafts(file, Answers(committee=committee, meeting_date=date(2030, 5, 22)), by=registrar)
    file.refresh_from_db()
    assert file.state == FileState.REVIEW, file.message

    parsed = parsed_of(file)
    items = list(file.minutes.items.order_by("sort_order")) if file.minutes else []
    papers = [file.paper, *file.paper.embedded.order_by("pk")] if file.paper else []
    pairs = [*zip(parsed.items, items, strict=bool(items)), *zip(parsed.papers, papers, strict=bool(papers))]
    assert pairs or not (parsed.items or parsed.papers)
    for read, record in pairs:
        texts = item_texts(record) if record in items else paper_texts(record)
        kept = " ".join(text.text for text in texts).split()
        missing = [word for word in words_of(read) if word not in kept]
        assert not missing, f"{record}: {missing}"


def words_of(read):
    """The words of title, lead-in, clauses and section blocks of a parsed § or paper."""
    texts = [
        read.title,
        *read.lead_in,
        *(c.text for c in getattr(read, "clauses", ()) or getattr(read, "proposed_clauses", ())),
    ]
    for section in read.sections:
        for block in section.blocks:
            if hasattr(block, "items"):
                texts += [point.text for point in block.items]
            elif hasattr(block, "rows"):
                texts += [words for row in block.rows for cell in row for words in cell]
            else:
                texts.append(block.text)
    return [word for text in texts if text for word in text.text.split()]


BOUND = """\
Exempelkommun
Barn- och utbildningsnämnden
Sammanträdesprotokoll
Sammanträdesdatum 2031-03-04

§ 12
Taxa för torghandel

Beslut
Nämnden antar taxan.

§ 13
Skolskjuts

Beslut
Nämnden avslår ansökan.
{bilagor}
"""
RESERVATION = "\nBilaga\n\nReservation § {n}\n\n{words}\n"


def bound(client, *bilagor: tuple[int, str], **said: str) -> ImportFile:
    text = BOUND.format(bilagor="".join(RESERVATION.format(n=n, words=words) for n, words in bilagor))
    file = deliver(client, text.encode(), f"{len(Document.objects.all())}.txt")
    if said:
        answer(client, file, **said)
        file.refresh_from_db()
    return file


def said_of(paper: Paper) -> str:
    return str(paper.sections.raw_data)


def test_a_better_copy_replaces_its_bilagor(client, registrar):
    first = bound(client, (12, "Vi yrkade avs1ag."), (13, "Bussen behövs."))
    twelve, thirteen = Paper.objects.order_by("pk")
    services.correct(thirteen, ["title"], by=registrar)
    second = bound(client, (13, "Bussen behövs!"), (12, "Vi yrkade avslag."), overlap="better_copy")
    assert (Paper.objects.count(), second.state) == (2, FileState.REVIEW)
    twelve.refresh_from_db()
    assert "avslag" in said_of(twelve)
    assert twelve.about.get().item.number == 12
    assert [papers_of(file) for file in (first, second)] == [(twelve, thirteen), (thirteen, twelve)]


def test_a_better_copy_of_a_public_bilaga_waits_and_brings_what_is_new(client, registrar):
    bound(client, (12, "Vi yrkade avs1ag."))
    paper = Paper.objects.get()
    services.state_adjustment(Minutes.objects.get(), adjusted_on=None, by=registrar)
    services.publish_minutes(Minutes.objects.get(), AgendaItem.objects.all(), by=registrar)
    services.publish_paper(paper, by=registrar)
    bound(client, (12, "Vi yrkade avslag."), (13, "Bussen behövs."), overlap="better_copy")
    paper.refresh_from_db()
    assert "avs1ag" in said_of(paper)
    assert "avslag" in said_of(paper.get_latest_revision_as_object())
    assert [one.publication for one in Paper.objects.order_by("pk")] == [Publication.PUBLISHED, Publication.DRAFT]


def test_another_edition_changes_no_bilaga_and_doubles_none(client, registrar):
    bound(client, (12, "Vi yrkade avslag."))
    bound(client, (12, "Utdragets ord."), overlap="another_edition")
    assert "avslag" in said_of(Paper.objects.get())
    assert Paper.objects.get().files.count() == 2


def test_bilagor_that_cannot_be_told_apart_are_not_merged(client, registrar):
    bound(client, (12, "Den första."), (12, "Den andra."))
    bound(client, (12, "Den första!"), (12, "Den andra!"), overlap="better_copy")
    assert Paper.objects.count() == 4
