from django.urls import path

from intranet.desk.case.views import case
from intranet.desk.cases.views import cases
from intranet.desk.clerk.views import received, report, report_pdf
from intranet.desk.day.views import desk
from intranet.desk.door.interpreter import dismiss, interpreter
from intranet.desk.door.views import arrive, door, leave
from intranet.desk.emergency.views import emergency
from intranet.desk.papers.views import paper
from intranet.desk.people.contacts import contacts
from intranet.desk.people.protected import asking, protected, sealing
from intranet.desk.transfers.views import bundle_paper, transfer, transfers

app_name = "desk"
urlpatterns = [
    path("giornata/", desk, name="desk"),
    path("casi/", cases, name="cases"),
    path("casi/<int:pk>/", case, name="case"),
    path("casi/<int:pk>/<slug:section>/", case, name="case"),
    path("persone/<int:pk>/recapiti/", contacts, name="contacts"),
    path("persone/<int:pk>/riservato/", sealing, name="sealing"),
    path("riservati/<int:pk>/", protected, name="protected"),
    path("riservati/<int:pk>/richiesta/", asking, name="asking"),
    path("accesso-urgente/", emergency, name="emergency"),
    path("accoglienza/", door, name="door"),
    path("accoglienza/<int:pk>/arrivo/", arrive, name="arrive"),
    path("accoglienza/<int:pk>/uscita/", leave, name="leave"),
    path("incontri/<int:pk>/interprete/", interpreter, name="interpreter"),
    path("incontri/<int:pk>/interprete/ritira/", dismiss, name="dismiss"),
    path("documenti/<int:pk>/", paper, name="paper"),
    path("relazioni/", received, name="received"),
    path("relazioni/<int:pk>/", report, name="report"),
    path("relazioni/<int:pk>/pdf/", report_pdf, name="report_pdf"),
    path("trasferimenti/", transfers, name="transfers"),
    path("trasferimenti/<int:pk>/", transfer, name="transfer"),
    path("trasferimenti/documenti/<int:pk>/", bundle_paper, name="bundle_paper"),
]
