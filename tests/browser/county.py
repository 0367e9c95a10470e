"""The small county that the browser tests visit: `python tests/browser/county.py FILE` fills an empty database.

It runs in a process of its own with LANSBESLUT_VAR set, makes the tables and the records through the factories,
and writes the addresses of the pages to FILE as JSON. Invented bodies and persons; one initiative has the real name
that the seed document speaks of.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

AUTHORITY = "Exempelkommun"
COMMITTEE = "Barn- och utbildningsnämnden"
INITIATIVE = "Barnens bästa gäller! – i Kronobergs län"
DAY = date(2024, 5, 22)
LONG_WORD = "Verksamhetsutvecklingsöverenskommelsesamordning"


def main(target: Path) -> None:
    """Make the tables and the county, and write its addresses."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    target.write_text(json.dumps(build(), ensure_ascii=False, indent=1))


def build() -> dict[str, str]:
    """Every kind of public page, by its name in the tests, and what the registrar finds to do."""
    from tests.factories import people, records

    authority = records.make_authority(AUTHORITY, registrar_email="registrator@exempelkommun.invalid")
    committee = records.make_committee(COMMITTEE, authority, abbreviations="BUN", auto_links=True)
    people.make_registrar(committee)
    people.make_superuser()
    initiative = make_initiative(committee)
    meeting = records.make_meeting(committee, DAY)
    minutes = records.make_minutes(meeting, adjusted_on=date(2024, 5, 29))
    item = rich_item(minutes)
    appendix = people_and_appendix(item, minutes)
    paper = paper_with_letter(committee)
    link = suggested_link(minutes, initiative)
    gone = withdrawn_item(minutes)
    draft = records.make_item(minutes, 99, "Utkast som ingen ska se", dnrs=("2024/77",))
    neighbours(authority, initiative)
    roads = winter_roads(authority)
    return {
        "home": "/",
        "authority": f"/{authority.slug}/",
        "committee": f"/{authority.slug}/{committee.slug}/",
        "meeting": f"/{authority.slug}/{committee.slug}/{DAY.isoformat()}/",
        "item": f"/{item.path}/",
        "paper": f"/{paper.path}/",
        "appendix": f"/{appendix.path}/",
        "letter": f"/{paper.embedded.get().path}/",
        "case": f"/{item.dnrs.first().case.path}/",
        "initiatives": "/lansgemensamma-initiativ/",
        "initiative": f"/lansgemensamma-initiativ/{initiative.slug}/",
        "withdrawn": f"/{gone}/",
        "admin_committee": f"/admin/organ/{committee.pk}/",
        "admin_meeting": f"/admin/organ/sammantrade/{meeting.pk}/",
        "admin_item": f"/admin/organ/paragraf/{draft.pk}/",
        "admin_link": f"/admin/organ/kopplingar/{link.pk}/",
        "roads": f"/lansgemensamma-initiativ/{roads.slug}/",
        "admin_initiative": f"/admin/organ/initiativ/{roads.pk}/",
        "admin_bodies": f"/admin/organ/initiativ/{roads.pk}/organ/",
        "admin_cases": f"/admin/organ/initiativ/{roads.pk}/diarienummer/",
        "admin_reference": f"/admin/organ/initiativ/{roads.pk}/jamfor/",
        "admin_similar": f"/admin/organ/liknande/{item.pk}/",
    }


def make_initiative(committee: Any) -> Any:
    """An initiative with two steps and a matrix that has something to say of every kind of silence."""
    from decisions.models import ExpectedBody
    from tests.factories import records

    initiative = records.make_initiative(
        INITIATIVE,
        slug="barnens-basta-galler",
        aliases=("GIRFEC", "Skottlandsmodellen"),
        steps=("inriktningsbeslut", "uppfoljning"),
        description="Kommunerna och regionen i länet arbetar på samma sätt med stöd till barn och unga.",
    )
    silent = records.make_committee("Socialnämnden", AUTHORITY, policy="nothing")
    missing = records.make_committee("Kommunfullmäktige", "Provköpings kommun")
    for number, body in enumerate((committee, silent, missing)):
        ExpectedBody.objects.create(
            page=initiative,
            step="inriktningsbeslut",
            committee=body,
            source="Sändlista",
            source_date=date(2024, 1, 15),
            owner_statement="Har beslutat 2024-04-02." if body == silent else "",
            sort_order=number,
        )
    return initiative


