"""The minutes of a session: written, commented, approved by those who were there, published."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Item
from intranet.network.meetings.models.agenda import AgendaPoint
from intranet.network.meetings.models.meeting import Meeting
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.policy import Rules, Sight


class Minutes(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("In scrittura")
        COMMENTS = "comments", _("Aperto alle osservazioni")
        APPROVAL = "approval", _("In approvazione")
        APPROVED = "approved", _("Approvato")
        PUBLISHED = "published", _("Pubblicato nella rete")

    WRITTEN = (State.DRAFT, State.COMMENTS)
    SEALED = (State.APPROVED, State.PUBLISHED)

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.DRAFT)
    text = models.TextField(_("in generale"), max_length=20_000, blank=True)
    # Counted up by each writing: of two who write at once the second is told.
    edition = models.PositiveIntegerField(default=0, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # The last day for remarks, and the last for an answer before silence is consent.
    comments_until = models.DateField(_("osservazioni fino al"), null=True, blank=True)
    answers_until = models.DateField(_("risposte fino al"), null=True, blank=True)
    # How often they were put to those present: an objection begins another round.
    round = models.PositiveSmallIntegerField(default=0, editable=False)
    approved_at = models.DateTimeField(_("approvato il"), null=True, blank=True)
    published_at = models.DateTimeField(_("pubblicato il"), null=True, blank=True)
    page = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = History()

    guard_kind = "minutes"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = ""
    person_paths: ClassVar[tuple[str, ...]] = ("meeting__invitations__user",)
    seen_by = "meetings.view_minutes"

    class Meta:
        verbose_name = _("verbale")
        verbose_name_plural = _("verbali")
        ordering = ("-pk",)
        default_permissions = ()
        permissions = (
            ("view_minutes", "Can read the minutes"),
            ("view_remarks", "Can read what was said of them before they were approved"),
            ("comment_minutes", "Can say something of the draft"),
            ("approve_minutes", "Can approve them or object, having been there"),
            ("note_approval", "Can note the answer of one who does not sign in"),
            ("publish_minutes", "Can publish them to the network"),
            ("correct_minutes", "Can add to approved minutes"),
        )
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"]) | Q(approved_at__isnull=False),
                name="minutes_approved_at",
            )
        ]

    def __str__(self) -> str:
        return str(_("Verbale: %(title)s") % {"title": self.meeting.title})

    def get_absolute_url(self) -> str:
        return reverse("meetings:minutes", args=[self.meeting_id])

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.meeting.organisation_id})

    @property
    def guard_home(self) -> int:
        return self.meeting.organisation_id

    def is_sealed(self) -> bool:
        return self.state in self.SEALED

    def is_written(self) -> bool:
        """Whether they are being written: what they say may change."""
        return self.state in self.WRITTEN

    def silence_is_consent(self) -> bool:
        """Whether the days to answer have passed."""
        last = self.answers_until
        in_approval = self.state == self.State.APPROVAL
        return in_approval and last is not None and last < timezone.localdate()


class Wording(models.Model):
    """What the minutes say of one point of the agenda."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="wordings")
    point = models.OneToOneField(AgendaPoint, on_delete=models.PROTECT, related_name="wording")
    text = models.TextField(max_length=20_000, blank=True)
    history = History()

    guard_path = "minutes"

    class Meta:
        verbose_name = _("punto del verbale")
        verbose_name_plural = _("punti del verbale")
        ordering = ("point__position", "point")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.point)


class Addendum(models.Model):
    """A correction of approved minutes, beside them: the next session approves it or not."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Da approvare nella prossima seduta")
        APPROVED = "approved", _("Approvata")
        REJECTED = "rejected", _("Non approvata")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("che cosa si corregge"), max_length=5_000)
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.PROPOSED)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # The session that approved it or did not.
    judged_in = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="judged"
    )
    history = History()

    guard_path = "minutes"
    sights: ClassVar = (
        Sight("meetings.view_remarks"),
        Sight("meetings.view_minutes", Q(state="approved")),
    )

    class Meta:
        verbose_name = _("rettifica")
        verbose_name_plural = _("rettifiche")
        ordering = ("number",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="addendum_number"),
            models.CheckConstraint(
                condition=Q(state="proposed", judged_in=None)
                | (~Q(state="proposed") & Q(judged_in__isnull=False)),
                name="addendum_judged_in_a_session",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Rettifica n. %(number)s") % {"number": self.number})
