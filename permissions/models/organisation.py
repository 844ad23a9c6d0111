"""The administrations and offices, the units of those who work there, and their memberships."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models.grant import UnitGrant, UserGrant
from permissions.models.span import SpanQuerySet
from permissions.models.user import User
from permissions.roles import Role


class Organisation(models.Model):
    """An administration or office: its label is data, for names of bodies change."""

    class Kind(models.TextChoices):
        SERVICE = "service", _("Servizio")
        REFERRER = "referrer", _("Servizio inviante")
        PROVINCE = "province", _("Coordinamento")
        COURT = "court", _("Autorità giudiziaria")

    class Authority(models.TextChoices):
        JUVENILE = "juvenile", _("Tribunale per i minorenni")
        ORDINARY = "ordinary", _("Tribunale ordinario")
        APPEAL = "appeal", _("Corte d’appello")
        GUARDIANSHIP = "guardianship", _("Giudice tutelare")

    kind = models.CharField(_("tipo"), max_length=16, choices=Kind)
    # Of a court, which judge it is; nothing for others, nor where nobody has said it.
    authority = models.CharField(_("giudice"), max_length=16, choices=Authority, blank=True)
    name = models.CharField(_("denominazione"), max_length=200)
    short_name = models.CharField(_("nome breve"), max_length=80)
    body = models.CharField(_("ente"), max_length=200, blank=True)
    # What tells it from another of the same name, wherever it is named.
    apart = models.CharField(_("per distinguerla"), max_length=200, blank=True)
    address = models.CharField(_("indirizzo"), max_length=200, blank=True)
    municipality = models.CharField(_("comune"), max_length=100, blank=True)
    # The last case number given in `number_year`: one row to lock, no gap and no double.
    number_year = models.PositiveSmallIntegerField(default=0)
    number_last = models.PositiveIntegerField(default=0)
    history = History(excluded_fields=["number_year", "number_last"])

    # The key into the matrix: what this object is, and in which state.
    guard_state = "active"

    class Meta:
        verbose_name = _("organizzazione")
        verbose_name_plural = _("organizzazioni")
        ordering = ("name",)
        default_permissions = ()
        permissions = (
            ("register_order", "Can register a court order"),
            ("view_cases", "Can open the list of cases"),
            ("view_received_reports", "Can open the reports received"),
            ("view_load", "Can see the load of the services"),
            ("watch_door", "Can see the slots of the day and check people in"),
            ("break_glass", "Can open a case in an emergency"),
            ("view_log", "Can read the log"),
            ("administer_people", "Can give and end roles"),
            ("name_substitutes", "Can name a substitute for who is absent"),
            ("view_transfers", "Can open the list of transfers"),
            ("use_intranet", "Can read what the staff share on the site"),
            ("represent_service", "Can speak for the service at the coordination table"),
            ("coordinate_network", "Can coordinate the network of services"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.apart})" if self.apart else self.name

    @property
    def guard_kind(self) -> str:
        return f"organisation.{self.kind}"

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.pk})

    @property
    def guard_home(self) -> int:
        return self.pk


class OrganisationUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class OrganisationGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass


class Unit(models.Model):
    """The group of those who hold one role in one organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    role = models.CharField(max_length=16, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="unit")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "role"], name="one_unit")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.organisation}"


class Membership(models.Model):
    """A user's role in an organisation, from a moment until another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("ruolo"), max_length=16, choices=Role)
    since = models.DateTimeField(_("dal"), default=timezone.now)
    until = models.DateTimeField(_("al"), null=True, blank=True)
    history = History()
    objects = SpanQuerySet.as_manager()

    guard_path = "organisation"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(until=None),
                name="one_open_membership",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"
