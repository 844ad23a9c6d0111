"""Mutants of what is declared: every cell of the matrix, every human task, every route.

They are made by looking at the loaded product, not at its text.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.security.mutants.mutant import Mutant, Way
from tests.security.mutants.operators.permissions import instead_of

MATRIX = "permissions/matrix.py"
NO_LINES = range(1, 1)


def policies() -> Iterator[Mutant]:
    """Every mutant of a declared policy. The product is loaded by now."""
    yield from cells()
    yield from tasks()
    yield from accesses()


def cells() -> Iterator[Mutant]:
    """Each permission of a kind, given to each role in each state, or taken from it."""
    from tests.permissions import cells as matrix

    for cell in matrix.cells():
        right = f"{cell.role}: {cell.permission}"
        yield Mutant(
            kind="cell: right taken" if cell.is_held else "cell: right given",
            path=MATRIX,
            place=f"{cell.kind} {cell.state}",
            way=Way.POLICY,
            lines=NO_LINES,
            before=right if cell.is_held else "",
            after="" if cell.is_held else right,
            exchange=partial(matrix.turn, cell),
        )


def tasks() -> Iterator[Mutant]:
    """Each human task, asked with a permission that other roles hold."""
    for node in human_nodes():
        for other in instead_of(node.permission):
            flow = node.flow_class
            yield Mutant(
                kind="permission of a task swapped",
                path=flow.__module__.replace(".", "/") + ".py",
                place=f"{flow.__name__}.{node.name}",
                way=Way.POLICY,
                lines=NO_LINES,
                before=node.permission,
                after=other,
                exchange=partial(ask_for, node, other),
            )


def ask_for(node: Any, permission: str) -> None:
    node.permission = permission
    node.Permission(permission)


def human_nodes() -> list[Any]:
    """Those of every flow of the product."""
    from workflows.engine.flow import TreeFlow
    from workflows.engine.nodes import HumanTask

    flows, found = [TreeFlow], []
    while flows:
        flow = flows.pop()
        flows += flow.__subclasses__()
        if flow.__module__.startswith("workflows.processes."):
            found += [node for node in flow.instance.nodes() if isinstance(node, HumanTask)]
    return found


def accesses() -> Iterator[Mutant]:
    """Each permission a route says it takes, left out or swapped, and each route made public."""
    for route, view in guarded_routes():
        for index, name in enumerate(view.access):
            others = [view.access[:index] + view.access[index + 1 :]]
            others += [
                (*view.access[:index], other, *view.access[index + 1 :])
                for other in instead_of(name)
            ]
            for access in others:
                yield Mutant(
                    kind="declared access changed",
                    path=view.__module__.replace(".", "/") + ".py",
                    place=f"{name_of(view)} /{route}",
                    way=Way.POLICY,
                    lines=NO_LINES,
                    before=" ".join(view.access),
                    after=" ".join(access),
                    exchange=partial(setattr, view, "access", access),
                )


def name_of(view: Any) -> str:
    """Of a function its own, of an object that of its class."""
    return str(getattr(view, "__name__", type(view).__name__))


def guarded_routes() -> list[tuple[str, Any]]:
    """The routes of our own pages that are not open to anybody; a view with two, once."""
    from permissions.routes import routes

    views = {
        view: route for route, view in routes() if isinstance(getattr(view, "access", None), tuple)
    }
    return [(route, view) for view, route in views.items()]
