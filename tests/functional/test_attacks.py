"""What somebody who means harm sends: to the public site, to the screens, inside files. Nothing may give way."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.urls import get_resolver, reverse

from decisions import services
from decisions.models import AgendaItem, AuditEntry, Document, ErrorReport, GlossaryTerm, InitiativeLink, Paper
from importers.drafts.models import FileState, ImportFile
from importers.drafts.review import acting as review
from importers.drafts.writing.write import NeedsAnswer
from search.index import writer
from search.index.engine import get_engine
from tests.factories.people import PASSWORD, make_registrar, make_superuser
from tests.factories.records import (
    attach_file,
    make_committee,
    make_document,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden"
XSS = """<script>qxss()</script>"'><img src=x onerror=qxss()>{{ 7|add:7 }}javascript:qxss()"""
RAW = re.compile(r"<script>qxss|<img src=x onerror|<svg/onload", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\s(?:href|src|action)=["']?\s*javascript:""", re.IGNORECASE)
HEADER = re.compile(r"[\r\n]")
MINUTES = """Exempelkommun
Barn- och utbildningsnämnden
Sammanträdesprotokoll

§ 96 Dnr 2030/0234

{title}

Beslut

Barn- och utbildningsnämnden beslutar
- att anta {title}.

Sammanfattning

Om {title}.

Beslutet skickas till

{title}

§ 97 Dnr 2030/0300

Taxa för torghandel

Beslut

Barn- och utbildningsnämnden beslutar
- att anta taxan.
"""


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    settings.MEDIA_ROOT = tmp_path / "files"
    get_engine().rebuild([])


@pytest.fixture
def public() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def registrar() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_registrar(make_committee()))
    return client


def text_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def upload(client: Client, data: bytes, name: str = "protokoll.txt", **more: Any) -> ImportFile:
    response = client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile(name, data), **more})
    assert response.status_code == 302, response.status_code
    file = ImportFile.objects.order_by("pk").last()
    assert file is not None
    return file


def form_of(client: Client, file: ImportFile) -> dict[str, Any]:
    """The review's form as the page shows it."""
    data = {}
    for form in client.get(reverse("importers_review", args=[file.pk])).context["state"].forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False):
                value = form.fields[bound.name].prepare_value(value)
                data[bound.html_name] = getattr(value, "pk", value)
    return data


def answer(client: Client, file: ImportFile, **values: Any) -> Any:
    data = form_of(client, file) | {"meeting_date": "2020-05-22", "adjustment": "unknown"} | values
    return client.post(reverse("importers_review", args=[file.pk]), data)


# Markup where text is expected


def markup_everywhere(client: Client) -> ImportFile:
    """The payload in every text that a stranger, a file or a colleague can write."""
    committee = make_committee()
    file = upload(client, MINUTES.format(title=XSS).encode(), f"{XSS.replace('/', '')}.txt")
    answer(client, file, publish="1", public_file="on")
    minutes = AgendaItem.objects.get(number=96).minutes.get()
    item = publish_item(
        make_item(
            minutes,
            98,
            XSS,
            clauses=(XSS,),
            sections=[section(XSS, heading=XSS)],
            recipients=(XSS,),
            dnrs=(f"2030/98 {XSS}"[:60],),
            lead_in=XSS,
        )
    )
    minutes.adjusters = minutes.paragraphs_covered = XSS
    minutes.save()
    paper = publish_paper(
        make_paper(committee, XSS, sender=XSS, addressed_to=XSS, signed_by=XSS, sections=[section(XSS)])
    )
    attach_file(
        make_document(committee, "x.txt", title=XSS), paper, public=True, public_name='x"><svg onload=qxss()>.txt'
    )
    initiative = make_initiative(XSS, aliases=(XSS,), slug="xss", description=XSS, website="https://exempel.invalid/")
    InitiativeLink.objects.update_or_create(
        item=item,
        initiative=initiative,
        defaults={
            "status": "confirmed",
            "relation": "decision",
            "step": "inriktningsbeslut",
            "reason": XSS,
            "evidence": [{"kind": 1, "field": "title", "start": 0, "end": len(XSS), "quote": XSS, "explanation": XSS}],
        },
    )
    suggested = publish_item(make_item(minutes, 99, XSS))
    InitiativeLink.objects.update_or_create(
        item=suggested, initiative=initiative, defaults={"status": "suggested", "evidence": [{"kind": 1, "quote": XSS}]}
    )
    ErrorReport.objects.create(committee=committee, item=item, kind="text", message=XSS, reply_to="a@exempel.invalid")
    GlossaryTerm.objects.create(word="taxan", explanation=XSS)
    services.withdraw(suggested, by=make_superuser(), reason=XSS)
    services.ask_erasure(make_document(committee, "y.txt", title=XSS), by=make_superuser(), reason=XSS)
    writer.catch_up()
    return file


