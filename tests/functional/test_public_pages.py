"""The public pages: what a citizen sees, what nobody may see, what a page costs."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.text import slugify

from decisions import services
from decisions.models import (
    Attendance,
    ErrorReport,
    ExpectedBody,
    GlossaryTerm,
    InitiativeLink,
    ItemRecipient,
    LinkStatus,
    MeetingPage,
    Minutes,
    Notice,
    PaperItem,
    Position,
    Proposal,
    Reference,
    Relation,
    SectionKind,
    Submitter,
    Vote,
    VoteEvent,
)
from tests.factories import records
from tests.factories.people import make_superuser
from tests.factories.records import (
    attach_file,
    make_authority,
    make_committee,
    make_document,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db

ITEM = "/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/96/"
MEETING = "/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/"
COMMITTEE = "/exempelkommun/barn-och-utbildningsnamnden/"
INITIATIVES = "/lansgemensamma-initiativ/"


class Outline(HTMLParser):
    """What an assistive tool meets first: language, landmarks, headings, ids, links, loaded things."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.cells_without_scope = 0
        self.captions = 0
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self._in = tag
        if tag == "html":
            self.language = values.get("lang", "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
            self.targets += (values.get(name) or "").split()
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag == "th" and "scope" not in values:
            self.cells_without_scope += 1
        if tag == "caption":
            self.captions += 1
        if tag in ("script", "img", "iframe", "source") or (tag == "link" and values.get("rel") == "stylesheet"):
            self.loaded.append(values.get("src") or values.get("href") or tag)

    def handle_data(self, data) -> None:
        if self._in == "title":
            self.title += data

    def handle_endtag(self, tag) -> None:
        self._in = ""


def publish_inriktningsbeslut(**fields):
    """A published § 96 with what a § can have."""
    committee = make_committee(abbreviations="BUN")
    committee.authority.registrar_email = "registrator@exempelkommun.invalid"
    committee.authority.save()
    minutes = make_minutes(make_meeting(committee), adjusted_on=date(2030, 5, 29))
    item = make_item(
        minutes,
        title="Inriktningsbeslut för trygga torg",
        clauses=("Att ställa sig bakom en modell för trygga torg.", "Att avsätta 100 tkr."),
        dnrs=("2030/0234",),
        recipients=("Region Exempel",),
        lead_in="Nämnden beslutar följande:",
        sections=[
            section(
                "Ärendet har bordlagts en gång. Det bordlagts igen.", kind=SectionKind.SUMMARY, heading="Sammanfattning"
            ),
            section(
                "Förvaltningens tjänsteskrivelse, 2030-05-08.", kind=SectionKind.DOCUMENTS, heading="Beslutsunderlag"
            ),
        ],
        **fields,
    )
    VoteEvent.objects.create(item=item, question="Bifall mot avslag", yes=9, no=4)
    Reference.objects.create(item=item, kind="paper", printed="Förvaltningens tjänsteskrivelse, 2030-05-08")
    return publish_item(item)


def link(item, initiative, status=LinkStatus.CONFIRMED, **fields):
    """A link with evidence in the title."""
    start = item.title.find("trygga torg")
    proof = {"kind": 1, "field": "title", "start": start, "end": start + 11, "quote": "trygga torg", "how": "alias"}
    InitiativeLink.objects.filter(item=item, initiative=initiative).delete()
    defaults = {"step": "inriktningsbeslut", "relation": Relation.DECISION, "evidence": [proof]}
    return InitiativeLink.objects.create(item=item, initiative=initiative, status=status, **{**defaults, **fields})


def make_initiative(title: str = "Trygga torg i länet", **fields):
    """An initiative whose address can be read aloud, whatever letters the settings allow in one."""
    return records.make_initiative(title, slug=slugify(title), **fields)


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, f"{path}: {response.status_code}"
    return response.content.decode()


def test_a_paragraph_shows_its_decision_before_everything_else(client) -> None:
    publish_inriktningsbeslut()
    html = text(client, ITEM)
    order = [
        "Inriktningsbeslut för trygga torg</h1>",
        "Nämnden beslutar följande:",
        'id="beslut-1"',
        'id="beslut-2"',
        "Sammanfattning</h2>",
        "9 ja, 4 nej.",
        "Beslutsunderlag och hänvisningar",
        "Region Exempel",
        "Protokollet</h2>",
        "Hänvisa</h2>",
    ]
    places = [html.index(words) for words in order]
    assert places == sorted(places)


def test_every_number_of_a_paragraph_leads_somewhere_that_answers(client) -> None:
    publish_inriktningsbeslut()
    outline = Outline(text(client, ITEM))
    for path in {href for href in outline.links if href.startswith("/") and not href.startswith(("/sok", "/logga-in"))}:
        assert client.get(path).status_code == 200, path
    assert "/exempelkommun/arenden/2030-234/" in outline.links
    assert MEETING in outline.links
    assert COMMITTEE in outline.links


def test_a_page_is_in_swedish_whatever_its_thread_has_done_before(client) -> None:
    publish_inriktningsbeslut()
    with translation.override("en"):
        assert '<time datetime="2030-05-22">22 maj 2030</time>' in text(client, ITEM)


def test_the_title_names_authority_body_date_and_number(client) -> None:
    publish_inriktningsbeslut()
    title = Outline(text(client, ITEM)).title
    for words in ("§ 96", "Exempelkommun", "Barn- och utbildningsnämnden", "2030-05-22", "Länsbeslut"):
        assert words in title


def test_the_reference_to_copy_has_edition_and_address(client) -> None:
    publish_inriktningsbeslut()
    html = text(client, ITEM)
    wanted = (
        "Exempelkommun, Barn- och utbildningsnämnden 2030-05-22 § 96, dnr 2030/0234. Protokoll, justerat 2030-05-29."
    )
    assert f"{wanted}\nhttp://testserver{ITEM}" in html


def test_an_outcome_that_nobody_has_checked_says_so(client) -> None:
    publish_inriktningsbeslut(outcome="approved")
    assert "Ingen har granskat det" in text(client, ITEM)


def test_an_outcome_that_a_person_has_checked_says_so(client) -> None:
    publish_inriktningsbeslut(outcome="approved", outcome_confirmed=True)
    html = text(client, ITEM)
    assert "Granskat av organet" in html
    assert "Ingen har granskat det" not in html


def test_text_is_escaped_everywhere(client) -> None:
    bad = "<script>alert(1)</script>"
    item = make_item(title=f"{bad} rubrik", clauses=(bad,), sections=[section(bad)], lead_in=bad, recipients=(bad,))
    publish_item(item)
    for path in (ITEM, MEETING, COMMITTEE, "/exempelkommun/", "/"):
        assert "<script>" not in text(client, path)


def test_a_word_of_the_administration_is_explained_once_and_by_the_editors_words(client) -> None:
    GlossaryTerm.objects.create(word="Bordlägga", explanation="att vänta med beslutet, påhittad förklaring.")
    item = make_item(sections=[section("Ärendet har bordlagt, nej bordlagts.", "Det blev bordlagt på nytt.")])
    publish_item(item)
    html = text(client, ITEM)
    assert html.count('popovertarget="ord-bordlagga"') == 1
    assert "att vänta med beslutet, påhittad förklaring." in html
    assert "skjuta upp ett ärende" not in html


def test_a_table_of_a_decision_is_still_a_table(client) -> None:
    item = make_item(clauses=())
    table = {"type": "table", "value": {"header_rows": 1, "rows": [["Post", "2031"], ["Torg", "1 200"]]}}
    item.sections = item._meta.get_field("sections").to_python(
        [{"type": "section", "value": {"kind": "decision", "heading": "Beslut", "content": [table]}}]
    )
    item.save()
    publish_item(item)
    html = text(client, ITEM)
    assert '<th scope="col">Post</th>' in html
    assert '<th scope="row">Torg</th><td class="amount">1 200</td>' in html


def test_heads_of_figures_stand_to_the_right_and_nothing_is_no_head(client) -> None:
    item = make_item(clauses=())
    rows = [["", "2031", "Läge"], ["Torg", "1 200", "Norr"], ["Väg", "–", "12"]]
    table = {"type": "table", "value": {"header_rows": 1, "rows": rows}}
    item.sections = item._meta.get_field("sections").to_python(
        [{"type": "section", "value": {"kind": "decision", "heading": "Beslut", "content": [table]}}]
    )
    item.save()
    publish_item(item)
    html = text(client, ITEM)
    assert '<tr><td></td><th scope="col" class="amount-head">2031</th><th scope="col">Läge</th></tr>' in html
    assert '<th scope="row">Väg</th><td class="amount">–</td>' in html


def test_a_body_that_publishes_only_decisions_shows_only_decisions(client) -> None:
    item = publish_inriktningsbeslut()
    initiative = make_initiative(aliases=("hemligt alias",))
    link(item, initiative, evidence=[
        {"kind": 4, "field": "section-1-summary", "start": 0, "end": 7, "quote": "Ärendet", "how": "name"},
        {"kind": 1, "field": "title", "start": 0, "end": 17, "quote": "Inriktningsbeslut", "how": "name"},
    ])  # fmt: skip
    committee = item.meeting.committee
    committee.policy = "only_decisions"
    committee.save()
    html = text(client, ITEM)
    assert "Att ställa sig bakom en modell" in html
    assert "<mark>Inriktningsbeslut</mark>" in html
    for hidden in ("Ärendet", "9 ja", "Region Exempel", "tjänsteskrivelse, 2030-05-08"):
        assert hidden not in html
    assert "publicerar bara beslutet här" in html


def test_drafts_have_no_address_and_no_trace(client) -> None:
    item = publish_inriktningsbeslut()
    make_item(item.minutes.get(), number=97, title="Utkast om planteringar")
    for path in ("/", "/exempelkommun/", COMMITTEE, MEETING, ITEM, f"{COMMITTEE}rss/"):
        assert "Utkast om planteringar" not in text(client, path)
    text(client, f"{MEETING}97/", 404)


def test_a_paragraph_leads_to_the_public_ones_beside_it(client) -> None:
    item = publish_inriktningsbeslut()
    minutes = item.minutes.get()
    for number, suffix, title in ((95, "", "Val av justerare"), (96, "a", "Tillägg"), (12, "", "Långt före")):
        publish_item(make_item(minutes, number, title, suffix=suffix))
    make_item(minutes, 97, "Utkast")
    html = text(client, ITEM)
    assert f'rel="prev" href="{MEETING}95/">§ 95 Val av justerare' in html
    assert f'rel="next" href="{MEETING}96a/">§ 96 a Tillägg' in html
    assert "Långt före" not in html
    assert 'rel="next"' not in text(client, f"{MEETING}96a/")


@pytest.mark.parametrize("status", [LinkStatus.SUGGESTED, LinkStatus.REJECTED])
def test_links_that_nobody_stands_for_are_not_shown(client, status) -> None:
    item, initiative = publish_inriktningsbeslut(), make_initiative("Levande kajer")
    link(item, initiative, status)
    assert "Levande kajer" not in text(client, ITEM)
    assert ITEM not in text(client, f"{INITIATIVES}levande-kajer/")
    assert "§ 96" not in text(client, f"{INITIATIVES}levande-kajer/rss/")


def test_an_automatic_link_says_that_nobody_has_checked_it_and_shows_its_words(client) -> None:
    item, initiative = publish_inriktningsbeslut(), make_initiative()
    tie = link(item, initiative, LinkStatus.AUTOMATIC)
    html = text(client, ITEM)
    assert "Kopplad automatiskt – inte granskad av kommunen" in html
    assert "<mark>trygga torg</mark>" in html
    assert "Anmäl fel koppling" in html
    assert f'id="koppling-{tie.pk}"' in html


def test_a_confirmed_link_says_who_stands_for_it(client) -> None:
    item, initiative = publish_inriktningsbeslut(), make_initiative()
    link(item, initiative, decided_by=make_superuser(), decided_at="2030-06-03T10:00:00+00:00")
    html = text(client, ITEM)
    assert "av Barn- och utbildningsnämnden den 3 juni 2030" in html
    assert "inte granskad" not in html


def test_quoted_words_that_are_taken_out_of_the_text_are_not_quoted(client) -> None:
    item, initiative = publish_inriktningsbeslut(), make_initiative()
    proof = {"kind": 1, "field": "title", "start": 0, "end": 9, "quote": "Kalle Kula", "how": "name"}
    link(item, initiative, evidence=[proof])
    assert "Kalle Kula" not in text(client, ITEM)


def test_a_withdrawn_paragraph_answers_410_with_its_reason(client) -> None:
    item = publish_inriktningsbeslut()
    services.withdraw(item, by=make_superuser(), reason="En uppgift var fel.")
    html = text(client, ITEM, 410)
    assert "En uppgift var fel." in html
    assert "Inriktningsbeslut" not in html
    assert "registrator@exempelkommun.invalid" in html


def test_a_moved_paragraph_redirects_for_ever(client) -> None:
    item = publish_inriktningsbeslut()
    services.move(item, make_meeting(day=date(2030, 5, 23)), by=make_superuser())
    response = client.get(ITEM)
    assert response.status_code == 301
    assert response["Location"] == ITEM.replace("-22/", "-23/")


def test_a_paragraph_of_a_body_that_has_closed_its_protokoll_is_gone_not_unknown(client) -> None:
    item = publish_inriktningsbeslut()
    committee = item.meeting.committee
    committee.policy = "nothing"
    committee.save()
    html = text(client, ITEM, 410)
    assert "går att begära ut" in html
    assert "trygga torg" not in html
    assert "publicerar inte protokoll här" in text(client, COMMITTEE)


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte/",
        f"{COMMITTEE}2030-05-22/4711/",
        f"{COMMITTEE}2031-01-01/",
        "/exempelkommun/handlingar/x/",
        "/exempelkommun/arenden/1-1/",
        "/exempelkommun/handlingar/x%00y/",
    ],
)
def test_an_unknown_address_answers_404_with_a_search_box(client, path) -> None:
    publish_inriktningsbeslut()
    assert 'role="search"' in text(client, path, 404)


