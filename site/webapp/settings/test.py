"""Settings for tests: a database of each process's own unless PostgreSQL is named, tasks run at once."""

import atexit
import shutil
import tempfile
from pathlib import Path

from webapp.settings.base import *  # noqa: F403 - Django reads settings as module attributes
from webapp.settings.base import STORAGES, database, from_environment

SECRET_KEY = "only-for-tests"  # noqa: S105 - no secret: tests serve nobody
ALLOWED_HOSTS = ["*"]
DEMO = True


def _folder() -> Path:
    """The folder that the environment names, or else one for this process that goes when it ends."""
    named = from_environment("LANSBESLUT_VAR")
    if named:
        return Path(named)
    made = Path(tempfile.mkdtemp(prefix="lansbeslut-test-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


VAR = _folder()
DATABASES = {"default": database(VAR)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
MEDIA_ROOT = VAR / "files"
STATIC_ROOT = VAR / "static"
SEARCH_INDEX_FOLDER = VAR / "search"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "imports", "index"],
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files straight from their sources: nothing has to be collected before a browser test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
