"""A process that knows no case: the engine is tested without one."""

from django.db import models

from permissions.models import Organisation
from workflows.engine.models import TreeProcess


class SampleProcess(TreeProcess):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    wanted = models.PositiveSmallIntegerField(default=0)

    read_with = ("organisation",)

    class Meta:
        default_permissions = ()

    @property
    def guard(self) -> Organisation:
        assert self.organisation is not None
        return self.organisation

    @property
    def reference(self) -> str:
        return f"campione {self.wanted}"