def test_a_meeting_shows_editions_notices_and_what_is_kept_back(client) -> None:
    item = publish_inriktningsbeslut()
    minutes = item.minutes.get()
    Minutes.objects.filter(pk=minutes.pk).update(paragraphs_covered="95–97", adjusters="Anna Exempel")
    Notice.objects.create(minutes=minutes, posted_on=date(2030, 5, 30), removed_on=date(2030, 6, 21))
    kept = make_item(minutes, number=97, title="Något hemligt")
    services.withhold(kept, "secret", by=make_superuser(), provision="OSL 26 kap. 1 §")
    html = text(client, MEETING)
    for words in ("Omfattar § 95–97.", "29 maj 2030", "Anna Exempel", "30 maj 2030", "21 juni 2030"):
        assert words in html
    assert "En paragraf från sammanträdet visas inte på webben" in html
    assert "Något hemligt" not in html


def test_only_a_file_that_is_ticked_is_offered(client) -> None:
    item = publish_inriktningsbeslut()
    minutes, committee = item.minutes.get(), item.meeting.committee
    attach_file(make_document(committee, "original.txt"), minutes, public_name="Originalet")
    attach_file(make_document(committee, "maskad.txt"), minutes, public=True, public_name="Den maskade utgåvan")
    html = text(client, ITEM)
    assert "Den maskade utgåvan" in html
    assert "Originalet" not in html


