"""What each route says of who may take it, beside what was meant when it was made.

A new route is written here too: by two hands, so that neither widens it unseen.
"""

from collections.abc import Mapping

from permissions.routes import routes
from tests.security.mutants.policies import human_nodes

TASK = frozenset({"the permission of any task"})
LISTED = frozenset({"visible_to"})


def _one(*names: str) -> frozenset[str]:
    return frozenset(names)


PEOPLE = _one("permissions.administer_people")
ABSENCES = _one("permissions.name_substitutes")
LOG = _one("permissions.view_log")
RECEIVED = _one("documents.view_transmission")
DOOR = _one("permissions.watch_door")
INTERPRETER = _one("cases.call_interpreter")
TRANSFER = _one("cases.propose_transfer")
COORDINATE = _one("permissions.coordinate_network")
REPRESENT = _one("permissions.represent_service")

EXCHANGE = _one("exchange.view_question")
TRAINING, TEACHING = _one("training.view_course"), _one("training.run_course")
SESSIONS, RUN = _one("meetings.view_meeting"), _one("meetings.run_meeting")
MINUTES = _one("meetings.write_minutes")

READ, ADD, EDIT = (_one(f"content.{name}_item") for name in ("view", "add", "edit"))
# What a visitor may ask: these show what is published to the outside, and nothing else.
PUBLIC = (
    "",
    "notizie.atom",
    "eventi.ics",
    "api/v1/openapi.json",
    "contenuti/<int:pk>/file/",
    "contenuti/<int:pk>/immagine/<int:width>/",
    "<address:address>/",
)

