"""Promise 2: nothing leaks. One county full of hidden words, and one walk through every public door.

Every hidden text holds a word that begins with `ZZHEMLIG` and the word `lockbete`, which one public § holds too: a
search for `lockbete` must find one thing, in every count. The patterns come from the resolver, so that a new address
without a case in `DOORS` fails.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from decisions import services
from decisions.models import (
    AgendaItem,
    Attendance,
    AuditEntry,
    AuthorityPage,
    CommitteePage,
    Document,
    Erasure,
    ErrorReport,
    ExpectedBody,
    InitiativeLink,
    InitiativeName,
    InitiativePage,
    LinkEvent,
    LinkStatus,
    MeetingPage,
    Minutes,
    NameKind,
    Paper,
    Proposal,
    Publication,
    Reading,
    Reference,
    Relation,
    SectionKind,
    writing,
)
from importers.drafts.models import FileState, ImportFile, ImportRun
from search.index import writer
from search.index.engine import get_engine
from tests.factories.people import make_registrar, make_superuser
from tests.factories.records import (
    add_voices,
    attach_file,
    belongs_to,
    make_authority,
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

LEAK = re.compile(r"zzhemlig[a-zåäö0-9]+", re.IGNORECASE)
"""A planted word. The bare beginning is what searches ask for, so that an echo of the question is no leak."""
BAIT = "lockbete"
DAY = date(2030, 5, 22)
BODY = "exempelkommun/kommunstyrelsen"
MEETING = f"{BODY}/2030-05-22"


def secret(name: str) -> str:
    """The hidden words for one place."""
    return f"ZZHEMLIG{name.upper()} {BAIT}"


@dataclass(slots=True)
class World:
    """What is hidden, and the addresses at which it could be asked for, with the status that each must have."""

    answers: dict[str, int] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    open_document: Document | None = None
    hide: list[Callable[[], Any]] = field(default_factory=list)

    def add_file(self, committee: CommitteePage, name: str, to: Any = None, **fields: Any) -> Document:
        """A closed file with the hidden words in name, title, bytes, text and reading."""
        word = f"ZZHEMLIG{name.upper()}"
        document = make_document(
            committee, f"{word}.txt", f"{word} {BAIT}".encode(), title=f"{word}.txt", pages=[f"{word} {BAIT}"]
        )
        Reading.objects.create(document=document, importer_version="1", format_version=1, result=json.dumps(word))
        if to is not None:
            attach_file(document, to, **fields)
        self.documents.append(document)
        return document


def hidden_item(minutes: Minutes, number: int, name: str, **fields: Any) -> AgendaItem:
    """A draft whose every text is hidden."""
    word = secret(name)
    item = make_item(
        minutes,
        number,
        f"Titel {word}",
        clauses=(f"att klausul {word}",),
        sections=[section(f"stycke {word}", heading=f"rubrik {word}")],
        recipients=(f"mottagare {word}",),
        dnrs=(f"2030/9{number}",),
        **{"lead_in": f"ingress {word}", **fields},
    )
    Proposal.objects.create(item=item, text=f"förslag {word}", by=f"ZZHEMLIG{name.upper()}FRÅN")
    add_voices(item, word)
    return item


def withdraw_later(world: World, record: AgendaItem | Paper, status: int = 410) -> None:
    world.hide.append(lambda: services.withdraw(record, by=make_superuser(), reason="Fel fil lämnades in."))
    world.answers[f"/{record.path}/"] = status


def closed_body(world: World, title: str, name: str, hide: Callable[[CommitteePage], Any], day: date = DAY) -> None:
    """A body whose published §, paper and file are hidden by something done to the body itself."""
    committee = make_committee(title)
    minutes = make_minutes(make_meeting(committee, day))
    word = secret(name)
    Attendance.objects.create(minutes=minutes, name=f"Närvarande {word}", office=word, replaces=word, note=word)
    item = publish_item(hidden_item(minutes, 5, name))
    paper = publish_paper(make_paper(committee, f"Handling {secret(name)}", day=day, dnrs=("2030/905",)))
    world.add_file(committee, f"{name}fil", minutes, public=True, public_name="protokoll.txt")
    world.add_file(committee, f"{name}handlingsfil", paper, public=True, public_name="handling.txt")
    world.answers |= {f"/{item.path}/": 410, f"/{paper.path}/": 410}
    world.hide.append(lambda: hide(CommitteePage.objects.get(pk=committee.pk)))


def policy(value: str) -> Callable[[CommitteePage], None]:
    def hide(committee: CommitteePage) -> None:
        committee.policy = value
        committee.save()

    return hide


def restrict(committee: CommitteePage) -> None:
    PageViewRestriction.objects.create(page=committee, restriction_type="login")


def unpublish(page: Any) -> None:
    page.unpublish()


def unpublish_authority(committee: CommitteePage) -> None:
    AuthorityPage.objects.get(pk=committee.authority_id).unpublish()


def few_months(committee: CommitteePage) -> None:
    committee.web_months = 1
    committee.save()


def plant_people_and_logs(world: World, committee: CommitteePage, item: AgendaItem) -> None:
    """What staff and citizens have written about the record."""
    users = get_user_model()
    person = users.objects.create_user(
        "ZZHEMLIGANVANDARE", "zzhemligepost@demo.invalid", "x", first_name="ZZHEMLIGNAMN", last_name="ZZHEMLIGEFTER"
    )
    ErrorReport.objects.create(
        committee=committee, item=item, kind="text", message=secret("anmalan"), reply_to="zzhemligsvar@demo.invalid"
    )
    AuditEntry.objects.create(
        by=person, action="publish", kind="agendaitem", object_id=item.pk, committee=committee, reason=secret("skal")
    )
    erased = world.add_file(committee, "radering")
    Erasure.objects.create(
        document=erased, document_number=erased.pk, committee=committee, reason=secret("raderingsskal"), asked_by=person
    )
    run = ImportRun.objects.create(by=person)
    ImportFile.objects.create(
        run=run, name=f"{secret('inkommen')}.txt", sha256="0" * 64, committee=committee, state=FileState.ANSWERS,
        result=json.dumps(secret("resultat")), message=secret("besked"),
    )  # fmt: skip


def plant_links(committee: CommitteePage, item: AgendaItem, others: list[AgendaItem]) -> InitiativePage:
    """Suggested and rejected links of a public §, links of hidden ones, an initiative that is not published."""
    shown = make_initiative("Trygga torg i länet", slug="trygga-torg")
    InitiativeName.objects.create(page=shown, name=secret("forvaxling"), kind=NameKind.LOOKALIKE)
    ExpectedBody.objects.create(page=shown, step="inriktningsbeslut", committee=committee, source="Sändlista")
    hidden = make_initiative(secret("initiativ"), slug="zzdold", live=False, description=secret("beskrivning"))
    evidence = [
        {"kind": 1, "field": "title", "start": 0, "end": 4, "quote": secret("citat"), "explanation": secret("f")}
    ]
    for place, (status, record, page) in enumerate(
        [
            (LinkStatus.SUGGESTED, item, shown),
            (LinkStatus.CONFIRMED, item, hidden),
            *((LinkStatus.CONFIRMED, other, shown) for other in others),
        ]
    ):
        InitiativeLink.objects.filter(item=record, initiative=page).delete()
        link = InitiativeLink.objects.create(
            initiative=page, item=record, status=status, relation=Relation.DECISION, step="inriktningsbeslut",
            evidence=evidence, reason=secret(f"lankskal{place}"),
        )  # fmt: skip
        LinkEvent.objects.create(link=link, after=status, reason=secret(f"handelse{place}"))
    return shown


def plant() -> World:
    """The county as it was while everything was public; `hide` then closes it, thing by thing."""
    world = World()
    committee = make_committee("Kommunstyrelsen")
    minutes = make_minutes(make_meeting(committee, DAY))
    shown = publish_item(
        make_item(minutes, 96, f"Taxa för torg med {BAIT}", dnrs=("2030/1", "2030/55"), sections=[section("Öppet.")])
    )
    world.answers |= {f"/{shown.path}/": 200, f"/{MEETING}/": 200, f"/{BODY}/": 200}

    draft = hidden_item(minutes, 97, "utkast")
    waiting = publish_item(make_item(minutes, 98, "Publicerad rubrik"))
    waiting.title, waiting.lead_in = secret("rattelse"), secret("rattelse")
    services.correct(waiting, ["title", "lead_in"], by=make_superuser())
    never = hidden_item(minutes, 99, "hemlig")
    services.withhold(never, Publication.SECRET, by=make_superuser(), provision="ZZHEMLIGLAGRUM")
    world.answers |= {f"/{MEETING}/97/": 404, f"/{MEETING}/98/": 200, f"/{MEETING}/99/": 404}

    masked = publish_item(hidden_item(minutes, 100, "undantagen"))
    world.answers[f"/{masked.path}/"] = 410
    world.hide.append(lambda: services.withhold(masked, Publication.ON_REQUEST, by=make_superuser()))
    taken = publish_item(hidden_item(minutes, 101, "aterkallad"))
    withdraw_later(world, taken)
    same_case = publish_item(make_item(minutes, 102, secret("samma"), dnrs=("2030/77",)))
    publish_item(make_item(minutes, 103, "Offentlig rubrik i samma ärende", dnrs=("2030/77",)))
    withdraw_later(world, same_case)

    paper = publish_paper(
        make_paper(committee, secret("handling"), dnrs=("2030/601",), sections=[section(secret("h"))])
    )
    withdraw_later(world, paper)
    world.add_file(committee, "aterkalladfil", paper, public=True, public_name="handling.txt")
    outer = make_paper(committee, "Öppen tjänsteskrivelse", day=date(2030, 5, 1))
    make_paper(committee, secret("inbaddad"), day=date(2030, 4, 1), embedded_in=outer)
    world.add_file(committee, "inbaddadfil", outer, public=True, public_name="skrivelse.txt")
    publish_paper(outer)
    draft_paper = make_paper(committee, secret("handlingsutkast"), day=date(2030, 3, 1))
    world.answers |= {
        "/exempelkommun/handlingar/2030-05-01-tjansteskrivelse/": 200,
        "/exempelkommun/handlingar/2030-04-01-tjansteskrivelse/": 404,
        "/exempelkommun/handlingar/2030-03-01-tjansteskrivelse/": 404,
    }
    for place, target in enumerate((taken, masked)):
        bilaga = make_paper(committee, secret(f"bilaga{place}"), kind="bilaga", day=DAY, replaces=secret("ersatt"))
        belongs_to(bilaga, shown)
        of_hidden = make_paper(committee, secret(f"av{place}"), kind="bilaga", day=date(2030, 5, 10 + place))
        belongs_to(of_hidden, target)
        world.answers[f"/{publish_paper(of_hidden).path}/"] = 410
    of_draft = make_paper(committee, "Öppen bilaga", kind="bilaga", day=date(2030, 5, 9))
    belongs_to(of_draft, draft)
    world.answers[f"/{publish_paper(of_draft).path}/"] = 200
    for place, target in enumerate((draft, never, taken)):
        Reference.objects.create(
            item=shown, kind="paragraph", printed="Öppet.", target_item=target, status="resolved", sort_order=place
        )
    Reference.objects.create(item=shown, kind="paper", printed="Öppet.", target_paper=draft_paper, status="resolved")
    Reference.objects.create(item=draft, kind="paragraph", printed=secret("hanvisning"), target_item=shown)

    world.add_file(committee, "sluten", minutes)
    world.add_file(committee, "lossfil")
    world.open_document = make_document(committee, "oppen.txt", b"Offentlig fil", pages=["Offentlig fil"])
    open_minutes = make_minutes(make_meeting(committee, date(2030, 6, 1)))
    publish_item(make_item(open_minutes, 110, "Öppen paragraf"))
    attach_file(world.open_document, open_minutes, public=True, public_name="protokoll.txt")
    held = make_meeting(committee, date(2030, 7, 1))
    make_minutes(held, kind="extract")
    world.answers[f"/{BODY}/2030-07-01/"] = 404

    plant_people_and_logs(world, committee, shown)
    decisions_only(world)
    closed_body(world, "Socialnämnden", "inget", policy("nothing"))
    closed_body(world, "Överförmyndarnämnden", "anslag", policy("notice_only"))
    closed_body(world, "Tekniska nämnden", "spärrad", restrict)
    closed_body(world, "Byggnadsnämnden", "avpublicerad", unpublish)
    closed_body(world, "Kulturnämnden", "gammal", few_months, date(2020, 1, 8))
    closed_authority(world)
    plant_links(committee, shown, [taken, masked, draft])
    return world


def decisions_only(world: World) -> None:
    """A body that publishes its decisions and nothing else of a §."""
    committee = make_committee("Utbildningsnämnden")
    minutes = make_minutes(make_meeting(committee, DAY))
    word = secret("narvaro")
    Attendance.objects.create(minutes=minutes, name=word, party="X", office=word, replaces=word, note=word)
    item = make_item(
        minutes, 7, "Öppen rubrik", clauses=("att öppet besluta.",), recipients=(secret("mottagare"),),
        sections=[section(secret("avsnitt"), heading=secret("avsnittsrubrik")),
                  section(secret("underlag"), kind=SectionKind.DOCUMENTS)],
    )  # fmt: skip
    add_voices(item, secret("roster"))
    Proposal.objects.create(item=item, text=secret("forslag"))
    Reference.objects.create(item=item, kind="paper", printed=secret("underlag"))
    publish_item(item)
    world.add_file(committee, "barabeslut", minutes, public=True, public_name="protokoll.txt")
    world.hide.append(lambda: policy("only_decisions")(CommitteePage.objects.get(pk=committee.pk)))
    world.answers[f"/{item.__class__.objects.get(pk=item.pk).path}/"] = 200


def closed_authority(world: World) -> None:
    """A whole authority that is taken off the web."""
    committee = make_committee("Barnnämnden", make_authority("Dolda kommunen"))
    minutes = make_minutes(make_meeting(committee, DAY))
    item = publish_item(hidden_item(minutes, 5, "myndighet"))
    paper = publish_paper(make_paper(committee, secret("myndighetshandling")))
    world.add_file(committee, "myndighetsfil", minutes, public=True, public_name="protokoll.txt")
    world.answers |= {f"/{item.path}/": 410, f"/{paper.path}/": 410, "/dolda-kommunen/": 404}
    world.answers |= {"/dolda-kommunen/barnnamnden/": 404, "/dolda-kommunen/barnnamnden/rss/": 404}
    world.hide.append(lambda: unpublish_authority(committee))


# The doors: for each public pattern, by name, the addresses to ask at.


Door = Callable[[World], Iterable[str]]


def at(*paths: str) -> Door:
    return lambda _w: paths


def matching(pattern: str) -> Door:
    """The addresses of the world that look so."""
    return lambda w: [path for path in w.answers if re.search(pattern, path)]


QUERIES = (
    "", f"q={BAIT}", "q=zzhemlig", "q=ZZHEMLIG*", f"q={BAIT}&visa=traffar", f"q={BAIT}&ordning=nyast", "q=2030/77",
    "q=2030/77&visa=traffar", "q=2030/997", "q=2030/601", "q=Dnr+2030/905&visa=traffar", "q=%C2%A7+97", "q=%C2%A7+101",
    f"q={BAIT}&sida=-1", f"q={BAIT}&sida=99999", f"q={BAIT}&format=json", f"q={BAIT}&format=csv",
    f"q={BAIT}&gruppera=arende", "q=handling&gruppera=arende", "q=parti:zzhemlig", f"q={BAIT}&forklara=1",
    "q=organ:socialnamnden",
    "q=kommun:dolda-kommunen", "q=initiativ:zzdold", "q=initiativ:trygga-torg", f"q=%22titel+zzhemlig%22+{BAIT}",
    f"q={BAIT}+-torg", f"q=torg+OR+{BAIT}", "q=klausul", "q=stycke", "q=mottagare", "q=ingress", "q=handling", "q=lock",
)  # fmt: skip


def searches(name: str) -> Door:
    return lambda _w: [f"{reverse(name)}?{query}" for query in QUERIES]


def files(world: World) -> Iterator[str]:
    """Every file at its own name, at a guessed one, at its public one, at the number of none."""
    documents = [*world.documents, *([world.open_document] if world.open_document else [])]
    for document in documents:
        for name in (document.filename, "protokoll.txt"):
            yield f"/filer/{document.pk}/{name}"
    for name in ("", "x.txt", "../x.txt", documents[0].file.name):
        yield f"/filer/{documents[0].pk}/{name}"
    yield "/filer/987654/protokoll.txt"


def feeds_of_bodies(world: World) -> Iterator[str]:
    for path in CommitteePage.objects.select_related("authority").values_list("authority__slug", "slug"):
        yield f"/{path[0]}/{path[1]}/rss/"


def tree(world: World) -> Iterator[str]:
    """Every page that Wagtail's tree would route to, and beginnings of addresses."""
    from wagtail.models import Page

    for page in Page.objects.filter(depth__gt=1):
        yield page.get_url() or f"/{page.slug}/"
    for committee in CommitteePage.objects.select_related("authority"):
        yield f"/{committee.authority.slug}/{committee.slug}/"
        yield f"/{committee.authority.slug}/"
    for meeting in MeetingPage.objects.select_related("committee__authority"):
        yield f"/{meeting.committee.authority.slug}/{meeting.committee.slug}/{meeting.slug}/"
    yield from ("/exempelkommun/handlingar/", "/exempelkommun/arenden/", "/finns-inte/", "/lansgemensamma-initiativ/")


