"""Approved minutes become a page of the site, in the folder of their session."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.network.meetings.actions.asking import asked_to, taken, tell_others
from intranet.network.meetings.actions.papers import is_closed, refuse_unopened
from intranet.network.meetings.minutes.reading import whole
from intranet.network.meetings.models import Minutes
from intranet.network.models import Seat
from intranet.portal.words import day_of_year
from permissions.audit import action
from permissions.models import User
from permissions.policy import may
from permissions.publishing import Standing
from permissions.refusal import Refused


@action("minutes.published")
def publish(minutes: Minutes, *, by: User) -> Minutes:
    """The network reads them here, and on the site as a page that its staff reads.

    Where the folder of the table is closed, the page is shared with the services at the table.
    Raises Refused unless they are approved, and where `by` may not publish on the site.
    """
    now = taken(minutes)
    if now.state != Minutes.State.APPROVED:
        raise Refused(_("Si pubblica un verbale approvato."))
    folder = refuse_unopened(now.meeting.folder)
    now.page = _page(now, folder, by)
    now.state, now.published_at = Minutes.State.PUBLISHED, timezone.now()
    now.save()
    words = _("Il verbale «%(title)s» è pubblicato.") % {"title": now.meeting.title[:80]}
    tell_others(asked_to(now.meeting), by, words, now)
    return now


def _page(minutes: Minutes, folder: Item, by: User) -> Item:
    if not may(by, "content.add_item", folder):
        raise Refused(_("Nella cartella della seduta non si può aggiungere."))
    meeting = minutes.meeting
    title = _("Verbale %(day)s: %(title)s")
    page = add(
        folder,
        by=by,
        kind=Kind.PAGE,
        title=title % {"day": day_of_year(meeting.starts_at), "title": meeting.title},
        slug="verbale",
        summary=_("Approvato da chi era presente."),
        text=render_to_string("meetings/minutes/site.html", {"minutes": whole(minutes)}),
        organisation=meeting.organisation,
    )
    if is_closed(page):
        for seat in Seat.objects.on(timezone.localdate()).select_related("service"):
            share(page, by=by, whom=seat.service, standing=Standing.READER)
    if not may(by, "content.publish_item", page):
        raise Refused(_("Per pubblicarlo nel sito occorre poter esaminare in quella cartella."))
    return pass_on(page, by=by, transition="publish")