def screens(file: ImportFile) -> Iterator[str]:
    """Every screen that shows one's own things."""
    committee = make_committee()
    names = ("committees", "links", "reports", "erasures", "initiatives")
    yield from (reverse(f"registrar:{name}") for name in names)
    yield reverse("registrar:committee", args=[committee.pk])
    yield reverse("registrar:documents", args=[committee.pk])
    yield reverse("registrar:meeting", args=[AgendaItem.objects.get(number=98).meeting_id])
    for kind, record in (("paragraf", AgendaItem.objects.get(number=98)), ("handling", Paper.objects.first())):
        assert record is not None
        for name in ("edit", "withdraw", "withhold", "preview", "history"):
            yield reverse(f"registrar:{name}", args=[kind, record.pk])
    for link in InitiativeLink.objects.all():
        yield reverse("registrar:link_log", args=[link.pk])
    document = Document.objects.filter(erasures=None).first()
    assert document is not None
    yield reverse("registrar:erasure_ask", args=[document.pk])
    yield from (
        reverse("registrar:erasure_carry_out", args=[e.pk]) for d in Document.objects.all() for e in d.erasures.all()
    )
    yield from ("/admin/", reverse("importers_deliver"), reverse("importers_run", args=[file.run_id]))
    yield reverse("importers_review", args=[file.pk])


def public_pages() -> Iterator[str]:
    body = "/exempelkommun/barn-och-utbildningsnamnden/"
    yield from ("/", "/exempelkommun/", body, f"{body}rss/", f"{body}2020-05-22/", "/lansgemensamma-initiativ/")
    yield from (f"/{item.path}/" for item in AgendaItem.objects.all() if item.path)
    yield from (f"/{paper.path}/" for paper in Paper.objects.all())
    yield from (
        "/lansgemensamma-initiativ/xss/",
        "/lansgemensamma-initiativ/xss/rss/",
        "/exempelkommun/arenden/2030-234/",
    )
    for query in (XSS, "script", "onerror qxss", '"script qxss"', f"dnr:{XSS}", f"kommun:{XSS}"):
        for door in ("/sok/", "/sok/rss/", "/sok/forslag/"):
            yield f"{door}?{_query(q=query)}"
    yield f"/sok/?{_query(**{XSS: XSS})}"
    yield f"/anmal-fel/?{_query(sida=XSS, fel=XSS)}"
    yield f"/anmal-fel/tack/?{_query(sida='/' + XSS)}"
    yield f"/logga-in/?{_query(next=XSS)}"
    yield f"/{_query(x=XSS)}/"


def _query(**values: str) -> str:
    query = QueryDict(mutable=True)
    query.update(values)
    return query.urlencode()


def unsafe(response: Any) -> list[str]:
    """Markup that came through. JSON is no page, and says so."""
    if response.headers.get("Content-Type", "").startswith("application/json"):
        return [] if response.headers.get("X-Content-Type-Options") == "nosniff" else ["sniffable"]
    text = text_of(response)
    return RAW.findall(text) + ATTRIBUTE.findall(text)


def test_markup_is_shown_as_text_on_every_page_and_screen(public: Client, registrar: Client) -> None:
    file = markup_everywhere(registrar)
    shown = 0
    for client, paths in ((public, public_pages()), (registrar, screens(file))):
        for path in paths:
            response = client.get(path)
            assert response.status_code < 500, path
            assert unsafe(response) == [], path
            shown += "qxss" in text_of(client.get(path))
    assert shown > 30, "the payload is on the pages, as text"


