"""The papers of a session stand among the contents of the site: its folder, its event.

The site may refuse (it has no first page yet, somebody else keeps the folder of the table): a
session is convened all the same. These are actions of their own, after those of the session.
"""

from typing import Any

from django.utils.translation import gettext as _

from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from intranet.content.rights.network import known
from intranet.network.meetings.actions.asking import held
from intranet.network.meetings.models import Meeting
from intranet.network.meetings.people import colleagues
from intranet.portal.words import day_of_year
from permissions.audit import action
from permissions.models import User
from permissions.policy import may
from permissions.publishing import Standing, State
from permissions.refusal import Refused

# Where the folder of the table is read on the site, and that of its sessions.
TABLE = "tavolo-di-coordinamento"
SESSIONS = f"{TABLE}/sedute"


@action("meeting.folder_kept")
def keep_folder(meeting: Meeting, *, by: User) -> Meeting:
    """Open the folder of the session, with its event, or bring both up to date: those who were
    asked read it, and who speaks for a service adds to it.

    Raises Refused where the site has no first page, and where `by` may not add or change there.
    """
    now = held(meeting)
    if now.folder is None:
        now.folder = _opened(now, by)
        now.event = add(now.folder, by=by, kind=Kind.EVENT, **_words(now))
        now.save()
        _publish(now.event, by)
    else:
        _bring_up_to_date(now, by)
    _let_in(now, by)
    return now


def refuse_unopened(folder: Item | None) -> Item:
    """Raises Refused where the session has no folder, or it was thrown away."""
    if folder is None or folder.binned_at is not None:
        raise Refused(_("La seduta non ha una cartella nel sito: prima va aperta."))
    return folder


def is_closed(place: Item) -> bool:
    """Whether it stands in a private folder: of the staff only those it is shared with read it."""
    private = Item.objects.filter(kind=Kind.FOLDER, state=State.PRIVATE)
    return private.above(place).exists() or place.state == State.PRIVATE


def _opened(meeting: Meeting, by: User) -> Item:
    root = Item.objects.filter(parent=None).first()
    if root is None:
        raise Refused(_("Il sito non ha ancora una prima pagina: le carte non hanno dove stare."))
    there = {
        each.address: each
        for each in Item.objects.folders().filter(binned_at=None, address__in=[TABLE, SESSIONS])
    }
    table = there.get(TABLE) or _made(root, TABLE, _("Tavolo di coordinamento"), by)
    place = there.get(SESSIONS) or _made(table, SESSIONS, _("Sedute"), by)
    _refuse_adding(place, by)
    title = f"{meeting.title}, {day_of_year(meeting.starts_at)}"
    return add(place, by=by, kind=Kind.FOLDER, title=title, organisation=meeting.organisation)


def _made(place: Item, address: str, title: str, by: User) -> Item:
    _refuse_adding(place, by)
    slug = address.rpartition("/")[2]
    return add(place, by=by, kind=Kind.FOLDER, title=title, slug=slug)


def _refuse_adding(place: Item, by: User) -> None:
    if not may(by, "content.add_item", place):
        words = _("Per aprire la cartella della seduta occorre poter aggiungere in «%(place)s».")
        raise Refused(words % {"place": place.title})


def _words(meeting: Meeting) -> dict[str, Any]:
    title = meeting.title
    if meeting.state == Meeting.State.CANCELLED:
        title = _("Annullata: %(title)s") % {"title": title}
    return {
        "title": title,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "venue": meeting.venue,
    }


def _bring_up_to_date(meeting: Meeting, by: User) -> None:
    """What is published is taken back, changed and published again."""
    event, words = meeting.event, _words(meeting)
    if event is None or event.binned_at is not None:
        return
    if all(getattr(event, name) == value for name, value in words.items()):
        return
    if event.state == State.PUBLISHED and may(by, "content.retract_item", event):
        event = pass_on(event, by=by, transition="retract")
    if not may(by, "content.edit_item", event):
        raise Refused(_("L’evento nel sito dice ancora la data di prima: va corretto là."))
    _publish(edit(event, by=by, **words), by)


def _publish(item: Item, by: User) -> None:
    """Who may not leaves it a draft, which the staff reads as well."""
    if may(by, "content.publish_item", item):
        pass_on(item, by=by, transition="publish")


def _let_in(meeting: Meeting, by: User) -> None:
    """Share the folder with those who were asked and do not have it yet."""
    folder = meeting.folder
    if folder is None or not may(by, "content.share_item", folder):
        return
    speaking = {each.user.pk for each in colleagues() if each.speaks}
    asked = meeting.invitations.filter(user__isnull=False).exclude(user=by)
    have = set(Share.objects.filter(place=folder).values_list("user", flat=True))
    people = User.objects.filter(pk__in=asked.values("user")).exclude(pk__in=have - {None})
    there = known(("user", each.pk) for each in people)
    for person in there.values():
        standing = Standing.CONTRIBUTOR if person.pk in speaking else Standing.READER
        share(folder, by=by, whom=person, standing=standing)
