"""What every request passes."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from webapp.middleware import PUBLIC_POLICY, protect_pages, refuse_nul


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


@pytest.mark.parametrize(
    ("path", "own", "expected"),
    [
        ("/", None, PUBLIC_POLICY), ("/sok/", None, PUBLIC_POLICY), ("/logga-in/", None, PUBLIC_POLICY),
        ("/admin/", None, None), ("/admin/organ/", None, None),
        ("/filer/1/x.pdf", "default-src 'none'", "default-src 'none'"),
    ],
)  # fmt: skip
def test_public_pages_load_from_here_alone(path: str, own: str | None, expected: str | None) -> None:
    headers = {"Content-Security-Policy": own} if own else None
    answer = protect_pages(lambda _: HttpResponse(headers=headers))(RequestFactory().get(path))
    assert answer.headers.get("Content-Security-Policy") == expected


def test_the_policy_lets_nothing_inline_run() -> None:
    assert "unsafe" not in PUBLIC_POLICY
    assert "default-src 'none'" in PUBLIC_POLICY
