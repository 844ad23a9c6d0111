"""What programs ask is under /api/v1/; one's own keys have a page."""

from django.urls import URLPattern, URLResolver, path

from intranet.api.feeds import events, news
from intranet.api.hooks.pages import end, hooks, try_hook
from intranet.api.interface import PREFIX, description, routes
from intranet.api.pages import keys, revoke

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("chiavi/", keys, name="keys"),
    path("chiavi/<int:pk>/revoca/", revoke, name="revoke"),
    path("chiavi/avvisi/", hooks, name="hooks"),
    path("chiavi/avvisi/<int:pk>/prova/", try_hook, name="try_hook"),
    path("chiavi/avvisi/<int:pk>/fine/", end, name="end_hook"),
    path("notizie.atom", news, name="news"),
    path("eventi.ics", events, name="events"),
    path(f"{PREFIX}openapi.json", description, name="description"),
    *(path(f"{PREFIX}{each.pattern}", each.callback) for each in routes),
]
