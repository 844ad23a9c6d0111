"""What was seen, what was said, what is thought of it: three fields that never mix."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.cases.models.notes import Authored


class Observation(Authored):
    """Facts, quoted statements and evaluations, by one author.

    An evaluation of a personality names its method (art. 473-bis.27 c.p.c.).
    """

    facts = models.TextField(_("fatti osservati"))
    statements = models.TextField(
        _("dichiarazioni"), blank=True, help_text=_("Fra virgolette, e di chi sono.")
    )
    evaluations = models.TextField(_("valutazioni"), blank=True)
    on_personality = models.BooleanField(
        _("le valutazioni riguardano la personalità"), default=False
    )
    method = models.CharField(_("metodo"), max_length=200, blank=True)
    written_at = models.DateTimeField(_("scritto il"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raises ValidationError where the law asks for a method and none is given."""
        if lacks_method(self):
            raise ValidationError({"method": METHOD_NEEDED})


METHOD_NEEDED = _(
    "Una valutazione che riguarda la personalità indica il metodo usato (art. 473-bis.27 c.p.c.)."
)


def lacks_method(observation: Any) -> bool:
    """Whether it evaluates a personality without naming a method."""
    return bool(observation.on_personality and not observation.method.strip())
