"""WSGI entry point for gunicorn: `gunicorn --chdir site webapp.wsgi`."""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.production")

from django.core.wsgi import get_wsgi_application

from search.core.synonyms import read_ahead
from webapp.checks import refuse_half_configured

application = get_wsgi_application()
# Gunicorn runs no system checks: a site that must not be served is refused here.
refuse_half_configured()
read_ahead()
# What stands in memory now stays until the end: the search for garbage need not go through it during requests.
gc.collect()
gc.freeze()