def test_a_report_with_markup_is_stored_and_shown_as_text(public: Client, registrar: Client) -> None:
    item = publish_item(make_item())
    data = {"address": f"/{item.path}/", "kind": "text", "message": XSS, "email": ""}
    assert public.post("/anmal-fel/", data).status_code == 302
    assert unsafe(public.post("/anmal-fel/", {**data, "email": XSS, "address": XSS, "kind": XSS})) == []
    page = registrar.get(reverse("registrar:reports"))
    assert "qxss" in text_of(page)
    assert unsafe(page) == []


# Headers and redirects


@pytest.mark.parametrize("name", ["a\r\nX-Ond: 1.txt", 'a"; filename="b.html', "å\u202etxt.exe.txt", "a%0d%0aX: 1.txt"])
def test_a_file_name_writes_no_header(registrar: Client, name: str) -> None:
    file = upload(registrar, MINUTES.format(title="Taxa").encode(), name)
    response = registrar.get(reverse("importers_original", args=[file.pk]))
    assert response.status_code == 200
    assert "X-Ond" not in response.headers
    assert not any(HEADER.search(value) for value in response.headers.values())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")


# fmt: off
ELSEWHERE = (
    "//ond.invalid/", "https://ond.invalid/", "javascript:alert(1)", "/\\ond.invalid", "\\\\ond.invalid",
    "///ond.invalid", "https:ond.invalid", "/admin/\r\nX-Ond: 1", "http:///ond.invalid", " //ond.invalid",
    "/%09/ond.invalid",
)
# fmt: on


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_sent_elsewhere(public: Client, address: str) -> None:
    user = make_registrar(make_committee())
    response = public.post("/logga-in/", {"username": user.username, "password": PASSWORD, "next": address})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith(("//", "/\\"))
    assert "X-Ond" not in response.headers
    page = Client().get("/anmal-fel/tack/", {"sida": address})
    assert 'href="//' not in text_of(page)
    assert 'href="javascript' not in text_of(page).lower()


