from typing import Any

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "workflows.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from permissions.grants import grants_changed
        from workflows.cases.models import Case

        grants_changed.connect(_on_grants_changed, sender=Case, dispatch_uid="protected")


def _on_grants_changed(guard: Any, **_: Any) -> None:
    from permissions.history import actor
    from permissions.people import system_user
    from workflows.cases.actions.protected import end_with_the_case

    end_with_the_case(guard, actor() or system_user())
