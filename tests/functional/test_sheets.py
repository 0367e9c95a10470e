"""Pages of a delivered PDF as pictures: for those who handle the file, marked, and kept by no browser."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageChops

from decisions import services
from decisions.models import AgendaItem
from importers.drafts.models import ImportFile
from importers.drafts.review import sheets
from importers.drafts.writing.write import parsed_of
from tests.factories import scanned
from tests.factories.people import make_registrar, make_superuser
from tests.factories.records import make_committee

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[1] / "golden" / "paragrafordet"


@pytest.fixture
def committee():
    return make_committee("Kommunstyrelsen", "Sjövikens kommun")


@pytest.fixture
def registrar(committee, client):
    client.force_login(make_registrar(committee))
    return client


def deliver(client: Client, name: str = "page.pdf", data: bytes = b"") -> ImportFile:
    sent = SimpleUploadedFile(name, data or (GOLDEN / name).read_bytes())
    client.post(reverse("importers_deliver"), {"files": sent})
    file = ImportFile.objects.order_by("pk").last()
    assert file is not None
    return file


def ask(client: Client, file: ImportFile, page: int = 2, **query):
    return client.get(reverse("importers_sheet", args=[file.pk, page]), query)


def picture(answer) -> Image.Image:
    return Image.open(BytesIO(answer.content))


def test_the_place_in_the_text_is_marked_on_the_page(registrar):
    file = deliver(registrar)
    assert AgendaItem.objects.count() == 5
    text = parsed_of(file).text
    plain = picture(ask(registrar, file))
    boxes = []
    for start in (text.index("Motionen avslås"), text.index("Motion från Tage")):
        answer = ask(registrar, file, fran=start, till=start + 12)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        boxes.append(ImageChops.difference(plain, picture(answer)).getbbox())
    assert None not in boxes
    assert boxes[1][1] < boxes[0][1]
    first = text.index("Kommunstyrelsens förslag till kommunfullmäktige")
    second = text.index("Kommunstyrelsens förslag till kommunfullmäktige", first + 1)
    one, other = (
        ImageChops.difference(plain, picture(ask(registrar, file, fran=at, till=at + 47))).getbbox()
        for at in (first, second)
    )
    assert one[1] < other[1], "the same words twice on a page are told apart"


def test_no_browser_keeps_a_page(registrar):
    answer = ask(registrar, deliver(registrar))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_others_see_no_page_though_it_is_in_the_memory(registrar, committee):
    file = deliver(registrar)
    assert ask(registrar, file).status_code == 200
    other = Client()
    other.force_login(make_registrar(make_committee("Tekniska nämnden", "Annorstad"), username="annan"))
    assert ask(other, file).status_code == 404
    assert ask(Client(), file).status_code == 302


def test_an_erased_file_shows_no_page(registrar):
    file = deliver(registrar)
    assert ask(registrar, file).status_code == 200
    by = make_superuser()
    erasure = services.ask_erasure(file.reading.document, by=by, reason="Begäran")
    services.carry_out(erasure, by=file.run.by)
    assert ask(registrar, file).status_code == 404


@pytest.mark.parametrize("page", [0, 99])
def test_a_page_that_there_is_not(registrar, page):
    assert ask(registrar, deliver(registrar), page).status_code == 404


def test_strange_places_show_the_page_without_marks(registrar):
    file = deliver(registrar)
    plain = ask(registrar, file).content
    for query in ({"fran": "x", "till": "9"}, {"fran": "9", "till": "1"}, {"fran": "-1"}, {"fran": "9" * 40}):
        assert ask(registrar, file, **query).content == plain


def test_a_word_file_has_no_pages_to_show(registrar):
    file = deliver(registrar, "styles.docx")
    assert ask(registrar, file, 1).status_code == 404
    assert "lb-sheet" not in registrar.get(reverse("importers_review", args=[file.pk])).content.decode()


def test_a_picture_file_is_shown_upright_with_its_place_marked_and_to_nobody_else(registrar, require_tool):
    require_tool("tesseract")
    content = BytesIO()
    scanned.picture((GOLDEN / "page.pdf").read_bytes(), page=1, turn=90).save(content, "PNG", dpi=(200, 200))
    file = deliver(registrar, "liggande.png", content.getvalue())
    assert reverse("importers_sheet", args=[file.pk, 1]) in (
        registrar.get(reverse("importers_review", args=[file.pk])).content.decode()
    )
    text, plain = parsed_of(file).text, picture(ask(registrar, file, 1))
    assert plain.height > plain.width, "it lay on its side, and is shown as it was read"
    boxes = []
    for words in ("Motion från Tage", "Motionen avslås"):
        start = text.index(words)
        answer = ask(registrar, file, 1, fran=start, till=start + 12)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        boxes.append(ImageChops.difference(plain, picture(answer)).getbbox())
    assert None not in boxes
    assert boxes[0][3] < boxes[1][1]
    assert ask(registrar, file, 2).status_code == 404

    other = Client()
    other.force_login(make_registrar(make_committee("Tekniska nämnden", "Annorstad"), username="annan"))
    assert ask(other, file, 1).status_code == 404
    assert ask(Client(), file, 1).status_code == 302
    kept_as_it_is = registrar.get(reverse("importers_original", args=[file.pk]))
    assert kept_as_it_is["Content-Type"] == "application/octet-stream"
    assert kept_as_it_is["Content-Disposition"].startswith("attachment")


def test_the_memory_holds_some_bytes_and_no_more(registrar, monkeypatch):
    file = deliver(registrar)
    one = ask(registrar, file).content
    monkeypatch.setattr(sheets, "_KEPT_BYTES", 2 * len(one))
    for end in range(1, 6):
        ask(registrar, file, fran=0, till=end)
    assert 1 <= len(sheets._pictures) <= 2
    monkeypatch.setattr(sheets, "_KEPT_BYTES", 1)
    ask(registrar, file, fran=1, till=9)
    assert len(sheets._pictures) == 1, "the last one stays, however large"


def test_the_memory_holds_some_pictures_and_no_more(registrar, monkeypatch):
    monkeypatch.setattr(sheets, "_KEPT", 3)
    file = deliver(registrar)
    for end in range(1, 6):
        ask(registrar, file, fran=0, till=end)
    assert len(sheets._pictures) <= 3


def test_the_review_shows_the_first_page_and_leads_to_the_others(registrar):
    file = deliver(registrar)
    page = registrar.get(reverse("importers_review", args=[file.pk])).content.decode()
    for number in (1, 2, 3):
        assert reverse("importers_sheet", args=[file.pk, number]) in page
