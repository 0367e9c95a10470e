"""Settings for `make run`: one machine, nothing to install, demo content allowed."""

import secrets

from webapp.settings.base import *  # noqa: F403 - Django reads settings as module attributes
from webapp.settings.base import SECRET_KEY as _FROM_ENVIRONMENT
from webapp.settings.base import VAR

DEBUG = False
DEMO = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def _local_secret() -> str:
    """A secret made once and kept beside the data, so that log-ins survive a restart."""
    path = VAR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = _FROM_ENVIRONMENT or _local_secret()
