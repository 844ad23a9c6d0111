"""The people the tests are about. A persona does what a person does: her tasks, her pages."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from permissions.models import Organisation, User
from permissions.policy import may, visible_to
from tests.answers import answers
from tests.papers import blank_pdf
from workflows.cases.entries import PersonEntry, Proceeding
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess
from workflows.processes.forms.base import TaskForm
from workflows.processes.opening import open_case
from workflows.processes.work import submit

ROME = ZoneInfo("Europe/Rome")
MONDAY = dt.datetime(2026, 9, 7, 10, 0, tzinfo=ROME)


def on(day: str, hour: str = "10:00") -> dt.datetime:
    """A moment in Milan: `on("2026-09-14", "15:00")`."""
    return dt.datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ROME)


@dataclass(frozen=True)
class Persona:
    """A user of the system, by what they do."""

    user: User

    def tasks(self, case: Case) -> list[tuple[str, str]]:
        """The open tasks of `case` on this person's desk: (step, whom it is about)."""
        return [(i.task.flow_task.name, i.subject) for i in self._items(case)]

    def task(self, step: str, case: Case, about: str = "") -> int:
        """The key of the open task `step` on this person's desk."""
        found = [
            item.task_id
            for item in self._items(case)
            if item.task.flow_task.name == step and about in item.subject
        ]
        assert found, f"{self.user} has no task {step!r} {about!r}: {self.tasks(case)}"
        return found[0]

    def fills(self, step: str, case: Case, about: str = "", **changes: Any) -> TaskForm:
        """Send the form of a task as typed; it comes back with its errors, if any."""
        values = {**answers(step, case), **changes}
        files = {name: value for name, value in values.items() if hasattr(value, "read")}
        data = {name: value for name, value in values.items() if name not in files}
        return submit(self.task(step, case, about), self.user, data, files)

    def does(self, step: str, case: Case, about: str = "", **changes: Any) -> None:
        """Do a task to its end."""
        form = self.fills(step, case, about, **changes)
        assert form.is_valid(), form.errors
        case.refresh_from_db()

    def may(self, permission: str, record: Any) -> bool:
        return may(self.user, permission, record)

    def sees(self, record: Any) -> bool:
        """Whether the record is among those this person may see."""
        return visible_to(self.user, type(record)._default_manager.filter(pk=record.pk)).exists()

    def _items(self, case: Case) -> list[Any]:
        rows = WorkAccess.objects.of(self.user).filter(item__task__process__caseprocess__case=case)
        return [row.item for row in rows.select_related("item__task").order_by("due", "item")]


ORDER: Mapping[str, Any] = {
    "form": "decree",
    "issued_on": dt.date(2026, 9, 3),
    "expires_on": dt.date(2027, 3, 3),
    "regime": "after",
    "level": "protected",
    "frequency": "weekly",
    "minutes": 60,
}
CHILDREN = (PersonEntry("Giulia", "Rossi", dt.date(2017, 5, 1)),)
FATHER = PersonEntry("Marco", "Rossi", dt.date(1980, 1, 1), "father", "authorised")
MOTHER = PersonEntry("Lia", "Bianchi", dt.date(1984, 6, 2), "mother", "carer")


def receive(
    by: Persona, rg_number: int = 1234, opening: Callable[..., Case] = open_case, **changes: Any
) -> Case:
    """A case of the service of `by`, on an ordinary order of the juvenile court of Milan."""
    service = changes.pop("service", None) or by.user.memberships.get().organisation
    values = {
        "pdf": blank_pdf(),
        "referrer": Organisation.objects.get(short_name="Municipio 2"),
        "order": {**ORDER, **changes.pop("order", {})},
        "children": CHILDREN,
        "adults": (FATHER, MOTHER),
        "reasons": ("conflict",),
        "proceeding": Proceeding(
            Organisation.objects.get(short_name="TM Milano"), "vg", rg_number, 2026
        ),
        **changes,
    }
    return opening(service, by=by.user, **values)
