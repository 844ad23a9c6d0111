"""The organisations for which a user administers, names substitutes or reads the log."""

from django.http import Http404

from permissions.models import Organisation, User
from permissions.policy import visible_to


def offices_of(user: object, permission: str) -> list[Organisation]:
    """Those on which `user` holds `permission`, by name, in one query. Raises Http404 for none."""
    assert isinstance(user, User)
    offices = list(visible_to(user, Organisation.objects.all(), permission))
    if not offices:
        raise Http404
    return offices