def test_every_post_needs_a_token(registrar: Client) -> None:
    """Every address of ours that takes a POST refuses one without the CSRF token, also of somebody logged in."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(make_registrar(make_committee()))
    for path in ("/anmal-fel/", "/logga-in/", "/logga-ut/"):
        assert client.post(path, {}).status_code == 403, path
    checked = 0
    for name, kwargs in our_patterns():
        response = client.post(reverse(name, kwargs=kwargs), {})
        assert response.status_code in (403, 404), (name, response.status_code)
        checked += response.status_code == 403
    assert checked > 25


def our_patterns() -> Iterator[tuple[str, dict[str, Any]]]:
    """Our own screens, each with numbers for its arguments."""

    def walk(resolver: Any, namespace: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
            elif pattern.name and (namespace.startswith("registrar") or pattern.name.startswith("importers_")):
                kinds = pattern.pattern.converters
                yield namespace + pattern.name, {k: "paragraf" if k == "kind" else 1 for k in kinds}

    yield from walk(get_resolver())


# Odd requests


# fmt: off
TEXTS = (
    "\x00", "a\x00b", "\x01\x02\x0b\x0c\x1f", "\ufffe\uffff", "\U0010ffff", "\u202e\u200b\u2066", "a" * 5_000,
    "'; DROP TABLE x;--", "title:* AND (body:[* TO *])", "((((((((((", '"' * 99, "-" * 500, "OR OR OR", "AND NOT",
    "a~9^9", "\\", "{[", "*", "?", "%", "_", "dnr:", "dnr:2018/99999999999999999999", "§:99999999999999999999",
    "år:9999999999-1", "före:9999-99-99", "efter:0000-00-00", "år:0-0", "e\u0301" * 300, "ß" * 300, "İ" * 300, " ",
    "\t\n\r", "NaN", "1e999", "../../etc/passwd", "${jndi:x}", "q" * 70_000,
)
# fmt: on
# fmt: off
RAW_QUERIES = (
    "q=%ff%fe", "q=%ed%a0%80", "q=%00", "%00=%00", "q", "=&=&", "q=a&q=b&q=c", "&".join(["q=a"] * 900), "q[]=a",
)
# fmt: on
PAGES = ("-1", "0", "999999999999999999999999", "1e3", "٣", "a", "", "1.5", "\x00")


def test_any_search_gives_an_answer(public: Client) -> None:
    publish_item(make_item(title="Taxa för torghandel", dnrs=("2018/234",)))
    writer.catch_up()
    queries = [_query(q=text) for text in TEXTS] + [_query(q="taxa", sida=page, page=page) for page in PAGES]
    queries += [*RAW_QUERIES, *(_query(q="taxa", sort=t, kommun=t, organ=t, ar=t, initiativ=t) for t in TEXTS[:12])]
    for door in ("/sok/", "/sok/rss/", "/sok/forslag/"):
        for query in queries:
            status = public.get(f"{door}?{query}").status_code
            assert status in (200, 302, 400), (door, query[:80], status)


def test_any_text_in_any_field_of_a_public_form(public: Client) -> None:
    item = publish_item(make_item())
    for text in (*TEXTS, "http://[", "//[", "http://[::1", "http://exempel\u2100.invalid/", "https://a:b@c:99999/"):
        for data in (
            {"address": text, "kind": text, "message": text, "email": text, "website": text},
            {"address": f"/{item.path}/", "kind": "text", "message": text},
            {"address": f"/exempelkommun/barn-och-utbildningsnamnden/{text}/", "kind": "text", "message": "fel"},
        ):
            assert public.post("/anmal-fel/", data).status_code in (200, 302, 422), (text[:40], data)
        assert public.get("/anmal-fel/", {"sida": text, "fel": text}).status_code == 200
        assert public.get("/anmal-fel/tack/", {"sida": text}).status_code == 200
        assert public.post("/logga-in/", {"username": text, "password": text}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff/",
        "/%ed%a0%80/",
        "/a/arenden/%00/",
        "/a/handlingar/%00/",
        "/a/b/2030-05-22/1%00/",
        "/a/b/2030-99-99/",
        "/a/b/2030-05-22/99999999999999999999999/",
        "/a/b/٢٠٣٠-05-22/",
        "/filer/99999999999999999999999/x",
        "/filer/1/%00",
        "/" + "a/" * 500,
        "/a/arenden/" + "a" * 9000 + "/",
    ],
)
def test_odd_addresses_are_not_here(public: Client, path: str) -> None:
    assert public.get(path).status_code in (404, 400, 414)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "POST"])
def test_unexpected_methods_are_refused(public: Client, method: str) -> None:
    item = publish_item(make_item())
    for path in (
        "/",
        "/sok/",
        "/sok/rss/",
        "/sok/forslag/",
        "/om/",
        "/halsa/",
        f"/{item.path}/",
        "/exempelkommun/",
        "/filer/1/x",
    ):
        status = public.generic(method, path).status_code
        assert status in ((200, 405, 404) if method == "OPTIONS" else (405, 404, 403)), (path, status)


def test_only_our_own_host_is_answered(public: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["lansbeslut.invalid"]
    assert public.get("/", HTTP_HOST="lansbeslut.invalid").status_code == 200
    for host in (
        "ond.invalid",
        "lansbeslut.invalid@ond.invalid",
        "lansbeslut.invalid\r\nX: 1",
        "",
        "lansbeslut.invalid:80:80",
    ):
        assert public.get("/", HTTP_HOST=host).status_code == 400, host
    page = public.get("/", HTTP_HOST="lansbeslut.invalid", HTTP_X_FORWARDED_HOST="ond.invalid")
    assert "ond.invalid" not in text_of(page)


def test_pages_cannot_be_framed_by_others_or_sniffed(public: Client, registrar: Client) -> None:
    item = publish_item(make_item())
    for client, path in ((public, "/"), (public, f"/{item.path}/"), (public, "/finns-inte/"), (registrar, "/admin/")):
        response = client.get(path)
        assert response["X-Frame-Options"] in ("SAMEORIGIN", "DENY"), path
        assert response["X-Content-Type-Options"] == "nosniff", path
        assert response["Referrer-Policy"] == "same-origin", path


def test_huge_forms_are_refused(public: Client, registrar: Client) -> None:
    many = {f"f{n}": "" for n in range(django_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert public.post("/anmal-fel/", many).status_code == 400
    body = b"message=" + b"a" * (django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert public.post("/anmal-fel/", body, content_type="application/x-www-form-urlencoded").status_code == 400


# Files


# fmt: off
NAMES = (
    "../../../etc/passwd.txt", "..\\..\\windows\\x.txt", "/etc/passwd", "C:\\x.txt", "....//x.txt",
    "a" * 400 + ".txt", "\u202etxt.exe", "con.txt", "-rf.txt", "%2e%2e%2fx.txt",
)
# fmt: on


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_leads_nowhere(registrar: Client, name: str, settings: Any) -> None:
    file = upload(registrar, MINUTES.format(title="Taxa").encode(), name)
    answer(registrar, file, publish="1")
    store = Path(settings.MEDIA_ROOT).resolve()
    for document in Document.objects.all():
        assert store in Path(document.file.path).resolve().parents
    file.refresh_from_db()
    assert "/" not in file.name
    assert "\\" not in file.name


def docx(parts: dict[str, bytes]) -> bytes:
    """The seed's Word file with parts changed or added."""
    source = next((GOLDEN / "seed_000").glob("*styles.docx"))
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return made.getvalue()


