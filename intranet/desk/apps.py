from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "intranet.desk"
    default_auto_field = "django.db.models.BigAutoField"
