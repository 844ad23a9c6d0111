"""Releasing a period: once, for ever the same."""

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from intranet.statistics.disclosure.protect import Unprotectable
from intranet.statistics.disclosure.system import Inconsistent
from intranet.statistics.figures.registry import EDITION
from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.preparation.actions import prepare
from intranet.statistics.releases.building import ALL
from intranet.statistics.releases.drafting import Draft, drafted, mark
from intranet.statistics.releases.period import Term
from intranet.statistics.releases.standing import refuse_release
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import Membership, Organisation, User
from permissions.refusal import Refused
from permissions.roles import Role

# Figures that come in while it is worked out make it begin anew; so often at most.
ATTEMPTS = 3
DELEGATES = (Role.HEAD, Role.COORDINATOR)


class Overtaken(Exception):
    """The figures changed while the release was worked out."""


def release(coordination: Organisation, *, by: User, term: Term) -> Release:
    """Count what is kept here a last time, work out what may be shown, and write it.

    The long part writes nothing and holds no lock; what is written is written at once, if the
    figures are still those that it was worked out of. Raises Refused.
    """
    refuse_release(term)
    for _attempt in range(ATTEMPTS):
        if term.quarter:
            prepare(term.quarters[0], by=by)
        try:
            return publish(coordination, by=by, draft=_draft(coordination, term))
        except Overtaken:
            continue
    raise Refused(_("Continuano ad arrivare cifre: si riprova fra poco."))


def _draft(coordination: Organisation, term: Term) -> Draft:
    try:
        return drafted(coordination, term)
    except Unprotectable as refusal:
        words = _(
            "Non si può pubblicare: con ciò che è già pubblicato nell’anno, %(count)s numeri "
            "piccoli si ricaverebbero qualunque cosa si nasconda. Niente è stato pubblicato."
        )
        raise Refused(words % {"count": len(refusal.keys)}) from refusal
    except Inconsistent as refusal:
        raise Refused(
            _(
                "Non si può pubblicare: le cifre conservate non sono più quelle di cui si è già "
                "pubblicato. Niente è stato pubblicato; se ne occupa chi amministra il sistema."
            )
        ) from refusal


@action("figures.released")
def publish(coordination: Organisation, *, by: User, draft: Draft) -> Release:
    """Write a release whole. Raises Overtaken where the figures are others by now, and Refused
    where somebody was quicker.
    """
    lock(coordination)
    term = draft.term
    refuse_release(term)
    if mark(coordination, term) != draft.mark:
        raise Overtaken
    made = Release.objects.create(
        coordination=coordination,
        year=term.year,
        quarter=term.quarter,
        edition=EDITION,
        released_by=by,
    )
    cells = [
        ReleasedCell(
            release=made,
            service_id=None if spot.service == ALL else int(spot.service),
            figure=spot.figure,
            category=spot.category,
            status=status,
            value=value,
        )
        for spot, status, value in draft.cells
    ]
    # A cell without a figure says that nothing came from the service.
    cells += [
        ReleasedCell(release=made, service_id=key, figure="", status=ReleasedCell.Status.UNKNOWN)
        for key in draft.missing
    ]
    ReleasedCell.objects.bulk_create(cells, batch_size=500)
    note(period=term.code, services=len(draft.services), missing=len(draft.missing))
    _tell_delegates(draft, by)
    return made


def _tell_delegates(draft: Draft, by: User) -> None:
    services = [*draft.services, *draft.missing]
    rows = Membership.objects.current().filter(organisation__in=services, role__in=DELEGATES)
    users = User.objects.filter(pk__in=rows.values("user"), is_active=True).exclude(pk=by.pk)
    words = _(
        "Pubblicate le cifre della rete: %(term)s. Le legge il coordinamento, senza i numeri "
        "piccoli; quelle del servizio non cambiano più."
    ) % {"term": draft.term}
    tell(users, Notice.Kind.SITE, words, reverse("statistics:home"))
