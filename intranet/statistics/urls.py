from django.urls import path

from intranet.statistics.views import load

app_name = "statistics"
urlpatterns = [path("carico/", load, name="load")]
