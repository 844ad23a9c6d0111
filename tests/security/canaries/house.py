"""What the house keeps beside the records of a case: sessions, notices, desk, logs, file names."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import cache

from tests.security.world import Canary, World
from tests.security.world.canaries import in_text

TABLE = ("network", "directory", "meetings", "training", "exchange", "interventions")
# Published minutes stand on the site as a page; what the services ask one another is sought, what
# the approved edition of a card says, and people by their names.
PUBLISHED = ("Minutes.text", "Wording.text")
ASKED = ("Question.text", "Question.hidden", "Answer.", "Enrolment.person")
# The records themselves, with their histories, the things of the site, and what the coordination
# table keeps: the policy stands before them.
RECORDS = ("cases", "documents", "content", *TABLE)
# What else may hold a secret, and which: the author's own draft, and the words of a decision,
# which the auditor reads with it.
OWN: dict[str, tuple[str, ...]] = {
    "engine.Draft": ("Draft",),
    "engine.WorkItem": ("Person.first_name",),
    # The words by which it is found: what is found is asked of the policy.
    "search.Entry": ("Item.", "Upload.words", "Share.user", "Edition.current", *PUBLISHED, *ASKED),
    "permissions.User": ("Share.user", "Enrolment.person"),
    "permissions.EmergencyAccess": ("EmergencyAccess",),
    "permissions.HistoricalEmergencyAccess": ("EmergencyAccess",),
    "permissions.AuditEvent": ("EmergencyAccess.reason", "AccessRequest.reason"),
}


def kept_where_it_does_not_belong(world: World) -> Iterator[tuple[str, Canary]]:
    """Each secret in a table that is not for it, in the name of a file, or in the cache."""
    for where, text in _kept():
        for canary in in_text(text, world.canaries):
            if not canary.field.startswith(OWN.get(where, ("nothing",))):
                yield where, canary


def _kept() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        if model._meta.app_label not in RECORDS:
            for row in model._base_manager.values_list():
                yield model._meta.label, repr(row)
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        yield "MEDIA_ROOT", path.name
    yield "cache", repr(vars(cache))


class Listener(logging.Handler):
    """Keeps every line that any logger writes, and its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        # By which path it was asked, whoever asked knew.
        request: Any = getattr(record, "request", None)
        self.lines.append(self.format(record).replace(request.path if request else "\0", ""))

    def secrets(self, world: World) -> Iterator[Canary]:
        """The secrets that were logged."""
        yield from in_text("\n".join(self.lines), world.canaries)