def winter_roads(authority: Any) -> Any:
    """An initiative that is known by a paper; one body has decided, one whose protokoll is delivered later has not."""
    from decisions.models import ExpectedBody, KnownPaper
    from tests.factories import people, records

    initiative = records.make_initiative(
        "Vinterväghållning över gränsen",
        slug="vintervaghallning",
        steps=("inriktningsbeslut", "uppfoljning"),
        description="Länets kommuner vill ploga och sanda vägarna vid kommungränsen tillsammans.",
    )
    KnownPaper.objects.create(
        page=initiative,
        title="Förfrågan om gemensam organisering av snöröjning vid kommungränsen",
        date=date(2017, 2, 24),
        sender="Region Kronoberg",
    )
    roads = records.make_committee("Gatunämnden", authority, abbreviations="GN")
    people.make_registrar(roads, username="gaturegistrator")
    people.make_editor()
    other = records.make_committee("Trafiknämnden", "Provköpings kommun", auto_links=True)
    for number, body in enumerate((roads, other)):
        ExpectedBody.objects.create(
            page=initiative, step="inriktningsbeslut", committee=body, source="Sändlista", sort_order=number
        )
    minutes = records.make_minutes(records.make_meeting(other, date(2017, 5, 4)), adjusted_on=date(2017, 5, 9))
    records.publish_item(
        records.make_item(
            minutes,
            31,
            "Inriktningsbeslut om Vinterväghållning över gränsen",
            clauses=("att ställa sig bakom Vinterväghållning över gränsen.",),
            sections=[records.section("Länets kommuner vill ploga och sanda vägarna vid kommungränsen tillsammans.")],
        )
    )
    return initiative


VOTERS = (
    ("Alva Exempelsson", "X", "yes"), ("Bror Påhittsson", "X", "yes"), ("Cilla Provberg", "Y", "no"),
    ("David Testman", "", "abstained"), ("Ester Låtsaslund", "Z", "absent"),
)  # fmt: skip
"""Name, party and choice of those who vote in `rich_item`."""


def rich_item(minutes: Any) -> Any:
    """A published § with everything that a § can show: points, lists, a table, votes, sources, recipients."""
    from decisions.models import Notice, Position, Proposal, Reference, SectionKind, Submitter, Vote, VoteEvent
    from tests.factories import records

    item = records.make_item(
        minutes,
        96,
        f"Inriktningsbeslut för Barnens bästa gäller! och {LONG_WORD.lower()} i länets alla kommuner",
        prefix="Bu",
        clauses=(
            "Att ställa sig bakom den länsgemensamma modellen Barnens bästa gäller!.",
            "Att avsätta 1 200 tkr för 2025 och återkomma om finansieringen i budgetberedningen.",
        ),
        dnrs=("2024/0234. 600", "2024/35"),
        recipients=("Region Exempel", "Samtliga kommuner i länet"),
        lead_in="Barn- och utbildningsnämnden beslutar följande:",
        outcome="approved",
        decision_status="endorsed",
        sections=[
            records.section("Ärendet har bordlagts en gång och justeras nu.", heading="Sammanfattning"),
            records.section("Anna Exempel (X) reserverar sig.", kind=SectionKind.RESERVATION, heading="Reservation"),
        ],
    )
    item.sections.append(("section", budget_section()))
    item.save()
    event = VoteEvent.objects.create(item=item, question="Bifall mot avslag", yes_means="bifall", yes=2, no=1)
    for order, (name, party, choice) in enumerate(VOTERS):
        Vote.objects.create(event=event, name=name, party=party, choice=choice, sort_order=order)
    Position.objects.create(item=item, kind="reserved", name="Cilla Provberg", party="Y", text="reserverar sig.")
    Position.objects.create(item=item, kind="disqualified", name="Folke Fantasius", party="Z", sort_order=1)
    Submitter.objects.create(item=item, name="Gun Demodotter", party="Y")
    Proposal.objects.create(item=item, by="Förvaltningen", text="Nämnden ställer sig bakom modellen.")
    Reference.objects.create(item=item, kind="paper", printed="Förvaltningens tjänsteskrivelse, 2024-05-08")
    published = records.publish_item(item)
    Notice.objects.create(minutes=minutes, posted_on=date(2024, 5, 30), removed_on=date(2024, 6, 21))
    document = records.make_document(minutes.meeting.committee, "protokoll.txt", pages=("Protokoll",))
    records.attach_file(document, minutes, public=True, public_name="Protokollet som textfil")
    return published


