"""Who is asked to a session, what they answered, and whether they were there."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models.meeting import Meeting
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def by_service(self) -> Self:
        """In the order of a list: by service, then by surname."""
        names = ("service__name", "user__last_name", "user__first_name", "pk")
        return self.order_by(*names).select_related("service", "user")

    def to_answer(self) -> Self:
        """Those whose answer is missing, or was given for another date, of sessions to come."""
        waiting = Q(answer="") | Q(answered_for=None) | ~Q(answered_for=F("meeting__starts_at"))
        coming = {
            "meeting__state": Meeting.State.CONVENED,
            "meeting__starts_at__gt": timezone.now(),
        }
        return self.filter(waiting, **coming)


class Invitation(models.Model):
    """Of one person, for their service; or of a service in which nobody signs in."""

    class Answer(models.TextChoices):
        YES = "yes", _("Sì")
        NO = "no", _("No")
        PERHAPS = "perhaps", _("Forse")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="table_invitations",
    )
    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("risposta"), max_length=8, choices=Answer, blank=True)
    note = models.CharField(_("nota"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("risposto il"), null=True, blank=True)
    # When the session was to begin as it was answered: for another date it is asked again.
    answered_for = models.DateTimeField(null=True, blank=True)
    # Who wrote the answer down, where it was not the one who was asked.
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Nothing until the coordinator notes who was there.
    present = models.BooleanField(_("presente"), null=True, blank=True)
    history = History()
    objects = InvitationQuerySet.as_manager()

    guard_kind = "invitation"
    guard_state = "*"
    rules: ClassVar[Rules] = TableRules()
    state_field = ""
    service_path = ""
    person_paths: ClassVar[tuple[str, ...]] = ("user",)
    seen_by = "meetings.view_invitation"

    class Meta:
        verbose_name = _("invito")
        verbose_name_plural = _("inviti")
        ordering = ("pk",)
        default_permissions = ()
        permissions = (
            ("view_invitation", "Can see who is asked to a session and what they answered"),
            ("answer_invitation", "Can answer for oneself"),
            ("note_answer", "Can note the answer of a service in which nobody signs in"),
        )
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_invitation_each"),
            models.UniqueConstraint(
                fields=["meeting", "service"],
                condition=Q(user=None),
                name="one_invitation_of_a_service",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user or self.service)

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> Any:
        return self.meeting.organisation_id

    def is_for_another_date(self) -> bool:
        """Whether the session was moved after the answer came in."""
        return bool(self.answer) and self.answered_for != self.meeting.starts_at

    def is_open(self) -> bool:
        """Whether an answer for the date as it stands is still missing."""
        return self.meeting.takes_answers() and (not self.answer or self.is_for_another_date())
