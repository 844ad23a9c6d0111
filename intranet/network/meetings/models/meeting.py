"""A session of the table: when and where, and in which state it is."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Item
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def convened(self) -> Self:
        return self.filter(state=Meeting.State.CONVENED)

    def over(self) -> Self:
        """Those that were held or called off."""
        return self.exclude(state=Meeting.State.CONVENED)


class Meeting(models.Model):
    """Moving a session keeps what was answered: each answer says for which date it was given."""

    class State(models.TextChoices):
        CONVENED = "convened", _("Convocata")
        HELD = "held", _("Tenuta")
        CANCELLED = "cancelled", _("Annullata")

    # The one that convenes it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("titolo"), max_length=120)
    starts_at = models.DateTimeField(_("inizio"))
    ends_at = models.DateTimeField(_("fine"))
    venue = models.CharField(_("luogo"), max_length=200, blank=True)
    video = models.URLField(_("collegamento video"), max_length=300, blank=True)
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.CONVENED)
    reason = models.CharField(_("perché è annullata"), max_length=300, blank=True)
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("chi scrive il verbale"),
    )
    # By which calendars know it again, and which of two editions is the later (RFC 5545, 3.8.7.4).
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    # Its papers, among the contents of the site; none where the site could not take them.
    folder = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    event = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = History()
    objects = MeetingQuerySet.as_manager()

    guard_kind = "meeting"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = ""
    person_paths: ClassVar[tuple[str, ...]] = ("secretary",)
    seen_by = "meetings.view_meeting"

    class Meta:
        verbose_name = _("seduta")
        verbose_name_plural = _("sedute")
        ordering = ("-starts_at", "-pk")
        default_permissions = ()
        permissions = (
            ("view_meeting", "Can read a session of the table"),
            ("run_meeting", "Can move it, call it off, invite to it and put its agenda in order"),
            ("propose_point", "Can propose a point of its agenda"),
            ("keep_papers", "Can open its folder"),
            ("keep_record", "Can note who was there and what was decided"),
            ("write_minutes", "Can write its minutes"),
        )
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_lasts"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="meeting_cancelled_for"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.organisation_id})

    @property
    def guard_home(self) -> int:
        return self.organisation_id

    def is_convened(self) -> bool:
        return self.state == self.State.CONVENED

    def is_held(self) -> bool:
        return self.state == self.State.HELD

    def has_begun(self, now: datetime | None = None) -> bool:
        return self.starts_at <= (now or timezone.now())

    def takes_answers(self) -> bool:
        """Until it begins."""
        return self.is_convened() and not self.has_begun()
