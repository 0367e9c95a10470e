"""Names as registrars and machines write them, and words that only look like names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.linking import Alias, FieldKind, How, InitiativeProfile, Matcher, Mention, TextField, find


def mentions(text: str, *profiles: InitiativeProfile, kind: FieldKind = FieldKind.SECTION) -> tuple[Mention, ...]:
    return find([TextField(kind, "text", text)], profiles)


def named(text: str, *profiles: InitiativeProfile) -> list[tuple[str, How]]:
    return [(one.quote, one.how) for one in mentions(text, *profiles) if one.distinctive]


# text, the words that are the name, how they stand to it
SPELLINGS = [
    # the name as it is, and with other kinds of quotes and dashes
    ('se "Barnens bästa gäller! – i Kronobergs län".', "Barnens bästa gäller! – i Kronobergs län", How.EXACT),
    ("se ”Barnens bästa gäller! - i Kronobergs län”", "Barnens bästa gäller! - i Kronobergs län", How.EXACT),
    ("se Barnens bästa gäller! — i Kronobergs län.", "Barnens bästa gäller! — i Kronobergs län", How.EXACT),
    ("barnens bästa gäller! – i kronobergs län", "barnens bästa gäller! – i kronobergs län", How.EXACT),
    # without mark, dash, "i" or county
    ("Barnens bästa gäller i Kronobergs län", "Barnens bästa gäller i Kronobergs län", How.VARIANT),
    ("Barnens bästa gäller - Kronobergs län,", "Barnens bästa gäller - Kronobergs län", How.VARIANT),
    ("Barnens bästa gäller (Kronobergs län)", "Barnens bästa gäller (Kronobergs län)", How.VARIANT),
    ("Barnens bästa gäller! i Kronoberg", "Barnens bästa gäller! i Kronoberg", How.VARIANT),
    ("om ”Barnens bästa gäller”.", "Barnens bästa gäller", How.VARIANT),
    ("om ”Barnens bästa” gäller! i länet", "Barnens bästa” gäller", How.VARIANT),
    # broken by lines and hyphens
    ("Barnens bästa\ngäller! – i\nKronobergs län", "Barnens bästa\ngäller! – i\nKronobergs län", How.EXACT),
    ("Barnens bästa gäl-\nler!", "Barnens bästa gäl-\nler", How.VARIANT),
    ("Barnens bästa gäl\u00adler", "Barnens bästa gäl\u00adler", How.VARIANT),
    ("Bar\u00adnens  bästa\u00a0gäller", "Bar\u00adnens  bästa\u00a0gäller", How.VARIANT),
    # decomposed letters
    ("Barnens ba\u0308sta ga\u0308ller", "Barnens ba\u0308sta ga\u0308ller", How.VARIANT),
    # other endings
    ("enligt Barnets bästa gäller", "Barnets bästa gäller", How.INFLECTED),
]


@pytest.mark.parametrize(("text", "quote", "how"), SPELLINGS)
def test_spellings_of_a_name(text: str, quote: str, how: How, barnens_basta: InitiativeProfile) -> None:
    assert named(text, barnens_basta) == [(quote, how)]


@pytest.mark.parametrize("form", ["länsgemensam", "läns gemensam", "läns-gemensam", "läns‑gemensam", "läns-\ngemensam"])
@pytest.mark.parametrize("alias", ["länsgemensam", "läns gemensam", "läns-gemensam"])
def test_joined_and_parted_compounds(form: str, alias: str) -> None:
    profile = InitiativeProfile("x", (Alias(f"{alias} organisering kring barn med komplexa behov"),))
    words = f"{form} organisering kring barn med komplexa behov"
    ((quote, how),) = named(f"uppdrag att utreda {words} i Kronobergs län", profile)
    assert quote == words
    assert how in (How.EXACT, How.VARIANT)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("den länsgemensamma organiseringen kring barn och unga med komplex problematik", How.INFLECTED),
        ("länsgemensam organisering runt barn och unga med komplex problematik", How.INFLECTED),
        ("länsgemensam organisering för barn samt unga med komplexa problematiken", How.INFLECTED),
        ("LÄNSGEMENSAM ORGANISERING KRING BARN OCH UNGA MED KOMPLEX PROBLEMATIK", How.EXACT),
        ("iänsgemensam organisering kring barn och unga med komplex prob1ematik", How.MISREAD),
        ("lansgemensam organisering kring barn och unga med komplex problematik", How.MISREAD),
    ],
)
def test_long_names_bend(text: str, how: How, komplex_problematik: InitiativeProfile) -> None:
    assert [how for _, how in named(text, komplex_problematik)] == [how]


@pytest.mark.parametrize(
    ("text", "quote", "how"),
    [
        ("Kronobarnsmodellens tre steg", "Kronobarnsmodellens", How.VARIANT),
        ("en kronobarnsmodell", "kronobarnsmodell", How.INFLECTED),
        ("Kronobarns-\nmodellen", "Kronobarns-\nmodellen", How.VARIANT),
        ("enligt kronobarns modellen", "kronobarns modellen", How.VARIANT),
        ("GIRFEC:s principer", "GIRFEC", How.EXACT),
        ("GIRFEC-inspirerat arbete", "GIRFEC", How.EXACT),
        ("(GIRFEC)", "GIRFEC", How.EXACT),
        ("Skottlands-modellen", "Skottlands-modellen", How.VARIANT),
        ("Getting it right\nfor every child", "Getting it right\nfor every child", How.EXACT),
    ],
)
def test_aliases(text: str, quote: str, how: How, barnens_basta: InitiativeProfile) -> None:
    assert named(text, barnens_basta) == [(quote, how)]


@pytest.mark.parametrize(
    "text",
    [
        "Barnens bästa gäller i Jönköpings län",  # another county's
        "Barnens bästa gäller! – Kalmar län",
        "Barnens bästa gäller-stiftelsen",  # a look-alike
        "stiftelsen Barnens bästa gäller- stiftelsen",
        "barnens bästa. Gäller beslutet ska det prövas",  # a sentence between
        "Barnens bästa\n\nGäller från i dag",  # a paragraph between
        "Barnens bästa: gäller",
        "minbarnens bästa gäller",  # inside a word
        "barnens bästa gällerx",
        "girfecto",
        "agirfec",
        "barnkonventionen, barnperspektiv och barnets bästa",
        "Kronobarn",
        "",
        "\n\n",
    ],
)
def test_words_that_only_look_alike(text: str, barnens_basta: InitiativeProfile) -> None:
    assert named(text, barnens_basta) == []


def test_county_needs_a_name(barnens_basta: InitiativeProfile) -> None:
    assert [quote for quote, _ in named("Barnens bästa gäller i hela län", barnens_basta)] == ["Barnens bästa gäller"]


def test_everyday_words_are_found_but_not_distinctive_whatever_the_editor_says(
    barnens_basta: InitiativeProfile,
) -> None:
    (found,) = mentions("Barnens bästa ska beaktas.", barnens_basta)
    assert found.alias.distinctive
    assert not found.distinctive


def test_longer_name_stands_for_the_shorter_inside_it(barnens_basta: InitiativeProfile) -> None:
    (found,) = mentions("arbetet Barnens bästa gäller!", barnens_basta)
    assert found.distinctive


def test_name_entered_twice_is_one_mention() -> None:
    profile = InitiativeProfile("x", (Alias("Trygg i länet"),), (Alias("Trygg i länet"), Alias("trygg i länet", False)))
    (found,) = mentions("om Trygg i länet", profile)
    assert found.distinctive


def test_longer_name_of_another_initiative_stands() -> None:
    short = InitiativeProfile("short", (Alias("Trygg i länet"),))
    long = InitiativeProfile("long", (Alias("Trygg i länet för äldre"),))
    assert [one.initiative for one in mentions("om Trygg i länet för äldre", short, long)] == ["long"]
    assert [one.initiative for one in mentions("om Trygg i länet för alla", short, long)] == ["short"]


def test_name_that_two_initiatives_share_is_found_for_both() -> None:
    one, two = (InitiativeProfile(name, (Alias("Hälsolyftet i länet"),)) for name in ("one", "two"))
    assert [found.initiative for found in mentions("om Hälsolyftet i länet", one, two)] == ["one", "two"]


def test_look_alike_inside_the_name_does_not_take_it_away() -> None:
    profile = InitiativeProfile("x", (Alias("Goda liv mellan husen"),), look_alikes=("mellan husen",))
    assert len(mentions("planen Goda liv mellan husen", profile)) == 1


def test_look_alike_that_overlaps_takes_the_name_away() -> None:
    profile = InitiativeProfile("x", (Alias("Goda liv"),), look_alikes=("liv mellan husen",))
    assert mentions("planen Goda liv mellan husen", profile) == ()
    assert len(mentions("planen Goda liv", profile)) == 1


def test_acronym_needs_its_capitals_and_stands_alone() -> None:
    profile = InitiativeProfile("x", (Alias("Barn i centrum"),), (Alias("BIC"),))
    assert [one.quote for one in mentions("BIC, BIC:s plan, BICs, bic, BICEN, B I C", profile)] == [
        "BIC",
        "BIC",
        "BICs",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "as_name"),
    [
        (FieldKind.CLAUSE, "att anta planen för Barnens bästa gäller", True),
        (FieldKind.CLAUSE, "att anta planen för barnens bästa gäller", False),
        (FieldKind.CLAUSE, "att anta ”barnens bästa gäller”", True),
        (FieldKind.CLAUSE, "att anta barnens bästa gäller!", True),
        (FieldKind.CLAUSE, "att anta barnens bästa gäller i Kronobergs län", True),
        (FieldKind.CLAUSE, "att barnens bästa gäller i alla beslut", False),
        (FieldKind.SECTION, "Beslutet står fast. Barnens bästa gäller alltid.", False),
        (FieldKind.SECTION, "- Barnens bästa gäller alltid", False),
        (FieldKind.TITLE, "Barnens bästa gäller", True),
        (FieldKind.TITLE, "Barnens bästa gäller – årsrapport", True),
        (FieldKind.TITLE, "Barnens bästa gäller vid val av skola", False),
        (FieldKind.TITLE, "Årsrapport, Barnens bästa gäller 2020", True),
    ],
)
def test_everyday_words_in_a_row_or_a_name(
    kind: FieldKind, text: str, as_name: bool, barnens_basta: InitiativeProfile
) -> None:
    (found,) = (one for one in mentions(text, barnens_basta, kind=kind) if one.distinctive)
    assert found.as_name is as_name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("att ge föreningen Barnens bästa gäller bidrag", 0),
        ("att ge föreningen ”Barnens bästa gäller” bidrag", 0),
        ("vid förskolan Barnens bästa gäller", 0),
        (
            "att stödja föreningen Barnens bästa gäller i Kronobergs län",
            1,
        ),  # with the county it may be the initiative's
    ],
)
def test_a_name_that_is_said_to_be_somebody_elses(words: str, found: int, barnens_basta: InitiativeProfile) -> None:
    assert len([one for one in mentions(words, barnens_basta) if one.distinctive]) == found


@pytest.mark.parametrize("name", ["Energiprogram för länet", "Energiprogrammet för länet"])
@pytest.mark.parametrize(
    "printed", ["Energiprogram för länet", "Energiprogrammet för länet", "Energiprogrammets för länet"]
)
def test_a_program_is_the_programme_that_is_meant(name: str, printed: str) -> None:
    profile = InitiativeProfile("x", (Alias(name),))
    assert [one.quote for one in mentions(f"om {printed}.", profile)] == [printed]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("enligt kvarnhjulsmodellen", [How.EXACT]),
        ("enligt kvarnhjulmodellen", [How.INFLECTED]),
        ("enligt kvarnhjulmodellens steg", [How.INFLECTED]),
        ("enligt kvarnhjul", []),
        ("Avtal om unga som varken studerar eller arbetar", [How.INFLECTED]),
        ("Avtal om unga som varken studerar eller studerar", []),
    ],
)
def test_compounds_without_their_s_and_words_that_change_places(text: str, how: list[How]) -> None:
    names = (Alias("Kvarnhjulsmodellen"), Alias("Avtal om unga som varken arbetar eller studerar"))
    assert [found for _, found in named(text, InitiativeProfile("x", names))] == how


@pytest.mark.parametrize(
    ("text", "as_name"),
    [
        ("åtagandena i länets klimatprogram 2035 följs upp", True),
        ("åtagandena i länets klimatprogram följs upp", False),
    ],
)
def test_a_name_with_its_year_needs_no_capital(text: str, as_name: bool) -> None:
    profile = InitiativeProfile("x", (Alias("Länets klimatprogram 2035"), Alias("Länets klimatprogram")))
    assert [one.as_name for one in mentions(text, profile)] == [as_name]


def test_mentions_come_in_the_order_of_fields_and_text(profiles: tuple[InitiativeProfile, ...]) -> None:
    fields = [
        TextField(FieldKind.TITLE, "title", "GIRFEC"),
        TextField(FieldKind.CLAUSE, "clause-1", "Kronobarnsmodellen och GIRFEC"),
    ]
    assert [(one.field, one.quote) for one in find(fields, profiles)] == [
        ("title", "GIRFEC"),
        ("clause-1", "Kronobarnsmodellen"),
        ("clause-1", "GIRFEC"),
    ]


def test_no_profiles_no_mentions() -> None:
    assert mentions("Barnens bästa gäller!") == ()
    assert mentions("text", InitiativeProfile("x", (Alias("–"), Alias("")))) == ()


@given(st.text(alphabet='abgnlersäåö BG!\n-–\u00ad\u0308\u0130"”.', max_size=200))
def test_any_text_gives_true_quotes(text: str) -> None:
    matcher = Matcher([InitiativeProfile("x", (Alias("Barn gäller – i Bergs län", valid_to=date(2020, 1, 1)),))])
    for found in find([TextField(FieldKind.SECTION, "text", text)], matcher):
        assert text[found.start : found.end] == found.quote
        assert "\n\n" not in found.quote


@pytest.mark.parametrize(
    ("name", "text", "quotes"),
    [
        ("e-tjänsten Selma", "Avgift för e-tjänsten Selma 2030", ["e-tjänsten Selma"]),
        ("e-tjänsten Selma", "Avgift för e-\ntjänsten Selma 2030", ["e-\ntjänsten Selma"]),
        ("I rätt tid hem", "Svar om I rätt tid hem", ["I rätt tid hem"]),
        ("Vi gör det", "Svar om ”Vi gör det” och ”vi-gör-det”", ["Vi gör det", "vi-gör-det"]),
        ("En dörr in", "Svar om en dag. En dörr in öppnas, en dörr bort inte", ["En dörr in"]),
        ("RH", "Svar till RH och till RHÖ", ["RH"]),
    ],
)
def test_names_whose_first_word_is_short(name: str, text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in named(text, InitiativeProfile("x", (Alias(name),)))] == quotes


def test_a_name_that_starts_where_another_might_is_not_lost() -> None:
    profiles = (InitiativeProfile("a", (Alias("En dörr in"),)), InitiativeProfile("b", (Alias("Dörrlyftet"),)))
    assert named("Projektet en Dörrlyftet-idé", *profiles) == [("Dörrlyftet", How.EXACT)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Anslutning till Fjällvind", ["Fjällvind"]),  # the look-alike is this only in another form
        ("Fjällvinds styrgrupp", ["Fjällvinds"]),
        ("Arrende för Fjällvinden", []),
        ("Arrende för Fjällvindens veranda", []),
        ("Anbud från Fjällvind AB", []),
        ("Fjällvind, efter samråd med Fjällvind AB", ["Fjällvind"]),
    ],
)
def test_a_look_alike_is_not_the_name_in_another_form(text: str, quotes: list[str]) -> None:
    profile = InitiativeProfile("x", (Alias("Fjällvind"),), look_alikes=("Fjällvinden", "Fjällvind AB"))
    assert [quote for quote, _ in named(text, profile)] == quotes


@pytest.mark.parametrize(
    ("name", "text", "as_name"),
    [
        ("Energisamverkan Ekorren", "Energisamverkan Ekorrens budget", True),
        ("Energisamverkan Ekorren", "Energisamverkan ekorrens budget", False),
        ("Energisamverkan Ekorren", "ENERGISAMVERKAN EKORRENS BUDGET", False),
        ("e-tjänsten Selma", "E-tjänsten Selmas avgifter", True),
        ("LYFT Tallås", "LYFT Tallås journummer betalas", True),
        ("Lyft Tallås", "Lyft Tallås näringsliv med en mässa", False),  # the county is in capitals anyhow
        ("Lyft barnen", "Lyft barnen ur bilen", False),
    ],
)
def test_capitals_inside_a_name_tell_at_the_beginning_too(name: str, text: str, as_name: bool) -> None:
    (one,) = mentions(text, InitiativeProfile("x", (Alias(name),), county="Tallås län"), kind=FieldKind.TITLE)
    assert one.as_name is as_name


@pytest.mark.parametrize(
    ("name", "text", "of_county"),
    [
        ("Tallåslöftet", "Anslutning till Tallåslöftet", True),
        ("Hälsolotsen", "Anslutning till Hälsolotsen", False),
        ("Hälsolotsen", "Anslutning till Hälsolotsen i Tallås län", True),
        ("Länslöftet", "Anslutning till länets hälsolots och Länslöftet", False),
        ("länets hälsolots", "Anslutning till länets hälsolots", True),
    ],
)
def test_names_that_say_whose_they_are(name: str, text: str, of_county: bool) -> None:
    (one,) = mentions(text, InitiativeProfile("x", (Alias(name),), county="Tallås län"))
    assert one.of_county is of_county
