"""One machine, one person, invented data. Never for real cases."""

from intranet.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "only-for-invented-data-on-one-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INTERNAL_IPS: list[str] = []
DEMO = True
