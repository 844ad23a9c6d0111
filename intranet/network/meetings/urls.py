from django.urls import path

from intranet.network.meetings.agenda.views import (
    proposing,
    shifting,
    taking_up,
    withdrawing,
)
from intranet.network.meetings.agenda.views import rewording as rewording_point
from intranet.network.meetings.decisions.views import (
    deciding,
    decision,
    decisions,
    dropping,
    finishing,
    reassigning,
    rewording,
)
from intranet.network.meetings.invitations.views import answering
from intranet.network.meetings.minutes.views import (
    approving,
    correcting,
    judging,
    minutes,
    opening,
    paper,
    publishing,
    remarking,
    settling,
    submitting,
    writing,
)
from intranet.network.meetings.sessions.calendar import one, own
from intranet.network.meetings.sessions.views import (
    cancelling,
    changing,
    convening,
    holding,
    inviting,
    meeting,
    meetings,
    opening_folder,
)

app_name = "meetings"
urlpatterns = [
    path("sedute/", meetings, name="meetings"),
    path("sedute/nuova/", convening, name="convene"),
    path("sedute/mie.ics", own, name="own_calendar"),
    path("sedute/<int:pk>/", meeting, name="meeting"),
    path("sedute/<int:pk>/seduta.ics", one, name="calendar"),
    path("sedute/<int:pk>/cambia/", changing, name="change"),
    path("sedute/<int:pk>/annulla/", cancelling, name="cancel"),
    path("sedute/<int:pk>/inviti/", inviting, name="invite"),
    path("sedute/<int:pk>/presenze/", holding, name="hold"),
    path("sedute/<int:pk>/cartella/", opening_folder, name="folder"),
    path("sedute/inviti/<int:pk>/", answering, name="answer"),
    path("sedute/<int:pk>/punti/", proposing, name="propose"),
    path("sedute/<int:pk>/riprendi/<int:decision>/", taking_up, name="take_up"),
    path("sedute/punti/<int:pk>/", rewording_point, name="point"),
    path("sedute/punti/<int:pk>/posto/", shifting, name="shift"),
    path("sedute/punti/<int:pk>/togli/", withdrawing, name="withdraw"),
    path("sedute/<int:pk>/verbale/", minutes, name="minutes"),
    path("sedute/<int:pk>/verbale.pdf", paper, name="paper"),
    path("sedute/<int:pk>/verbale/scrivi/", writing, name="write"),
    path("sedute/<int:pk>/verbale/apri/", opening, name="open"),
    path("sedute/<int:pk>/verbale/osserva/", remarking, name="remark"),
    path("sedute/<int:pk>/verbale/sottoponi/", submitting, name="submit"),
    path("sedute/<int:pk>/verbale/chiudi/", settling, name="settle"),
    path("sedute/<int:pk>/verbale/pubblica/", publishing, name="publish"),
    path("sedute/<int:pk>/verbale/rettifica/", correcting, name="correct"),
    path("sedute/<int:pk>/rettifiche/<int:addendum>/", judging, name="judge"),
    path("sedute/approvazioni/<int:pk>/", approving, name="approve"),
    path("sedute/<int:pk>/decisioni/", deciding, name="decide"),
    path("decisioni/", decisions, name="decisions"),
    path("decisioni/<int:pk>/", decision, name="decision"),
    path("decisioni/<int:pk>/correggi/", rewording, name="reword"),
    path("decisioni/<int:pk>/riaffida/", reassigning, name="reassign"),
    path("decisioni/<int:pk>/fatta/", finishing, name="finish"),
    path("decisioni/<int:pk>/abbandona/", dropping, name="drop"),
]
