from django.urls import path

from intranet.administration.absences import views as absences
from intranet.administration.log import views as log
from intranet.administration.people import views as people
from intranet.administration.people.acts import ACTS

app_name = "administration"
urlpatterns = [
    path("persone/", people.people, name="people"),
    path("utenti/nuovo/", people.add, name="person_add"),
    path("utenti/<int:pk>/", people.person, name="person"),
    path("utenti/<int:pk>/ruolo/", people.end, name="role_end"),
    path("utenti/<int:pk>/password/", people.password, name="password"),
    *(path(f"utenti/<int:pk>/{act}/", people.account, {"act": act}, name=act) for act in ACTS),
    path("assenze/", absences.absences, name="absences"),
    path("assenze/<int:pk>/fine/", absences.end, name="absence_end"),
    path("registro/", log.log, name="log"),
    path("registro/esporta/", log.export, name="log_export"),
]
