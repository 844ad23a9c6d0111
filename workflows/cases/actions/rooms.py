"""The rooms of a service."""

from permissions.audit import action
from permissions.models import Organisation, User
from workflows.cases.models import Room


@action("room.added")
def add_room(service: Organisation, *, by: User, name: str) -> Room:
    """Add a room where visits of `service` may take place."""
    return Room.objects.create(service=service, name=name)
