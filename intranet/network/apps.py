from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "intranet.network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network import figures
        from intranet.network.duties import duties_at_table
        from intranet.network.duties import register as gather
        from intranet.network.models import seated
        from intranet.portal import duties
        from intranet.statistics.releases import members

        duties.register(duties_at_table)
        gather(figures.duties)
        members.register(seated)
