"""The personas, and the clock they live by: Monday 7 September 2026, ten in the morning."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings

from intranet.portal.demo.people import add_people
from permissions.models import User
from permissions.system import SYSTEM
from tests.personas import MONDAY, Persona, on, receive
from tests.stages import reach
from workflows.cases.models import Case
from workflows.documents.models import Paper


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until a test moves it: `clock.move_to(on("2026-09-14"))`."""
    with time_machine.travel(MONDAY, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def file_of() -> Iterator[Callable[[Paper], Path]]:
    """Where a paper lies, for a test that damages it.

    It is made whole when the test ends: later tests, whose stages are copied, read the same file.
    """
    contents: dict[Path, bytes] = {}

    def found(paper: Paper) -> Path:
        file = Path(settings.MEDIA_ROOT, paper.path)
        contents.setdefault(file, file.read_bytes())
        return file

    yield found
    for file, content in contents.items():
        file.write_bytes(content)


@pytest.fixture
def people(db: Any, clock: time_machine.Traveller) -> dict[str, Persona]:
    """Everybody of the demonstration, by name."""
    reach("people", clock, add_people)
    users = User.objects.exclude(username=SYSTEM)
    return {user.username: Persona(user) for user in users.order_by("pk")}


def _persona(name: str) -> Any:
    @pytest.fixture(name=name)
    def persona(people: dict[str, Persona]) -> Persona:
        return people[name]

    return persona


ada, luca, bruno, sara, gino = map(_persona, ("ada", "luca", "bruno", "sara", "gino"))
irene, elsa, furio, dino = map(_persona, ("irene", "elsa", "furio", "dino"))
carla, pia, olga = map(_persona, ("carla", "pia", "olga"))
rita, ines, aldo, tina = map(_persona, ("rita", "ines", "aldo", "tina"))


@pytest.fixture
def case(sara: Persona, clock: time_machine.Traveller) -> Case:
    """A case of the service of Milan, just received."""
    reach("case", clock, lambda: receive(sara))
    return Case.objects.latest("pk")


@pytest.fixture
def assigned(case: Case, people: dict[str, Persona], clock: time_machine.Traveller) -> Case:
    """The case in the hands of Ada."""

    def live() -> None:
        people["bruno"].does("check_documents", case)
        people["bruno"].does("assign_case", case)

    return _brought_to("assigned", case, clock, live)


@pytest.fixture
def planned(assigned: Case, ada: Persona, clock: time_machine.Traveller) -> Case:
    """The case with two visits planned, on 14 and 21 September at three in the afternoon."""

    def live() -> None:
        ada.does("meet_referrer", assigned)
        ada.does("familiarise_child", assigned)
        ada.does("interview_adult", assigned, about="Marco")
        ada.does("interview_adult", assigned, about="Lia")
        ada.does("assess_risk", assigned)
        ada.does("sign_agreement", assigned)
        ada.does("plan_visits", assigned)

    return _brought_to("planned", assigned, clock, live)


@pytest.fixture
def visited(planned: Case, people: dict[str, Persona], clock: time_machine.Traveller) -> Case:
    """The case on 21 September, with both visits held and their records validated."""

    def live() -> None:
        for day in ("2026-09-14", "2026-09-21"):
            people["sara"].does("confirm_visit", planned)
            clock.move_to(on(day, "17:00"))
            people["ada"].does("hold_visit", planned)
            people["ada"].does("record_visit", planned)
            people["bruno"].does("validate_record", planned)

    return _brought_to("visited", planned, clock, live)


@pytest.fixture
def transmitted(visited: Case, people: dict[str, Persona], clock: time_machine.Traveller) -> Case:
    """The case with its final report on the clerk's desk."""

    def live() -> None:
        people["bruno"].does("review_plan", visited)
        people["ada"].does("draft_report", visited)
        people["bruno"].does("validate_report", visited)
        people["gino"].does("sign_report", visited)
        people["sara"].does("transmit_report", visited)

    return _brought_to("transmitted", visited, clock, live)


@pytest.fixture
def concluded(transmitted: Case, elsa: Persona, clock: time_machine.Traveller) -> Case:
    """The case after its clerk took the report in charge: closed."""
    return _brought_to(
        "concluded", transmitted, clock, lambda: elsa.does("acknowledge_report", transmitted)
    )


def _brought_to(
    stage: str, case: Case, clock: time_machine.Traveller, live: Callable[[], None]
) -> Case:
    reach(stage, clock, live)
    case.refresh_from_db()
    return case
