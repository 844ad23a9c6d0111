from django.apps import AppConfig


class InterventionsConfig(AppConfig):
    name = "intranet.network.interventions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.duties import register
        from intranet.network.interventions import receivers
        from intranet.network.interventions.duties import duties
        from intranet.network.interventions.searching import Interventions
        from intranet.network.interventions.weighing import known_bounds
        from intranet.statistics.releases import elsewhere

        del receivers
        register(duties)
        Interventions().follow()
        elsewhere.register(known_bounds)
