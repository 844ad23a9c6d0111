from django.apps import AppConfig


class InterventionsConfig(AppConfig):
    name = "intranet.network.interventions"
    default_auto_field = "django.db.models.BigAutoField"