def test_a_gone_page_names_no_authority_that_is_off_the_web(client) -> None:
    item = publish_inriktningsbeslut()
    services.withdraw(item, by=make_superuser(), reason="Fel fil lämnades in.")
    assert "Exempelkommun" in text(client, ITEM, 410)
    make_authority().unpublish()
    html = text(client, ITEM, 410)
    assert "Fel fil lämnades in." in html
    assert "Exempelkommun" not in html
    assert "registrator@" not in html


def test_a_withdrawn_meeting_and_an_unheld_one_say_what_they_are(client) -> None:
    committee = make_committee()
    publish_inriktningsbeslut()
    draft = make_meeting(committee, date(2030, 6, 22))
    assert draft.publication == "draft"
    text(client, f"{COMMITTEE}2030-06-22/", 404)
    assert "2030-06-22" not in text(client, COMMITTEE)


def test_a_paper_shows_its_text_beside_its_file(client) -> None:
    paper = make_paper(
        title="Begäran om torg",
        clauses=("Nämnden ställer sig bakom.",),
        sections=[section("Torget är grått.")],
        dnrs=("2030/35",),
        sender="Förvaltningen",
    )
    attach_file(make_document(name="b.txt"), paper, public=True, public_name="Begäran som textfil")
    publish_paper(paper)
    html = text(client, "/exempelkommun/handlingar/2030-05-22-tjansteskrivelse/")
    for words in ("Begäran om torg</h1>", "Nämnden ställer sig bakom.", "Torget är grått.", "Begäran som textfil"):
        assert words in html
    assert "Ett förslag är inget beslut" in html


