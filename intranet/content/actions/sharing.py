"""Who else may read, add, change or examine, from a place down."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.models import Item, Share
from intranet.content.rights.reach import reach_of
from permissions.audit import action, note
from permissions.models import Organisation, Unit, User
from permissions.publishing import Standing
from permissions.refusal import Refused

Subject = User | Unit | Organisation
FIELDS = {User: "user", Unit: "unit", Organisation: "organisation"}


@action("content.shared")
def share(place: Item, *, by: User, whom: Subject, standing: Standing) -> Share:
    """Give `whom` a standing at `place` and below; a second time changes nothing.

    Raises Refused for a standing that `by` does not have there: none gives what they have not.
    """
    now = held(place)
    ask(by, "content.share_item", now, _("Qui non si può condividere."))
    if standing not in given_by(by, now):
        raise Refused(_("Si può dare solo ciò che si ha."), "standing")
    note(standing=standing, **{_field(whom): whom.pk})
    subject: dict[str, Any] = {_field(whom): whom}
    found, _made = Share.objects.get_or_create(place=place, standing=standing, **subject)
    return found


@action("content.unshared")
def unshare(place: Item, *, by: User, whom: Subject, standing: Standing) -> Item:
    """Take back what was shared at `place` itself."""
    ask(by, "content.share_item", held(place), _("Qui non si può condividere."))
    note(standing=standing, **{_field(whom): whom.pk})
    for each in Share.objects.filter(place=place, standing=standing, **{_field(whom): whom}):
        each.delete()
    return place


@action("content.parted")
def inherit(place: Item, *, by: User, inherits: bool) -> Item:
    """Whether what is shared above holds at `place` and below too.

    Raises Refused to who would shut themselves out.
    """
    now = held(place)
    ask(by, "content.share_item", now, _("Qui non si può condividere."))
    place.refresh_from_db()
    place.inherits = inherits
    note(inherits=inherits)
    place.save()
    if "content.share_item" not in reach_of(by).allowed(place):
        raise Refused(_("Così si perderebbe l’accesso: prima va condiviso con sé stessi."))
    return place


def given_by(user: User, place: Item) -> frozenset[Standing]:
    """The standings that `user` may give at `place`: their own, and an author what writers have."""
    own = reach_of(user).stands(place)
    writes = {Standing.OWNER, Standing.EDITOR} & own
    more = {Standing.READER, Standing.CONTRIBUTOR, Standing.EDITOR} if writes else set()
    return frozenset(own | more) & frozenset(
        {Standing.READER, Standing.CONTRIBUTOR, Standing.EDITOR, Standing.REVIEWER}
    )


def _field(whom: Subject) -> str:
    return next(name for kind, name in FIELDS.items() if isinstance(whom, kind))
