"""Where somebody is kept safe: a record of its own, which access to the case does not open."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import UnitGrant, UserGrant
from permissions.policy import Sight
from workflows.cases.enums import RequestState, Secret
from workflows.cases.models.notes import Authored
from workflows.cases.models.person import Person
from workflows.cases.querysets import ProtectedRecordQuerySet


class ProtectedRecord(Authored):
    """A protected address, secret placement or phone of one person. Opening it takes a reason.

    Those who read the case's contacts know that it is there; what it says is another grant.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="protected_records")
    kind = models.CharField(_("che cosa"), max_length=16, choices=Secret)
    text = models.TextField(_("dato riservato"))
    added_at = models.DateTimeField(_("aggiunto il"), default=timezone.now, editable=False)
    history = History()

    objects = ProtectedRecordQuerySet.as_manager()

    guard_kind = "protected"
    # What one person was granted passes to no substitute.
    guard_is_personal = True
    sights: ClassVar = (Sight("cases.disclose_protected"),)
    guard_paths: ClassVar = {
        "cases.view_contacts": "person__case",
        "cases.request_disclosure": "person__case",
    }

    class Meta:
        verbose_name = _("dato riservato")
        default_permissions = ()
        permissions = (
            ("disclose_protected", "Can open the record, giving a reason"),
            ("decide_access", "Can decide who else may open the record"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def guard_state(self) -> str:
        """That of the case: what it keeps goes with it to the service that takes it over."""
        return self.person.case.guard_state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.person.case.service_id})

    @property
    def guard_home(self) -> int:
        return self.person.case.service_id


class AccessRequest(models.Model):
    """Somebody asks to open a protected record; the head of service decides, for a time."""

    record = models.ForeignKey(ProtectedRecord, on_delete=models.PROTECT, related_name="requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("motivo"), max_length=500)
    asked_at = models.DateTimeField(_("chiesto il"), default=timezone.now, editable=False)
    state = models.CharField(
        _("stato"), max_length=8, choices=RequestState, default=RequestState.ASKED
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("deciso il"), null=True)
    until = models.DateTimeField(_("fino al"), null=True)
    answer = models.CharField(_("motivazione"), max_length=500, blank=True)
    history = History()

    guard_path = "record"
    sights: ClassVar = (Sight("cases.decide_access"),)

    class Meta:
        verbose_name = _("richiesta di accesso")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("user")), name="decided_by_another"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.record}"


class ProtectedRecordUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(ProtectedRecord, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class ProtectedRecordGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(ProtectedRecord, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass
