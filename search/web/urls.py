"""Addresses of the search: page, feed, completion."""

from django.urls import path

from search.web import feeds, views

app_name = "search_web"

urlpatterns = [
    path("sok/", views.search_page, name="search"),
    path("sok/rss/", feeds.search_feed, name="feed"),
    path("sok/forslag/", views.complete, name="complete"),
]
