"""An edition of a card: written, submitted, and approved or sent back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.directory.models.card import Card
from permissions.history import History
from permissions.policy import Sight
from workflows.cases.enums import Level

# From then on what a service declared of its load is old.
LASTS = timedelta(days=183)


class Territory(models.TextChoices):
    """Where a service is, seen from the coordination."""

    INSIDE = "inside", _("Nel territorio del coordinamento")
    OUTSIDE = "outside", _("Fuori dal territorio")


class Intake(models.TextChoices):
    """Whether new cases are taken. In words: free places would tell how many cases there are."""

    OPEN = "open", _("Ha posti per nuovi casi")
    LISTED = "listed", _("Accoglie in lista d’attesa")
    CLOSED = "closed", _("Ora non accoglie nuovi casi")


class Edition(models.Model):
    """All that a card says. Once it is approved it never changes; the next one takes its place."""

    class State(models.TextChoices):
        DRAFT = "draft", _("In scrittura")
        SUBMITTED = "submitted", _("Da approvare")
        RETURNED = "returned", _("Rimandata con osservazioni")
        APPROVED = "approved", _("Approvata")

    OPEN: ClassVar = (State.DRAFT, State.SUBMITTED, State.RETURNED)

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edizione"))
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.DRAFT)

    territory = models.CharField(_("territorio"), max_length=8, choices=Territory)
    district = models.CharField(_("ambito territoriale"), max_length=120, blank=True)
    addresses = models.TextField(_("sedi"), max_length=600)
    opening = models.TextField(_("apertura"), max_length=600, blank=True)
    rooms = models.PositiveSmallIntegerField(_("sale per gli incontri"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("casi seguiti insieme, al massimo"), null=True, blank=True
    )
    levels = models.JSONField(_("livelli offerti"), default=list)
    intake = models.CharField(_("accoglienza"), max_length=8, choices=Intake)
    declared_wait = models.PositiveSmallIntegerField(
        _("giorni di attesa dichiarati"), null=True, blank=True
    )
    declared_on = models.DateField(_("dichiarato il"))
    phone = models.CharField(_("telefono"), max_length=40, blank=True)
    email = models.EmailField(_("posta elettronica"), blank=True)
    certified_email = models.EmailField(_("posta certificata"), blank=True)
    contact = models.CharField(_("a chi rivolgersi"), max_length=120, blank=True)
    agreements = models.TextField(_("convenzioni e protocolli"), max_length=2000, blank=True)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("di")
    )
    # Moves with every writing: it tells who saw which words.
    written_at = models.DateTimeField(_("scritta"), default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(_("presentata"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decisa"), null=True, blank=True)
    remarks = models.TextField(_("osservazioni"), max_length=1000, blank=True)
    # Of a service that does not use this system: who told the coordination, and how.
    told_by = models.CharField(_("chi lo ha comunicato"), max_length=200, blank=True)
    history = History()

    guard_path = "card"
    sights: ClassVar = (
        Sight("directory.view_card", only=Q(state=State.APPROVED)),
        Sight("directory.write_card"),
        Sight("directory.approve_card", only=~Q(state=State.DRAFT)),
    )

    class Meta:
        verbose_name = _("edizione di una scheda")
        verbose_name_plural = _("edizioni delle schede")
        ordering = ("-number",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="one_edition_a_number"),
            models.UniqueConstraint(
                fields=["card"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="one_open_edition",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(decided_by__isnull=False),
                name="approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(remarks=""), name="returned_with_remarks"
            ),
            # What the coordination wrote down itself stands on the word of who told it.
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (~Q(decided_by=F("author")) & ~Q(decided_by=F("submitted_by")))
                | ~Q(told_by=""),
                name="approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card} · {self.number}"

    @property
    def mark(self) -> str:
        """What was read, for who goes on from it."""
        return self.written_at.isoformat()

    @property
    def level_names(self) -> list[str]:
        return [str(Level(value).label) for value in self.levels]

    def is_old(self) -> bool:
        """Whether what it declares of the load of its service is more than half a year old."""
        return self.declared_on < timezone.localdate() - LASTS

    def is_changeable(self) -> bool:
        return self.state in (self.State.DRAFT, self.State.RETURNED)


# What a service says of itself, in the order in which it is read.
WORDS: Sequence[str] = (
    *("territory", "district", "addresses", "opening", "rooms", "capacity", "levels"),
    *("intake", "declared_wait", "declared_on"),
    *("phone", "email", "certified_email", "contact", "agreements"),
)


def words_of(edition: Edition) -> Mapping[str, Any]:
    """What `edition` says, by the names of its fields."""
    return {name: getattr(edition, name) for name in WORDS}
