"""Addresses of the search: page, file, feed, completion."""

from django.urls import path, re_path

from search.web import export, feeds, views

app_name = "search_web"

urlpatterns = [
    path("sok/", views.search_page, name="search"),
    re_path(r"^sok/traffar\.(?P<form>csv|json)$", export.export, name="export"),
    path("sok/rss/", feeds.search_feed, name="feed"),
    path("sok/forslag/", views.complete, name="complete"),
]
