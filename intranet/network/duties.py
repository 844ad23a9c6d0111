"""What the table leaves to do, gathered from its rooms for the desk."""

from collections.abc import Iterable

from intranet.network.rights import asked_once, standings_of
from intranet.portal.duties import Duty, Source
from permissions.models import User

_rooms: list[Source] = []


def register(room: Source) -> None:
    """Ask `room` too; called once, when its app is ready."""
    if room not in _rooms:
        _rooms.append(room)


def duties_at_table(user: User) -> Iterable[Duty]:
    """What `user` has to do in any room; nothing for who is not of the network."""
    with asked_once():
        if not standings_of(user).is_member:
            return []
        return [duty for room in _rooms for duty in room(user)]
