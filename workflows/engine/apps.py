from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EngineConfig(AppConfig):
    name = "workflows.engine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from permissions.grants import grants_changed, unit_changed
        from workflows.engine import call_activity, failures, worklist

        call_activity.connect()
        failures.install()
        post_migrate.connect(worklist.forget_keys, dispatch_uid="worklist")
        grants_changed.connect(_on_grants_changed, dispatch_uid="worklist")
        unit_changed.connect(_on_unit_changed, dispatch_uid="worklist")


def _on_grants_changed(guard: object, **_: object) -> None:
    from workflows.engine import worklist

    worklist.refresh_guard(guard)


def _on_unit_changed(user: object, **_: object) -> None:
    from workflows.engine import worklist

    worklist.refresh_user(user)
