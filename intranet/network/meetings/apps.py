from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "intranet.network.meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.network.duties import register
        from intranet.network.meetings.duties import duties
        from intranet.network.meetings.searching import Decisions

        register(duties)
        Decisions().follow()