def test_what_leads_in_to_a_proposal_stands_above_its_points_and_nowhere_else(client) -> None:
    own = section("Nämnden beslutar", kind=SectionKind.PROPOSAL)
    printed = section("Taxan räknas upp.", kind=SectionKind.PROPOSAL, heading="Förvaltningens förslag")
    publish_paper(make_paper(title="Taxa", clauses=("att anta taxan",), sections=[own, printed]))
    html = text(client, "/exempelkommun/handlingar/2030-05-22-tjansteskrivelse/")
    assert html.count("Nämnden beslutar") == 1
    assert html.index('id="forslag"') < html.index("Nämnden beslutar") < html.index("att anta taxan")
    assert html.index("att anta taxan") < html.index("Förvaltningens förslag</h2>") < html.index("Taxan räknas upp.")


def test_a_proposal_without_points_is_shown_as_it_was_written(client) -> None:
    publish_paper(make_paper(title="Taxa", sections=[section("Taxan räknas upp.", kind=SectionKind.PROPOSAL)]))
    html = text(client, "/exempelkommun/handlingar/2030-05-22-tjansteskrivelse/")
    assert html.index("Förslag till beslut</h2>") < html.index("Taxan räknas upp.")


def test_a_case_shows_its_way_through_the_bodies_in_time_order(client) -> None:
    authority = make_authority(diary_habit="one")
    au = make_committee("Arbetsutskottet", authority)
    for committee, day, number in ((make_committee(), date(2030, 5, 22), 96), (au, date(2030, 5, 16), 72)):
        item = make_item(make_minutes(make_meeting(committee, day)), number=number, dnrs=("2030/234",))
        publish_item(item, reason="Beslutat att publicera.")
    html = text(client, "/exempelkommun/arenden/2030-234/")
    assert html.index("§ 72") < html.index("§ 96")
    assert "Nytt i ärendet" in html


