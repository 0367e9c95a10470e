"""`manage.py import_documents`: what goes in, what asks, what fails; killed and taken up again; publishing by a run."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from decisions import events, services
from decisions.models import (
    AgendaItem,
    AuditEntry,
    Document,
    Minutes,
    Paper,
    Publication,
    Reference,
    ReferenceKind,
    ReferenceStatus,
)
from importers.drafts.delivery import batch, intake
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.review import findings, profiles
from importers.drafts.writing.write import parsed_of
from tests.factories import archive
from tests.factories.own_site import Site
from tests.factories.people import make_registrar
from tests.factories.records import make_authority, make_committee

BOARD, TECHNICAL = archive.BODIES[:2]


@pytest.fixture
def registrar(db):
    return make_registrar(make_committee(BOARD, archive.AUTHORITY), username="anna")


def run(*arguments: object, **options: object) -> str:
    said = StringIO()
    call_command("import_documents", *map(str, arguments), stdout=said, **options)
    return said.getvalue()


def rows(report: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def write(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def minutes(number: int = 0, **fields) -> bytes:
    return archive.as_text(archive.document(number, **{"items": 2, **fields}))


def test_a_folder_becomes_drafts_and_the_report_names_each_file(registrar, tmp_path):
    write(tmp_path / "in" / "å ä ö", "ks.txt", minutes())
    write(tmp_path / "in", "trasig.docx", b"PK\x03\x04trasig")
    write(tmp_path / "in", "=HYPERLINK(1).txt", b"")
    said = run(tmp_path / "in", by="anna", report=tmp_path / "ut.csv")

    found = {row["Plats"].lstrip("'"): row for row in rows(tmp_path / "ut.csv")}
    assert list(found) == ["in/=HYPERLINK(1).txt", "in/trasig.docx", "in/å ä ö/ks.txt"]
    assert found["in/å ä ö/ks.txt"]["Läge"] == "Att granska"
    assert (found["in/å ä ö/ks.txt"]["§§"], found["in/å ä ö/ks.txt"]["Organ"]) == ("1–2", BOARD)
    assert found["in/trasig.docx"]["Läge"] == "Gick inte att läsa"
    assert "skadad" in found["in/trasig.docx"]["Besked"]
    assert AgendaItem.objects.count() == 2
    assert not AgendaItem.objects.exclude(publication=Publication.DRAFT).exists()
    assert "3 filer i inlämning" in said


def test_the_second_call_says_that_all_is_there_and_a_new_file_joins_the_run(registrar, tmp_path):
    write(tmp_path / "in", "ks.txt", minutes())
    run(tmp_path / "in", by="anna")
    before = (AgendaItem.objects.count(), Document.objects.count(), ImportFile.objects.count())
    assert "Allt i mappen finns redan" in run(tmp_path / "in", by="anna")
    assert before == (AgendaItem.objects.count(), Document.objects.count(), ImportFile.objects.count())

    write(tmp_path / "in", "ny.txt", minutes(4))
    assert "Allt i mappen" not in run(tmp_path / "in", by="anna")
    assert ImportRun.objects.count() == 1
    assert ImportFile.objects.count() == 2


def test_the_same_bytes_are_the_same_in_one_run_and_in_the_next(registrar, tmp_path):
    write(tmp_path / "a", "ks.txt", minutes())
    write(tmp_path / "a", "ks kopia.txt", minutes())
    run(tmp_path / "a", by="anna")
    assert sorted(ImportFile.objects.values_list("state", flat=True)) == [FileState.REVIEW, FileState.UNCHANGED]

    write(tmp_path / "b", "samma.txt", minutes())
    run(tmp_path / "b", by="anna")
    assert ImportFile.objects.get(name="samma.txt").state == FileState.UNCHANGED
    assert (Document.objects.count(), Minutes.objects.count()) == (1, 1)


def test_the_same_bytes_to_another_body_are_another_file(registrar, tmp_path):
    letter = archive.as_text(archive.document(0, kind=archive.LETTER))
    other = make_committee(TECHNICAL, archive.AUTHORITY)
    registrar.groups.add(*make_registrar(other, username="tua").groups.all())
    write(tmp_path / "a", "brev.txt", letter)
    run(tmp_path / "a", by="anna", committee=BOARD)
    run(tmp_path, by="anna", committee=TECHNICAL)
    assert Document.objects.count() == 2
    assert {paper.committee.title for paper in Paper.objects.all()} == {BOARD, TECHNICAL}


def test_members_of_an_archive_are_files_of_the_run(registrar, tmp_path):
    make_registrar(make_committee(TECHNICAL, archive.AUTHORITY), username="tua")
    folder = tmp_path / "in"
    folder.mkdir()
    kinds = archive.mixed_folder(folder, 10)
    packed = next(place for place, kind in kinds.items() if kind == archive.ARCHIVE)
    run(tmp_path / packed, by="anna", report=tmp_path / "ut.csv")
    states = {row["Plats"]: row["Läge"] for row in rows(tmp_path / "ut.csv")}
    assert next(iter(states.values())) == "Uppackad"
    assert len(states) == 3
    assert all(place.startswith(packed.rsplit("/", 1)[1]) for place in states)


def test_a_question_names_what_is_missing_and_an_option_answers_it(registrar, tmp_path):
    undated = archive._without_date(archive.document(0, items=2))
    write(tmp_path / "in", "ks.txt", archive.as_text(undated))
    assert "Ange sammanträdets datum." in run(tmp_path / "in", by="anna", authority=archive.AUTHORITY)
    assert not AgendaItem.objects.exists()

    run(tmp_path / "in", by="anna", authority=archive.AUTHORITY, date="2001-02-03")
    file = ImportFile.objects.get()
    assert (file.state, str(file.meeting_date)) == (FileState.REVIEW, "2001-02-03")


def test_a_chosen_body_never_overrules_what_the_minutes_say(registrar, tmp_path):
    other = make_committee(TECHNICAL, archive.AUTHORITY)
    registrar.groups.add(*make_registrar(other, username="tua").groups.all())
    write(tmp_path / "in", "ks.txt", minutes())
    run(tmp_path / "in", by="anna", committee=TECHNICAL)
    file = ImportFile.objects.get()
    assert (file.state, file.question) == (FileState.ANSWERS, "committee_differs")
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "--by"),
        ({"by": "ana"}, "Menade du ”anna”?"),
        ({"by": "anna", "committee": "Kommunstyrlsen"}, f"Menade du ”{BOARD}”?"),
        ({"by": "anna", "committee": TECHNICAL}, "har inte behörighet till något organ"),
        ({"by": "anna", "authority": "Annans kommun"}, "arbetar inte för någon myndighet"),
        ({"by": "anna", "date": "2001-13-01"}, "är inget datum"),
        ({"by": "anna", "source_url": "javascript:1"}, "är ingen webbadress"),
        ({"by": "anna", "publish": True}, "hör ihop"),
        ({"by": "anna", "resume": 4711}, "ingen inlämning 4711"),
    ],
)
def test_what_is_wrong_with_a_call_is_said_before_anything_is_taken_in(registrar, tmp_path, options, words):
    make_committee(TECHNICAL, archive.AUTHORITY)
    make_authority("Annans kommun")
    write(tmp_path / "in", "ks.txt", minutes())
    with pytest.raises(CommandError) as refused:
        run(tmp_path / "in", **options)
    assert words in str(refused.value)
    assert not ImportFile.objects.exists()


def test_publishing_takes_only_what_has_no_open_finding(registrar, tmp_path):
    make_registrar(make_committee(BOARD, archive.AUTHORITY), username="granskare")
    write(tmp_path / "in", "ren.txt", minutes(0))
    write(tmp_path / "in", "ojusterad.txt", minutes(4, adjusted=False))
    gap = minutes(8, items=3).replace(b"\xc2\xa7 10\n", b"\xc2\xa7 77\n")
    write(tmp_path / "in", "lucka.txt", gap)
    number = minutes(12).replace(b"Ekonomiavdelningen", b"19121212-1212")
    write(tmp_path / "in", "nummer.txt", number)
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="granskare", report=tmp_path / "ut.csv")

    found = {row["Plats"]: row for row in rows(tmp_path / "ut.csv")}
    assert found["in/ren.txt"]["Läge"] == "Klar"
    assert found["in/ren.txt"]["Varav publicerade"] == "2"
    for name in ("ojusterad", "lucka", "nummer"):
        assert found[f"in/{name}.txt"]["Läge"] == "Att granska", name
        assert found[f"in/{name}.txt"]["Besked"].startswith("Inte publicerad: "), name
    published = AgendaItem.objects.filter(publication=Publication.PUBLISHED)
    assert {item.meeting.date for item in published} == {archive.document(0).day}
    reviewer = get_user_model().objects.get(username="granskare")
    assert {entry.by_id for entry in AuditEntry.objects.filter(action__in=("publish", "adjust"))} == {reviewer.pk}


def test_a_heading_that_nobody_knows_does_not_keep_a_file_from_being_published(registrar, tmp_path):
    write(tmp_path / "in", "ks.txt", minutes().replace(b"Ekonomiska konsekvenser", "Så blev det".encode()))
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    file = ImportFile.objects.get()
    assert findings_of(file) == {"heading_unknown"}
    assert (file.state, file.finding_count) == (FileState.DONE, 0)


def findings_of(file: ImportFile) -> set[str]:
    parsed = parsed_of(file)
    found = findings.of(parsed, profiles.of(file), (), {})
    return {one.code for one in found}


APPENDED = """\
Sammanträdesprotokoll

