from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "intranet.network.training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.duties import register
        from intranet.network.training.duties import duties
        from intranet.network.training.searching import Courses

        register(duties)
        Courses().follow()
