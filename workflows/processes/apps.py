from typing import Any

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "workflows.processes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from permissions.breakglass import glass_broken
        from workflows.cases.actions.protected import access_requested

        glass_broken.connect(_on_glass_broken, dispatch_uid="emergency")
        access_requested.connect(_on_access_requested, dispatch_uid="access")


def _on_glass_broken(access: Any, **_: Any) -> None:
    from workflows.cases.models import Case
    from workflows.processes.emergency import EmergencyFlow

    if isinstance(access.target, Case):
        EmergencyFlow.begin.run(emergency=access)


def _on_access_requested(request: Any, **_: Any) -> None:
    from workflows.processes.access import AccessFlow

    AccessFlow.begin.run(request=request)
