"""An editor's preview of an initiative shows what was written, before it is published."""

import pytest

from tests.factories.records import make_initiative

pytestmark = pytest.mark.django_db


def test_preview_shows_the_draft_and_not_an_empty_page():
    page = make_initiative("Trygga torg i länet", live=False)
    page.description = "Torgen ska vara ljusa."

    answer = page.make_preview_request()

    html = answer.render().content.decode()
    assert "Torgen ska vara ljusa." in html
    assert "Trygga torg i länet" in html


def test_preview_of_a_page_that_was_never_saved_is_no_error():
    page = make_initiative("Trygga torg i länet", live=False)
    page.pk = page.id = None

    assert page.make_preview_request().status_code == 200
