"""Who plays what: the personas by office and role."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intranet.portal.demo.people import read
from permissions.models import Organisation, User
from permissions.roles import Role

# Who does each step; the others are the work of the case's operator.
DOERS = {
    "check_documents": Role.COORDINATOR,
    "supply_documents": Role.REFERRER,
    "clarify_order": Role.FRONT_OFFICE,
    "assign_case": Role.COORDINATOR,
    "confirm_visit": Role.FRONT_OFFICE,
    "validate_record": Role.COORDINATOR,
    "review_plan": Role.COORDINATOR,
    "validate_report": Role.COORDINATOR,
    "sign_report": Role.HEAD,
    "transmit_report": Role.FRONT_OFFICE,
    "acknowledge_report": Role.CLERK,
}


@dataclass(frozen=True)
class Cast:
    """The organisations of one story, by their keys in the fixture."""

    service: str
    referrer: str
    court: str
    operator: str

    @cached_property
    def _source(self) -> dict[str, Any]:
        return read()

    def organisation(self, key: str) -> Organisation:
        return Organisation.objects.get(name=self._source["organisations"][key]["name"])

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def doer(self, step: str) -> User:
        """Who does this step of the story's case."""
        role = DOERS.get(step, Role.OPERATOR)
        if role == Role.OPERATOR:
            return self.user(self.operator)
        return self.holder(role)

    def holder(self, role: Role) -> User:
        """Who holds `role` in the organisation of the story where it exists."""
        place = {Role.REFERRER: self.referrer, Role.CLERK: self.court}.get(role, self.service)
        rows = [
            row
            for row in self._source["people"]
            if row["organisation"] == place and row["role"] == role
        ]
        return self.user(rows[0]["username"])
