"""What of a text may let somebody be recognised, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a phrase looks like."""

    CASE_NUMBER = "case_number", _("numero di fascicolo")
    PROCEEDING = "proceeding", _("numero di ruolo generale")
    FISCAL_CODE = "fiscal_code", _("codice fiscale")
    KNOWN_NAME = "known_name", _("nome e cognome")
    BIRTH_DATE = "birth_date", _("data di nascita")
    PHONE = "phone", _("numero di telefono")
    ADDRESS = "address", _("indirizzo")
    CHILD_AGE = "child_age", _("età di un minore")
    NAMED_AGE = "named_age", _("nome con l’età")
    INITIAL = "initial", _("nome con l’iniziale")
    COURT_ACT = "court_act", _("atto di un giudice con la data")


# Each of these says by itself of whom one speaks: there is nothing to weigh.
SURE = frozenset({Kind.CASE_NUMBER, Kind.PROCEEDING, Kind.FISCAL_CODE, Kind.KNOWN_NAME})

WHY: Mapping[str, Promise] = {
    Kind.CASE_NUMBER: _("È la forma di un numero di fascicolo: porta a una famiglia sola."),
    Kind.PROCEEDING: _("È la forma di un numero di ruolo: in cancelleria porta a una famiglia."),
    Kind.FISCAL_CODE: _("Un codice fiscale è di una persona sola."),
    Kind.KNOWN_NAME: _(
        "È il nome di una persona di un fascicolo che chi scrive può vedere. "
        "Se è di un omonimo, basta l’iniziale."
    ),
    Kind.BIRTH_DATE: _("Una data di nascita e un servizio bastano a riconoscere un bambino."),
    Kind.PHONE: _("Se è il telefono di una persona e non di un ufficio, qui non si scrive."),
    Kind.ADDRESS: _("Se è dove qualcuno abita e non la sede di un ufficio, qui non si scrive."),
    Kind.CHILD_AGE: _("L’età precisa, con il resto del racconto, può far riconoscere un bambino."),
    Kind.NAMED_AGE: _("Un nome con l’età può far riconoscere un bambino."),
    Kind.INITIAL: _("Nome e iniziale, in un territorio piccolo, possono bastare."),
    Kind.COURT_ACT: _("Giudice, atto e data insieme portano a un procedimento solo."),
}


@dataclass(frozen=True)
class Finding:
    """A phrase of a text, from the character `start` to before `end`."""

    start: int
    end: int
    phrase: str
    kind: Kind

    @property
    def is_sure(self) -> bool:
        return self.kind in SURE

    @property
    def why(self) -> Promise:
        return WHY[self.kind]
