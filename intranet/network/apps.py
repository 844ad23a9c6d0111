from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "intranet.network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.models import seated
        from intranet.statistics.releases.members import register

        register(seated)
