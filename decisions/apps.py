"""Django app `decisions`: the label is permanent."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Names the app; its label is in the database for ever."""

    name = "decisions"
    label = "decisions"
    verbose_name = "Protokoll och beslut"

    def ready(self) -> None:
        """Listen to what hides bodies and initiatives."""
        from decisions.services import visibility

        visibility.watch()
