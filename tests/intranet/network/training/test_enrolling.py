"""Places: asked for, given back, passed on."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from intranet.network.training.actions.announcing import cancel, close, move_days, reopen, rewrite
from intranet.network.training.actions.enrolling import free_place, join, leave, take_place
from intranet.network.training.models import Course, Enrolment
from intranet.notifications.models import Notice
from permissions.people import deactivate
from permissions.refusal import Refused
from tests.intranet.network.training.courses import (
    FIRST,
    WORDS,
    joined,
    organised,
    span,
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


def test_course_that_moves_tells_everybody_and_keeps_its_days(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, table["ada"], table["carla"], table["luca"])
    keys = [each.pk for each in course.days.all()]

    moved = move_days(
        course,
        by=table["bruno"].user,
        days=[span("2026-11-02"), span("2026-11-09"), span("2026-11-16")],
        enrol_until=dt.date(2026, 10, 30),
    )

    assert [each.pk for each in moved.days.all()][:2] == keys
    assert (moved.starts_at, moved.edition) == (on("2026-11-02", "09:00"), 1)
    told = {each.user.username for each in Notice.objects.select_related("user")}
    assert told == {"ada", "carla", "luca"}
    shorter = move_days(
        moved,
        by=table["bruno"].user,
        days=[span("2026-11-02")],
        enrol_until=dt.date(2026, 10, 30),
    )
    assert [each.pk for each in shorter.days.all()] == keys[:1]


def test_day_that_has_been_does_not_move(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on(FIRST, "18:00"))
    until = dt.date(2026, 10, 1)

    moved = move_days(course, by=table["bruno"].user, days=[span("2026-10-20")], enrol_until=until)

    assert [str(each)[:10] for each in moved.days.all()] == ["05/10/2026", "20/10/2026"]
    with pytest.raises(Refused, match="passato"):
        move_days(course, by=table["bruno"].user, days=[span("2026-10-02")], enrol_until=until)


def test_cancelled_course_says_why_to_everybody(course: Course, table: dict[str, Persona]) -> None:
    joined(course, table["ada"], table["luca"])
    with pytest.raises(Refused) as refused:
        cancel(course, by=table["bruno"].user, reason=" ")

    cancel(course, by=table["bruno"].user, reason="La docente è malata.")

    assert refused.value.field == "reason"
    assert Notice.objects.count() == 2
    with pytest.raises(Refused):
        join(course, by=table["sara"].user)
    course.refresh_from_db()
    with pytest.raises(Refused):
        rewrite(course, by=table["bruno"].user, **WORDS)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": ()}, None),
        ({"days": (span(FIRST, "13:00", "09:00"),)}, None),
        ({"days": (span(FIRST, minutes=241),)}, None),
        ({"days": (span(FIRST, minutes=0),)}, None),
        ({"days": (span(FIRST), span(FIRST, "12:59", "14:00", 60))}, None),
        ({"days": (span("2026-09-01"),)}, None),
        ({"days": tuple(span(f"2026-10-{day:02}") for day in range(5, 26))}, None),
        ({"enrol_until": dt.date(2026, 10, 6)}, "enrol_until"),
        ({"venue": " "}, "venue"),
    ],
)
def test_course_that_cannot_be_is_refused(
    table: dict[str, Persona], changes: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        organised(table["bruno"].user, **changes)

    assert refused.value.field == field
    assert not Course.objects.exists()


@pytest.mark.parametrize(
    ("name", "organiser", "may"),
    [
        ("dino", "Città metropolitana", True),
        ("bruno", "Milano", True),
        ("gino", "Milano", True),
        ("carla", "Lodi", True),
        ("bruno", "Lodi", False),
        ("bruno", "Città metropolitana", False),
        ("dino", "Lodi", False),
        ("ada", "Milano", False),
        ("elsa", "TM Milano", False),
    ],
)
def test_course_is_announced_by_who_speaks_for_its_organiser(
    table: dict[str, Persona], name: str, organiser: str, may: bool
) -> None:
    if may:
        assert organised(table[name].user, organiser).pk
    else:
        with pytest.raises(Refused):
            organised(table[name].user, organiser)


def test_words_of_a_course_are_looked_through(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused, match="certo"):
        organised(table["bruno"].user, programme="Si discute il caso 2026/0142.")


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
