"""The roles of the service. A role is held in an organisation, or on one object."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    FRONT_OFFICE = "front_office", _("Segreteria")
    OPERATOR = "operator", _("Operatore")
    COORDINATOR = "coordinator", _("Coordinatore")
    HEAD = "head", _("Responsabile")
    REFERRER = "referrer", _("Assistente sociale inviante")
    PROVINCE = "province", _("Coordinamento della Provincia")
    CLERK = "clerk", _("Cancelleria")
    RECEPTION = "reception", _("Accoglienza")
    INTERPRETER = "interpreter", _("Interprete")
    AUDITOR = "auditor", _("Verifica e protezione dei dati")
    ADMINISTRATOR = "administrator", _("Amministrazione tecnica")
    # Held on one object only, for minutes: see `breakglass`.
    EMERGENCY = "emergency", _("Accesso d’emergenza")


# Roles whose holders work on every case of their own organisation.
SERVICE_WIDE = (Role.FRONT_OFFICE, Role.COORDINATOR, Role.HEAD)

# The roles that are held in an organisation of each kind.
ROLES_OF: Mapping[str, tuple[Role, ...]] = {
    "service": (
        Role.FRONT_OFFICE,
        Role.OPERATOR,
        Role.COORDINATOR,
        Role.HEAD,
        Role.RECEPTION,
        Role.INTERPRETER,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    ),
    "referrer": (Role.REFERRER,),
    "province": (Role.PROVINCE,),
    "court": (Role.CLERK,),
}
