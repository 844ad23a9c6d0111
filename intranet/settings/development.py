"""One machine, one person, invented data. Never for real cases."""

import os

from intranet.settings.base import *  # noqa: F403
from intranet.settings.base import INSTALLED_APPS as SHARED_APPS

INSTALLED_APPS = [*SHARED_APPS, "django_linear_migrations"]

# Off unless asked for: what is seen here is what real users see, error pages included.
DEBUG = os.environ.get("DEBUG") == "1"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECRET_KEY = "only-for-invented-data-on-one-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INTERNAL_IPS: list[str] = []
DEMO = True
# The invented people have no telephone: their password lets them in, and the sign-in page says so.
MFA_REQUIRED = False