def budget_section() -> dict[str, Any]:
    """A section with a wide table and a list of two levels."""
    header = ["Post", "2025", "2026", "2027", "Ansvarig förvaltning", "Anmärkning"]
    rows = [header, ["Samordning", "1 200", "900", "900", "Utbildningsförvaltningen", "Inräknat i ramen"]]
    points = [
        {"level": 0, "marker": "1.", "text": "Utbildning av personal"},
        {"level": 1, "marker": "a)", "text": "Förskola och skola"},
    ]
    content = [
        {"type": "list", "value": points},
        {"type": "table", "value": {"header_rows": 1, "rows": rows}},
    ]
    return {"kind": "background", "heading": "Kostnader", "content": content}


def people_and_appendix(item: Any, minutes: Any) -> Any:
    """Who was there, a vote whose figures do not add up, a bilaga of several pages, a rättelse of the edition."""
    from decisions import services
    from decisions.models import Attendance, Minutes, VoteEvent
    from tests.factories import people, records

    for order, (name, party, role, more) in enumerate(
        (
            ("Alva Exempelsson", "X", "member", {"office": "ordförande"}),
            ("Cilla Provberg", "Y", "member", {"absent": [[97, 97]], "note": "jäv § 97"}),
            ("Bror Påhittsson", "X", "serving_substitute", {"replaces": "Hugo Övningsson", "present": [[96, 98]]}),
            ("David Testman", "", "substitute", {"note": "kl. 13.00–14.30"}),
        )
    ):
        Attendance.objects.create(minutes=minutes, name=name, party=party, role=role, sort_order=order, **more)
    text = "Alva Exempelsson (X) röstar ja.\nMed 2 ja mot 1 nej beslutar nämnden enligt förslaget."
    VoteEvent.objects.create(item=item, question="Återremiss", consistent=False, text=text, sort_order=1)
    appendix = records.make_paper(
        minutes.meeting.committee, "Skriftlig reservation från Y", kind="bilaga", day=DAY,
        sections=[records.section("Vi hade velat se en bredare modell.")], replaces="Bilaga 1 i den första utgåvan",
    )  # fmt: skip
    records.belongs_to(appendix, item)
    stored = records.make_document(
        minutes.meeting.committee,
        "reservation.txt",
        pages=("Vi hade velat se\nen bredare modell.", "Cilla Provberg (Y)"),
    )
    records.attach_file(stored, appendix, public=True, public_name="Reservationen som textfil")
    records.publish_paper(appendix)
    corrected = Minutes.objects.create(
        meeting=minutes.meeting, kind="corrected", replaces=minutes, adjustment="date", adjusted_on=date(2024, 6, 3)
    )
    corrected.item_editions.create(item=item)
    services.publish_minutes(corrected, [item], by=people.make_superuser())
    appendix.refresh_from_db()
    return appendix


