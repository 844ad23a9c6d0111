"""The BPMN documents of a package of flows: one module, one flow, one file."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from viewflow.workflow.base import Flow

from .bpmn import to_bpmn


def flows_of(package: str) -> list[type[Flow]]:
    """The flows that the modules of a package define, by the name of their module."""
    for module in iter_modules(import_module(package).__path__, f"{package}."):
        import_module(module.name)
    found = {flow for flow in _descendants(Flow) if flow.__module__.startswith(f"{package}.")}
    return sorted(found, key=lambda flow: (flow.__module__, flow.__name__))


def documents_of(package: str) -> dict[str, bytes]:
    """The name and content of each flow's file.

    Raises ValueError when a module defines two flows, for one file is one diagram.
    """
    documents: dict[str, bytes] = {}
    for flow in flows_of(package):
        name = f"{flow.__module__.rpartition('.')[2]}.bpmn"
        if name in documents:
            raise ValueError(f"{flow.__module__} defines more than one flow")
        documents[name] = to_bpmn(flow)
    return documents


def _descendants(parent: type[Flow]) -> Iterator[type[Flow]]:
    for child in parent.__subclasses__():
        yield child
        yield from _descendants(child)
