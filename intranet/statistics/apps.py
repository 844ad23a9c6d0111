from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "intranet.statistics"
    default_auto_field = "django.db.models.BigAutoField"
