"""A model, and who may come near it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from intranet.network.interventions.models import InterventionModel
from permissions.models import User
from permissions.policy import allowed, visible_to

ROOM = {"room": "interventions"}


def found(user: User, pk: int, *permissions: str) -> tuple[InterventionModel, frozenset[str]]:
    """The model with what `user` holds on it.

    Raises Http404 for what one may not see, and for who holds none of `permissions`, where some
    of this app are named.
    """
    rows = visible_to(user, InterventionModel.objects.select_related("service", "author"))
    intervention = get_object_or_404(rows, pk=pk)
    held = allowed(user, intervention)
    wanted = {f"interventions.{name}" for name in permissions}
    if wanted and not held & wanted:
        raise Http404
    return intervention, held
