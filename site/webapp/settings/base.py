"""Settings shared by every environment. The environment is read here and nowhere else.

Each variable is documented in `docs/operations.md`; a test compares the two lists.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any


def from_environment(name: str, default: str = "") -> str:
    """A variable's value; one that is set but empty counts as not set (docker-compose passes those)."""
    return os.environ.get(name, "").strip() or default


def listed(value: str) -> list[str]:
    """The parts between commas, without blanks and without empty ones."""
    return [part.strip() for part in value.split(",") if part.strip()]


ROOT = Path(__file__).resolve().parents[3]
VAR = Path(from_environment("LANSBESLUT_VAR", str(ROOT / "var"))).absolute()
"""Folder of everything that the running site writes: database, closed files, search index, static files."""

SECRET_KEY = from_environment("LANSBESLUT_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = listed(from_environment("LANSBESLUT_HOSTS"))
CSRF_TRUSTED_ORIGINS = listed(from_environment("LANSBESLUT_ORIGINS"))

INSTALLED_APPS = [
    "webapp",
    "decisions",
    "search.index",
    "search.web",
    "importers.drafts",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "webapp.middleware.speak_own_language",
    "webapp.middleware.protect_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "decisions.registrar.door.AdminDoor",
    # Before the redirects, which look every 404 up in the database.
    "webapp.middleware.refuse_nul",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "webapp.urls"
WSGI_APPLICATION = "webapp.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "webapp.context.site",
            ],
        },
    },
]


def database(var: Path) -> dict[str, Any]:
    """The database from the environment: PostgreSQL where `LANSBESLUT_POSTGRES_HOST` is set, else SQLite.

    SQLite runs in WAL with IMMEDIATE transactions: with DEFERRED ones half of the concurrent writes were
    lost to `database is locked` (design.md §11).
    """
    host = from_environment("LANSBESLUT_POSTGRES_HOST")
    if host:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": host,
            "PORT": from_environment("LANSBESLUT_POSTGRES_PORT", "5432"),
            "NAME": from_environment("LANSBESLUT_POSTGRES_NAME", "lansbeslut"),
            "USER": from_environment("LANSBESLUT_POSTGRES_USER", "lansbeslut"),
            "PASSWORD": from_environment("LANSBESLUT_POSTGRES_PASSWORD"),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": var / "lansbeslut.sqlite3",
        # A new connection reads the schema and prepares every statement again: for a page, as dear as its queries.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            # Erased text must not lie readable in free pages of the file (design.md §2, promise 1).
            "PRAGMA secure_delete=ON;",
        },
    }


DATABASES = {"default": database(VAR)}

# Log-in goes through Django's own views; an OIDC back end replaces passwords by naming itself here.
AUTHENTICATION_BACKENDS = listed(
    from_environment("LANSBESLUT_AUTH_BACKENDS", "django.contrib.auth.backends.ModelBackend")
)
LOGIN_URL = from_environment("LANSBESLUT_LOGIN_URL", "/logga-in/")
LOGIN_REDIRECT_URL = "/admin/"
LOGOUT_REDIRECT_URL = "/"
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploaded files are closed: the folder lies outside everything that is served, and MEDIA_URL leads nowhere.
MEDIA_ROOT = VAR / "files"
MEDIA_URL = "/finns-inte/"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

IMPORT_MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read, in bytes. A larger one gets a message that says to split it."""
IMPORT_READ_SECONDS = 30
"""Longest time that a reader process may take for one file, in seconds."""
IMPORT_READ_MEGABYTES = 512
"""Largest address space growth of a reader process, in MB."""
IMPORT_OCR_PAGES = int(from_environment("LANSBESLUT_IMPORT_OCR_PAGES", "200"))
"""How many pictured pages of one file are read by Tesseract, at most 60 seconds each."""
IMPORT_READERS = int(from_environment("LANSBESLUT_IMPORT_READERS", str(min(os.cpu_count() or 1, 4))))
"""How many files are read at the same time, each in a process of its own."""

SEARCH_ENGINE = from_environment("LANSBESLUT_SEARCH_ENGINE", "embedded")
SEARCH_INDEX_FOLDER = VAR / "search"
"""Where the embedded engine keeps its index, and every engine the lock that lets one process write."""
ELASTICSEARCH_HOSTS = listed(from_environment("LANSBESLUT_ELASTICSEARCH_HOSTS", "http://127.0.0.1:9200"))
ELASTICSEARCH_PREFIX = from_environment("LANSBESLUT_ELASTICSEARCH_PREFIX", "lansbeslut")
ELASTICSEARCH_REPLICAS = int(from_environment("LANSBESLUT_ELASTICSEARCH_REPLICAS", "2"))
ELASTICSEARCH_API_KEY = from_environment("LANSBESLUT_ELASTICSEARCH_API_KEY")
ELASTICSEARCH_USER = from_environment("LANSBESLUT_ELASTICSEARCH_USER")
ELASTICSEARCH_PASSWORD = from_environment("LANSBESLUT_ELASTICSEARCH_PASSWORD")
ELASTICSEARCH_CA = from_environment("LANSBESLUT_ELASTICSEARCH_CA")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "imports", "index"],
        "OPTIONS": {},
    },
}

# What a worker does first, by queue: a task that looks for waiting rows (`manage.py worker`).
WORKER_LOOKS = (
    ("imports", "importers.drafts.delivery.tasks.look"),
    ("index", "search.index.tasks.look"),
    ("index", "webapp.wiring.look_for_rescans"),
)
WORKER_SECOND_LOOK = timedelta(minutes=6)
"""When a worker looks once more: after the longest lease that a killed predecessor can have left."""

WAGTAIL_SITE_NAME = "Länsbeslut"
WAGTAILADMIN_BASE_URL = from_environment("LANSBESLUT_BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("sv", "Svenska")]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILDOCS_DOCUMENT_MODEL = "decisions.Document"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["docx", "pdf", "txt", "doc", "odt", "rtf"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
TAGGIT_CASE_INSENSITIVE = True

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

DEMO = False
"""True where demo content and demo users may exist; production refuses them (webapp.checks)."""
DEMO_MAIL_DOMAIN = "@demo.invalid"
"""Domain of every demo user's address, and of no other user's: `.invalid` can never receive mail."""

# Logs hold ids, never document text, names or queries (design.md §2, promise 1).
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    # Wagtail's own lines hold page titles; the task runner's and the search client's say twice what our own say once.
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": from_environment("LANSBESLUT_LOG_LEVEL", "INFO")},
}
