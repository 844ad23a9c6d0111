from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "intranet.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.api import leaving
        from intranet.api.hooks import receivers

        leaving.connect()
        receivers.connect()
