from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "intranet.content"
    label = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.content import finding
        from intranet.content.happenings import receivers
        from intranet.content.models import Item
        from intranet.content.rights.rules import PlaceRules
        from intranet.portal.search.sources import register

        Item.rules = PlaceRules()
        finding.connect()
        receivers.connect()
        register(finding.Content())
