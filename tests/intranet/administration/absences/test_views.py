"""Absences through the pages: the work passes by the clock, and comes back by it."""

from typing import Any

import pytest
from time_machine import Traveller

from permissions.models import Substitution
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona, on
from workflows.cases.models import Case
from workflows.engine.worker import BackgroundWork

ABSENCES = "/assenze/"


def name(who: Persona, absent: Persona, stand_in: Persona, since: str, until: str) -> Any:
    values = {
        "organisation": absent.user.memberships.get().organisation_id,
        "absent": absent.user.pk,
        "stand_in": stand_in.user.pk,
        "since": since,
        "until": until,
    }
    return browser(who).post(ABSENCES, values)


def status(who: Persona, address: str) -> int:
    return browser(who).get(address).status_code


# The worker closes its connection: no transaction may lie around it.
def test_work_passes_and_comes_back_by_the_clock(
    on_disk: None, assigned: Case, people: dict[str, Persona], clock: Traveller
) -> None:
    ada, luca, bruno = people["ada"], people["luca"], people["bruno"]
    task, card = f"/compiti/{ada.task('meet_referrer', assigned)}/", f"/casi/{assigned.pk}/"
    browser(ada).post(f"{task}prendi/")
    assert status(luca, card) == status(luca, task) == 404

    assert name(bruno, ada, luca, "2026-09-08", "2026-09-09").status_code == 302
    assert status(luca, card) == 404

    clock.move_to(on("2026-09-08", "00:01"))
    BackgroundWork().sweep()
    assert status(luca, card) == status(luca, task) == 200
    assert luca.task("meet_referrer", assigned)
    assert f'href="{task}"' in page(luca, "/giornata/")

    clock.move_to(on("2026-09-10", "00:00"))
    # No worker has run: the clock alone has ended it.
    assert status(luca, card) == status(luca, task) == 404
    assert assigned.number not in page(luca, "/giornata/?lista=del-servizio")

    BackgroundWork().sweep()
    assert f'href="{task}"' in page(ada, "/giornata/")
    assert status(ada, task) == 200


def test_work_of_today_passes_at_once_and_comes_back_when_it_is_ended(
    assigned: Case, people: dict[str, Persona]
) -> None:
    ada, luca, bruno = people["ada"], people["luca"], people["bruno"]
    name(bruno, ada, luca, "2026-09-07", "2026-09-11")
    assert status(luca, f"/casi/{assigned.pk}/") == 200
    assert "al suo posto Luca Greco" in page(bruno, ABSENCES)

    key = Substitution.objects.get().pk
    assert browser(bruno).post(f"{ABSENCES}{key}/fine/").status_code == 302

    assert status(luca, f"/casi/{assigned.pk}/") == 404
    assert status(ada, f"/casi/{assigned.pk}/") == 200
    again = browser(bruno).post(f"{ABSENCES}{key}/fine/", follow=True).content.decode()
    assert "era già conclusa" in again


def test_list_says_what_is_under_way_planned_and_past(
    people: dict[str, Persona], clock: Traveller
) -> None:
    ada, luca, gino = people["ada"], people["luca"], people["gino"]
    name(gino, ada, luca, "2026-09-07", "2026-09-08")
    name(gino, ada, luca, "2026-10-24", "2026-10-25")
    text = page(gino, ABSENCES)
    assert text.index("da lun 7 set a mar 8 set") < text.index("Previste")
    assert "da sab 24 ott a dom 25 ott" in text

    planned = Substitution.objects.latest("pk")
    browser(gino).post(f"{ABSENCES}{planned.pk}/fine/")
    clock.move_to(on("2026-09-09"))

    text = page(gino, ABSENCES)
    assert "Nessuna sostituzione in corso" in text
    assert "annullata prima di cominciare" in text
    assert text.index("Concluse") < text.index("da lun 7 set a mar 8 set")


def test_span_keeps_whole_days_when_the_clocks_change(people: dict[str, Persona]) -> None:
    name(people["bruno"], people["ada"], people["luca"], "2026-10-24", "2026-10-25")

    span = Substitution.objects.get()
    assert (span.since, span.until) == (on("2026-10-24", "00:00"), on("2026-10-26", "00:00"))


@pytest.mark.parametrize(
    ("absent", "stand_in", "since", "until", "says"),
    [
        ("ada", "ada", "2026-09-08", "2026-09-09", "non sostituisce sé stesso"),
        ("ada", "luca", "2026-09-09", "2026-09-08", "viene prima del primo"),
        ("ada", "luca", "2026-09-06", "2026-09-08", "non comincia nel passato"),
        ("ada", "nora", "2026-09-08", "2026-09-09", "Scegli un&#x27;opzione valida"),
        ("ada", "sara", "2026-09-08", "2026-09-09", "Scegli un&#x27;opzione valida"),
        ("ada", "luca", "", "2026-09-09", "obbligatorio"),
    ],
)
def test_wrong_absences_are_refused(
    people: dict[str, Persona], absent: str, stand_in: str, since: str, until: str, says: str
) -> None:
    answer = name(people["bruno"], people[absent], people[stand_in], since, until)

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Substitution.objects.exists()


def test_absences_do_not_exist_for_others(people: dict[str, Persona]) -> None:
    ada, luca = people["ada"], people["luca"]
    name(people["bruno"], ada, luca, "2026-09-08", "2026-09-09")
    span = Substitution.objects.get()

    for who in (person for key, person in people.items() if key not in ("bruno", "gino")):
        text = browser(who).get(ABSENCES).content.decode()
        assert "al suo posto Luca Greco" not in text
        assert browser(who).post(f"{ABSENCES}{span.pk}/fine/").status_code == 404
        assert name(who, ada, luca, "2026-10-08", "2026-10-09").status_code in (200, 404)

    span.refresh_from_db()
    assert (Substitution.objects.count(), span.ended_at) == (1, None)


@pytest.mark.alike
def test_list_takes_as_many_statements_for_one_absence_as_for_three(
    people: dict[str, Persona],
) -> None:
    bruno, ada, luca = people["bruno"], people["ada"], people["luca"]
    name(bruno, ada, luca, "2026-09-08", "2026-09-09")
    few = statements(bruno, ABSENCES)

    name(bruno, ada, luca, "2026-10-08", "2026-10-09")
    name(bruno, luca, ada, "2026-11-08", "2026-11-09")

    assert (few, statements(bruno, ABSENCES)) == (10, 10)
