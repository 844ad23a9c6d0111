from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "intranet.network.directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.directory.duties import duties
        from intranet.network.directory.receiving import told
        from intranet.network.directory.searching import Services
        from intranet.network.duties import register
        from workflows.documents import receivers

        register(duties)
        receivers.know_by(told)
        Services().follow()
