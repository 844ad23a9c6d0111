"""A process that knows no case: the engine is tested without one."""

from django.db import models

from permissions.models import Organisation
from permissions.policy import Sight
from workflows.engine.models import TreeProcess


class SampleProcess(TreeProcess):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    wanted = models.PositiveSmallIntegerField(default=0)

    read_with = ("organisation",)
    guard_path = "organisation"
    # Those who register orders see every process; who sees cases, those that want nothing.
    sights = (
        Sight("permissions.register_order"),
        Sight("permissions.view_cases", only=models.Q(wanted=0)),
    )

    class Meta:
        default_permissions = ()

    @property
    def guard(self) -> Organisation:
        assert self.organisation is not None
        return self.organisation

    @property
    def reference(self) -> str:
        return f"campione {self.wanted}"
