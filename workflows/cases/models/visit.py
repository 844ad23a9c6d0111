"""A visit: booked, held or not, and recorded."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils import dateformat, timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Sight
from workflows.cases.enums import Level, RecordState, Side, VisitState
from workflows.cases.models.case import Case
from workflows.cases.models.observation import Observation
from workflows.cases.models.person import Person
from workflows.cases.models.plan import VisitPlan
from workflows.cases.querysets import VisitQuerySet
from workflows.cases.refusal import Refused


class Room(models.Model):
    """A room of a service where visits take place."""

    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(_("nome"), max_length=60)
    history = History()

    guard_path = "service"

    class Meta:
        verbose_name = _("sala")
        ordering = ("name",)
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["service", "name"], name="one_room_name")]

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="visits")
    plan = models.ForeignKey(VisitPlan, on_delete=models.PROTECT, related_name="visits")
    visitor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, related_name="visits", verbose_name=_("sala")
    )
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("operatore"),
    )
    level = models.CharField(_("livello"), max_length=16, choices=Level)
    starts_at = models.DateTimeField(_("inizio"))
    ends_at = models.DateTimeField(_("fine"))
    state = models.CharField(
        _("stato"), max_length=16, choices=VisitState, default=VisitState.PROPOSED
    )
    side = models.CharField(_("da parte di"), max_length=8, choices=Side, blank=True)
    reason = models.CharField(_("motivo"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    history = History()
    objects = VisitQuerySet.as_manager()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_calendar"),)
    # Who is needed in the room sees the slot alone; who keeps the door, those of the service.
    guard_paths: ClassVar = {"cases.view_slot": "", "permissions.watch_door": "case__service"}
    guard_kind = "visit"

    class Meta:
        verbose_name = _("incontro")
        verbose_name_plural = _("incontri")
        ordering = ("starts_at",)
        default_permissions = ()
        permissions = (("view_slot", "Can see when and where the visit is"),)
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="has_time")
        ]
        indexes = [
            models.Index(fields=["room", "starts_at"]),
            models.Index(fields=["operator", "starts_at"]),
            models.Index(fields=["case", "starts_at"]),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} · {self.starts_at:%d/%m/%Y}"

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.case.service_id})

    @property
    def guard_home(self) -> int:
        return self.case.service_id

    def summary(self) -> str:
        """When and with whom, without a surname: `lun 14 set, 15:00 · Marco`."""
        start = dateformat.format(timezone.localtime(self.starts_at), "D j M, H:i")
        return f"{start.lower()} · {self.visitor.first_name}"

    def expected(self) -> list[Person]:
        """Who comes to the door: first the visitor, then the children to be met; to a video call
        nobody comes. Prefetch `visitor__children__child` to ask about several visits.
        """
        if self.level == Level.VIDEO:
            return []
        prefetch_related_objects([self], "visitor__children__child")
        return [self.visitor, *(relation.child for relation in self.visitor.children.all())]

    def took_place(self) -> bool:
        """Whether the child met the visitor, or came and would not: either is recorded."""
        return self.state in (VisitState.HELD, VisitState.INTERRUPTED, VisitState.REFUSED)

    def is_to_come(self) -> bool:
        return self.state in (VisitState.PROPOSED, VisitState.CONFIRMED)


class VisitRecord(Observation):
    """The record of a visit. Once somebody else has validated it, it never changes."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="record")
    brought_by = models.CharField(_("chi ha accompagnato il minore"), max_length=160)
    child_arrived = models.TimeField(_("arrivo del minore"))
    child_left = models.TimeField(_("uscita del minore"))
    visitor_arrived = models.TimeField(_("arrivo della persona incontrante"), null=True, blank=True)
    visitor_left = models.TimeField(_("uscita della persona incontrante"), null=True, blank=True)
    incidents = models.TextField(_("eventi critici"), blank=True)
    ending = models.CharField(_("come si è concluso"), max_length=300)
    state = models.CharField(
        _("stato"), max_length=16, choices=RecordState, default=RecordState.SUBMITTED
    )
    validator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    validated_at = models.DateTimeField(null=True, editable=False)
    remarks = models.CharField(_("che cosa correggere"), max_length=500, blank=True)
    history = History()

    guard_path = "visit__case"
    sights: ClassVar = (
        Sight("cases.view_notes"),
        Sight("cases.view_validated", only=Q(state=RecordState.VALIDATED)),
    )

    class Meta:
        verbose_name = _("verbale dell'incontro")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def is_validated(self) -> bool:
        return self.state == RecordState.VALIDATED

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises Refused for a record that was validated before: an addendum corrects it."""
        if self.pk and VisitRecord.objects.filter(pk=self.pk, state=RecordState.VALIDATED).exists():
            raise Refused(_("Un verbale convalidato non si cambia: si aggiunge una nota."))
        super().save(*args, **kwargs)
