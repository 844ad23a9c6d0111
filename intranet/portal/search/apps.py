from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "intranet.portal.search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.portal.search import folding, people, sources

        folding.connect()
        people.connect()
        sources.register(people.People())