def test_a_case_with_nothing_public_is_not_named(client) -> None:
    item = publish_inriktningsbeslut()
    case = item.dnrs.get().case
    services.withdraw(item, by=make_superuser(), reason="Fel.")
    html = text(client, f"/{case.path}/", 410)
    assert "Inriktningsbeslut" not in html


def test_the_matrix_tells_four_kinds_of_silence_apart(client) -> None:
    initiative = make_initiative(steps=("inriktningsbeslut",))
    committees = {
        "Inget beslut funnet i de protokoll vi har (till och med 22 maj 2030)": make_committee("Tekniska nämnden"),
        "Protokoll saknas": make_committee("Valnämnden"),
        "Publicerar inte protokoll här": make_committee("Socialnämnden", policy="nothing"),
        "Uppgift från initiativets ägare: beslut 2029-04-01": make_committee("Kulturnämnden", policy="nothing"),
    }
    publish_item(make_item(make_minutes(make_meeting(committees[next(iter(committees))]))))
    for words, committee in committees.items():
        statement = words.partition("ägare: ")[2]
        ExpectedBody.objects.create(
            page=initiative,
            step="inriktningsbeslut",
            committee=committee,
            source="sändlista",
            owner_statement=statement,
        )
    html = text(client, f"{INITIATIVES}trygga-torg-i-lanet/")
    for words in committees:
        assert words in html
    assert "0 av 4" in html


