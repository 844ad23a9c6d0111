from django.urls import path

from intranet.network.exchange import views

app_name = "exchange"
urlpatterns = [
    path("domande/", views.questions, name="questions"),
    path("domande/nuova/", views.asking, name="ask"),
    path("domande/<int:pk>/", views.question, name="question"),
    path("domande/<int:pk>/modifica/", views.rewriting_question, name="rewrite_question"),
    path("domande/<int:pk>/chiusura/", views.settling, name="settle"),
    path("domande/<int:pk>/nascondi/", views.hiding_question, name="hide_question"),
    path("risposte/<int:pk>/modifica/", views.rewriting_answer, name="rewrite_answer"),
    path("risposte/<int:pk>/utile/", views.choosing, name="choose"),
    path("risposte/<int:pk>/nascondi/", views.hiding_answer, name="hide_answer"),
]
