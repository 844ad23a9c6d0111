from django.urls import path

from intranet.network.training.attendance.views import attendance
from intranet.network.training.certificates.views import certificate, checking
from intranet.network.training.courses import running, views
from intranet.network.training.courses.calendar import calendar
from intranet.network.training.hours.views import hours, own

app_name = "training"
urlpatterns = [
    path("formazione/", views.courses, name="courses"),
    path("formazione/mia/", own, name="own"),
    path("formazione/ore/", hours, name="hours"),
    path("formazione/nuovo/", running.announcing_course, name="announce"),
    path("formazione/<int:pk>/", views.course, name="course"),
    path("formazione/<int:pk>/iscrizione/", views.joining, name="join"),
    path("formazione/<int:pk>/ritiro/", views.leaving, name="leave"),
    path("formazione/<int:pk>/conferma/", views.confirming, name="confirm"),
    path("formazione/<int:pk>/modifica/", running.changing, name="change"),
    path("formazione/<int:pk>/giornate/", running.moving, name="move"),
    path("formazione/<int:pk>/annullamento/", running.cancelling, name="cancel"),
    path("formazione/<int:pk>/passo/<slug:step>/", running.passing, name="step"),
    path("formazione/<int:pk>/calendario.ics", calendar, name="calendar"),
    path("iscrizioni/<int:pk>/posto/", views.freeing, name="free"),
    path("giornate/<int:pk>/presenze/", attendance, name="attendance"),
    path("attestati/verifica/", checking, name="check"),
    path("attestati/<int:pk>/", certificate, name="certificate"),
]
