"""The process of a case, and of the parts of it that run by themselves."""

from typing import ClassVar

from django.db import models

from permissions.models import EmergencyAccess
from workflows.cases.models import AccessRequest, Case, Person, Visit
from workflows.documents.models import Report, Transfer, Transmission
from workflows.engine.models import TreeProcess


class CaseProcess(TreeProcess):
    """A running flow about a case, or about one person, visit or report of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="processes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, related_name="processes")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="+")
    emergency = models.ForeignKey(
        EmergencyAccess, on_delete=models.PROTECT, null=True, related_name="+"
    )
    request = models.ForeignKey(
        AccessRequest, on_delete=models.PROTECT, null=True, related_name="+"
    )
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, null=True, related_name="processes"
    )

    read_with: ClassVar = ("case",)

    class Meta:
        default_permissions = ()

    @property
    def guard(self) -> Case:
        return self.case

    @property
    def reference(self) -> str:
        """The number of the case; of a transfer its own, for those who may not know the case."""
        return self.case.number if self.transfer is None else self.transfer.number

    @property
    def subject(self) -> str:
        """Whom the work is about, without a surname: the desk is read over a shoulder."""
        if self.visit is not None:
            return self.visit.summary()
        return self.person.first_name if self.person is not None else ""

    def last_transmission(self) -> Transmission:
        """The latest delivery of the report to the court office."""
        assert self.report is not None
        return self.report.transmissions.latest("pk")
