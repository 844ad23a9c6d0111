from typing import Any

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "intranet.portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.portal.door import actions, checks, own_password, second_factor, session

        checks.connect()
        own_password.connect()
        second_factor.connect()
        session.connect()
        # Once in a migration, and not once for each application: one is waited for.
        last = apps.get_app_config("permissions")
        post_migrate.connect(_make_cache_table, sender=last, dispatch_uid="door.cache")
        post_migrate.connect(actions.seal_anew, sender=last, dispatch_uid="door.seeds")


def _make_cache_table(using: str, **_: Any) -> None:
    """The attempts are counted where every process reads them: made if it is not there."""
    call_command("createcachetable", database=using, verbosity=0)