def test_a_cell_is_filled_by_a_deciding_body_and_named_when_a_person_has_confirmed_it(client) -> None:
    initiative = make_initiative()
    item = publish_inriktningsbeslut()
    tie = link(item, initiative, LinkStatus.AUTOMATIC, decision_status="endorsed")
    page = f"{INITIATIVES}trygga-torg-i-lanet/"
    html = text(client, page)
    assert "Beslut finns (ogranskat)" in html.replace("innan dess står det ”Beslut finns (ogranskat)”", "")
    assert "Ställt sig bakom" not in html
    InitiativeLink.objects.filter(pk=tie.pk).update(status=LinkStatus.CONFIRMED, status_confirmed=True)
    assert "Ställt sig bakom" in text(client, page)


def test_a_preparing_body_only_prepares(client) -> None:
    initiative = make_initiative()
    au = make_committee("Arbetsutskottet")
    assert au.preparatory
    item = make_item(make_minutes(make_meeting(au)), title="Inför trygga torg")
    item = publish_item(item, reason="Beslutat att publicera.")
    link(item, initiative, decision_status="endorsed", status_confirmed=True)
    html = text(client, f"{INITIATIVES}trygga-torg-i-lanet/")
    assert "Endast berett eller noterat" in html
    assert "Ställt sig bakom" not in html
    assert "Inget beslutande organs beslut är kopplat än." in html


def test_decisions_are_compared_with_the_named_one_only(client) -> None:
    initiative = make_initiative()
    reference = publish_inriktningsbeslut()
    other = make_item(
        make_minutes(make_meeting(make_committee("Kulturnämnden"))),
        number=4,
        title="Om trygga torg",
        clauses=("att ställa sig bakom en modell för ”trygga torg”",),
    )
    other = publish_item(other)
    link(reference, initiative)
    link(other, initiative)
    page = f"{INITIATIVES}trygga-torg-i-lanet/"
    assert "Jämför besluten" not in text(client, page)
    initiative.reference_item = reference
    initiative.save()
    assert "1 punkt lika, 1 saknas" in text(client, page)


def test_a_public_link_that_is_taken_away_leaves_a_dated_line(client) -> None:
    item, initiative = publish_inriktningsbeslut(), make_initiative()
    tie = link(item, initiative, LinkStatus.REJECTED)
    tie.events.create(before=LinkStatus.AUTOMATIC, after=LinkStatus.REJECTED)
    html = text(client, f"{INITIATIVES}trygga-torg-i-lanet/")
    assert "Barn- och utbildningsnämnden 22 maj 2030 § 96 togs bort" in html


def test_demo_content_is_marked_in_title_page_and_robots(client) -> None:
    item = publish_inriktningsbeslut()
    MeetingPage.objects.filter(pk=item.meeting_id).update(demo=True)
    for path in (ITEM, MEETING):
        html = text(client, path)
        assert "(exempeldata)" in Outline(html).title
        assert "Exempeldata." in html
        assert '<meta name="robots" content="noindex">' in html


def test_noindex_follows_the_body(client, settings) -> None:
    settings.DEMO = False
    item = publish_inriktningsbeslut()
    assert 'content="noindex"' not in text(client, ITEM)
    committee = item.meeting.committee
    committee.noindex = True
    committee.save()
    for path in (ITEM, MEETING, COMMITTEE):
        assert 'content="noindex"' in text(client, path)


