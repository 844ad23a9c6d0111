from typing import Any

from django.apps import AppConfig


class EngineConfig(AppConfig):
    name = "workflows.engine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import m2m_changed

        from permissions.grants import grants_changed, unit_changed
        from permissions.guards import guard_locking
        from permissions.models import User
        from permissions.substitution import substitution_began, substitution_ended
        from workflows.engine import call_activity, failures, verification

        call_activity.connect()
        verification.connect()
        failures.install()
        grants_changed.connect(_on_grants_changed, dispatch_uid="worklist")
        unit_changed.connect(_on_unit_changed, dispatch_uid="worklist")
        m2m_changed.connect(_on_unit_changing, sender=User.groups.through, dispatch_uid="worklist")
        guard_locking.connect(_on_guard_locking, dispatch_uid="worklist")
        substitution_began.connect(_on_substitution_began, dispatch_uid="worklist")
        substitution_ended.connect(_on_substitution_ended, dispatch_uid="worklist")


def _on_grants_changed(guard: Any, **_: Any) -> None:
    from workflows.engine import drafts, worklist

    worklist.refresh_guard(guard)
    drafts.drop_on_guard(guard)


def _on_guard_locking(guard: Any, **_: Any) -> None:
    from workflows.engine import worklist

    worklist.lock_guard(guard)


def _on_substitution_began(substitution: Any, guards: list[Any], **_: Any) -> None:
    from workflows.engine import worklist

    worklist.pass_on(guards, substitution.absent, substitution.stand_in)


def _on_substitution_ended(substitution: Any, guards: list[Any], **_: Any) -> None:
    from workflows.engine import worklist

    worklist.pass_on(guards, substitution.stand_in, substitution.absent)


def _on_unit_changing(action: str, **_: Any) -> None:
    from workflows.engine.locks import lock_everything

    if action.startswith("pre_"):
        lock_everything()


def _on_unit_changed(user: Any, **_: Any) -> None:
    from workflows.engine import drafts, worklist
    from workflows.engine.locks import lock_everything

    lock_everything()
    worklist.refresh_user(user)
    drafts.drop_of_user(user)
