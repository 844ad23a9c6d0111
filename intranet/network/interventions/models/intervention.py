"""A way of working that others may try: what for, for whom, how, and on which conditions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Item
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class State(models.TextChoices):
    PROPOSED = "proposed", _("Proposto")
    EXPERIMENT = "experiment", _("In sperimentazione")
    VERIFIED = "verified", _("Verificato")
    RECOMMENDED = "recommended", _("Raccomandato")
    WITHDRAWN = "withdrawn", _("Ritirato")


class InterventionModel(models.Model):
    """A model of the network, proposed by one of its services."""

    WORDS = ("title", "purpose", "population", "steps", "conditions")

    service = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="intervention_models",
        verbose_name=_("servizio che propone"),
    )
    title = models.CharField(_("titolo"), max_length=160)
    purpose = models.TextField(_("a che cosa serve"))
    population = models.TextField(_("per chi"))
    steps = models.TextField(_("passi"))
    conditions = models.TextField(_("condizioni per replicarlo"))
    # One of the house's own flows, or a diagram that was brought: BPMN 2.0.
    process = models.CharField(_("percorso"), max_length=60, blank=True)
    diagram = models.TextField(_("diagramma"), blank=True)
    materials = models.ForeignKey(
        Item,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("materiali"),
    )
    state = models.CharField(_("stato"), max_length=12, choices=State, default=State.PROPOSED)
    # How often its words were changed after the experiment began.
    revision = models.PositiveSmallIntegerField(_("revisione"), default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposto il"), default=timezone.now)
    history = History()

    guard_kind = "intervention"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ()
    seen_by = "interventions.view_intervention"

    class Meta:
        verbose_name = _("modello di intervento")
        verbose_name_plural = _("modelli di intervento")
        ordering = ("-proposed_at", "-pk")
        default_permissions = ()
        permissions = (
            ("view_intervention", "Can read an intervention model and its evidence"),
            ("write_intervention", "Can write a proposed model and its indicators"),
            ("revise_intervention", "Can revise the words of a model under experiment"),
            ("adopt_intervention", "Can adopt the model for the own service"),
            ("decide_intervention", "Can decide on the state of a model"),
        )
        constraints = [
            models.CheckConstraint(
                condition=Q(process="") | Q(diagram=""), name="one_picture_of_a_model"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("interventions:model", args=(self.pk,))

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    def is_proposed(self) -> bool:
        """Whether it can still be written freely: nobody has begun to try it."""
        return self.state == State.PROPOSED

    def is_open(self) -> bool:
        """Whether services may adopt it."""
        return self.state in (State.EXPERIMENT, State.VERIFIED, State.RECOMMENDED)


class Revision(models.Model):
    """The words of a model as they were until somebody changed them, with the reason."""

    intervention = models.ForeignKey(
        InterventionModel, on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveSmallIntegerField(_("numero"))
    reason = models.CharField(_("motivo"), max_length=300)
    # What stood in each of WORDS before.
    former = models.JSONField(_("com’era"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("il"), default=timezone.now)
    history = History()

    guard_path = "intervention"

    class Meta:
        verbose_name = _("revisione di un modello")
        ordering = ("-number",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["intervention", "number"], name="one_revision_number")
        ]

    def __str__(self) -> str:
        return f"{self.intervention} · {self.number}"
