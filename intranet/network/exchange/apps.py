from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "intranet.network.exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.exchange.searching import Questions

        Questions().follow()
