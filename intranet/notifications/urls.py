from django.urls import path

from intranet.notifications.views import follow, notices, read_all

app_name = "notifications"
urlpatterns = [
    path("avvisi/", notices, name="notices"),
    path("avvisi/letti/", read_all, name="read_all"),
    path("avvisi/<int:pk>/", follow, name="follow"),
]
