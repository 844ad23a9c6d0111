from django.urls import path

from intranet.portal.search.views import search, suggest

app_name = "search"
urlpatterns = [
    path("", search, name="search"),
    path("suggerimenti/", suggest, name="suggest"),
]
