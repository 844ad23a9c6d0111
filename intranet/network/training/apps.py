from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "intranet.network.training"
    default_auto_field = "django.db.models.BigAutoField"