def all_pages() -> list[str]:
    """One of each kind of page, with content."""
    item, initiative = publish_inriktningsbeslut(), make_initiative()
    link(item, initiative)
    initiative.expected_bodies.create(step="inriktningsbeslut", committee=item.meeting.committee, source="sändlista")
    publish_paper(make_paper(sections=[section("Torget är grått.")], dnrs=("2030/0234",)))
    return [
        "/", "/exempelkommun/", COMMITTEE, MEETING, ITEM, INITIATIVES, f"{INITIATIVES}trygga-torg-i-lanet/",
        "/exempelkommun/arenden/2030-234/", "/exempelkommun/handlingar/2030-05-22-tjansteskrivelse/",
        "/om/", "/tillganglighet/", "/anmal-fel/",
    ]  # fmt: skip


def test_every_page_can_be_walked_by_headings_and_landmarks(client) -> None:
    for path in all_pages():
        outline = Outline(text(client, path))
        assert outline.language == "sv", path
        assert outline.headings.count(1) == 1, path
        steps = zip(outline.headings, outline.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), (path, outline.headings)
        assert {"header", "main", "footer", "nav"} <= set(outline.tags), path
        assert len(outline.ids) == len(set(outline.ids)), path
        assert set(outline.targets) <= set(outline.ids), (path, set(outline.targets) - set(outline.ids))
        fragments = {href[1:] for href in outline.links if href.startswith("#")}
        assert fragments <= set(outline.ids), (path, fragments - set(outline.ids))
        assert outline.cells_without_scope == 0, path
        assert outline.tags.count("table") == outline.captions, path


def test_no_page_loads_anything_but_our_own_files_and_sets_no_cookie(client) -> None:
    for path in all_pages():
        response = client.get(path)
        html = response.content.decode()
        # The stylesheet, and where there is a search box what it suggests by.
        own = ["/static/css/site.css", *(["/static/search/completion.js"] if 'id="sokruta"' in html else [])]
        assert [url.partition("?")[0] for url in Outline(html).loaded] == own, path
        if path != "/anmal-fel/":
            assert not response.cookies, path


def test_a_report_goes_to_the_body_that_owns_the_page(client) -> None:
    item = publish_inriktningsbeslut()
    assert f'value="{ITEM}"' in text(client, f"/anmal-fel/?sida={ITEM}&fel=link")
    data = {"address": f"http://testserver{ITEM}", "kind": "text", "message": "Punkt 2 saknar ett ord."}
    response = client.post("/anmal-fel/", data)
    assert response.status_code == 302
    report = ErrorReport.objects.get()
    assert (report.item, report.committee, report.message) == (item, item.meeting.committee, "Punkt 2 saknar ett ord.")
    assert f'href="{ITEM}"' in text(client, response["Location"])


