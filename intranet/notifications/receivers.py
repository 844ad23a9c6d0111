"""Who is told what: one receiver for each signal of the floors below."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from intranet.portal.words import day
from permissions.administration import appointed
from permissions.breakglass import glass_broken
from permissions.models import Membership, Organisation, User
from permissions.roles import Role
from permissions.substitution import at_work, substitution_began, substitution_ended
from workflows.cases.actions.protected import access_decided, disclosed
from workflows.cases.models import Case
from workflows.processes.opening import amendment_delivered

Kind = Notice.Kind


def connect() -> None:
    """Listen; called once, when the app is ready."""
    for signal, receiver in RECEIVERS:
        signal.connect(receiver, dispatch_uid=f"notices.{receiver.__name__}")


def on_glass_broken(access: Any, **_kwargs: Any) -> None:
    """Coordinators are to judge it; the auditors of the service know that it was."""
    case = access.target
    if not isinstance(case, Case):
        return
    others = [each for each in _those(case.service, Role.COORDINATOR) if each != access.user]
    words = _("Accesso d’emergenza al fascicolo %(number)s: da valutare.")
    tell(others, Kind.EMERGENCY, words % _number(case), _page(case), about=case)
    # They judge it in the log, and see no case.
    words = _("Accesso d’emergenza al fascicolo %(number)s.")
    tell(_those(case.service, Role.AUDITOR), Kind.EMERGENCY, words % _number(case))


def on_disclosed(record: Any, **_kwargs: Any) -> None:
    """Every head of service, also the one who opened it: it may have been in their name alone."""
    case = record.person.case
    words = _("Un dato riservato del fascicolo %(number)s è stato aperto.")
    heads = _those(case.service, Role.HEAD)
    tell(heads, Kind.DISCLOSURE, words % _number(case), _page(case), about=case)


def on_access_decided(request: Any, **_kwargs: Any) -> None:
    """Who asked to open a protected record."""
    case = request.record.person.case
    words = _("La richiesta per il fascicolo %(number)s è stata decisa.")
    address = reverse("desk:case", args=[case.pk, "persone"])
    tell([request.user], Kind.DECISION, words % _number(case), address, about=case)


def on_substitution_began(substitution: Any, **_kwargs: Any) -> None:
    """Both who is absent and who stands in."""
    until, desk = {"day": day(substitution.until)}, reverse("desk:desk")
    absent = _("I propri compiti passano a chi sostituisce, fino a %(day)s.")
    tell([substitution.absent], Kind.SUBSTITUTION, absent % until, desk)
    stand_in = _("Comincia una sostituzione: i compiti di chi è assente arrivano, fino a %(day)s.")
    tell([substitution.stand_in], Kind.SUBSTITUTION, stand_in % until, desk)


def on_substitution_ended(substitution: Any, **_kwargs: Any) -> None:
    """Both, unless it ended before it began."""
    if substitution.began_at is None:
        return
    desk = reverse("desk:desk")
    absent = _("La sostituzione è finita: i propri compiti sono tornati.")
    tell([substitution.absent], Kind.SUBSTITUTION, absent, desk)
    stand_in = _("La sostituzione è finita: i compiti sono tornati a chi era assente.")
    tell([substitution.stand_in], Kind.SUBSTITUTION, stand_in, desk)


def on_amendment_delivered(case: Case, **_kwargs: Any) -> None:
    """The front office, which reads it, and the operator, whose visits may change."""
    operator = at_work(case.operator, case)
    concerned = [*_those(case.service, Role.FRONT_OFFICE), *([operator] if operator else [])]
    words = _("La cancelleria ha consegnato un provvedimento per il fascicolo %(number)s.")
    address = reverse("desk:case", args=[case.pk, "provvedimenti"])
    tell(concerned, Kind.AMENDMENT, words % _number(case), address, about=case)


def on_appointed(organisation: Organisation, user: User, role: Role, **_kwargs: Any) -> None:
    """Of a new head of service, the others and the Provincia: an administrator decides nothing."""
    if role != Role.HEAD:
        return
    provinces = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE)
    coordinating = [each for office in provinces for each in _those(office, Role.PROVINCE)]
    others = [each for each in _those(organisation, Role.HEAD) if each != user]
    words = _("L’amministrazione tecnica ha nominato un responsabile di servizio: %(service)s.")
    tell([*others, *coordinating], Kind.SITE, words % {"service": organisation.short_name})


RECEIVERS = (
    (glass_broken, on_glass_broken),
    (disclosed, on_disclosed),
    (access_decided, on_access_decided),
    (substitution_began, on_substitution_began),
    (substitution_ended, on_substitution_ended),
    (amendment_delivered, on_amendment_delivered),
    (appointed, on_appointed),
)


def _those(organisation: Organisation, role: Role) -> Iterable[User]:
    """Who holds `role` in `organisation` now, and may sign in."""
    held = Membership.objects.current().filter(
        organisation=organisation, role=role, user__is_active=True
    )
    return [each.user for each in held.select_related("user").order_by("pk")]


def _number(case: Case) -> dict[str, str]:
    return {"number": case.number}


def _page(case: Case) -> str:
    return reverse("desk:case", args=[case.pk])
