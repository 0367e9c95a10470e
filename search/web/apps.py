"""Django app `search_web`: the label is permanent."""

from django.apps import AppConfig


class SearchWebConfig(AppConfig):
    """Names the app; its label is in the database for ever."""

    name = "search.web"
    label = "search_web"
    verbose_name = "Sökning"