def xxe(tmp_path: Path) -> bytes:
    secret = tmp_path / "hemlig.txt"
    secret.write_text("qxxe-innehall")
    source = next((GOLDEN / "seed_000").glob("*styles.docx"))
    xml = zipfile.ZipFile(source).read("word/document.xml").decode()
    head, rest = xml.split("?>", 1) if xml.startswith("<?xml") else ("<?xml version='1.0'", xml)
    doctype = f'?><!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    return docx({"word/document.xml": (head + doctype + rest.replace("<w:t>", "<w:t>&x;", 1)).encode()})


def external_image() -> bytes:
    source = next((GOLDEN / "seed_000").glob("*styles.docx"))
    rels = zipfile.ZipFile(source).read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = (
        f'<Relationship Id="rQ" Type="{kind}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    )
    return docx({"word/_rels/document.xml.rels": rels.replace("</Relationships>", link).encode()})


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "skratt">{entities}]><w>&a9;</w>'
    return docx({"word/document.xml": xml.encode()})


def bomb() -> bytes:
    return docx({"word/media/bomb.bin": b"\0" * 300_000_000})


def test_a_file_reaches_nothing_outside_itself(registrar: Client, tmp_path: Path) -> None:
    file = upload(registrar, xxe(tmp_path), "xxe.docx")
    assert "qxxe" not in file.result
    assert file.state in (FileState.FAILED, FileState.ANSWERS, FileState.REVIEW)
    file = upload(registrar, external_image(), "bild.docx")
    assert file.state in (FileState.FAILED, FileState.ANSWERS, FileState.REVIEW)
    assert "qxxe" not in text_of(registrar.get(reverse("importers_run", args=[file.run_id])))


@pytest.mark.parametrize("make", [billion_laughs, bomb])
def test_a_bomb_is_refused_with_a_sentence(registrar: Client, make: Any) -> None:
    file = upload(registrar, make(), "bomb.docx")
    assert file.state == FileState.FAILED
    assert len(file.message) > 20
    good = upload(registrar, MINUTES.format(title="Taxa").encode())
    assert good.state in (FileState.ANSWERS, FileState.REVIEW)


def test_a_file_beyond_the_limit_is_not_kept(registrar: Client, settings: Any) -> None:
    settings.IMPORT_MAX_BYTES = 1_000_000
    file = upload(registrar, b"a" * 1_000_001, "stor.txt")
    assert file.state == FileState.FAILED
    assert not file.upload
    assert "MB" in file.message


# fmt: off
SLOW = (
    "a" * 30_000, "§ " * 10_000, "1-" * 10_000, "2030/" * 5_000, "19121212-" * 3_000, "(" * 10_000,
    " " * 30_000 + "x", "att " * 8_000, "Dnr " * 8_000, "\u00a0" * 10_000, "-" * 20_000, "12 a " * 6_000,
    "den 22 maj " * 3_000, "kommun" * 5_000,
)
# fmt: on


