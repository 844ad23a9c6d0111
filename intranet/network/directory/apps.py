from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "intranet.network.directory"
    default_auto_field = "django.db.models.BigAutoField"
