"""Django app `import_drafts`: the label is permanent."""

from django.apps import AppConfig


class ImportDraftsConfig(AppConfig):
    """Names the app; its label is in the database for ever."""

    name = "importers.drafts"
    label = "import_drafts"
    verbose_name = "Import"

    def ready(self) -> None:
        """Hear of erased documents."""
        from importers.drafts.writing import forget, reread

        forget.listen()
        reread.listen()
