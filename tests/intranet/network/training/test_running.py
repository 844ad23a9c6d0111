"""The pages of who runs a course."""

from typing import Any

import pytest

from intranet.network.training.models import Course
from tests.intranet.content.pages import page, sent
from tests.intranet.network.training.courses import joined, states
from tests.personas import Persona

ROOM = "/rete/formazione/"
DAYS = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "1", "MAX_NUM_FORMS": "20"}


def rows(*days: tuple[str, str, str, str], initial: int = 0) -> dict[str, str]:
    """What the rows of the days send."""
    sent = {f"days-{name}": value for name, value in DAYS.items()}
    sent |= {"days-TOTAL_FORMS": str(len(days)), "days-INITIAL_FORMS": str(initial)}
    names = ("on", "start", "end", "minutes")
    for number, day in enumerate(days):
        sent |= {f"days-{number}-{n}": v for n, v in zip(names, day, strict=True)}
    return sent


def announced(by: Persona, **changes: Any) -> dict[str, Any]:
    return {
        "organiser": by.user.memberships.get().organisation_id,
        "title": "La stanza dei giochi",
        "programme": "Come si prepara.",
        "teachers": "Anna Verdi",
        "venue": "Sala riunioni",
        "places": 12,
        "enrol_until": "2026-10-01",
        "minimum": 80,
        **rows(("2026-10-05", "09:00", "13:00", "")),
        **changes,
    }


def test_course_is_announced_and_read_by_all(table: dict[str, Persona]) -> None:
    bruno = table["bruno"]

    code, where = sent(bruno, f"{ROOM}nuovo/", **announced(bruno))

    assert code == 302
    course = Course.objects.get()
    assert [each.minutes for each in course.days.all()] == [240]
    for name in ("ada", "carla", "dino"):
        html = page(table[name], where)
        assert "La stanza dei giochi" in html
        assert "4 ore" in html
        assert "La stanza dei giochi" in page(table[name], ROOM)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"places": 0}, "maggiore o uguale a 1"),
        ({"title": "Corso 😀"}, "non si possono stampare"),
        ({"venue": ""}, "Serve un luogo"),
        ({"enrol_until": "2026-10-06"}, "al più tardi il primo giorno"),
        (rows(("2026-10-05", "13:00", "09:00", "")), "finisce dopo"),
        (rows(("", "", "", "")), "obbligatorio"),
        ({"programme": "Si discute il fascicolo 2026/0142."}, "Qui si riconosce qualcuno"),
        ({"organiser": "99999"}, "Scegliere"),
    ],
)
def test_wrong_course_is_told_beside_its_field_and_nothing_is_lost(
    table: dict[str, Persona], changes: dict[str, Any], words: str
) -> None:
    bruno = table["bruno"]

    code, html = sent(bruno, f"{ROOM}nuovo/", **announced(bruno, **changes))

    assert code == 200
    assert words.lower() in html.lower() or "problems" in html
    assert "Anna Verdi" in html
    assert not Course.objects.exists()


def test_days_are_moved_taken_away_and_added(course: Course, table: dict[str, Persona]) -> None:
    where = f"{course.get_absolute_url()}giornate/"
    days = rows(
        ("2026-11-02", "09:00", "13:00", "240"),
        ("2026-11-09", "09:00", "13:00", "240"),
        ("2026-11-16", "14:00", "16:00", ""),
        initial=2,
    )

    code, _where = sent(
        table["bruno"], where, enrol_until="2026-10-30", **days, **{"days-1-DELETE": "on"}
    )

    assert code == 302
    assert [str(each) for each in course.days.all()] == [
        "02/11/2026, 09:00–13:00",
        "16/11/2026, 14:00–16:00",
    ]
    assert "2026-11-16" in page(table["bruno"], where)


def test_course_is_changed_closed_and_cancelled(course: Course, table: dict[str, Persona]) -> None:
    gino, where = table["gino"], course.get_absolute_url()
    words = {
        "title": "Altro titolo",
        "programme": "Altro.",
        "teachers": "Altri",
        "video": "https://video.example/1",
        "places": 3,
        "minimum": 50,
    }
    assert sent(gino, f"{where}modifica/", **words)[0] == 302
    sent(gino, f"{where}passo/chiudi/")
    assert "Iscriviti" not in page(table["ada"], where)
    assert sent(table["ada"], f"{where}iscrizione/")[0] == 302
    sent(gino, f"{where}annullamento/", reason="La docente è malata.")

    html = page(table["ada"], where)
    assert "Altro titolo" in html
    assert "La docente è malata." in html
    assert not course.enrolments.exists()
    assert "Altro titolo" not in page(table["ada"], ROOM)
    assert "Altro titolo" in page(table["ada"], f"{ROOM}?mostra=passati")


def test_organiser_sees_who_left_and_frees_the_place(
    course: Course, table: dict[str, Persona]
) -> None:
    [ada, _luca] = joined(course, table["ada"], table["luca"])
    user = table["ada"].user
    user.is_active = False
    user.save()
    where = course.get_absolute_url()
    assert "non lavora più nella rete" in page(table["bruno"], where)

    sent(table["bruno"], f"/rete/iscrizioni/{ada.pk}/posto/")

    assert states(course)["ada"] == "withdrawn"
    assert "non lavora più nella rete" not in page(table["bruno"], where)
