from django.urls import path

from intranet.network.interventions.adopting.views import adopting, ending
from intranet.network.interventions.deciding.views import deciding, weighing
from intranet.network.interventions.listing.views import models
from intranet.network.interventions.reading.views import data, diagram, evidence, model
from intranet.network.interventions.writing.views import (
    indicators,
    new,
    removing,
    revising,
    writing,
)

app_name = "interventions"
urlpatterns = [
    path("modelli/", models, name="models"),
    path("modelli/proponi/", new, name="new"),
    path("modelli/<int:pk>/", model, name="model"),
    path("modelli/<int:pk>/testo/", writing, name="writing"),
    path("modelli/<int:pk>/revisione/", revising, name="revising"),
    path("modelli/<int:pk>/indicatori/", indicators, name="indicators"),
    path("modelli/<int:pk>/indicatori/<int:indicator>/togli/", removing, name="removing"),
    path("modelli/<int:pk>/diagramma/", diagram, name="diagram"),
    path("modelli/<int:pk>/adozione/", adopting, name="adopting"),
    path("modelli/adozioni/<int:pk>/fine/", ending, name="ending"),
    path("modelli/<int:pk>/decisione/", deciding, name="deciding"),
    path("modelli/<int:pk>/calcolo/", weighing, name="weighing"),
    path("modelli/<int:pk>/risultati/<int:number>/", evidence, name="evidence"),
    path("modelli/<int:pk>/risultati/<int:number>/dati/", data, name="data"),
]