CASES_OF_DNR = tuple(
    f"/exempelkommun/arenden/2030-{n}/" for n in (1, 55, 77, 601, 905, 995, 997, 998, 999, 9100, 9101, 95, 97)
)
DOORS: dict[str, Door] = {
    "login": at("/logga-in/", "/logga-in/?next=/admin/"),
    "logout": at("/logga-ut/"),
    "health": at("/halsa/"),
    "file": files,
    "wagtaildocs_serve": files,
    "wagtaildocs_authenticate_with_password": lambda _w: [
        reverse("wagtaildocs_authenticate_with_password", args=[one.pk])
        for one in CollectionViewRestriction.objects.all()
    ],
    "search_web:search": searches("search_web:search"),
    "search_web:export": lambda _w: [f"/sok/traffar.{form}?{query}" for form in ("csv", "json") for query in QUERIES],
    "search_web:feed": searches("search_web:feed"),
    "search_web:complete": searches("search_web:complete"),
    "decisions_web:about": at("/om/"),
    "decisions_web:accessibility": at("/tillganglighet/"),
    "decisions_web:reference_choice": lambda _w: [
        f"/hanvisningar/{pk}/" for pk in (*Reference.objects.values_list("pk", flat=True), 2**70)
    ],
    "decisions_web:report_error": lambda w: ["/anmal-fel/", *(f"/anmal-fel/?sida={path}" for path in w.answers)],
    "decisions_web:report_thanks": lambda w: [f"/anmal-fel/tack/?sida={path}" for path in w.answers],
    "decisions_web:initiative_feed": at(*(f"/lansgemensamma-initiativ/{s}/rss/" for s in ("trygga-torg", "zzdold"))),
    "decisions_web:initiative": at(*(f"/lansgemensamma-initiativ/{s}/" for s in ("trygga-torg", "zzdold", "x"))),
    "decisions_web:initiative_matrix": at(
        *(f"/lansgemensamma-initiativ/{s}/matris.{f}" for s in ("trygga-torg", "zzdold") for f in ("csv", "json"))
    ),
    "decisions_web:case_feed": at(*(f"{path}rss/" for path in CASES_OF_DNR)),
    "decisions_web:case": at(*CASES_OF_DNR),
    "decisions_web:paper": matching("/handlingar/"),
    "decisions_web:committee_feed": feeds_of_bodies,
    "decisions_web:item": matching(r"/\d+/$"),
    "decisions_web:meeting": lambda _w: [
        f"/{m.committee.authority.slug}/{m.committee.slug}/{m.slug}/" for m in MeetingPage.objects.all()
    ],
    "wagtailcore_authenticate_with_password": lambda _w: [
        reverse("wagtailcore_authenticate_with_password", args=[one.pk, one.page_id])
        for one in PageViewRestriction.objects.all()
    ],
    "wagtailcore_login": at("/_util/login/"),
    "wagtail_serve": tree,
}
ODD = ("preview=1", "mode=draft", "revision=1", "fields=*", "format=json", "utkast=1", "in_preview_panel=true")
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_RANGE": "bytes=0-3"},
    {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
)


