from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "intranet.network.exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.exchange import finding
        from intranet.portal.search.sources import register

        finding.connect()
        register(finding.Questions())
