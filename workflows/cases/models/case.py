"""The case: what the service was asked to do by one court order, from start to end."""

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import Organisation, UnitGrant, UserGrant
from permissions.policy import Sight
from workflows.cases.enums import ENDED, CaseState, Outcome, Reason, Register
from workflows.cases.querysets import CaseQuerySet

if TYPE_CHECKING:
    from workflows.cases.models.order import CourtOrder


class Case(models.Model):
    number = models.CharField(_("numero"), max_length=20)
    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    referrer = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="referred_cases",
        verbose_name=_("servizio inviante"),
    )
    court = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="ordered_cases",
        verbose_name=_("autorità giudiziaria"),
    )
    register = models.CharField(_("registro"), max_length=16, choices=Register)
    rg_number = models.PositiveIntegerField(_("numero R.G."))
    rg_year = models.PositiveSmallIntegerField(_("anno R.G."))
    state = models.CharField(
        _("stato"), max_length=16, choices=CaseState, default=CaseState.RECEIVED
    )
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("operatore"),
    )
    # What the referring service, or the court, was last asked for.
    missing_documents = models.TextField(_("che cosa manca"), blank=True)
    received_at = models.DateTimeField(_("ricevuto il"), default=timezone.now)
    closed_at = models.DateTimeField(_("chiuso il"), null=True, blank=True)
    outcome = models.CharField(_("esito"), max_length=16, choices=Outcome, blank=True)
    history = History()
    objects = CaseQuerySet.as_manager()

    guard_kind = "case"
    sights: ClassVar = (Sight("cases.view_case"),)

    class Meta:
        verbose_name = _("fascicolo")
        verbose_name_plural = _("fascicoli")
        ordering = ("-received_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="one_number_a_service"),
            models.UniqueConstraint(
                fields=["service", "court", "register", "rg_number", "rg_year"],
                condition=~Q(state__in=["closed", "transferred"]),
                name="one_open_case_a_proceeding",
            ),
        ]
        indexes = [models.Index(fields=["service", "state"])]
        default_permissions = ("view",)
        permissions = [
            (name, name.replace("_", " ").capitalize())
            for name in (
                "view_people",
                "view_contacts",
                "view_orders",
                "view_papers",
                "view_calendar",
                "view_notes",
                "view_validated",
                "view_reports",
                "view_history",
                "view_team",
                "edit_contacts",
                "seal_protected",
                "request_disclosure",
                "review_access",
                "call_interpreter",
                "propose_transfer",
                "amend_order",
                "check_documents",
                "supply_documents",
                "clarify_order",
                "assign_case",
                "meet_referrer",
                "hear_person",
                "assess_risk",
                "sign_agreement",
                "plan_visits",
                "confirm_visit",
                "hold_visit",
                "record_visit",
                "validate_record",
                "review_plan",
                "draft_report",
                "validate_report",
                "sign_report",
                "transmit_report",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id, self.referrer_id, self.court_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    @property
    def proceeding(self) -> str:
        """The court's own reference, e.g. `R.G. 1234/2026`."""
        return f"R.G. {self.rg_number}/{self.rg_year}"

    def is_closed(self) -> bool:
        """Whether the service works on it no longer: it ended here, or went to another service."""
        return self.state in ENDED

    def is_transferable(self) -> bool:
        """Whether another service may take it over: not once its report is due to the court."""
        return not self.is_closed() and self.state != CaseState.CLOSING

    def order_on(self, day: date) -> "CourtOrder | None":
        """The latest version in effect on `day`; earlier days keep the earlier version.

        Reads every version: prefetch `orders` to ask about several days.
        """
        in_effect = [order for order in self.orders.all() if order.effective_from <= day]
        return max(in_effect, key=attrgetter("version"), default=None)

    def current_order(self) -> "CourtOrder":
        """The version in force today, or the first one if none is in force yet."""
        return self.order_on(timezone.localdate()) or self.orders.earliest("version")


class CaseReason(models.Model):
    """Why the family was referred; a case may have several reasons."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reasons")
    reason = models.CharField(_("motivo"), max_length=16, choices=Reason)
    history = History()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_orders"),)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reason"], name="reason_once")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_reason_display()


class CaseUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(Case, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        indexes = [models.Index(fields=["content_object", "permission", "user"])]


class CaseGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(Case, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        indexes = [models.Index(fields=["content_object", "permission", "group"])]
