"""`manage.py county`: what an operator runs first on a new site."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from decisions.models import AuthorityPage, CommitteePage, DiaryHabit, HomePage

HEADER = "myndighet;slag;kod;e-post;diarium;organ\n"
pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies(tmp_path: Path):
    """Writes a list of bodies and gives its path."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "bodies.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_it_makes_pages_once_however_often_it_is_run(bodies) -> None:
    path = bodies(
        HEADER
        + "Exempelkommun;Kommun;0799;registrator@exempel.invalid;ett;Kommunstyrelsen\n"
        + "Exempelkommun;Kommun;0799;registrator@exempel.invalid;ett;Socialnämnden\n"
        + "Region Exempel;Region;07;;;\n",
        encoding="utf-8-sig",
    )
    for _ in range(2):
        call_command("county", "Exempellän", bodies=path)
    assert HomePage.objects.get().county == "Exempellän"
    assert list(AuthorityPage.objects.order_by("title").values_list("title", "code")) == [
        ("Exempelkommun", "0799"),
        ("Region Exempel", "07"),
    ]
    assert AuthorityPage.objects.get(title="Exempelkommun").diary_habit == DiaryHabit.ONE
    assert sorted(CommitteePage.objects.values_list("title", flat=True)) == ["Kommunstyrelsen", "Socialnämnden"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("myndighet;organ\nX;Y\n", "Första raden"),
        (HEADER + "A;Kommun;;;;B\nC;Landsting;;;;D\n", "Rad 3.*Landsting"),
        (HEADER + ";Kommun;;;;B\n", "Rad 2"),
        (HEADER + "A;Kommun;;;;B;C\n", "Rad 2"),
        (HEADER + "A;Kommun;;;två;B\n", "Rad 2.*per nämnd"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_made(bodies, text: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("county", "Exempellän", bodies=bodies(text))
    assert not HomePage.objects.exists()


def test_a_file_in_another_encoding_is_explained(bodies) -> None:
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("county", "Exempellän", bodies=bodies(HEADER + "Växjö;Kommun;;;;\n", encoding="latin-1"))
