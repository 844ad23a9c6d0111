"""Places: asked for, given back, passed on."""

import pytest
import time_machine

from intranet.network.training.actions.announcing import close, reopen, rewrite
from intranet.network.training.actions.enrolling import free_place, join, leave, take_place
from intranet.network.training.models import Course, Enrolment
from intranet.notifications.models import Notice
from permissions.people import deactivate
from permissions.refusal import Refused
from tests.intranet.network.training.courses import (
    FIRST,
    WORDS,
    joined,
    states,
)
from tests.personas import Persona, on

GOING, WAITING, GONE = "enrolled", "waiting", "withdrawn"


def test_places_are_given_in_the_order_they_are_asked_for(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, table["ada"], table["carla"], table["luca"], table["sara"])

    assert states(course) == {"ada": GOING, "carla": GOING, "luca": WAITING, "sara": WAITING}
    assert not Notice.objects.exists()


def test_enrolment_is_of_the_service_of_the_day(course: Course, table: dict[str, Persona]) -> None:
    ada, dino = joined(course, table["ada"], table["dino"])

    assert str(ada.service) == "Spazio Neutro di Milano"
    assert dino.service is None


def test_place_given_back_passes_to_the_first_who_waits(
    course: Course, table: dict[str, Persona]
) -> None:
    ada, *_others = joined(course, table["ada"], table["carla"], table["luca"], table["sara"])

    leave(ada, by=table["ada"].user)

    assert states(course) == {"ada": GONE, "carla": GOING, "luca": GOING, "sara": WAITING}
    [notice] = Notice.objects.all()
    assert notice.user == table["luca"].user
    assert "Si è liberato un posto" in notice.words
    assert Enrolment.objects.get(person=table["luca"].user).to_confirm


def test_who_waits_no_longer_takes_no_place_of_others(
    course: Course, table: dict[str, Persona]
) -> None:
    *_placed, luca, _sara = joined(course, *(table[n] for n in ("ada", "carla", "luca", "sara")))

    leave(luca, by=table["luca"].user)

    assert states(course) == {"ada": GOING, "carla": GOING, "luca": GONE, "sara": WAITING}


def test_who_comes_back_waits_behind_the_others(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    ada, *_others = joined(course, table["ada"], table["carla"], table["luca"], table["sara"])
    leave(ada, by=table["ada"].user)
    clock.shift(60)

    again = join(course, by=table["ada"].user)

    assert again.pk == ada.pk
    assert list(states(course)) == ["carla", "luca", "sara", "ada"]
    assert states(course)["ada"] == WAITING


def test_last_place_given_back_leaves_an_empty_course(
    course: Course, table: dict[str, Persona]
) -> None:
    [ada] = joined(course, table["ada"])

    leave(ada, by=table["ada"].user)

    assert states(course) == {"ada": GONE}
    assert joined(course, table["luca"])[0].state == GOING


def test_more_places_let_the_list_move_up_and_fewer_than_given_are_refused(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, *(table[name] for name in ("ada", "carla", "luca", "sara")))

    rewrite(course, by=table["bruno"].user, **{**WORDS, "places": 3})

    assert states(course) == {"ada": GOING, "carla": GOING, "luca": GOING, "sara": WAITING}
    with pytest.raises(Refused, match="posti già dati sono 3") as refused:
        rewrite(course, by=table["bruno"].user, **{**WORDS, "places": 2})
    assert refused.value.field == "places"


def test_who_left_the_service_does_not_move_up(course: Course, table: dict[str, Persona]) -> None:
    ada, *_others = joined(course, table["ada"], table["carla"], table["luca"], table["sara"])
    deactivate(table["luca"].user, by=table["tina"].user)

    leave(ada, by=table["ada"].user)

    assert states(course)["luca"] == WAITING
    assert states(course)["sara"] == GOING


def test_organiser_frees_the_place_of_who_left(course: Course, table: dict[str, Persona]) -> None:
    ada, *_others = joined(course, table["ada"], table["carla"], table["luca"])
    deactivate(table["ada"].user, by=table["tina"].user)

    free_place(ada, by=table["gino"].user)

    assert states(course) == {"ada": GONE, "carla": GOING, "luca": GOING}
    with pytest.raises(Refused, match="non ha un posto"):
        free_place(ada, by=table["gino"].user)


@pytest.mark.parametrize("name", ["ada", "carla", "olga", "luca"])
def test_place_of_another_is_freed_by_no_one_else(
    course: Course, table: dict[str, Persona], name: str
) -> None:
    [sara] = joined(course, table["sara"])

    with pytest.raises(Refused):
        free_place(sara, by=table[name].user)
    with pytest.raises(Refused):
        leave(sara, by=table[name].user)


def test_place_that_came_free_is_confirmed_once(course: Course, table: dict[str, Persona]) -> None:
    ada, _carla, luca = joined(course, table["ada"], table["carla"], table["luca"])
    leave(ada, by=table["ada"].user)

    assert not take_place(luca, by=table["luca"].user).to_confirm
    with pytest.raises(Refused, match="nulla da confermare"):
        take_place(luca, by=table["luca"].user)


def test_nobody_joins_twice(course: Course, table: dict[str, Persona]) -> None:
    joined(course, table["ada"])

    with pytest.raises(Refused, match="c’è già"):
        join(course, by=table["ada"].user)


def test_nobody_joins_after_the_term(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-10-01", "23:59"))
    joined(course, table["ada"])
    clock.move_to(on("2026-10-02", "00:00"))

    with pytest.raises(Refused, match="1 ott 2026"):
        join(course, by=table["luca"].user)


@pytest.mark.parametrize("name", ["irene", "elsa", "ines"])
def test_only_the_network_joins(course: Course, table: dict[str, Persona], name: str) -> None:
    with pytest.raises(Refused):
        join(course, by=table[name].user)


def test_closed_course_takes_nobody_but_its_list_moves_up(
    course: Course, table: dict[str, Persona]
) -> None:
    ada, *_others = joined(course, table["ada"], table["carla"], table["luca"])
    close(course, by=table["bruno"].user)
    with pytest.raises(Refused, match="chiuse"):
        join(course, by=table["sara"].user)

    leave(ada, by=table["ada"].user)

    assert states(course)["luca"] == GOING
    reopen(course, by=table["bruno"].user)
    assert joined(course, table["sara"])[0].state == WAITING


def test_once_it_has_begun_places_stay(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    ada, _carla, luca = joined(course, table["ada"], table["carla"], table["luca"])
    clock.move_to(on(FIRST, "09:00"))

    with pytest.raises(Refused, match="cominciato"):
        leave(ada, by=table["ada"].user)
    leave(luca, by=table["luca"].user)
    rewrite(course, by=table["bruno"].user, **{**WORDS, "places": 3})

    assert states(course) == {"ada": GOING, "carla": GOING, "luca": GONE}


def test_participants_are_seen_by_themselves_their_service_and_who_organises(
    course: Course, table: dict[str, Persona]
) -> None:
    ada, carla = joined(course, table["ada"], table["nora"])

    seen = {
        name: {e.person.username for e in (ada, carla) if table[name].sees(e)} for name in table
    }

    whole = {"ada", "nora"}
    assert {name: who for name, who in seen.items() if who} == {
        "ada": {"ada"},
        "nora": {"nora"},
        "bruno": whole,
        "gino": whole,
        "dino": whole,
        "carla": {"nora"},
        "olga": {"nora"},
    }
    able = {name for name in table if table[name].may("training.view_enrolment", carla)}
    assert able == {"nora", "bruno", "gino", "dino", "carla", "olga"}
