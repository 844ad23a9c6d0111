"""Every address of the site. Pages answer 400, 403, 404 and 500 with the templates so named."""

from django.urls import include, path

from intranet.content.reading.views import first_page

urlpatterns = [
    # Who works here goes on to portal:home.
    path("", first_page),
    path("", include("intranet.portal.urls")),
    path("accesso/", include("intranet.portal.sign_in")),
    path("cerca/", include("intranet.portal.search.urls")),
    path("", include("intranet.administration.urls")),
    path("", include("intranet.desk.urls")),
    path("", include("intranet.notifications.urls")),
    path("", include("intranet.statistics.urls")),
    path("rete/", include("intranet.network.urls")),
    path("rete/", include("intranet.network.directory.urls")),
    path("rete/", include("intranet.network.meetings.urls")),
    path("rete/", include("intranet.network.training.urls")),
    path("rete/", include("intranet.network.exchange.urls")),
    path("rete/", include("intranet.network.interventions.urls")),
    path("", include("workflows.processes.urls")),
    path("", include("intranet.api.urls")),
    # Last, for the things of the site have the addresses that nothing else has.
    path("", include("intranet.content.urls")),
]
