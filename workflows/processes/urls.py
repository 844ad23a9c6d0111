from django.urls import path

from workflows.processes.views.draft import draft
from workflows.processes.views.hands import give_task_back, take_task, take_task_over
from workflows.processes.views.order import amend, register
from workflows.processes.views.task import task
from workflows.processes.views.transfer import propose_transfer, withdraw_transfer

app_name = "processes"
urlpatterns = [
    path("compiti/<int:pk>/", task, name="task"),
    path("compiti/<int:pk>/prendi/", take_task, name="take"),
    path("compiti/<int:pk>/rilascia/", give_task_back, name="give_back"),
    path("compiti/<int:pk>/subentra/", take_task_over, name="take_over"),
    path("compiti/<int:pk>/bozza/", draft, name="draft"),
    path("provvedimenti/nuovo/", register, name="register"),
    path("fascicoli/<int:pk>/modifica/", amend, name="amend"),
    path("fascicoli/<int:pk>/trasferimento/", propose_transfer, name="propose_transfer"),
    path("trasferimenti/<int:pk>/ritira/", withdraw_transfer, name="withdraw_transfer"),
]
