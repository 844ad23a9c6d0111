"""People, the organisations they work for, and the roles they hold."""

from typing import Self

from django.contrib.auth.models import AbstractUser, Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from permissions.history import History
from permissions.roles import Role


class User(AbstractUser):
    """One who signs in. Users are never deleted: a leaver is deactivated."""

    groups: models.ManyToManyField[Group, models.Model]

    class Meta:
        verbose_name = _("utente")
        verbose_name_plural = _("utenti")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Organisation(models.Model):
    """An administration or office: its label is data, for names of bodies change."""

    class Kind(models.TextChoices):
        SERVICE = "service", _("Servizio")
        REFERRER = "referrer", _("Servizio inviante")
        PROVINCE = "province", _("Coordinamento")
        COURT = "court", _("Autorità giudiziaria")

    kind = models.CharField(_("tipo"), max_length=16, choices=Kind)
    name = models.CharField(_("denominazione"), max_length=200)
    short_name = models.CharField(_("nome breve"), max_length=80)
    body = models.CharField(_("ente"), max_length=200, blank=True)
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
        )

    def __str__(self) -> str:
        return self.name

    @property
    def guard_kind(self) -> str:
        return f"organisation.{self.kind}"

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.pk})


class OrganisationUserObjectPermission(UserObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        pass


class OrganisationGroupObjectPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
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


class SpanQuerySet[S: models.Model](models.QuerySet[S]):
    def current(self) -> Self:
        """Those that hold now."""
        now = timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), since__lte=now)


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


class LocalRole(models.Model):
    """A role on one object, held by a user or by a whole unit."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="local_roles"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="local_roles"
    )
    role = models.CharField(_("ruolo"), max_length=16, choices=Role)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    since = models.DateTimeField(_("dal"), default=timezone.now)
    until = models.DateTimeField(_("al"), null=True, blank=True)
    history = History()
    objects = SpanQuerySet.as_manager()

    guard_path = "target"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, unit__isnull=False) | Q(user__isnull=False, unit=None),
                name="local_role_of_one",
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id", "until"])]

    def __str__(self) -> str:
        return f"{self.user or self.unit}: {self.get_role_display()}"


class AuditEvent(models.Model):
    """What was done, by whom, to which object. Rows are only ever added: the database refuses
    to change or delete one, and each carries the digest of the one before it on its object.
    """

    at = models.DateTimeField(default=timezone.now)
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    sequence = models.PositiveIntegerField()
    about = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "sequence"], name="one_event_each_number"
            )
        ]
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.verb} #{self.sequence}"
