from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "intranet.network.meetings"
    default_auto_field = "django.db.models.BigAutoField"
