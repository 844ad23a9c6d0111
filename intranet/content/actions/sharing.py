"""Who else may read, add, change or examine, from a place down."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.models import Item, Share
from intranet.content.rights.network import known
from intranet.content.rights.reach import reach_of
from permissions.audit import action, note
from permissions.models import Organisation, Unit, User
from permissions.publishing import SHARED, Standing
from permissions.refusal import Refused

Subject = User | Unit | Organisation
FIELDS = {User: "user", Unit: "unit", Organisation: "organisation"}


@action("content.shared")
def share(place: Item, *, by: User, whom: Subject, standing: Standing) -> Share:
    """Give `whom` a standing at `place` and below; a second time changes nothing.

    Raises Refused for a standing that `by` does not have there: none gives what they have not.
    So it does for who is not of the network, as a court.
    """
    _ask(by, held(place), standing, _("Si può dare solo ciò che si ha."))
    if (_field(whom), whom.pk) not in known([(_field(whom), whom.pk)]):
        raise Refused(_("Si condivide solo con chi lavora nella rete dei servizi."), "whom")
    note(standing=standing, **{_field(whom): whom.pk})
    given: dict[str, Any] = {"place": place, "standing": standing, _field(whom): whom}
    return Share.objects.filter(**given).first() or Share.objects.create(**given)


@action("content.unshared")
def unshare(place: Item, *, by: User, whom: Subject, standing: Standing) -> Item:
    """Take back what was shared at `place` itself. Raises Refused for what `by` could not give."""
    _ask(by, held(place), standing, _("Si può togliere solo ciò che si potrebbe dare."))
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
    _refuse_shutting_out(by, place)
    return place


@action("content.rearranged")
def rearrange(
    place: Item,
    *,
    by: User,
    given: Iterable[tuple[Subject, Standing]] = (),
    taken: Iterable[tuple[Subject, Standing]] = (),
    inherits: bool | None = None,
) -> Item:
    """All that one changes of the shares of `place` at once, or nothing of it.

    Raises Refused as its parts do, and to who would shut themselves out.
    """
    for whom, standing in given:
        share(place, by=by, whom=whom, standing=standing)
    if inherits is not None:
        inherit(place, by=by, inherits=inherits)
    for whom, standing in taken:
        unshare(place, by=by, whom=whom, standing=standing)
    _refuse_shutting_out(by, place)
    return place


def given_by(user: User, place: Item) -> frozenset[Standing]:
    """The standings that `user` may give at `place`: their own, and an author what writers have."""
    return given_with(reach_of(user).stands(place))


def given_with(own: frozenset[Standing]) -> frozenset[Standing]:
    """The same, of one who stands so to the place."""
    writes = {Standing.OWNER, Standing.EDITOR} & own
    more = {Standing.READER, Standing.CONTRIBUTOR, Standing.EDITOR} if writes else set()
    return frozenset(own | more) & frozenset(SHARED)


def _ask(by: User, place: Item, standing: Standing, message: str) -> None:
    ask(by, "content.share_item", place, _("Qui non si può condividere."))
    if standing not in given_by(by, place):
        raise Refused(message, "standing")


def _refuse_shutting_out(by: User, place: Item) -> None:
    if "content.share_item" not in reach_of(by).allowed(place):
        raise Refused(_("Così si perderebbe l’accesso: prima va condiviso con sé stessi."))


def _field(whom: Subject) -> str:
    return next(name for kind, name in FIELDS.items() if isinstance(whom, kind))