def public_patterns(resolver: Any = None, route: str = "", namespace: str = "") -> Iterator[str]:
    """The name of every pattern outside /admin/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from public_patterns(pattern, here, below)
        elif not here.startswith("admin/"):
            yield namespace + pattern.name if pattern.name else here


def text_of(response: Any) -> str:
    """Body and headers of an answer."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(dict(response.headers))


def calls(world: World) -> Iterator[tuple[str, dict[str, str]]]:
    """Every address of every door, once; every third page also with an odd query, every file with odd headers."""
    found = dict.fromkeys([path for door in DOORS.values() for path in door(world)] + list(world.answers))
    for place, path in enumerate(found):
        yield path, {}
        if path.startswith("/filer/"):
            yield path, HEADERS[1 + place % (len(HEADERS) - 1)]
        elif "?" not in path and place % 3 == 0:
            yield f"{path}?{ODD[place % len(ODD)]}", HEADERS[1 + place % (len(HEADERS) - 1)]


def leaks(client: Client, world: World) -> list[str]:
    """What of the hidden words, and of the closed files' fingerprints, comes out at which address."""
    closed = {document.file_hash for document in world.documents}
    wrong = []
    for path, headers in calls(world):
        response = client.get(path, **headers)
        text = text_of(response)
        if not headers:
            text += text_of(client.head(path)) if path.startswith("/filer/") else ""
        # The address itself may hold a file's name that was asked for: an echo of it is no leak.
        said = text.replace(path, "").replace(path.split("?")[0], "")
        wrong += [f"{path} {headers} {word}" for word in sorted(set(LEAK.findall(said)))]
        wrong += [f"{path} {headers} fingerprint" for one in closed if one in text]
        if response.status_code >= 500:
            wrong.append(f"{path} {headers} {response.status_code}")
    return list(dict.fromkeys(wrong))


