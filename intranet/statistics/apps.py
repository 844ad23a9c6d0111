from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "intranet.statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.statistics.preparation.nightly import prepare_stale
        from workflows.engine.rounds import register

        register("statistics", prepare_stale)
