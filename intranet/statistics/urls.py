from django.urls import path

from intranet.statistics.filing.views import confirming, filing, model_file
from intranet.statistics.pages.own_views import (
    service,
    service_figure,
    service_figure_file,
    service_file,
)
from intranet.statistics.pages.views import figure, figure_file, home, network, network_file
from intranet.statistics.releases.views import periods, progress, releasing
from intranet.statistics.report.views import report

app_name = "statistics"

NETWORK, SERVICE = "statistiche/rete/<slug:period>/", "statistiche/servizi/<int:pk>/"
OF_SERVICE = f"{SERVICE}<slug:period>/"

urlpatterns = [
    path("statistiche/", home, name="home"),
    path("statistiche/consegna/", filing, name="filing"),
    path("statistiche/consegna/conferma/", confirming, name="confirming"),
    path("statistiche/consegna/<int:pk>/<slug:kind>/", model_file, name="model_file"),
    path("statistiche/pubblicazione/", periods, name="periods"),
    path("statistiche/pubblicazione/<slug:period>/", releasing, name="releasing"),
    path("statistiche/pubblicazione/<slug:period>/avanzamento/", progress, name="progress"),
    path("statistiche/rapporto/<int:year>/", report, name="report"),
    path(NETWORK, network, name="network"),
    path(f"{NETWORK}file/<slug:kind>/", network_file, name="network_file"),
    path(f"{NETWORK}<slug:code>/", figure, name="figure"),
    path(f"{NETWORK}<slug:code>/<slug:kind>/", figure_file, name="figure_file"),
    path(SERVICE, service, name="service"),
    path(OF_SERVICE, service, name="service_at"),
    path(f"{OF_SERVICE}file/<slug:kind>/", service_file, name="service_file"),
    path(f"{OF_SERVICE}<slug:code>/", service_figure, name="service_figure"),
    path(f"{OF_SERVICE}<slug:code>/<slug:kind>/", service_figure_file, name="service_figure_file"),
]
