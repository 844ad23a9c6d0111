from django.apps import AppConfig


class InterventionsConfig(AppConfig):
    name = "intranet.network.interventions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.duties import register
        from intranet.network.interventions import receivers
        from intranet.network.interventions.duties import duties

        del receivers
        register(duties)
