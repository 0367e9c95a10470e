"""Settings for tests: a database in memory unless PostgreSQL is named, tasks run at once, quick passwords."""

import os
import tempfile
from pathlib import Path

from webapp.settings.base import *  # noqa: F403 - Django reads settings as module attributes
from webapp.settings.base import STORAGES, database

SECRET_KEY = "only-for-tests"  # noqa: S105 - no secret: tests serve nobody
ALLOWED_HOSTS = ["*"]
DEMO = True
VAR = Path(os.environ.get("LANSBESLUT_VAR") or tempfile.mkdtemp(prefix="lansbeslut-test-"))
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
