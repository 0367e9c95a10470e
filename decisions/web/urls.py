"""Plain routes of the public site. They come before Wagtail's catch-all, which serves the page tree."""

from django.urls import path, re_path

from decisions.web import feeds, views

app_name = "decisions_web"

_SLUG = r"[-\w]+"
_DAY = r"\d{4}-\d{2}-\d{2}(?:-\d+)?"

urlpatterns = [
    path("om/", views.about, name="about"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("hanvisningar/<int:number>/", views.reference_choice, name="reference_choice"),
    path("anmal-fel/", views.report_error, name="report_error"),
    path("anmal-fel/tack/", views.report_thanks, name="report_thanks"),
    re_path(rf"^lansgemensamma-initiativ/(?P<slug>{_SLUG})/rss/$", feeds.InitiativeFeed(), name="initiative_feed"),
    re_path(
        rf"^lansgemensamma-initiativ/(?P<slug>{_SLUG})/matris\.(?P<form>csv|json)$",
        views.initiative_matrix,
        name="initiative_matrix",
    ),
    re_path(rf"^lansgemensamma-initiativ/(?P<slug>{_SLUG})/$", views.initiative, name="initiative"),
    re_path(rf"^(?P<path>{_SLUG}/arenden/[^/]+)/rss/$", feeds.CaseFeed(), name="case_feed"),
    re_path(rf"^(?P<path>{_SLUG}/arenden/[^/]+)/$", views.case, name="case"),
    re_path(rf"^(?P<path>{_SLUG}/handlingar/[^/]+)/$", views.paper, name="paper"),
    re_path(rf"^(?P<authority>{_SLUG})/(?P<committee>{_SLUG})/rss/$", feeds.CommitteeFeed(), name="committee_feed"),
    re_path(rf"^(?P<path>{_SLUG}/{_SLUG}/{_DAY}/\d+[^/]*)/$", views.item, name="item"),
    re_path(
        rf"^(?P<authority>{_SLUG})/(?P<committee>{_SLUG})/(?P<slug>{_DAY})/$", views.meeting, name="meeting"
    ),
]  # fmt: skip