@pytest.mark.parametrize("title", SLOW)
def test_no_title_takes_for_ever(registrar: Client, title: str) -> None:
    """The reader's process has a limit of its own: a pattern that goes wild would fail the file."""
    file = upload(registrar, MINUTES.format(title=title).encode())
    assert file.state in (FileState.ANSWERS, FileState.REVIEW), file.message
    assert answer(registrar, file, save="1").status_code in (302, 422)


CONTROLS = "Taxa\x01\x02\x0b\x1b\x7f\ufffe för torg"


def test_control_characters_of_a_file_break_no_page_and_no_feed(registrar: Client, public: Client) -> None:
    file = upload(registrar, MINUTES.format(title=CONTROLS).encode())
    if file.state == FileState.FAILED:
        return
    answer(registrar, file, publish="1")
    writer.catch_up()
    item = AgendaItem.objects.filter(path__isnull=False).first()
    assert item is not None
    case = "/exempelkommun/arenden/2030-234/"
    body = "/exempelkommun/barn-och-utbildningsnamnden/"
    for path in (
        f"/{item.path}/",
        f"{body}rss/",
        f"{case}rss/",
        case,
        "/sok/?q=taxa",
        "/sok/rss/?q=taxa",
        "/sok/forslag/?q=taxa",
    ):
        assert public.get(path).status_code == 200, path


def test_control_characters_typed_by_a_registrar_break_no_feed(public: Client) -> None:
    item = publish_item(make_item(title=CONTROLS, clauses=(CONTROLS,), lead_in=CONTROLS, dnrs=("2030/234",)))
    publish_paper(make_paper(item.meeting.committee, CONTROLS, dnrs=("2030/234",)))
    make_initiative("Torg\x0b i länet", slug="torg")
    writer.catch_up()
    feeds = ["barn-och-utbildningsnamnden", "arenden/2030-234"]
    paths = [f"/exempelkommun/{feed}/rss/" for feed in feeds] + ["/lansgemensamma-initiativ/torg/rss/"]
    for path in (*paths, "/sok/rss/?q=taxa", f"/sok/rss/?{_query(q=CONTROLS)}"):
        assert public.get(path).status_code in (200, 400), path


# The review's form


def two_bodies() -> tuple[Client, Client, Any, Any]:
    own, other = make_committee(), make_committee("Kommunstyrelsen")
    clients = (Client(raise_request_exception=False), Client(raise_request_exception=False))
    for client, committee, name in zip(clients, (own, other), ("egen", "annan"), strict=True):
        client.force_login(make_registrar(committee, username=name))
    return *clients, own, other


def test_a_form_cannot_reach_another_body(settings: Any) -> None:
    mine, theirs, _own, other = two_bodies()
    file = upload(mine, MINUTES.format(title="Taxa").encode())
    assert answer(mine, file, committee=other.pk, publish="1").status_code == 422
    assert not AgendaItem.objects.exists()
    for name in ("importers_review", "importers_original"):
        assert theirs.get(reverse(name, args=[file.pk])).status_code == 404
    for name in ("importers_review", "importers_discard", "importers_retry"):
        assert theirs.post(reverse(name, args=[file.pk]), {"committee": other.pk, "publish": "1"}).status_code == 404
    response = mine.post(
        reverse("importers_deliver"), {"files": SimpleUploadedFile("a.txt", b"x"), "committee": other.pk}
    )
    assert response.status_code == 422, "the form again: no such choice"
    assert ImportFile.objects.count() == 1


