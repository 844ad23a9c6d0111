"""What was done and what was opened, in words: by the verb of an event, and by what was read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DONE: Mapping[str, Promise] = {
    "access.decided": _("ha deciso su una richiesta di accesso"),
    "access.requested": _("ha chiesto di aprire un dato riservato"),
    "agreement.presented": _("ha presentato il patto"),
    "amendment.received": _("ha registrato una modifica del provvedimento"),
    "case.assigned": _("ha assegnato il fascicolo"),
    "case.closed": _("ha chiuso il fascicolo"),
    "case.received": _("ha aperto il fascicolo"),
    "case.taken_over": _("ha preso in carico il fascicolo di un altro servizio"),
    "case.transferred": _("ha ceduto il fascicolo a un altro servizio"),
    "clarification.filed": _("ha depositato un chiarimento"),
    "clarification.requested": _("ha chiesto un chiarimento al giudice"),
    "contacts.set": _("ha scritto i recapiti di una persona"),
    "content.added": _("ha aggiunto un contenuto del sito"),
    "content.adopted": _("ha messo una copia di lavoro al posto dell’originale"),
    "content.binned": _("ha messo un contenuto nel cestino"),
    "content.copied": _("ha copiato un contenuto"),
    "content.commented": _("ha commentato un contenuto"),
    "content.comment_moderated": _("ha deciso su un commento"),
    "content.edited": _("ha modificato un contenuto del sito"),
    "content.founded": _("ha fondato il sito"),
    "content.moved": _("ha spostato un contenuto"),
    "content.ordered": _("ha riordinato una cartella"),
    "content.parted": _("ha cambiato l’eredità delle condivisioni"),
    "content.passed": _("ha cambiato lo stato di un contenuto"),
    "content.rearranged": _("ha cambiato le condivisioni"),
    "content.renamed": _("ha cambiato il nome breve di un contenuto"),
    "content.restored": _("ha ripristinato un contenuto dal cestino"),
    "content.revised": _("ha fatto una copia di lavoro"),
    "content.shared": _("ha condiviso un contenuto"),
    "content.taken_over": _("è subentrato a chi stava scrivendo"),
    "content.unshared": _("ha tolto una condivisione"),
    "content.uploaded": _("ha caricato un file nel sito"),
    "documents.checked": _("ha controllato i documenti"),
    "glass.broken": _("ha aperto il fascicolo in emergenza"),
    "glass.reviewed": _("ha valutato un accesso d’emergenza"),
    "glass.tried": _("ha cercato un fascicolo in emergenza"),
    "integration.filed": _("ha depositato un documento richiesto"),
    "integration.requested": _("ha chiesto documenti"),
    "integration.supplied": _("ha fornito documenti"),
    "interpreter.called": _("ha chiamato un interprete"),
    "interpreter.dismissed": _("ha ritirato la chiamata di un interprete"),
    "membership.began": _("ha dato un ruolo nell’organizzazione"),
    "membership.ended": _("ha tolto un ruolo nell’organizzazione"),
    "notices.read": _("ha letto gli avvisi"),
    "order.amended": _("ha modificato il provvedimento"),
    "order.clarified": _("ha registrato il chiarimento del giudice"),
    "order.received": _("ha ricevuto un provvedimento"),
    "organisation.added": _("ha aggiunto un’organizzazione"),
    "paper.filed": _("ha depositato un documento"),
    "person.arrived": _("ha registrato un arrivo"),
    "person.heard": _("ha registrato un colloquio"),
    "person.left": _("ha registrato un’uscita"),
    "plan.reviewed": _("ha riesaminato il progetto"),
    "protected.disclosed": _("ha aperto un dato riservato"),
    "protected.sealed": _("ha registrato un dato riservato"),
    "record.returned": _("ha rimandato un verbale"),
    "record.validated": _("ha convalidato un verbale"),
    "record.written": _("ha scritto un verbale"),
    "referrer.met": _("ha registrato l’incontro con il servizio inviante"),
    "report.acknowledged": _("ha preso in carico la relazione"),
    "report.begun": _("ha cominciato la relazione"),
    "report.drafted": _("ha scritto la relazione"),
    "report.rejected": _("ha rifiutato la relazione"),
    "report.returned": _("ha rimandato la relazione"),
    "report.signed": _("ha firmato la relazione"),
    "report.transmitted": _("ha trasmesso la relazione"),
    "report.validated": _("ha convalidato la relazione"),
    "risk.assessed": _("ha valutato i rischi"),
    "role.assigned": _("ha dato un ruolo su questo oggetto"),
    "role.revoked": _("ha tolto un ruolo su questo oggetto"),
    "room.added": _("ha aggiunto una sala"),
    "substitution.began": _("ha cominciato una sostituzione"),
    "substitution.ended": _("ha concluso una sostituzione"),
    "substitution.named": _("ha indicato chi sostituisce"),
    "transfer.accepted": _("ha accettato un trasferimento"),
    "transfer.offered": _("ha proposto il trasferimento a un servizio"),
    "transfer.proposed": _("ha proposto un trasferimento"),
    "transfer.refused": _("ha rifiutato un trasferimento"),
    "transfer.returned": _("ha restituito un trasferimento"),
    "transfer.withdrawn": _("ha ritirato un trasferimento"),
    "user.added": _("ha aggiunto l’utente"),
    "user.deactivated": _("ha disattivato l’utente"),
    "user.reactivated": _("ha riattivato l’utente"),
    "user.role_ended": _("ha fatto finire un ruolo dell’utente"),
    "user.role_given": _("ha dato un ruolo all’utente"),
    "user.second_factor_reset": _("ha azzerato il secondo passaggio dell’utente"),
    "user.sessions_ended": _("ha chiuso le sessioni dell’utente"),
    "visit.confirmed": _("ha confermato un incontro"),
    "visit.decided": _("ha registrato l’esito di un incontro"),
    "visits.planned": _("ha pianificato gli incontri"),
}

OPENED: Mapping[str, Promise] = {
    "case.overview": _("ha letto il riepilogo"),
    "case.people": _("ha letto le persone e i colloqui"),
    "case.orders": _("ha letto i provvedimenti"),
    "case.visits": _("ha letto gli incontri e i verbali"),
    "case.papers": _("ha letto l’elenco dei documenti"),
    "case.terms": _("ha letto le scadenze"),
    "case.path": _("ha letto il percorso"),
    "case.history": _("ha letto la storia"),
    "case.team": _("ha letto chi vede il caso"),
    "paper": _("ha scaricato un documento"),
    "report": _("ha scaricato la relazione trasmessa"),
    "log.exported": _("ha esportato il registro"),
}


def said(verb: str) -> str:
    """In words; a verb that has none yet is better read as it stands than not at all."""
    return str(DONE.get(verb) or OPENED.get(verb) or verb)


def choices() -> list[tuple[Promise, list[tuple[str, Promise]]]]:
    """All there is to choose from, each group by its words."""
    groups = ((_("Azioni"), DONE), (_("Letture"), OPENED))
    return [
        (title, sorted(words.items(), key=lambda pair: str(pair[1]))) for title, words in groups
    ]
