"""Every cell of the matrix, beside what the independent table says of it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps

from permissions.matrix import MATRIX, permissions_for
from permissions.roles import Role
from tests.security.matrix.table import holders_of

# The table says of an office what each may do in their own.
OFFICES: Mapping[str, frozenset[Role]] = {
    "organisation.referrer": frozenset({Role.REFERRER}),
    "organisation.court": frozenset({Role.CLERK}),
    "organisation.province": frozenset({Role.PROVINCE}),
    "organisation.service": frozenset(Role) - {Role.REFERRER, Role.CLERK, Role.PROVINCE},
}
# The table's words for the states in which one may do the same.
WORDS: Mapping[tuple[str, str], str] = {
    ("case", "closed"): "ended",
    ("case", "transferred"): "ended",
    ("protected", "closed"): "ended",
    ("visit", "proposed"): "to come",
    ("visit", "confirmed"): "to come",
}
OTHERWISE = {"case": "open", "visit": "over"}
# Those whose state is that of the case they belong to.
OF_THE_CASE = {"protected"}
# What the table calls those who hold a role on the object itself, and not by their office.
BY_NAME: Mapping[Role, str] = {
    Role.OPERATOR: "granted",
    Role.COORDINATOR: "granted",
    Role.HEAD: "head+asked",
    Role.INTERPRETER: "called",
    Role.PROVINCE: "mediator",
}


class Cell(NamedTuple):
    kind: str
    state: str
    role: Role
    permission: str

    @property
    def is_held(self) -> bool:
        return self.permission in permissions_for(self.kind, self.state, self.role)

    @property
    def should_be_held(self) -> bool:
        """What the table says."""
        if self.role not in OFFICES.get(self.kind, frozenset(Role)):
            return False
        words = {self.role, BY_NAME.get(self.role, self.role)}
        state = WORDS.get((self.kind, self.state), OTHERWISE.get(self.kind, self.state))
        return bool(words & holders_of(self.permission, models_of_kinds()[self.kind], state))


def cells() -> Iterator[Cell]:
    """Kind × state × role × permission: all there are, held or not."""
    for kind, permissions in permissions_of_kinds().items():
        for state in states_of(kind):
            for role in Role:
                for permission in permissions:
                    yield Cell(kind, state, role, permission)


def wrong_cells() -> list[Cell]:
    """Where the matrix and the table do not agree."""
    return [cell for cell in cells() if cell.is_held != cell.should_be_held]


def turn(cell: Cell) -> None:
    """Give the right where it is not, take it where it is, in this state alone."""
    states: Any = MATRIX[cell.kind]
    roles = dict(states.get(cell.state, states["*"]))
    roles[cell.role] = roles.get(cell.role, frozenset()) ^ {cell.permission}
    states[cell.state] = roles


@cache
def models_of_kinds() -> dict[str, str]:
    """Each kind that a model says it is, with the name of the model, as the table has it."""
    named: dict[str, str] = {}
    for model in apps.get_models():
        kind, name = getattr(model, "guard_kind", None), str(model._meta.model_name)
        for each in MATRIX if kind else ():
            if each == kind or each.startswith(f"{name}."):
                named[each] = name
    return named


def permissions_of_kinds() -> dict[str, list[str]]:
    """Each kind with every permission that its model declares."""
    declared: dict[str, list[str]] = {}
    metas = {str(model._meta.model_name): model._meta for model in apps.get_models()}
    for kind, name in models_of_kinds().items():
        names = [codename for codename, _ in metas[name].permissions]
        names += [f"{verb}_{name}" for verb in metas[name].default_permissions]
        declared[kind] = [f"{metas[name].app_label}.{each}" for each in names]
    return declared


def states_of(kind: str) -> list[str]:
    """Every state that an object of this kind can be in; "active" for one that has no states."""
    kind = "case" if kind in OF_THE_CASE else kind
    for model in apps.get_models():
        if getattr(model, "guard_kind", None) == kind and hasattr(model, "state"):
            field: Any = model._meta.get_field("state")
            return [value for value, _ in field.flatchoices]
    return ["active"]