def paper_with_letter(committee: Any) -> Any:
    """A published tjänsteskrivelse, and the letter that lies in the same file as a paper of its own."""
    from decisions.models import DocumentKind
    from tests.factories import records

    paper = records.make_paper(
        committee,
        "Begäran om uppdrag att utreda länsgemensam organisering",
        day=date(2024, 5, 8),
        clauses=("Nämnden beslutar att ge förvaltningen i uppdrag att utreda frågan.",),
        sections=[records.section("Länets kommuner har olika organisation i dag.", heading="Bakgrund")],
        dnrs=("2024/0234. 600",),
        sender="Utbildningsförvaltningen",
        addressed_to=COMMITTEE,
        signed_by="Karin Påhittad, förvaltningschef",
    )
    letter = records.make_paper(
        committee,
        "Skrivelse om stöd till barn och unga",
        kind=DocumentKind.LETTER,
        day=date(2024, 4, 24),
        sections=[records.section("Regionen ber nämnden att ta ställning.", heading="Sammanfattning")],
        sender="Region Exempel",
        embedded_in=paper,
    )
    document = records.make_document(committee, "skrivelse.txt", pages=("Begäran",))
    records.attach_file(document, paper, public=True, public_name="Begäran som textfil")
    published = records.publish_paper(paper)
    records.publish_paper(letter)
    return published


def suggested_link(minutes: Any, initiative: Any) -> Any:
    """A published § whose link to the initiative waits for the registrar."""
    from decisions.models import InitiativeLink, LinkStatus, Relation
    from tests.factories import records

    item = records.publish_item(
        records.make_item(minutes, 97, "Yttrande över remiss om stöd till barn och unga", dnrs=("2024/51",))
    )
    proof = {"kind": 5, "field": "title", "start": 9, "end": 14, "quote": "remiss", "how": "description"}
    return InitiativeLink.objects.create(
        item=item,
        initiative=initiative,
        status=LinkStatus.SUGGESTED,
        relation=Relation.MENTION,
        step="inriktningsbeslut",
        score=0.4,
        evidence=[proof],
    )


def withdrawn_item(minutes: Any) -> str:
    """A § that was public and is withdrawn; returns its path."""
    from decisions import services
    from tests.factories import people, records

    item = records.publish_item(records.make_item(minutes, 98, "Återkallad paragraf"))
    services.withdraw(item, by=people.make_superuser(), reason="En uppgift var fel och har rättats i nästa protokoll.")
    return str(item.path)


def neighbours(authority: Any, initiative: Any) -> None:
    """Enough §§ of other bodies and years for facets and paging of search results, and a confirmed link."""
    from decisions.models import InitiativeLink, LinkStatus, Relation
    from tests.factories import records

    technical = records.make_committee("Tekniska nämnden", authority)
    for year in (2021, 2022, 2023):
        minutes = records.make_minutes(
            records.make_meeting(technical, date(year, 3, 14)), adjusted_on=date(year, 3, 20)
        )
        for number in range(1, 11):
            records.publish_item(
                records.make_item(minutes, number, f"Taxa för torghandel och kajplats, etapp {number}")
            )
    county = records.make_committee("Kommunstyrelsen", "Provköpings kommun")
    minutes = records.make_minutes(records.make_meeting(county, date(2024, 6, 4)), adjusted_on=date(2024, 6, 11))
    item = records.publish_item(
        records.make_item(minutes, 12, "Barnens bästa gäller!", clauses=("att anta modellen.",), dnrs=("KS/2024:12",))
    )
    InitiativeLink.objects.filter(item=item).delete()
    proof = {"kind": 1, "field": "title", "start": 0, "end": 20, "quote": "Barnens bästa gäller", "how": "name"}
    InitiativeLink.objects.create(
        item=item,
        initiative=initiative,
        status=LinkStatus.CONFIRMED,
        relation=Relation.DECISION,
        step="inriktningsbeslut",
        decision_status="adopted",
        status_confirmed=True,
        evidence=[proof],
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.dev")
    main(Path(sys.argv[1]))