DECLARED: Mapping[str, frozenset[str]] = {
    "persone/": PEOPLE,
    "utenti/nuovo/": PEOPLE,
    "utenti/<int:pk>/": PEOPLE,
    "utenti/<int:pk>/ruolo/": PEOPLE,
    "utenti/<int:pk>/password/": PEOPLE,
    "utenti/<int:pk>/sessioni/": PEOPLE,
    "utenti/<int:pk>/secondo-passaggio/": PEOPLE,
    "utenti/<int:pk>/disattiva/": PEOPLE,
    "utenti/<int:pk>/riattiva/": PEOPLE,
    "assenze/": ABSENCES,
    "assenze/<int:pk>/fine/": ABSENCES,
    "registro/": LOG,
    "registro/esporta/": LOG,
    "giornata/": LISTED,
    "casi/": _one("cases.view_case"),
    "casi/<int:pk>/": _one("cases.view_case"),
    "casi/<int:pk>/<slug:section>/": _one("cases.view_case"),
    "persone/<int:pk>/recapiti/": _one("cases.edit_contacts"),
    "persone/<int:pk>/riservato/": _one("cases.seal_protected"),
    "riservati/<int:pk>/": _one("cases.disclose_protected"),
    "riservati/<int:pk>/richiesta/": _one("cases.request_disclosure"),
    "accesso-urgente/": _one("permissions.break_glass"),
    "accoglienza/": LISTED,
    "accoglienza/<int:pk>/arrivo/": DOOR,
    "accoglienza/<int:pk>/uscita/": DOOR,
    "incontri/<int:pk>/interprete/": INTERPRETER,
    "incontri/<int:pk>/interprete/ritira/": INTERPRETER,
    "documenti/<int:pk>/": _one("cases.view_papers", "cases.view_reports", "cases.view_validated"),
    "relazioni/": RECEIVED,
    "relazioni/<int:pk>/": RECEIVED,
    "relazioni/<int:pk>/pdf/": RECEIVED,
    "trasferimenti/": _one("documents.view_transfer", "documents.view_offer", "cases.view_history"),
    "trasferimenti/<int:pk>/": _one("documents.view_transfer", "cases.view_history"),
    "trasferimenti/<int:pk>/ritira/": TRANSFER,
    "trasferimenti/documenti/<int:pk>/": _one("documents.view_bundle"),
    "fascicoli/<int:pk>/trasferimento/": TRANSFER,
    "fascicoli/<int:pk>/modifica/": _one("cases.amend_order"),
    "provvedimenti/nuovo/": _one("permissions.register_order"),
    "avvisi/": LISTED,
    "avvisi/letti/": LISTED,
    "avvisi/<int:pk>/": LISTED,
    "rete/": _one("permissions.use_intranet"),
    "rete/servizi/": _one("network.view_seat", "directory.view_card"),
    "rete/servizi/aggiungi/": COORDINATE,
    "rete/servizi/<int:pk>/": _one("directory.view_card"),
    "rete/servizi/<int:pk>/scheda/": _one("directory.write_card", "directory.register_card"),
    "rete/servizi/<int:pk>/scheda/ripresa/": _one("directory.write_card"),
    "rete/servizi/<int:pk>/esame/": _one("directory.approve_card"),
    "rete/servizi/<int:pk>/edizioni/<int:number>/": _one(
        "directory.view_card", "directory.write_card", "directory.approve_card"
    ),
    "rete/servizi/<int:pk>/anagrafica/": _one("directory.register_card"),
    "rete/servizi/<int:pk>/posto/": _one("network.end_seat"),
    "rete/formazione/": TRAINING,
    "rete/formazione/mia/": _one("training.view_enrolment"),
    "rete/formazione/ore/": _one("training.view_enrolment"),
    "rete/formazione/nuovo/": TEACHING,
    "rete/formazione/<int:pk>/": TRAINING,
    "rete/formazione/<int:pk>/iscrizione/": _one("training.enrol_course"),
    "rete/formazione/<int:pk>/ritiro/": _one("training.leave_course"),
    "rete/formazione/<int:pk>/conferma/": _one("training.leave_course"),
    "rete/formazione/<int:pk>/modifica/": TEACHING,
    "rete/formazione/<int:pk>/giornate/": TEACHING,
    "rete/formazione/<int:pk>/annullamento/": TEACHING,
    "rete/formazione/<int:pk>/passo/<slug:step>/": TEACHING,
    "rete/formazione/<int:pk>/calendario.ics": TRAINING,
    "rete/iscrizioni/<int:pk>/posto/": TEACHING,
    "rete/giornate/<int:pk>/presenze/": TEACHING,
    "rete/attestati/verifica/": _one("training.check_certificate"),
    "rete/attestati/<int:pk>/": _one("training.view_certificate"),
    "rete/domande/": EXCHANGE,
    "rete/domande/nuova/": EXCHANGE,
    "rete/domande/<int:pk>/": EXCHANGE,
    "rete/domande/<int:pk>/modifica/": _one("exchange.rewrite_question"),
    "rete/domande/<int:pk>/chiusura/": _one("exchange.settle_question"),
    "rete/domande/<int:pk>/nascondi/": _one("exchange.hide_question"),
    "rete/risposte/<int:pk>/modifica/": _one("exchange.rewrite_answer"),
    "rete/risposte/<int:pk>/utile/": _one("exchange.settle_question"),
    "rete/risposte/<int:pk>/nascondi/": _one("exchange.hide_answer"),
    "rete/modelli/": _one("interventions.view_intervention"),
    "rete/modelli/proponi/": _one("interventions.adopt_intervention"),
    "rete/modelli/<int:pk>/": _one("interventions.view_intervention"),
    "rete/modelli/<int:pk>/testo/": _one("interventions.write_intervention"),
    "rete/modelli/<int:pk>/revisione/": _one("interventions.revise_intervention"),
    "rete/modelli/<int:pk>/indicatori/": _one("interventions.write_intervention"),
    "rete/modelli/<int:pk>/indicatori/<int:indicator>/togli/": _one(
        "interventions.write_intervention"
    ),
    "rete/modelli/<int:pk>/diagramma/": _one("interventions.view_intervention"),
    "rete/modelli/<int:pk>/adozione/": _one("interventions.adopt_intervention"),
    "rete/modelli/adozioni/<int:pk>/fine/": _one("interventions.end_adoption"),
    "rete/modelli/<int:pk>/decisione/": _one("interventions.decide_intervention"),
    "rete/modelli/<int:pk>/calcolo/": _one("interventions.decide_intervention"),
    "rete/modelli/<int:pk>/risultati/<int:number>/": _one("interventions.view_intervention"),
    "rete/modelli/<int:pk>/risultati/<int:number>/dati/": _one("interventions.view_intervention"),
    "rete/sedute/": SESSIONS,
    "rete/sedute/nuova/": _one("permissions.coordinate_network"),
    "rete/sedute/mie.ics": SESSIONS,
    "rete/sedute/<int:pk>/": SESSIONS,
    "rete/sedute/<int:pk>/seduta.ics": SESSIONS,
    "rete/sedute/<int:pk>/cambia/": RUN,
    "rete/sedute/<int:pk>/annulla/": RUN,
    "rete/sedute/<int:pk>/inviti/": _one("meetings.run_meeting", "meetings.keep_record"),
    "rete/sedute/<int:pk>/presenze/": _one("meetings.run_meeting", "meetings.keep_record"),
    "rete/sedute/<int:pk>/cartella/": _one("meetings.keep_papers"),
    "rete/sedute/inviti/<int:pk>/": _one("meetings.answer_invitation", "meetings.note_answer"),
    "rete/sedute/<int:pk>/punti/": _one("meetings.propose_point"),
    "rete/sedute/<int:pk>/riprendi/<int:decision>/": RUN,
    "rete/sedute/punti/<int:pk>/": _one("meetings.run_meeting", "meetings.propose_point"),
    "rete/sedute/punti/<int:pk>/posto/": RUN,
    "rete/sedute/punti/<int:pk>/togli/": _one("meetings.run_meeting", "meetings.propose_point"),
    "rete/sedute/<int:pk>/verbale/": _one("meetings.view_minutes"),
    "rete/sedute/<int:pk>/verbale.pdf": _one("meetings.view_minutes"),
    "rete/sedute/<int:pk>/verbale/scrivi/": MINUTES,
    "rete/sedute/<int:pk>/verbale/apri/": MINUTES,
    "rete/sedute/<int:pk>/verbale/osserva/": _one("meetings.comment_minutes"),
    "rete/sedute/<int:pk>/verbale/sottoponi/": MINUTES,
    "rete/sedute/<int:pk>/verbale/chiudi/": MINUTES,
    "rete/sedute/<int:pk>/verbale/pubblica/": _one("meetings.publish_minutes"),
    "rete/sedute/<int:pk>/verbale/rettifica/": _one("meetings.correct_minutes"),
    "rete/sedute/<int:pk>/rettifiche/<int:addendum>/": _one("meetings.keep_record"),
    "rete/sedute/approvazioni/<int:pk>/": _one(
        "meetings.approve_minutes", "meetings.note_approval"
    ),
    "rete/sedute/<int:pk>/decisioni/": MINUTES,
    "rete/decisioni/": _one("meetings.view_decision"),
    "rete/decisioni/<int:pk>/": _one("meetings.view_decision"),
    "rete/decisioni/<int:pk>/correggi/": MINUTES,
    "rete/decisioni/<int:pk>/riaffida/": _one("meetings.manage_decision"),
    "rete/decisioni/<int:pk>/fatta/": _one("meetings.finish_decision"),
    "rete/decisioni/<int:pk>/abbandona/": _one("meetings.manage_decision"),
    "statistiche/": COORDINATE | REPRESENT,
    "statistiche/consegna/": COORDINATE | REPRESENT,
    "statistiche/consegna/conferma/": COORDINATE | REPRESENT,
    "statistiche/consegna/<int:pk>/<slug:kind>/": COORDINATE | REPRESENT,
    "statistiche/pubblicazione/": COORDINATE,
    "statistiche/pubblicazione/<slug:period>/": COORDINATE,
    "statistiche/pubblicazione/<slug:period>/avanzamento/": COORDINATE,
    "statistiche/rapporto/<int:year>/": COORDINATE,
    "statistiche/rete/<slug:period>/": COORDINATE,
    "statistiche/rete/<slug:period>/file/<slug:kind>/": COORDINATE,
    "statistiche/rete/<slug:period>/<slug:code>/": COORDINATE,
    "statistiche/rete/<slug:period>/<slug:code>/<slug:kind>/": COORDINATE,
    "statistiche/servizi/<int:pk>/": REPRESENT,
    "statistiche/servizi/<int:pk>/<slug:period>/": REPRESENT,
    "statistiche/servizi/<int:pk>/<slug:period>/file/<slug:kind>/": REPRESENT,
    "statistiche/servizi/<int:pk>/<slug:period>/<slug:code>/": REPRESENT,
    "statistiche/servizi/<int:pk>/<slug:period>/<slug:code>/<slug:kind>/": REPRESENT,
    "compiti/<int:pk>/": TASK,
    "compiti/<int:pk>/prendi/": TASK,
    "compiti/<int:pk>/rilascia/": TASK,
    "compiti/<int:pk>/subentra/": TASK,
    "compiti/<int:pk>/bozza/": TASK,
    "cerca/": LISTED,
    "cerca/suggerimenti/": LISTED,
    "chiavi/": LISTED,
    "chiavi/<int:pk>/revoca/": LISTED,
    "chiavi/avvisi/": LISTED,
    "chiavi/avvisi/<int:pk>/prova/": LISTED,
    "chiavi/avvisi/<int:pk>/fine/": LISTED,
    "api/v1/contents/": LISTED,
    "api/v1/search/": LISTED,
    "api/v1/tasks/": LISTED,
    "intranet/": LISTED,
    "intranet/attivita/": LISTED,
    "intranet/seguiti/": LISTED,
    "intranet/seguiti/<int:pk>/": LISTED,
    "contenuti/scegli/": LISTED,
    "contenuti/cestino/": LISTED,
    "contenuti/cestino/<int:pk>/": LISTED,
    "contenuti/da-esaminare/": LISTED,
    "api/v1/contents/at/": READ,
    "api/v1/contents/<int:pk>/": READ,
    "api/v1/contents/<int:pk>/children/": READ,
    "api/v1/contents/<int:pk>/rights/": READ,
    "api/v1/contents/<int:pk>/history/": READ,
    "api/v1/contents/<int:pk>/transitions/": READ,
    "contenuti/<int:pk>/": READ,
    "contenuti/<int:pk>/segui/": READ,
    "contenuti/<int:pk>/insieme/": READ,
    "contenuti/<int:pk>/copia/": READ,
    "contenuti/<int:pk>/stato/": READ,
    "contenuti/<int:pk>/chi-vede/": READ,
    "contenuti/<int:pk>/storia/": READ,
    "contenuti/<int:pk>/storia/confronto/": READ,
    "api/v1/contents/<int:pk>/sharing/": _one("content.share_item"),
    "contenuti/<int:pk>/condivisione/": _one("content.share_item"),
    "contenuti/<int:pk>/sposta/": _one("content.remove_item"),
    "contenuti/<int:pk>/elimina/": _one("content.remove_item"),
    "contenuti/<int:pk>/nome/": _one("content.remove_item"),
    "contenuti/<int:pk>/nuovo/<slug:kind>/": ADD,
    "contenuti/<int:pk>/nuovo/<slug:kind>/bozza/": ADD,
    "contenuti/<int:pk>/carica/": ADD,
    "contenuti/<int:pk>/modifica/": EDIT,
    "contenuti/<int:pk>/bozza/": EDIT,
    "contenuti/<int:pk>/penna/": EDIT,
    "contenuti/<int:pk>/storia/<int:version>/": EDIT,
    "contenuti/<int:pk>/esame/": _one("content.publish_item", "content.adopt_item"),
    "contenuti/<int:pk>/commenti/": _one("content.comment_item"),
    "contenuti/commenti/<int:pk>/": _one("content.publish_item", "content.reject_item"),
    "contenuti/commenti/<int:pk>/ritiro/": READ,
    "flussi/": _one("permissions.use_intranet"),
    "contenuti/<int:pk>/copia-di-lavoro/": _one("content.revise_item"),
    **dict.fromkeys(PUBLIC, frozenset("public")),
    # The first page of one's work stands at the address of the first page of the site.
    "": LISTED,
}


def test_every_route_says_what_was_meant() -> None:
    said = {path: frozenset(view.access) for path, view in routes() if hasattr(view, "access")}

    # Of the flows that the routes have loaded.
    tasks = frozenset(node.permission for node in human_nodes())
    assert said == {path: tasks if meant is TASK else meant for path, meant in DECLARED.items()}


def test_few_pages_of_ours_are_open_to_strangers() -> None:
    opened = [path for path, view in routes() if getattr(view, "access", None) == "public"]

    assert sorted(opened) == sorted(PUBLIC)
