"""The suite's settings: as production where it matters, quick where it does not."""

import tempfile
from pathlib import Path

from intranet.settings.base import *  # noqa: F403
from intranet.settings.base import DATABASES as SHARED_DATABASES
from intranet.settings.base import INSTALLED_APPS as SHARED_APPS
from intranet.settings.base import MIDDLEWARE as SHARED_MIDDLEWARE

DEBUG = False
SECRET_KEY = "only-for-the-suite"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DEMO = True
# As the demonstration; the tests of the door switch it on.
MFA_REQUIRED = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
INSTALLED_APPS = [*SHARED_APPS, "tests.workflows.engine.sample", "tests.benchmarks"]
MIDDLEWARE = [*SHARED_MIDDLEWARE]
# What is asked anew for each row is asked so of any database: the house's own is watched for it.
if SHARED_DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    INSTALLED_APPS.append("zeal")
    MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="spazio-neutro-media-"))
WHITENOISE_AUTOREFRESH = True
# Entering and leaving read the session that ends and the one that begins, and whose the other
# sessions of the same user are: a handful. Removing a passkey reads it twice. A case that goes to
# another service withdraws its processes one by one, each as viewflow does it. The types
# of records are read once in a process, each when it is first asked for. Things of the site that
# are changed together are changed one by one, each under its own guards.
ZEAL_ALLOWLIST = [
    {"model": "sessions.Session"},
    {"model": "permissions.User", "field": "get()"},
    {"model": "mfa.Authenticator", "field": "get()"},
    {"model": "viewflow.Process", "field": "task_set"},
    {"model": "contenttypes.ContentType", "field": "get()"},
    {"model": "content.Item", "field": "get()"},
]
