from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "intranet.notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.notifications import receivers

        receivers.connect()
