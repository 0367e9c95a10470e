"""What every request passes."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from webapp.middleware import refuse_nul


@pytest.mark.parametrize("path", ["/%00", "/exempelkommun/handlingar/x%00y/", "/admin/%00/"])
def test_an_address_with_nul_is_not_found_and_goes_no_further(path: str) -> None:
    passed = []
    with pytest.raises(Http404):
        refuse_nul(passed.append)(RequestFactory().get(path))
    assert not passed


@pytest.mark.parametrize("path", ["/", "/a%200/", "/%2500/", "/?q=%00"])
def test_every_other_address_passes(path: str) -> None:
    answer = HttpResponse()
    assert refuse_nul(lambda _: answer)(RequestFactory().get(path)) is answer
