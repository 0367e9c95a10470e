"""Each check says nothing on a sound site and refuses the fault that it is for."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured

from decisions.models import Document
from webapp import checks


@pytest.fixture
def real_site(settings, tmp_path: Path):
    """Settings of a sound production site."""
    settings.DEMO = False
    settings.SEARCH_ENGINE = "embedded"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    settings.WAGTAILADMIN_BASE_URL = "https://beslut.example.se"
    return settings


def ids(messages) -> list[str]:
    return [message.id for message in messages]


@pytest.mark.django_db
def test_a_sound_site_is_not_refused(real_site) -> None:
    checks.refuse_half_configured()


@pytest.mark.parametrize("engine", ["memory", "elastic", "Embedded", ""])
def test_an_engine_that_forgets_or_does_not_exist_is_refused(real_site, engine: str) -> None:
    real_site.SEARCH_ENGINE = engine
    assert ids(checks.check_search_engine(None)) == ["lansbeslut.E001"]


def test_a_trial_may_keep_its_index_in_memory(real_site) -> None:
    real_site.DEMO, real_site.SEARCH_ENGINE = True, "memory"
    assert not checks.check_search_engine(None)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("MEDIA_ROOT", "static/files"),  # inside what is served
        ("MEDIA_ROOT", "static"),  # the same
        ("MEDIA_ROOT", "."),  # around it
        ("MEDIA_ROOT", "sources/files"),  # collected into what is served
        ("MEDIA_ROOT", "files/../static/files"),
        ("SEARCH_INDEX_FOLDER", "static/search"),
    ],
)
def test_closed_folders_stay_out_of_served_ones(real_site, tmp_path: Path, name: str, place: str) -> None:
    setattr(real_site, name, tmp_path / place)
    assert "lansbeslut.E002" in ids(checks.check_folders(None))


def test_a_folder_whose_name_begins_alike_is_another_folder(real_site, tmp_path: Path) -> None:
    real_site.MEDIA_ROOT = tmp_path / "static-not"
    assert not checks.check_folders(None)


def test_a_symbolic_link_into_a_served_folder_is_seen(real_site, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "files").symlink_to(tmp_path / "static")
    assert ids(checks.check_folders(None)) == ["lansbeslut.E002"]


@pytest.mark.parametrize("method", ["direct", "redirect", None])
def test_documents_pass_the_gate_only(real_site, method: str | None) -> None:
    real_site.WAGTAILDOCS_SERVE_METHOD = method
    assert ids(checks.check_documents_are_gated(None)) == ["lansbeslut.E003"]


@pytest.mark.parametrize("backends", [[], ["nowhere.Backend"], ["django.contrib.auth.backends.NoSuchBackend"]])
def test_log_in_needs_a_back_end_that_exists(real_site, backends: list[str]) -> None:
    real_site.AUTHENTICATION_BACKENDS = backends
    assert ids(checks.check_log_in(None)) == ["lansbeslut.E004"]


@pytest.mark.parametrize("address", ["http://beslut.example.se", "https://127.0.0.1:8000", "https://localhost", ""])
def test_a_real_site_has_a_public_https_address(real_site, address: str) -> None:
    real_site.WAGTAILADMIN_BASE_URL = address
    assert ids(checks.check_base_url(None)) == ["lansbeslut.E005"]
    real_site.DEMO = True
    assert not checks.check_base_url(None)


@pytest.mark.django_db
class TestDemo:
    def test_content_is_refused(self, real_site) -> None:
        Document.objects.create(title="Exempel", file="exempel.pdf", demo=True)
        (message,) = checks.check_no_demo(None, databases=["default"])
        assert message.id == "lansbeslut.E006"
        assert "Document" in message.msg
        with pytest.raises(ImproperlyConfigured, match="E006"):
            checks.refuse_half_configured()

    def test_users_are_refused(self, real_site) -> None:
        get_user_model().objects.create_user("registrator", email="registrator" + real_site.DEMO_MAIL_DOMAIN)
        assert ids(checks.check_no_demo(None, databases=["default"])) == ["lansbeslut.E006"]

    def test_others_are_not(self, real_site) -> None:
        get_user_model().objects.create_user("registrator", email="registrator@beslut.example.se")
        Document.objects.create(title="Protokoll", file="protokoll.pdf")
        assert not checks.check_no_demo(None, databases=["default"])

    def test_a_trial_may_have_both(self, real_site) -> None:
        real_site.DEMO = True
        Document.objects.create(title="Exempel", file="exempel.pdf", demo=True)
        assert not checks.check_no_demo(None, databases=["default"])


def test_missing_programs_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told = checks.check_programs(None)
    assert ids(told) == ["lansbeslut.W001", "lansbeslut.W001"]
    assert "Tesseract" in " ".join(one.msg for one in told)
