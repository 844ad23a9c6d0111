"""The children in charge: age, sex, citizenship, municipality."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import (
    NOT_RECORDED,
    UNRECORDED,
    Figure,
    Kind,
    Section,
    Unit,
)
from intranet.statistics.figures.load import OPEN, SAME_CHILD
from workflows.cases.enums import Citizenship, Sex

# The first age, in completed years, that is too old for each band but the last.
AGE_LIMITS = {"age0": 3, "age3": 6, "age6": 11, "age11": 14, "age14": 18}
OF_AGE = "age18"
AGES: Mapping[str, Any] = {
    "age0": _("0–2 anni"),
    "age3": _("3–5 anni"),
    "age6": _("6–10 anni"),
    "age11": _("11–13 anni"),
    "age14": _("14–17 anni"),
    OF_AGE: _("18 anni e oltre"),
}


def age_band(age: int) -> str:
    """The band of an age in completed years."""
    return next((band for band, limit in AGE_LIMITS.items() if age < limit), OF_AGE)


def _of_children(
    code: str, title: Any, means: Any, names: Mapping[str, Any], *, is_open: bool = False
) -> Figure:
    return Figure(
        code=code,
        section=Section.CHILDREN,
        title=title,
        means=(_("Minori in carico."), OPEN, means, SAME_CHILD),
        unit=Unit.CHILDREN,
        kind=Kind.STOCK,
        categories={**names, UNRECORDED: NOT_RECORDED},
        is_open=is_open,
    )


CHILDREN = (
    _of_children(
        "children_by_age",
        _("Minori per età"),
        _("L’età è in anni compiuti all’ultimo giorno."),
        AGES,
    ),
    _of_children(
        "children_by_sex",
        _("Minori per sesso"),
        _("Il sesso è quello indicato alla registrazione."),
        dict(Sex.choices),
    ),
    _of_children(
        "children_by_citizenship",
        _("Minori per cittadinanza"),
        _("Chi ha più cittadinanze, fra cui quella italiana, è contato come italiano."),
        dict(Citizenship.choices),
    ),
    _of_children(
        "children_by_municipality",
        _("Minori per comune"),
        _(
            "Il comune è quello del servizio sociale che invia; di più fascicoli in carico vale "
            "il più vecchio."
        ),
        {},
        is_open=True,
    ),
)
