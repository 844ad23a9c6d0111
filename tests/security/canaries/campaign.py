"""The whole search: every reader, every object, and what the house keeps."""

from collections.abc import Iterator

from django.core.cache import cache

from tests.security.canaries.house import kept_where_it_does_not_belong
from tests.security.canaries.judging import leaks, met_by, never_met
from tests.security.canaries.listening import heard_by
from tests.security.matrix.parallel import the_catalogue, the_world
from tests.security.world.cast import SUBJECTS, Subject


class Campaign:
    """One search through the world, told reader by reader."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self.meetings = 0
        self._met: set[tuple[str, str]] = set()

    @property
    def secrets(self) -> int:
        return len(the_world().canaries)

    def steps(self) -> Iterator[str]:
        """What was heard by each, as it is heard."""
        for subject in SUBJECTS:
            yield f"{subject.name or 'nobody':>8} met {self._listen(subject)} secrets"
        self.findings += [f"{role} never meets {field}" for field, role in never_met(self._met)]
        for where, canary in kept_where_it_does_not_belong(the_world()):
            self.findings.append(f"{where} keeps {canary.field} of {canary.case!r}")

    def _listen(self, subject: Subject) -> int:
        # Attempts are counted there, and all of them come from one address.
        cache.clear()
        heard = heard_by(subject, the_world(), the_catalogue())
        self.findings += leaks(subject, heard, the_world(), the_catalogue())
        self._met |= set(met_by(subject, heard, the_world()))
        self.meetings += sum(map(len, heard.values()))
        return len(heard)
