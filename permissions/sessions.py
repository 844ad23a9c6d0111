"""The open sessions of a user, wherever they signed in."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from permissions.models import User


def end_all(user: User) -> None:
    """End every session of `user`: the next request of each finds nobody signed in.

    The sessions themselves are asked whose they are: a list beside them could lack one whose key
    was changed on the way.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            store(session.session_key).flush()
