"""A cube is kept whole or not at all, as often as one likes, until its quarter is released."""

from typing import Any

import pytest
import time_machine

from intranet.statistics.figures.counting import Number, count
from intranet.statistics.figures.registry import EDITION
from intranet.statistics.models import Cell, Cube, Release
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import keep, prepare
from permissions.models import AuditEvent, Organisation
from permissions.system import system_user
from tests.personas import Persona, on, receive
from tests.refusals import refused
from workflows.cases.models import Case

SUMMER = Quarter(2026, 3)


def kept() -> dict[tuple[str, str], Number]:
    return {(c.figure, c.category): Number(c.value, c.cases) for c in Cell.objects.all()}


def prepared_events() -> int:
    return AuditEvent.objects.filter(verb="figures.prepared").count()


def release(dino: Persona, quarter: int | None = 3) -> None:
    provincia = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    Release.objects.create(
        coordination=provincia, year=2026, quarter=quarter, edition=EDITION, released_by=dino.user
    )


def test_every_number_that_is_counted_is_kept(visited: Case) -> None:
    prepare(SUMMER, by=system_user())

    cube = Cube.objects.get()
    assert kept() == count(SUMMER)[visited.service_id]
    assert kept()["visits", "held"] == Number(2, 1)
    assert (cube.service, cube.period, cube.source) == (visited.service, SUMMER, "own")
    assert (cube.edition, cube.prepared_at) == (EDITION, on("2026-09-21", "17:00"))
    assert cube.prepared_by is None


def test_preparing_twice_is_the_same_but_for_the_time(
    case: Case, clock: time_machine.Traveller
) -> None:
    prepare(SUMMER, by=system_user())
    cells, before = set(Cell.objects.values_list("pk")), kept()
    clock.move_to(on("2026-09-08", "02:00"))

    prepare(SUMMER, by=system_user())

    assert Cube.objects.get().prepared_at == on("2026-09-08", "02:00")
    assert (set(Cell.objects.values_list("pk")), kept()) == (cells, before)
    assert prepared_events() == 1


def test_what_changed_takes_the_place_of_what_was(case: Case, sara: Persona) -> None:
    prepare(SUMMER, by=system_user())
    was = Cube.objects.get().sha256
    receive(sara, rg_number=77)

    prepare(SUMMER, by=system_user())

    assert kept()["new_cases", ""] == Number(2, 2)
    assert kept() == count(SUMMER)[case.service_id]
    assert Cube.objects.get().sha256 != was
    assert prepared_events() == 2


def test_killed_half_way_nothing_is_half_there(
    case: Case, sara: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(SUMMER, by=system_user())
    before, cube = kept(), Cube.objects.get()
    receive(sara, rg_number=77)

    def killed(self: Any, *args: Any, **kwargs: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("permissions.audit.record", killed)  # the last thing an action does
    with pytest.raises(KeyboardInterrupt):
        prepare(SUMMER, by=system_user())

    assert kept() == before
    assert Cube.objects.get().sha256 == cube.sha256
    assert prepared_events() == 1


@pytest.mark.parametrize("quarter", [3, None], ids=["the quarter", "its year"])
def test_what_is_released_is_never_prepared_again(
    case: Case, sara: Persona, dino: Persona, quarter: int | None
) -> None:
    prepare(SUMMER, by=system_user())
    before, numbers = kept(), count(SUMMER)[case.service_id]
    release(dino, quarter)
    receive(sara, rg_number=77)

    with refused(says="pubblicate"):
        prepare(SUMMER, by=system_user())
    with refused(says="pubblicate"):
        keep(case.service, SUMMER, numbers, by=system_user())

    assert kept() == before


def test_a_quarter_to_come_has_no_figures(case: Case) -> None:
    with refused(says="non è ancora cominciato"):
        prepare(SUMMER.next(), by=system_user())

    assert not Cube.objects.exists()


def test_what_a_service_filed_is_left_as_it_is(case: Case, gino: Persona) -> None:
    filed = Cube.objects.create(
        service=case.service,
        year=2026,
        quarter=3,
        edition=EDITION,
        source=Cube.Source.FILED,
        prepared_by=gino.user,
    )
    Cell.objects.create(cube=filed, figure="visits", value=9)

    prepare(SUMMER, by=system_user())

    assert kept() == {("visits", ""): Number(9, None)}
    with refused(says="consegnate"):
        keep(case.service, SUMMER, {}, by=system_user())


def test_each_service_has_a_cube_of_its_own(case: Case, pia: Persona) -> None:
    receive(pia)

    prepare(SUMMER, by=system_user())

    assert {cube.service.short_name for cube in Cube.objects.all()} == {"Milano", "Lodi"}
    assert AuditEvent.objects.filter(verb="figures.prepared").count() == 2