def commit() -> None:
    """What happens after a commit, without one: a test's own transaction never commits."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


@pytest.fixture(autouse=True)
def index(settings, tmp_path: Path) -> None:
    settings.SEARCH_ENGINE = "embedded"
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    get_engine().rebuild([])


def close(world: World) -> None:
    """Hide it all."""
    for hide in world.hide:
        hide()


@pytest.fixture
def closed(index: None) -> World:
    """Everything published, then hidden, for doors that do not search."""
    world = plant()
    close(world)
    return world


@pytest.fixture(params=["stale index", "index caught up"])
def hidden(request: pytest.FixtureRequest, index: None) -> World:
    """Everything published and indexed, then hidden: with the index as it was, and with the index caught up."""
    world = plant()
    commit()
    writer.rebuild()
    close(world)
    if request.param == "index caught up":
        commit()
        writer.catch_up()
    return world


def test_every_public_pattern_has_a_door() -> None:
    patterns = set(public_patterns())
    assert patterns - DOORS.keys() == set(), "a new address needs a case in DOORS"
    assert DOORS.keys() - patterns == set(), "cases of addresses that are gone"


def test_what_is_planted_would_be_seen(client: Client) -> None:
    """The walk proves nothing if the words never were at these doors: before hiding, they are."""
    world = plant()
    commit()
    writer.rebuild()
    seen = " ".join(leaks(client, world)).lower()
    for name in ("undantagen", "aterkallad", "samma", "handling", "inget", "spärrad", "gammal", "myndighet", "avsnitt"):
        assert f"zzhemlig{name}" in seen, name
    for path in world.answers:
        assert client.get(path).status_code in (200, 404), path


def test_no_door_leaks(client: Client, hidden: World) -> None:
    assert leaks(client, hidden) == []


def test_each_address_says_the_right_thing(client: Client, closed: World) -> None:
    got = {path: client.get(path).status_code for path in closed.answers}
    assert got == closed.answers


def test_counts_count_only_what_is_public(client: Client, hidden: World) -> None:
    """One public § holds the bait: no total, facet, feed or matrix may know of more."""
    page = client.get("/sok/", {"q": BAIT})
    view = page.context["view"]
    assert (view.total, len(view.hits)) == (1, 1)
    for facet in view.facets:
        assert sum(choice.count or 0 for choice in (*facet.first, *facet.more)) <= 1, facet.name
    assert client.get("/sok/rss/", {"q": BAIT}).content.count(b"<item>") == 1
    found = json.loads(client.get("/sok/forslag/", {"q": BAIT}).content)["forslag"]
    assert [one["text"] for one in found] == [f"Taxa för torg med {BAIT}"]
    assert json.loads(client.get("/sok/traffar.json", {"q": BAIT}).content)["antal"] == 1
    grouped = client.get("/sok/", {"q": BAIT, "gruppera": "arende"}).context["view"]
    assert [(group.count, len(group.hits)) for group in grouped.groups] == [(1, 1)]
    everything = client.get("/sok/", {"q": ""}).context["view"]
    public = 7
    assert everything.total <= public  # a § that waits for the index may be missing, never one too many
    assert all(sum(c.count or 0 for c in (*f.first, *f.more)) <= public for f in everything.facets)
    initiative = client.get("/lansgemensamma-initiativ/trygga-torg/").context["view"]
    assert (initiative.decided, initiative.expected, initiative.timeline) == (0, 1, ())
    home = client.get("/").context["view"]
    assert [line.decided for line in home.initiatives] == [0]
    assert "Dolda kommunen" not in [line.name for line in home.authorities]


def test_a_closed_file_and_no_file_answer_alike(client: Client, closed: World) -> None:
    missing = client.get("/filer/987654/protokoll.txt")
    assert missing.status_code == 404
    kept = [d for d in closed.documents if not d.uses.filter(public=True).exists()]
    assert kept
    for document in kept:
        for name in (document.filename, "protokoll.txt"):
            for headers in HEADERS:
                answer = client.get(f"/filer/{document.pk}/{name}", **headers)
                assert answer.status_code == 404, (document.filename, headers)
                assert answer.content == missing.content
                assert dict(answer.headers) == dict(missing.headers)


def test_the_public_file_is_given(client: Client, closed: World) -> None:
    document = closed.open_document
    assert document is not None
    page = client.get(f"/{BODY}/2030-06-01/110/").content.decode()
    address = re.search(rf'href="(/filer/{document.pk}/[^"]*)"', page)
    assert address, "the page offers the file"
    answer = client.get(address[1])
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"Offentlig fil"
    assert client.get(address[1], HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_withdrawn_in_the_same_second(client: Client) -> None:
    """Published, indexed, withdrawn, and the index not told: no hit, count, facet, completion or feed entry."""
    minutes = make_minutes(make_meeting(make_committee("Kommunstyrelsen"), DAY))
    item = publish_item(make_item(minutes, 96, secret("nyss"), dnrs=("2030/5",)))
    commit()
    writer.rebuild()
    assert client.get("/sok/", {"q": BAIT}).context["view"].total == 1
    services.withdraw(item, by=make_superuser(), reason="Fel fil lämnades in.")
    view = client.get("/sok/", {"q": BAIT}).context["view"]
    assert (view.total, view.hits) == (0, ())
    assert [c.count for f in view.facets for c in (*f.first, *f.more) if c.count] == []
    for path in (f"/sok/forslag/?q={BAIT}", f"/sok/rss/?q={BAIT}", "/", f"/{BODY}/", f"/{BODY}/rss/", f"/{item.path}/"):
        assert not LEAK.search(text_of(client.get(path))), path


def test_reopened_and_corrected_but_not_published_again(client: Client) -> None:
    """A withdrawn § that is being corrected is a draft: its new text is nobody's yet."""
    minutes = make_minutes(make_meeting(make_committee("Kommunstyrelsen"), DAY))
    item = publish_item(make_item(minutes, 96, secret("forr")))
    services.withdraw(item, by=make_superuser(), reason="Fel fil lämnades in.")
    services.reopen(item, by=make_superuser())
    item.title = secret("nu")
    services.correct(item, ["title"], by=make_registrar(minutes.meeting.committee))
    answer = client.get(f"/{item.path}/")
    assert answer.status_code == 410
    assert not LEAK.search(text_of(answer))


