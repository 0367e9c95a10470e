"""Registers the addresses and the menu item of delivery. Nothing else."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from importers.drafts import urls
from importers.drafts.review.views import may_deliver


class DeliverMenuItem(MenuItem):
    """Shown to those who handle a committee."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may deliver files."""
        return may_deliver(request.user)


@hooks.register("register_admin_urls")
def delivery_urls() -> list[URLPattern]:
    """The addresses."""
    return urls.urlpatterns


@hooks.register("register_admin_menu_item")
def delivery_menu_item() -> MenuItem:
    """First in the menu: it is what a registrar comes for."""
    return DeliverMenuItem("Lämna in filer", reverse("importers_deliver"), icon_name="upload", order=50)
