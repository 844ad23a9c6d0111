"""What the people of a story type into the form of each step."""

from typing import Any

from django.core.files.base import File

from intranet.portal.demo.acting import casework, reporting, visiting
from intranet.portal.demo.scene import Scene

BY_STEP = {**casework.BY_STEP, **visiting.BY_STEP, **reporting.BY_STEP}


def answers(scene: Scene) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values and the files for the form of the scene's step."""
    typed = BY_STEP[scene.step](scene)
    files = {name: value for name, value in typed.items() if isinstance(value, File)}
    return {name: value for name, value in typed.items() if name not in files}, files
