from typing import Any

from django.apps import AppConfig


class EngineConfig(AppConfig):
    name = "workflows.engine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from permissions.grants import grants_changed, unit_changed
        from workflows.engine import call_activity, failures

        call_activity.connect()
        failures.install()
        grants_changed.connect(_on_grants_changed, dispatch_uid="worklist")
        unit_changed.connect(_on_unit_changed, dispatch_uid="worklist")


def _on_grants_changed(guard: Any, **_: Any) -> None:
    from workflows.engine import drafts, worklist

    worklist.refresh_guard(guard)
    drafts.drop_on_guard(guard)


def _on_unit_changed(user: Any, **_: Any) -> None:
    from workflows.engine import drafts, worklist

    worklist.refresh_user(user)
    drafts.drop_of_user(user)
