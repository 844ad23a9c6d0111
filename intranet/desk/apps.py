from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "intranet.desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.desk.cases.finding import Cases
        from intranet.desk.clerk.finding import Received
        from intranet.portal.search.sources import register

        register(Cases())
        register(Received())