# fmt: off
WRONG = (
    {"overlap": "ingenting"}, {"committee": "x"}, {"committee": "\x00"}, {"meeting_date": "9999-99-99"},
    {"meeting_date": "0001-01-01"}, {"meeting_date": "\x00"}, {"adjustment": "x"}, {"adjusted_on": "x"},
    {"item-0-number": "97"}, {"item-0-number": "-1"}, {"item-0-number": "9" * 30}, {"item-0-outcome": "x"},
    {"item-0-matter_type": "x" * 100}, {"item-0-dnrs": "x" * 500}, {"item-0-dnrs": "2030/1\n" * 300},
    {"item-0-title": "a" * 1001}, {"item-0-title": "\x00"}, {"item-0-clauses": "\x00"}, {"item-0-dnrs": "\x00"},
    {"item-0-lead_in": "\x00"}, {"item-0-clauses": "a\n\n" * 3_000}, {"reason": "a" * 301}, {"reason": "\x00"},
    {"item-7-title": "finns inte"}, {"state": "done"}, {"item-0-number": "٩٦"},
)
# fmt: on


@pytest.mark.parametrize("values", WRONG, ids=lambda v: "-".join(v)[:30])
@pytest.mark.parametrize("written", [False, True])
def test_a_wrong_form_is_answered(registrar: Client, values: dict[str, str], written: bool) -> None:
    file = upload(registrar, MINUTES.format(title="Taxa").encode())
    if written:
        assert answer(registrar, file, save="1").status_code == 302
    response = answer(registrar, file, save="1", **values)
    assert response.status_code in (302, 422), response.status_code
    numbers = list(AgendaItem.objects.values_list("meeting", "number", "suffix"))
    assert len(numbers) == len(set(numbers))
    text = " ".join(AgendaItem.objects.values_list("title", flat=True))
    text += " ".join(c.text for item in AgendaItem.objects.all() for c in item.clauses.all())
    text += " ".join(d.printed for item in AgendaItem.objects.all() for d in item.dnrs.all())
    assert "\x00" not in text, "PostgreSQL cannot store it"


def test_publishing_twice_changes_nothing(registrar: Client) -> None:
    file = upload(registrar, MINUTES.format(title="Taxa").encode())
    assert answer(registrar, file, publish="1").status_code == 302
    before = rows()
    assert answer(registrar, file, publish="1").status_code == 302
    assert rows() == before
    item = AgendaItem.objects.get(number=96)
    services.withdraw(item, by=make_superuser(), reason="Fel.")
    assert answer(registrar, file, publish="1").status_code in (302, 422)


def rows() -> tuple[int, ...]:
    return (
        AgendaItem.objects.count(),
        Paper.objects.count(),
        Document.objects.count(),
        AuditEntry.objects.filter(action="ask_erasure").count(),
    )


@pytest.mark.parametrize("letter", [False, True])
def test_two_reviewers_at_once_write_once(registrar: Client, letter: bool) -> None:
    """Both have the page before either has answered, and both answers are read before either is written."""
    text = (GOLDEN / "seed_004" / "input.txt").read_bytes() if letter else MINUTES.format(title="Taxa").encode()
    committee = make_committee("Utbildningsnämnden") if letter else make_committee()
    user = make_registrar(committee, username="tva")
    registrar.force_login(user)
    file = upload(registrar, text)
    assert file.state == FileState.ANSWERS, "both reviewers have something to answer"
    data = QueryDict(mutable=True)
    data.update({k: str(v) for k, v in form_of(registrar, file).items()})
    data.update({"meeting_date": "2020-05-22", "adjustment": "unknown", "committee": str(committee.pk)})
    states = [review.state_of(ImportFile.objects.get(pk=file.pk), user=user, data=data) for _ in range(2)]
    assert all(state.valid for state in states)
    review.save(states[0], by=user)
    written = rows()
    with pytest.raises(NeedsAnswer):
        review.save(states[1], by=user)
    assert rows() == written


def test_editing_a_number_into_a_neighbour_is_refused_on_the_full_screen_too(registrar: Client) -> None:
    minutes = make_minutes(make_meeting(make_committee()))
    item, _ = make_item(minutes, 96), make_item(minutes, 97, "Annan")
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    page = registrar.get(address)
    assert page.status_code == 200
    form = page.context["form"]
    data = {form.add_prefix(name): form.initial.get(name, "") or "" for name in form.fields}
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
    data |= {"number": "97", "sections-count": "0"}
    response = registrar.post(address, data)
    assert response.status_code in (302, 422, 200), response.status_code
    item.refresh_from_db()
    assert item.number == 96
