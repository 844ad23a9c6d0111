"""How cases end, after how long, with which report, and whether they come back."""

from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import NOT_RECORDED, UNRECORDED, Figure, Section, Unit
from intranet.statistics.figures.times import spans
from workflows.cases.enums import Outcome

ENDINGS = (
    Figure(
        code="outcomes",
        section=Section.ENDINGS,
        title=_("Esiti"),
        means=(_("Fascicoli chiusi nel trimestre o passati a un altro servizio, per esito."),),
        unit=Unit.CASES,
        categories={**dict(Outcome.choices), UNRECORDED: NOT_RECORDED},
    ),
    *spans(
        "duration",
        Section.ENDINGS,
        _("Durata dei fascicoli chiusi"),
        (
            _("Fascicoli chiusi nel trimestre, per giorni dalla ricezione alla chiusura."),
            _("Chi passa a un altro servizio non è chiuso, e non è contato."),
        ),
    ),
    Figure(
        code="reports",
        section=Section.ENDINGS,
        title=_("Relazioni al giudice"),
        means=(
            _("Relazioni conclusive trasmesse la prima volta nel trimestre."),
            _(
                "È nei termini quella trasmessa entro 30 giorni dall’ultimo incontro svolto o "
                "interrotto; senza incontri non c’è termine da cui contare."
            ),
            _("Una relazione rifiutata dalla cancelleria e trasmessa di nuovo non conta di nuovo."),
        ),
        unit=Unit.REPORTS,
        categories={
            "on_time": _("Nei termini"),
            "late": _("Fuori termine"),
            "no_term": _("Senza termine"),
        },
    ),
    Figure(
        code="reopened_cases",
        section=Section.ENDINGS,
        title=_("Fascicoli riaperti entro 12 mesi"),
        means=(
            _(
                "Fascicoli ricevuti nel trimestre. È riaperto quello che ha lo stesso "
                "procedimento, o un minore in comune, con un fascicolo che lo stesso servizio ha "
                "chiuso nei 12 mesi precedenti."
            ),
        ),
        unit=Unit.CASES,
        categories={
            "reopened": _("Riaperti"),
            "first": _("Non riaperti"),
        },
    ),
)