def test_a_report_without_a_token_is_refused() -> None:
    publish_inriktningsbeslut()
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/anmal-fel/", {"address": ITEM, "kind": "text", "message": "Hej"})
    assert response.status_code == 403
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"address": "/finns/inte/"}, "Vi hittar ingen sådan sida"),
        ({"message": ""}, "Anmälan är inte skickad"),
        ({"message": "Personen 19121212-1212 syns."}, "Ta bort personnumret"),
        ({"kind": "annat-slag"}, "Anmälan är inte skickad"),
        ({"email": "ingen adress"}, "Anmälan är inte skickad"),
    ],
)
def test_a_report_that_cannot_be_used_says_why(client, change, words) -> None:
    publish_inriktningsbeslut()
    data = {"address": ITEM, "kind": "text", "message": "Något är fel.", **change}
    response = client.post("/anmal-fel/", data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_report_from_a_program_is_thanked_and_not_kept(client) -> None:
    publish_inriktningsbeslut()
    data = {"address": ITEM, "kind": "text", "message": "Köp", "website": "http://example.invalid"}
    assert client.post("/anmal-fel/", data).status_code == 302
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("back", ["//evil.invalid/", "https://evil.invalid/", "javascript:alert(1)", "/\\evil.invalid"])
def test_the_way_back_never_leads_away(client, back) -> None:
    assert "evil.invalid" not in text(client, f"/anmal-fel/tack/?sida={back}")


def grow(size: int) -> None:
    """`size` more of everything that a page lists."""
    authority = make_authority(diary_habit="one")
    initiative = make_initiative(f"Initiativ {size}")
    first = None
    for n in range(size):
        other = make_committee(f"Nämnd {size} {n}", authority)
        day = date(2030, 5, 22) if n % 2 else date(2029, 3, 1 + n)
        minutes = make_minutes(make_meeting(other if n % 3 else make_committee(authority=authority), day))
        Notice.objects.create(minutes=minutes, posted_on=day)
        attach_file(
            make_document(minutes.meeting.committee, f"{size}-{n}.txt"), minutes, public=True, public_name="Fil"
        )
        item = make_item(
            minutes, 1000 * size + n, dnrs=("2030/0234",), sections=[section("Text.")], clauses=("att a", "att b")
        )
        item = publish_item(item)
        link(item, initiative)
        link(item, make_initiative_once())
        initiative.expected_bodies.create(step="inriktningsbeslut", committee=other, source="sändlista")
        publish_paper(make_paper(minutes.meeting.committee, dnrs=("2030/0234",), day=date(2028, 1, 1 + n)))
        Reference.objects.create(
            item=item, kind="paragraph", printed="§ 96", target_item=first, status="resolved" if first else "unresolved"
        )
        first = first or item


def make_initiative_once():
    from decisions.models import InitiativePage

    return InitiativePage.objects.filter(title="Trygga torg i länet").first() or make_initiative()


def enrich(item, numbers: range) -> None:
    """More of what one § shows."""
    committee = item.meeting.committee
    for n in numbers:
        event = VoteEvent.objects.create(item=item, question=f"Omröstning {n}", yes=2)
        for name in ("Anna Exempel", "Bo Exempel"):
            Vote.objects.create(event=event, name=name, party="X", choice="yes")
            Position.objects.create(item=item, kind="moved", name=name)
            Submitter.objects.create(item=item, name=name)
            Attendance.objects.create(minutes=item.minutes.first(), name=name)
        paper = publish_paper(make_paper(title=f"Bilaga {n}", kind="bilaga"))
        PaperItem.objects.create(paper=paper, item=item, number=item.number)
        Proposal.objects.create(item=item, by="Nämnden", text="att bifalla")
        ItemRecipient.objects.create(item=item, name=f"Akten {n}")
        Reference.objects.create(item=item, kind="paper", printed=f"Underlag {n}")
        Reference.objects.create(item=item, kind="dnr", printed="2030/0234", target_case=item.dnrs.first().case)
        other = publish_item(make_item(item.minutes.first(), 200 + n, dnrs=("2030/0234",)))
        for target in (
            {"target_item": other}, {"target_paper": paper}, {"target_committee": committee},
            {"target_authority": committee.authority},
            {"candidates": [["agendaitem", other.pk], ["paper", paper.pk]], "status": "ambiguous"},
        ):  # fmt: skip
            Reference.objects.create(item=item, kind="paper", printed=f"Underlag {n}", **target)
        Reference.objects.create(item=other, kind="paragraph", printed="§ 96", target_item=item)
        link(item, make_initiative(f"Vid sidan {n}"))


def cost(client: Client, path: str) -> int:
    client.get(path)  # fills Wagtail's and Django's own caches
    with CaptureQueriesContext(
        connection,
    ) as queries:
        text(client, path)
    return len(queries)


def test_pages_cost_at_most_fifteen_queries_however_much_they_show(client) -> None:
    make_authority(diary_habit="one")
    pages = all_pages()
    grow(2)
    pages += [f"{INITIATIVES}initiativ-2/"]
    item = InitiativeLink.objects.filter(item__number=96).first().item
    enrich(item, range(1))
    before = {path: cost(client, path) for path in pages}
    grow(9)
    enrich(item, range(1, 6))
    after = {path: cost(client, path) for path in pages}
    assert after == before
    assert {path: n for path, n in after.items() if n > 15} == {}
