"""What was decided: who does what by when."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models.agenda import AgendaPoint
from intranet.network.meetings.models.meeting import Meeting
from intranet.network.models import Seat
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation, OrganisationGroupObjectPermission, unexpired
from permissions.policy import Rules


class DecisionQuerySet(models.QuerySet["Decision"]):
    def open(self) -> Self:
        return self.filter(state=Decision.State.OPEN)

    def overdue(self) -> Self:
        return self.open().filter(due__lt=timezone.localdate())

    def with_owner_at_work(self) -> Self:
        """Each says in `owner_works` whether its owner still works at its service, and that one
        still belongs to the network.
        """
        works = OrganisationGroupObjectPermission.objects.filter(
            unexpired(),
            permission__codename="use_intranet",
            content_object=OuterRef("service"),
            group__user=OuterRef("owner"),
            group__user__is_active=True,
        )
        seats = Seat.objects.on(timezone.localdate()).filter(service=OuterRef("service"))
        belongs = Exists(seats) | Q(service__kind=Organisation.Kind.PROVINCE)
        return self.annotate(owner_works=Exists(works) & belongs)

    def orphaned(self) -> Self:
        """The open ones that nobody carries any more."""
        return self.open().with_owner_at_work().filter(owner_works=False)


class Decision(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("Aperta")
        DONE = "done", _("Fatta")
        DROPPED = "dropped", _("Abbandonata")

    year = models.PositiveSmallIntegerField(_("anno"))
    number = models.PositiveSmallIntegerField(_("numero"))
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    point = models.ForeignKey(
        AgendaPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    text = models.TextField(_("che cosa si è deciso"), max_length=1_000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="table_decisions",
        verbose_name=_("chi se ne occupa"),
    )
    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("entro"))
    state = models.CharField(_("stato"), max_length=8, choices=State, default=State.OPEN)
    # How it was done, or why it was dropped.
    words = models.TextField(_("com’è andata"), max_length=2_000, blank=True)
    ended_at = models.DateTimeField(_("chiusa il"), null=True, blank=True)
    history = History()
    objects = DecisionQuerySet.as_manager()

    guard_kind = "decision"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = ""
    person_paths: ClassVar[tuple[str, ...]] = ("owner",)
    seen_by = "meetings.view_decision"

    class Meta:
        verbose_name = _("decisione")
        verbose_name_plural = _("decisioni")
        ordering = ("year", "number")
        default_permissions = ()
        permissions = (
            ("view_decision", "Can read what was decided"),
            ("finish_decision", "Can say that it is done, and how"),
            ("manage_decision", "Can give it to another, and drop it"),
        )
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="decision_number"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None, words="")
                | (~Q(state="open") & Q(ended_at__isnull=False) & ~Q(words="")),
                name="decision_ended_with_words",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"])]

    def __str__(self) -> str:
        return f"D {self.year}/{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:decision", args=[self.pk])

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> int:
        return self.meeting.organisation_id

    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def is_overdue(self) -> bool:
        return self.is_open() and self.due < timezone.localdate()
