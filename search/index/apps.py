"""Django app `search_index`: the label is permanent."""

from django.apps import AppConfig


class SearchIndexConfig(AppConfig):
    """Names the app; its label is in the database for ever. Listens to changes of the record."""

    name = "search.index"
    label = "search_index"
    verbose_name = "Sökindex"

    def ready(self) -> None:
        from search.index import outbox

        outbox.listen()
