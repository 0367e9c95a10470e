"""A small public record for the contract suite: both seeds, and invented §§ and papers of three bodies."""

from datetime import date

from search.core.document import CaseNumber, SearchDocument, Tag

VAXJO = Tag("vaxjo", "Växjö kommun")
LJUNGBY = Tag("ljungby", "Ljungby kommun")
REGION = Tag("region-kronoberg", "Region Kronoberg")
BUN = Tag("vaxjo/bun", "Barn- och utbildningsnämnden", ("BUN",))
KS = Tag("ljungby/ks", "Kommunstyrelsen", ("KS",))
RS = Tag("region-kronoberg/rs", "Regionstyrelsen")
ITEM = Tag("protokoll", "Protokoll")
SERVICE = Tag("tjansteskrivelse", "Tjänsteskrivelse")
MOTION = Tag("motion", "Motion")
APPROVED = Tag("bifall", "Bifall")
REJECTED = Tag("avslag", "Avslag")
BEST = Tag("barnens-basta", "Barnens bästa gäller! – i Kronobergs län", ("GIRFEC",))

_SEED_ITEM = """Barn- och utbildningsnämnden beslutar enligt förslaget i Region Kronobergs underlag.
I Kronobergs län har skolan, hälso- och sjukvården och socialtjänsten arbetat med inspiration från Skottland.
Arbetsutskottets förslag till beslut, 2018-05-16 § 72"""


def item(number: int, title: str, **fields: object) -> SearchDocument:
    key = f"item-{number}"
    return SearchDocument(key, key, "item", f"/{key}/", title, document_kind=ITEM, **fields)  # type: ignore[arg-type]


def page(number: int, place: int, title: str, **fields: object) -> SearchDocument:
    record = f"paper-{number}"
    return SearchDocument(
        f"{record}-p{place}", record, "paper", f"/{record}/", title, page=place, document_kind=SERVICE, **fields
    )  # type: ignore[arg-type]


def seed_item() -> SearchDocument:
    """Seed 000 as a published §."""
    return item(
        1,
        'Inriktningsbeslut för vidare arbete med "Barnens bästa gäller! - Kronobergs län"',
        clauses="Att ställa sig bakom att utreda utformningen av en länsgemensam modell för barnens bästa.\n"
        "Att ställa sig bakom föreslagen styr- och ledningsorganisation med tillhörande budget.",
        body=_SEED_ITEM,
        authority=VAXJO,
        committee=BUN,
        date=date(2018, 5, 22),
        paragraph="96",
        paragraph_prefix="Bu",
        case_numbers=(CaseNumber("2018/0234", 2018, 234),),
        outcome=APPROVED,
        initiatives=(BEST,),
    )


def documents() -> tuple[SearchDocument, ...]:
    """The whole record."""
    return (
        seed_item(),
        page(
            2,
            1,
            "Begäran om uppdrag att utreda läns gemensam organisering kring barn och unga",
            body="Region Kronoberg begär att få i uppdrag att utreda läns gemensam organisering.",
            authority=VAXJO,
            committee=BUN,
            date=date(2017, 3, 7),
            case_numbers=(CaseNumber("2017/35", 2017, 35),),
        ),
        page(
            2,
            2,
            "Begäran om uppdrag att utreda läns gemensam organisering kring barn och unga",
            body="Bilaga. HVB-placeringar har ökat med 120 procent, se dnr KS 2018/234 och §§ 12–14.",
            authority=VAXJO,
            committee=BUN,
            date=date(2017, 3, 7),
        ),
        item(
            3,
            "Motion om barnkonventionen i förskolan",
            clauses="Kommunstyrelsen avslår motionen.",
            body="Barnkonventionens artiklar gäller redan. Se SFS 2018:1197 och beslut den 16 maj 2018.",
            authority=LJUNGBY,
            committee=KS,
            date=date(2018, 5, 16),
            paragraph="12 a",
            paragraph_prefix="Ks",
            case_numbers=(CaseNumber("KS 2018/234", 2018, 234, "ks"),),
            matter_type=MOTION,
            outcome=REJECTED,
        ),
        item(
            4,
            "Medborgarförslag om konventioner",
            body="En konvention är ett avtal. <script>alert('hej')</script> & mera. Länsgemensamma modeller.",
            authority=LJUNGBY,
            committee=KS,
            date=date(2016, 1, 12),
            paragraph="12",
            outcome=REJECTED,
        ),
        item(
            5,
            "Länsgemensam modell för samverkan",
            clauses="Regionstyrelsen antar modellen.",
            authority=REGION,
            committee=RS,
            date=date(2017, 11, 30),
            paragraph="96",
            outcome=APPROVED,
            initiatives=(BEST, Tag("komplex", "Barn och unga med komplex problematik")),
        ),
        item(6, "Information utan datum", body="Förvaltningen informerar om barnomsorgsförvaltningen."),
    )
