"""The composition: settings, addresses, checks and the wiring of packages that do not know each other."""

from django.apps import AppConfig


class WebappConfig(AppConfig):
    """Registers the system checks and the wiring."""

    name = "webapp"
    verbose_name = "Länsbeslut"

    def ready(self) -> None:
        """Import the checks so that Django knows them, and connect what packages may not know of each other."""
        from webapp import checks, similar, wiring  # noqa: F401
