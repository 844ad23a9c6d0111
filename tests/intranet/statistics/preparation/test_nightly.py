"""Each night, once: the quarter that runs, and those that nobody was told of yet."""

from datetime import datetime

import pytest
import time_machine

from intranet.statistics.figures.registry import EDITION
from intranet.statistics.models import Cube, Release
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.nightly import BACK, is_stale, night, prepare_stale, unreleased
from permissions.models import Organisation
from tests.personas import Persona, on, receive
from workflows.cases.models import Case
from workflows.engine.rounds import make_all

SUMMER, AUTUMN = Quarter(2026, 3), Quarter(2026, 4)


def prepared() -> dict[str, datetime]:
    return {cube.period.code: cube.prepared_at for cube in Cube.objects.all()}


def release(dino: Persona, year: int, quarter: int | None) -> None:
    provincia = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    Release.objects.create(
        coordination=provincia, year=year, quarter=quarter, edition=EDITION, released_by=dino.user
    )


def test_the_worker_prepares_what_runs(case: Case) -> None:
    make_all()

    assert prepared() == {"2026-T3": on("2026-09-07", "10:00")}


def test_what_was_prepared_since_the_night_is_left_until_the_next(
    case: Case, clock: time_machine.Traveller
) -> None:
    for day, hour, stands_since in (
        ("2026-09-07", "10:00", on("2026-09-07", "10:00")),
        ("2026-09-08", "01:59", on("2026-09-07", "10:00")),
        ("2026-09-08", "02:00", on("2026-09-08", "02:00")),
        ("2026-09-08", "23:00", on("2026-09-08", "02:00")),
        ("2026-09-09", "09:00", on("2026-09-09", "09:00")),
    ):
        clock.move_to(on(day, hour))

        prepare_stale()

        assert prepared() == {"2026-T3": stands_since}


def test_a_quarter_that_is_over_is_prepared_until_it_is_released(
    case: Case, dino: Persona, clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-10-02"))
    prepare_stale()
    assert prepared() == {"2026-T3": on("2026-10-02"), "2026-T4": on("2026-10-02")}
    release(dino, 2026, 3)
    clock.move_to(on("2026-10-03"))

    prepare_stale()

    assert prepared() == {"2026-T3": on("2026-10-02"), "2026-T4": on("2026-10-03")}


def test_quarters_are_looked_at_as_far_back_as_something_may_change(
    case: Case, dino: Persona
) -> None:
    assert [quarter.code for quarter in unreleased()][:2] == ["2026-T3", "2026-T2"]
    assert len(list(unreleased())) == BACK + 1
    release(dino, 2025, None)
    release(dino, 2026, 2)

    left = [quarter.code for quarter in unreleased()]

    assert left == ["2026-T3", "2026-T1", "2024-T4", "2024-T3"]


def test_a_service_whose_first_case_comes_in_the_day_is_prepared_the_same_day(
    case: Case, pia: Persona
) -> None:
    prepare_stale()
    assert not is_stale(SUMMER)

    receive(pia)

    assert is_stale(SUMMER)


def test_a_quarter_that_its_services_filed_is_never_stale(case: Case, gino: Persona) -> None:
    assert is_stale(SUMMER)

    Cube.objects.create(
        service=case.service,
        year=2026,
        quarter=3,
        edition=EDITION,
        source=Cube.Source.FILED,
        prepared_at=on("2026-09-01"),
        prepared_by=gino.user,
    )

    assert not is_stale(SUMMER)


@pytest.mark.parametrize(
    ("now", "began"),
    [
        (on("2026-09-08", "01:59"), on("2026-09-07", "02:00")),
        (on("2026-09-08", "02:00"), on("2026-09-08", "02:00")),
        (on("2026-03-29", "03:00"), on("2026-03-29", "02:00")),  # there is no two o'clock
        (on("2026-10-25", "02:30"), on("2026-10-25", "02:00")),  # there are two
    ],
)
def test_a_night_begins_at_two_in_rome(now: datetime, began: datetime) -> None:
    with time_machine.travel(now, tick=False):
        assert night() == began
