"""Certificates: numbered without a gap, printed once, kept by their content."""

import hashlib
import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.training.actions.places import tell_of
from intranet.network.training.certificates.paper import printed
from intranet.network.training.models import Certificate, CertificateRegister, Enrolment
from intranet.network.training.shares import attended_days, has_reached
from permissions.guards import lock
from permissions.models import User
from permissions.refusal import Refused
from workflows.documents.pdf import Unprintable
from workflows.documents.storage import store

# Letters and figures that are not taken for each other when read from paper.
SIGNS, LENGTH = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10


def certify(enrolment: Enrolment, by: User, supersedes: Certificate | None = None) -> Certificate:
    """Print what `enrolment` attended. A step of an action that holds the lock of the course."""
    days, now = attended_days(enrolment), timezone.now()
    year = timezone.localdate(now).year
    made = Certificate(
        enrolment=enrolment,
        year=year,
        serial=_next_serial(year),
        code="".join(secrets.choice(SIGNS) for _sign in range(LENGTH)),
        name=str(enrolment.person),
        service=str(enrolment.service or enrolment.course.organiser),
        title=enrolment.course.title,
        minutes=sum(each.minutes for each in days),
        issued_at=now,
        issued_by=by,
        supersedes=supersedes,
    )
    try:
        content = printed(made, days)
    except Unprintable as refusal:
        words = _("L’attestato di %(name)s non si può stampare: %(signs)s")
        named = {"name": made.name, "signs": " ".join(refusal.characters)}
        raise Refused(words % named) from refusal
    made.path, made.sha256 = store(content), hashlib.sha256(content).hexdigest()
    made.save()
    words = _("L’attestato del corso «%(title)s» è pronto.")
    tell_of(enrolment.course, words, [enrolment.person])
    return made


def certify_again(enrolment: Enrolment, by: User, reason: str) -> None:
    """After a correction: what was issued ends, and another takes its place where it is due."""
    former = enrolment.certificates.filter(ended_at=None).first()
    if former is not None:
        former.ended_at, former.ended_for = timezone.now(), reason
        former.save()
    if has_reached(enrolment):
        certify(enrolment, by, supersedes=former)
    elif former is not None:
        words = _("L’attestato del corso «%(title)s» non vale più: le presenze sono corrette.")
        tell_of(enrolment.course, words, [enrolment.person])


def _next_serial(year: int) -> int:
    register, _is_new = CertificateRegister.objects.get_or_create(year=year)
    register = lock(register)
    register.last += 1
    register.save()
    serial: int = register.last
    return serial
