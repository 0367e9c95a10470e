"""All addresses of the site, in one place."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from decisions.registrar.files import serve_file
from webapp.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("logga-in/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("halsa/", health, name="health"),
    path("admin/", include(wagtailadmin_urls)),
    path("filer/<int:pk>/<path:name>", serve_file, name="file"),
    path("filer/", include(wagtaildocs_urls)),
    path("", include("search.web.urls")),
    path("", include("decisions.web.urls")),
    path("", include(wagtail_urls)),
]
