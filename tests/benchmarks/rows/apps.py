"""An app of the benchmark alone: a search document as a row, for Wagtail's own database search."""

from django.apps import AppConfig


class RowsConfig(AppConfig):
    name = "tests.benchmarks.rows"
    label = "rows"
    default_auto_field = "django.db.models.BigAutoField"
