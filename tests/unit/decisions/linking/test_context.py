"""What the rest of a text says of a name in it."""

import pytest

from decisions.linking import Alias, FieldKind, InitiativeProfile, Mention, PaperDescription, TextField, find

PROFILE = InitiativeProfile(
    "x", (Alias("Rätt väg hem"),), (Alias("Hemvägsmodellen"), Alias("Norrsjös hemlöfte")), led_by="Region Norrsjö"
)


def found(*texts: str, profile: InitiativeProfile = PROFILE) -> tuple[Mention, ...]:
    return find([TextField(FieldKind.CLAUSE, f"clause-{place}", text) for place, text in enumerate(texts)], [profile])


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("att anta Rätt väg hem i Åsmarks län", []),
        ("att anta Rätt väg hem i Dalarna", []),
        ("att anta Rätt väg hem i Norrsjö län", [(True, False, False)]),
        ("att svara på Region Åsmarks remiss av Rätt väg hem", [(False, True, False)]),
        ("att svara på Region Åsmarks remiss av Hemvägsmodellen", [(True, True, False)]),
        ("att svara Region Åsmark och Region Norrsjö om Rätt väg hem", [(True, False, False)]),
        ("att anta Norrsjös hemlöfte som Region Åsmark", [(True, False, False)]),
        ("Region Åsmark deltog. Nämnden antar Rätt väg hem.", [(True, False, True)]),
        ("Region Åsmark deltog. Nämnden antar Rätt väg hem. Region Norrsjö leder.", [(True, False, False)]),
    ],
)
def test_names_beside_other_counties(text: str, stands: list[tuple[bool, bool, bool]]) -> None:
    assert [(one.as_name, bool(one.foreign), one.unsure) for one in found(text)] == stands


def test_county_behind_a_name_of_an_initiative_whose_county_nobody_knows() -> None:
    (one,) = found("att anta Rätt väg hem i Åsmarks län", profile=InitiativeProfile("x", (Alias("Rätt väg hem"),)))
    assert "initiativets län är inte känt" in one.foreign


def test_where_one_field_says_whose_the_name_is_the_others_say_little() -> None:
    assert found("att stödja föreningen Rätt väg hem") == ()
    (one,) = found("att stödja föreningen Rätt väg hem", "att Rätt väg hem redovisar bidraget")
    assert (one.field, one.as_name) == ("clause-1", False)
    assert "heter så" in one.foreign


def test_what_stands_for_a_part_of_a_longer_quotation_is_no_name() -> None:
    (one,) = found("att avslå motionen ”Rätt väg hem från krogen i Lövberga”")
    assert (one.as_name, bool(one.foreign)) == (False, True)


def test_an_outlook_on_several_counties_is_no_matter_of_any() -> None:
    def profile(name: str, county: str) -> InitiativeProfile:
        return InitiativeProfile(name, (Alias(name),), county=county)

    profiles = [profile("Vinterljuset", "Norrsjö län"), profile("Stigfinnaren", "Åsmarks län")]
    profiles += [profile("Brobyggaren", "Brovalla län"), profile("Ljusbryggan", "Norrsjö län")]
    sent = (PaperDescription(sender="Region Sundby"),)  # which two counties' papers tell is of either
    profiles.append(InitiativeProfile("Dagbron", (Alias("Dagbron"),), led_by="Region Norrsjö", papers=sent))

    def doubts(text: str, kind: FieldKind = FieldKind.SECTION) -> set[bool]:
        return {bool(one.foreign) for one in find([TextField(kind, "text", text)], profiles)}

    assert doubts("Vi har läst om Vinterljuset, Stigfinnaren och Brobyggaren.") == {True}
    assert doubts("Vi har läst om Vinterljuset, Stigfinnaren och Ljusbryggan.") == {False}  # two counties
    assert doubts("Vi har läst om Vinterljuset, Stigfinnaren och Dagbron.") == {False}
    assert doubts("att delta i Vinterljuset, Stigfinnaren och Brobyggaren", FieldKind.CLAUSE) == {False}
