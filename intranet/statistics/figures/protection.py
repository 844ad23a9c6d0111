"""What the cases in charge have in common that asks for care."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import Figure, Kind, Section, Unit


def _trait(code: str, title: Any, *means: Any) -> Figure:
    """How many of the cases in charge on the last day have a trait, and how many have not."""
    return Figure(
        code=code,
        section=Section.PROTECTION,
        title=title,
        means=(_("Fascicoli in carico all’ultimo giorno."), *means),
        unit=Unit.CASES,
        kind=Kind.STOCK,
        categories={"yes": _("Sì"), "no": _("No")},
    )


PROTECTION = (
    _trait(
        "violence",
        _("Violenza"),
        _(
            "Sì, se il provvedimento in vigore parla di violenza in famiglia o se la violenza è "
            "fra i motivi dell’invio."
        ),
    ),
    _trait(
        "protected_address",
        _("Indirizzo riservato"),
        _(
            "Sì, se il provvedimento in vigore lo dispone o se del fascicolo si conserva un "
            "indirizzo o un collocamento riservato."
        ),
    ),
    _trait(
        "interpreter",
        _("Interprete"),
        _("Sì, se per almeno un incontro è stato chiamato un interprete."),
    ),
    _trait(
        "siblings",
        _("Più minori"),
        _("Sì, se il fascicolo riguarda più di un minore."),
    ),
    _trait(
        "detained_parent",
        _("Genitore detenuto"),
        _("Sì, se la detenzione è fra i motivi dell’invio."),
    ),
)