Ekhults kommun
Kommunstyrelsen
Sammanträdesdatum 2021-03-04
Justeringens plats och tid: Kommunhuset 2021-03-06
Paragrafer: 12

§ 12
Taxa för torghandel

Beslut
Kommunstyrelsen antar taxan.

Reservation
Alva Exempelsson (V) reserverar sig skriftligt, bilaga 1.

Bilaga 1

Reservation § {about}
Vi yrkade avslag. Taxan är för hög för små företag.
{more}

Alva Exempelsson (V)
"""


def appended(tmp_path, about: int = 12, more: str = "") -> Paper:
    write(tmp_path / "in", "ks.txt", APPENDED.format(about=about, more=more).encode())
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    return Paper.objects.get()


def test_a_bilaga_is_published_with_its_paragraph(registrar, tmp_path):
    paper = appended(tmp_path)
    assert (paper.publication, AgendaItem.objects.get().publication) == (Publication.PUBLISHED,) * 2
    assert paper.about.get().item == AgendaItem.objects.get()
    assert ImportFile.objects.get().state == FileState.DONE
    assert AuditEntry.objects.filter(action="publish").count() == 2


@pytest.mark.parametrize(
    ("about", "more", "why"),
    [(99, "", "hör till en paragraf som inte hittades"), (12, "Ring 070-174 06 35.", "privat")],
)
def test_a_bilaga_that_must_wait_keeps_the_whole_file(registrar, tmp_path, about, more, why):
    paper = appended(tmp_path, about, more)
    assert why in ImportFile.objects.get().kept_back
    assert (paper.publication, AgendaItem.objects.get().publication) == (Publication.DRAFT,) * 2


def test_a_bilaga_that_a_person_has_kept_back_keeps_the_file(registrar, tmp_path):
    write(tmp_path / "in", "ks.txt", APPENDED.format(about=12, more="").encode())
    run(tmp_path / "in", by="anna")
    services.withhold(Paper.objects.get(), Publication.SECRET, by=registrar)
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    assert "sekretessmarkerad" in ImportFile.objects.get().kept_back
    assert AgendaItem.objects.get().publication == Publication.DRAFT


@pytest.mark.parametrize("policy", ["only_decisions", "notice_only", "nothing"])
def test_a_body_that_does_not_publish_everything_publishes_nothing_by_a_run(registrar, tmp_path, policy):
    committee = make_committee(BOARD, archive.AUTHORITY)
    committee.policy = policy
    committee.save()
    write(tmp_path / "in", "ks.txt", minutes())
    said = run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    assert "publiceringspolicy" in said
    assert not AgendaItem.objects.exclude(publication=Publication.DRAFT).exists()


def test_a_reviewer_without_rights_publishes_nothing(registrar, tmp_path):
    make_registrar(make_committee(TECHNICAL, archive.AUTHORITY), username="frammande")
    write(tmp_path / "in", "ks.txt", minutes())
    said = run(tmp_path / "in", by="anna", publish=True, reviewed_by="frammande")
    assert "frammande har inte behörighet" in said
    assert not AgendaItem.objects.exclude(publication=Publication.DRAFT).exists()


def test_a_fault_while_publishing_leaves_drafts_for_the_next_call(registrar, tmp_path):
    def refuse(**_: object) -> None:
        raise RuntimeError("the index is full")

    write(tmp_path / "in", "ks.txt", minutes())
    events.record_changed.connect(refuse, weak=False, dispatch_uid="refuse")
    try:
        # At the end the command tries once more what it did not come to, and lets the fault be seen.
        with pytest.raises(RuntimeError):
            run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    finally:
        events.record_changed.disconnect(dispatch_uid="refuse")
    assert ImportFile.objects.get().state == FileState.REVIEW
    assert {item.publication for item in AgendaItem.objects.all()} == {Publication.DRAFT}
    assert not AuditEntry.objects.filter(action__in=("publish", "adjust")).exists()
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    assert ImportFile.objects.get().state == FileState.DONE
    assert AgendaItem.objects.filter(publication=Publication.PUBLISHED).count() == 2


def test_publishing_may_be_asked_for_in_a_later_call(registrar, tmp_path):
    write(tmp_path / "in", "ks.txt", minutes())
    run(tmp_path / "in", by="anna")
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    assert ImportFile.objects.get().state == FileState.DONE
    assert AgendaItem.objects.filter(publication=Publication.PUBLISHED).count() == 2


EXPECTED = {
    archive.MINUTES: {"Att granska"},
    archive.EXTRACT: {"Att granska"},
    archive.LETTER: {"Att granska"},
    archive.MEMBER: {"Att granska"},
    archive.DUPLICATE: {"Finns redan, inget ändrat", "Att granska"},
    archive.NO_DATE: {"Behöver svar"},
    archive.BROKEN: {"Gick inte att läsa"},
    archive.EMPTY: {"Gick inte att läsa"},
    archive.ARCHIVE: {"Uppackad"},
    archive.HELPER: {"Kasserad"},
}


@pytest.fixture
def site(tmp_path, db, migrated_database):
    if connection.vendor != "sqlite" or migrated_database is None or not migrated_database.exists():
        pytest.skip("the processes that are killed here work on a SQLite file of their own")
    return Site(tmp_path, migrated_database)


def test_killed_and_called_again_it_accounts_for_every_file(site, tmp_path):
    kinds = archive.mixed_folder(tmp_path / "in", 30)
    call = ("import_documents", tmp_path / "in", "--by", "reg0", "--authority", archive.AUTHORITY)
    done = "SELECT count(*) >= {} FROM import_drafts_importfile WHERE finished IS NOT NULL"
    site.kill_when(site.start(*call), "SELECT count(*) >= 1 FROM import_drafts_importfile")
    site.kill_when(site.start(*call), done.format(6))
    site.kill_when(site.start(*call), done.format(17))
    site.call(*call, "--report", tmp_path / "ut.csv")

    found = rows(tmp_path / "ut.csv")
    assert sorted(row["Plats"] for row in found) == sorted(kinds)
    for row in found:
        assert row["Läge"] in EXPECTED[kinds[row["Plats"]]], row
    went_in = [row for row in found if row["Läge"] == "Att granska"]
    same = [row for row in found if kinds[row["Plats"]] == archive.DUPLICATE and row["Läge"] == "Att granska"]
    assert len({row["SHA-256"] for row in went_in}) == len(went_in), "the same bytes went in twice"
    assert len(same) <= 1
    items = sum(int(row["Antal §§"]) for row in went_in)
    assert items == site.ask("SELECT count(*) FROM decisions_agendaitem")[0][0]
    assert len(went_in) == site.ask("SELECT count(*) FROM decisions_document")[0][0]
    kept = {Path(name).name for (name,) in site.ask("SELECT upload FROM import_drafts_importfile WHERE upload <> ''")}
    stored = {path.name for path in (site.var / "files" / "inkommet").glob("*")}
    assert stored == kept, "bytes of a killed run lie about, or are missing"

    said = site.call(*call)
    assert "Allt i mappen finns redan i inlämningen, och allt är läst." in said
    assert sorted(kinds) == sorted(path for (path,) in site.ask("SELECT path FROM import_drafts_importfile"))


def test_files_that_waited_are_not_said_to_be_there_already(registrar, tmp_path):
    """Taken in by a call that was broken off before it read them."""
    write(tmp_path / "in", "ks.txt", minutes())
    options = intake.Options()
    work = batch.Batch(batch.run_for([tmp_path / "in"], options, by=registrar)[0], (tmp_path / "in",))
    list(work._received())  # as far as the killed call came
    said = run(tmp_path / "in", by="anna")
    assert "Allt i mappen finns redan" not in said
    assert "Inga nya filer i mappen. 1 som väntade sedan tidigare är nu lästa." in said
    assert "och allt är läst" in run(tmp_path / "in", by="anna")


def test_a_reference_finds_a_protokoll_that_the_same_run_brings_later(registrar, tmp_path):
    """Read before it, published before it, and pointing at its § 5: tried again when that one is published."""
    later = archive.document(4, items=2)
    mention = f"- {BOARD}s beslut {later.day.isoformat()}, § {later.numbers[0]}\n- Tjänsteskrivelse".encode()
    write(tmp_path / "in", "1.txt", minutes(0).replace("- Tjänsteskrivelse".encode(), mention, 1))
    write(tmp_path / "in", "2.txt", archive.as_text(later))
    run(tmp_path / "in", by="anna", publish=True, reviewed_by="anna")
    assert {file.state for file in ImportFile.objects.all()} == {FileState.DONE}
    reference = Reference.objects.get(kind=ReferenceKind.EARLIER_INSTANCE)
    assert reference.status == ReferenceStatus.RESOLVED
    assert reference.target_item == AgendaItem.objects.get(meeting__date=later.day, number=later.numbers[0])
