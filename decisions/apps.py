"""Django app `decisions`: the label is permanent."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Names the app; its label is in the database for ever."""

    name = "decisions"
    label = "decisions"
    verbose_name = "Protokoll och beslut"

    def ready(self) -> None:
        """Listen to what hides bodies and initiatives, and let previews be built by the public pages."""
        from decisions.models import build_previews_with
        from decisions.services import visibility
        from decisions.web.pages import view_for

        visibility.watch()
        build_previews_with(view_for)
