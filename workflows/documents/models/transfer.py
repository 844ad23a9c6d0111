"""A case goes to another service: proposed, mediated, offered with a bundle, accepted or not.

Two guards, for two who must not see the same: the mediator holds the transfer, the head of the
service that is asked holds the offer. Those of the service that proposes see both by the case.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import Organisation, UnitGrant, UserGrant
from permissions.policy import Sight
from workflows.cases.enums import DeclineReason, TransferReason
from workflows.cases.models import Case
from workflows.documents.models.paper import Paper


class TransferQuerySet(models.QuerySet["Transfer"]):
    def under_way(self) -> "TransferQuerySet":
        """Those that nobody has ended yet."""
        return self.filter(state__in=Transfer.UNDER_WAY)


class Transfer(models.Model):
    """The wish that another service take a case over.

    What stands here is all that the mediator reads: neither names nor the number of the case.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Da affidare a un servizio")
        OFFERED = "offered", _("In attesa di risposta")
        ACCEPTED = "accepted", _("Accettato")
        RETURNED = "returned", _("Tornato al servizio")
        WITHDRAWN = "withdrawn", _("Ritirato")

    UNDER_WAY = (State.PROPOSED, State.OFFERED)

    number = models.CharField(_("numero"), max_length=20)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers")
    sender = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("da")
    )
    mediator = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="mediated",
        verbose_name=_("coordinamento"),
    )
    reason = models.CharField(_("motivo"), max_length=16, choices=TransferReason)
    municipality = models.CharField(_("comune di destinazione"), max_length=60)
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposto il"), default=timezone.now)
    ended_at = models.DateTimeField(_("concluso il"), null=True, blank=True)
    new_case = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="arrival"
    )
    history = History()
    objects = TransferQuerySet.as_manager()

    guard_kind = "transfer"
    sights: ClassVar = (Sight("documents.view_transfer"), Sight("cases.view_history"))
    guard_paths: ClassVar = {"cases.view_history": "case", "cases.propose_transfer": "case"}

    class Meta:
        verbose_name = _("trasferimento")
        verbose_name_plural = _("trasferimenti")
        ordering = ("-proposed_at", "-pk")
        default_permissions = ("view",)
        permissions = (("choose_receiver", "Can choose the service that is asked"),)
        constraints = [
            models.UniqueConstraint(fields=["mediator", "number"], name="one_number_a_mediator"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["proposed", "offered"]),
                name="one_transfer_under_way",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.mediator_id})

    @property
    def guard_home(self) -> int:
        return self.sender_id

    def is_under_way(self) -> bool:
        return self.state in self.UNDER_WAY

    def last_offer(self) -> "TransferOffer":
        """The offer made last. Raises DoesNotExist while there is none."""
        return self.offers.latest("pk")


class TransferPaper(models.Model):
    """A paper of the bundle: the service that is asked reads it before it answers."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="bundle")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    history = History()

    guard_path = "transfer"
    sights: ClassVar = (Sight("documents.view_bundle"), Sight("cases.view_history"))
    guard_paths: ClassVar = {
        "documents.view_bundle": "transfer__offers",
        "cases.view_history": "transfer__case",
    }

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["transfer", "paper"], name="paper_once_in_a_bundle")
        ]

    def __str__(self) -> str:
        return str(self.paper)


class TransferTerm(models.Model):
    """A term that was open when the case passed: the service that took it over keeps to it."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="terms")
    title = models.CharField(_("termine"), max_length=200)
    day = models.DateField(_("entro"))
    history = History()

    guard_path = "transfer"
    sights: ClassVar = (Sight("cases.view_case"), Sight("cases.view_history"))
    guard_paths: ClassVar = {
        "cases.view_case": "transfer__new_case",
        "cases.view_history": "transfer__case",
    }

    class Meta:
        verbose_name = _("termine che passa")
        ordering = ("day", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class TransferOffer(models.Model):
    """One service is asked to take the case over: all that its head sees of it."""

    class State(models.TextChoices):
        OFFERED = "offered", _("In attesa di risposta")
        ACCEPTED = "accepted", _("Accettato")
        REFUSED = "refused", _("Rifiutato")
        WITHDRAWN = "withdrawn", _("Ritirato")

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="offers")
    receiver = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("a")
    )
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.OFFERED)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField(_("proposto il"), default=timezone.now)
    # The reason is for the mediator too; the words only for the service that proposed.
    reason = models.CharField(
        _("motivo del rifiuto"), max_length=16, choices=DeclineReason, blank=True
    )
    answer = models.CharField(_("risposta"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("risposto il"), null=True)
    history = History()

    guard_kind = "offer"
    sights: ClassVar = (
        Sight("documents.view_offer"),
        Sight("documents.view_transfer"),
        Sight("cases.view_history"),
    )
    guard_paths: ClassVar = {
        "documents.view_transfer": "transfer",
        "cases.view_history": "transfer__case",
    }

    class Meta:
        verbose_name = _("proposta a un servizio")
        ordering = ("-offered_at", "-pk")
        default_permissions = ()
        permissions = (
            ("view_offer", "Can see what is asked"),
            ("view_bundle", "Can read the papers of the bundle"),
            ("answer_transfer", "Can accept or refuse"),
        )
        constraints = [
            models.UniqueConstraint(
                fields=["transfer"], condition=Q(state="offered"), name="one_open_offer"
            )
        ]

    def __str__(self) -> str:
        return str(self.transfer)

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.receiver_id})

    @property
    def guard_home(self) -> int:
        return self.receiver_id

    def is_open(self) -> bool:
        return self.state == self.State.OFFERED


class TransferUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(Transfer, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class TransferGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(Transfer, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass


class TransferOfferUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(TransferOffer, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class TransferOfferGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(TransferOffer, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass
