from django.urls import path

from intranet.network.home.views import home

app_name = "network"
urlpatterns = [path("", home, name="home")]
