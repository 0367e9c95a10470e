"""WSGI entry point for gunicorn: `gunicorn --chdir site webapp.wsgi`."""

import os
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.production")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
