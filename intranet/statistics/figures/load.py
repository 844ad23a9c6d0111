"""How many cases, children and families: three different counts."""

from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import Figure, Kind, Section, Unit

IN_CHARGE = _(
    "Un fascicolo è in carico dal giorno in cui il servizio lo riceve al giorno in cui è chiuso "
    "o passa a un altro servizio."
)
SAME_CHILD = _(
    "È lo stesso minore, in più fascicoli di un servizio, chi ha gli stessi nomi e la stessa data "
    "di nascita; senza data di nascita, chi ha gli stessi nomi nello stesso procedimento. Chi è "
    "seguito da due servizi è contato da ciascuno."
)
SAME_FAMILY = _(
    "È la stessa famiglia, in un servizio, quella dei fascicoli in carico nel trimestre che hanno "
    "lo stesso procedimento o un minore in comune, anche l’uno per mezzo dell’altro."
)
NEW = _(
    "Sono nuovi quelli che non erano in carico all’inizio del trimestre e hanno un fascicolo "
    "ricevuto nel trimestre."
)
ENDED = _(
    "Sono conclusi quelli che nel trimestre erano in carico e alla fine non lo sono più: chi ha "
    "ancora un altro fascicolo in carico non è concluso."
)
OPEN = _("Sono in carico quelli che hanno almeno un fascicolo in carico all’ultimo giorno.")

LOAD = (
    Figure(
        code="new_cases",
        section=Section.LOAD,
        title=_("Fascicoli nuovi"),
        means=(
            _("Fascicoli ricevuti nel trimestre, per invio o per trasferimento da altro servizio."),
        ),
        unit=Unit.CASES,
        categories={
            "referred": _("Su invio"),
            "taken_over": _("Da un altro servizio"),
        },
    ),
    Figure(
        code="open_cases",
        section=Section.LOAD,
        title=_("Fascicoli in carico"),
        means=(IN_CHARGE, _("La fase è quella in cui il fascicolo era l’ultimo giorno.")),
        unit=Unit.CASES,
        kind=Kind.STOCK,
        categories={
            "check": _("Ricevuti, in verifica"),
            "waiting": _("In lista d’attesa"),
            "preliminary": _("Fase preliminare"),
            "visits": _("Incontri in corso"),
            "closing": _("Relazione conclusiva"),
        },
    ),
    Figure(
        code="closed_cases",
        section=Section.LOAD,
        title=_("Fascicoli conclusi"),
        means=(_("Fascicoli chiusi nel trimestre, o passati a un altro servizio."),),
        unit=Unit.CASES,
        categories={
            "concluded": _("Chiusi"),
            "handed_over": _("Passati a un altro servizio"),
        },
    ),
    Figure(
        code="new_children",
        section=Section.LOAD,
        title=_("Minori nuovi"),
        means=(NEW, SAME_CHILD),
        unit=Unit.CHILDREN,
    ),
    Figure(
        code="open_children",
        section=Section.LOAD,
        title=_("Minori in carico"),
        means=(OPEN, SAME_CHILD),
        unit=Unit.CHILDREN,
        kind=Kind.STOCK,
    ),
    Figure(
        code="closed_children",
        section=Section.LOAD,
        title=_("Minori non più in carico"),
        means=(ENDED, SAME_CHILD),
        unit=Unit.CHILDREN,
    ),
    Figure(
        code="new_families",
        section=Section.LOAD,
        title=_("Famiglie nuove"),
        means=(NEW, SAME_FAMILY, SAME_CHILD),
        unit=Unit.FAMILIES,
    ),
    Figure(
        code="open_families",
        section=Section.LOAD,
        title=_("Famiglie in carico"),
        means=(OPEN, SAME_FAMILY, SAME_CHILD),
        unit=Unit.FAMILIES,
        kind=Kind.STOCK,
    ),
    Figure(
        code="closed_families",
        section=Section.LOAD,
        title=_("Famiglie non più in carico"),
        means=(ENDED, SAME_FAMILY, SAME_CHILD),
        unit=Unit.FAMILIES,
    ),
)
