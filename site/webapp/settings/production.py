"""Settings for a real site: secrets and hosts must be given, demo content is refused, HTTPS only."""

from django.core.exceptions import ImproperlyConfigured

from webapp.settings.base import *  # noqa: F403 - Django reads settings as module attributes
from webapp.settings.base import ALLOWED_HOSTS, SECRET_KEY

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("LANSBESLUT_SECRET_KEY must be set to at least 50 random characters")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("LANSBESLUT_HOSTS must name the host or hosts of the site, with commas between")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^halsa/$"]
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# W005 and W021 (HSTS for subdomains, preload): other sites of the county share the domain, not ours to decide.
# W019: the admin shows its preview in a frame of our own site.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]