def test_a_meeting_that_is_withdrawn_hides_its_paragraphs(client: Client) -> None:
    minutes = make_minutes(make_meeting(make_committee("Kommunstyrelsen"), DAY))
    item = publish_item(make_item(minutes, 96, secret("dag")))
    meeting = MeetingPage.objects.get(pk=minutes.meeting_id)
    with writing():
        meeting.publication, meeting.live = Publication.WITHDRAWN, False
        meeting.withdrawn_reason, meeting.withdrawn_at = "Fel dag.", timezone.now()
        meeting.save()
    for path in (f"/{item.path}/", f"/{MEETING}/", "/", f"/{BODY}/", f"/{BODY}/rss/"):
        answer = client.get(path)
        assert not LEAK.search(text_of(answer)), path
    assert client.get(f"/{MEETING}/").status_code == 410


def test_a_reference_does_not_tell_what_is_held_back(client: Client) -> None:
    """Whether we hold a draft or a secret § of that number, or none, reads the same."""
    committee = make_committee("Kommunstyrelsen")
    minutes = make_minutes(make_meeting(committee, DAY))
    printed = ("Nämnden 2030-05-22 § 97", "Nämnden 2030-05-22 § 98")
    documents = section(*printed, kind=SectionKind.DOCUMENTS, heading="Beslutsunderlag")
    item = publish_item(make_item(minutes, 96, "Taxa", sections=[documents]))
    draft = make_item(minutes, 97, "Utkast")
    Reference.objects.create(
        item=item, kind="paragraph", printed=printed[0], target_item=draft, status="resolved", sort_order=1
    )
    Reference.objects.create(item=item, kind="paragraph", printed=printed[1], status="unresolved", sort_order=2)
    held, missing = client.get(f"/{item.path}/").context["view"].sources
    assert held.text == printed[0]
    assert (held.state, held.links, held.resolved) == (missing.state, missing.links, missing.resolved)
