"""Tasks read together with all that their transitions will ask for."""

from django.db import models
from viewflow.workflow.managers import _get_related_path
from viewflow.workflow.models import Process, Task

from workflows.engine.models import TreeProcess


def whole_tasks() -> models.QuerySet[Task]:
    """Tasks with their process and what the process reads with it, in one statement."""
    paths = []
    for model in TreeProcess.__subclasses__():
        step = _get_related_path(model, Process)
        paths += [f"process__{step}", *(f"process__{step}__{name}" for name in model.read_with)]
    return Task.objects.select_related("process", *paths)
