"""Tasks read together with all that their transitions will ask for."""

from collections.abc import Iterator

from django.db import models
from viewflow.workflow.managers import _get_related_path
from viewflow.workflow.models import Process, Task

from workflows.engine.models import TreeProcess


def whole_tasks() -> models.QuerySet[Task]:
    """Tasks with their process and what the process reads with it, in one statement."""
    paths = [f"process__{path}" for path in _paths()]
    return Task.objects.select_related("process", *paths)


def whole_processes() -> models.QuerySet[Process]:
    """Processes with what they read with them, whatever flow they are of, in one statement."""
    return Process.objects.select_related(*_paths())


def _paths() -> Iterator[str]:
    """From a process to its concrete kinds, and on to what each reads with it."""
    for model in TreeProcess.__subclasses__():
        step = _get_related_path(model, Process)
        yield step
        yield from (f"{step}__{name}" for name in model.read_with)
