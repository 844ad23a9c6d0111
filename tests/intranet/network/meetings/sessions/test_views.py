"""The pages of the sessions: who has them, what they ask, what they cost."""

import pytest
import time_machine

from intranet.content.models import Item
from intranet.network.meetings.actions.agenda import propose
from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.decisions import decide
from intranet.network.meetings.models import AgendaPoint, Invitation, Meeting
from permissions.models import Organisation
from tests.intranet.content.pages import page, sent, statements, status
from tests.intranet.network.meetings.conftest import DUE, colleague, convened, invitation_of
from tests.personas import Persona, on

LATER = {"starts_at": on("2026-10-19"), "ends_at": on("2026-10-19", "12:00")}
STRANGERS = ("irene", "elsa", "furio", "ines")
TYPED = {
    "title": "Seduta d’autunno",
    "starts_at": "2026-09-21T10:00",
    "ends_at": "2026-09-21T12:00",
    "venue": "Sala verde",
    "video": "",
}


def test_strangers_find_nothing_of_the_table(meeting: Meeting, table: dict[str, Persona]) -> None:
    own = f"/rete/sedute/{meeting.pk}/"
    pages = ("/rete/sedute/", "/rete/sedute/nuova/", "/rete/decisioni/", own, f"{own}cambia/")

    for name in STRANGERS:
        assert {status(table[name], each) for each in pages} == {404}


def test_members_read_and_who_does_not_coordinate_changes_nothing(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    own = f"/rete/sedute/{meeting.pk}/"
    closed = ("cambia/", "annulla/", "inviti/", "presenze/", "decisioni/", "verbale/scrivi/")

    assert "Rilevazione" in page(table["ada"], own)
    for name in ("ada", "gino"):
        assert {status(table[name], f"{own}{each}") for each in closed} == {404}
    assert status(table["ada"], f"{own}punti/") == 404
    assert status(table["gino"], f"{own}punti/") == 200


def test_posts_of_who_may_not_are_not_there(meeting: Meeting, table: dict[str, Persona]) -> None:
    point = meeting.points.first()
    assert point
    ada, gino = table["ada"], table["gino"]
    theirs = invitation_of(meeting, "carla").pk

    assert sent(gino, f"/rete/sedute/punti/{point.pk}/posto/", su="1")[0] == 404
    assert sent(gino, f"/rete/sedute/punti/{point.pk}/togli/")[0] == 404
    assert sent(gino, f"/rete/sedute/inviti/{theirs}/", answer="no", seen=0)[0] == 404
    assert sent(gino, f"/rete/sedute/{meeting.pk}/cartella/")[0] == 404
    assert sent(ada, f"/rete/sedute/{meeting.pk}/punti/", title="X")[0] == 404
    assert AgendaPoint.objects.count() == 2


def test_coordinator_convenes_and_delegates_are_chosen_already(
    site: Item, table: dict[str, Persona]
) -> None:
    dino = table["dino"]
    form = page(dino, "/rete/sedute/nuova/")
    assert form.count("checked") == 5
    people = [colleague(name).key for name in ("dino", "gino")]

    code, address = sent(dino, "/rete/sedute/nuova/", **TYPED, people=people)

    assert code == 302
    shown = page(dino, address)
    assert "Gino Marchi" in shown
    assert Meeting.objects.get().folder is not None


def test_without_a_site_it_is_convened_and_the_page_says_what_is_missing(
    table: dict[str, Persona],
) -> None:
    people = [colleague("gino").key]

    _code, address = sent(table["dino"], "/rete/sedute/nuova/", **TYPED, people=people)

    assert "non ha ancora una cartella" in page(table["dino"], address)


def test_wrong_hours_are_said_beside_their_field_and_nothing_typed_is_lost(
    table: dict[str, Persona],
) -> None:
    typed = {**TYPED, "ends_at": "2026-09-21T09:00", "people": [colleague("gino").key]}

    code, shown = sent(table["dino"], "/rete/sedute/nuova/", **typed)

    assert code == 200
    assert "La fine è prima dell’inizio." in shown
    assert "Sala verde" in shown
    assert not Meeting.objects.exists()


def test_all_that_is_wrong_is_said_at_once(table: dict[str, Persona]) -> None:
    typed = {**TYPED, "starts_at": "2026-01-05T10:00", "ends_at": "2026-01-05T09:00", "venue": ""}

    code, shown = sent(table["dino"], "/rete/sedute/nuova/", **typed)

    assert code == 200
    for words in ("nel passato", "prima dell’inizio", "Indicare il luogo", "senza inviti"):
        assert words in shown
    assert not Meeting.objects.exists()


def test_forged_person_is_nobody(table: dict[str, Persona]) -> None:
    code, _shown = sent(table["dino"], "/rete/sedute/nuova/", **TYPED, people=["1-999999"])

    assert code == 200
    assert not Invitation.objects.exists()


def test_answer_for_another_date_says_so(meeting: Meeting, table: dict[str, Persona]) -> None:
    gino, own = table["gino"], f"/rete/sedute/{meeting.pk}/"
    answer(invitation_of(meeting, "gino"), by=gino.user, answer="yes")
    typed = {**TYPED, "starts_at": "2026-09-28T10:00", "ends_at": "2026-09-28T12:00"}

    code, _address = sent(table["dino"], f"{own}cambia/", **typed, seen=0)

    assert code == 302
    shown = page(gino, own)
    assert "era per lun 21 set, 10:00" in shown
    assert "Rispondere di nuovo all’invito: spostata" in shown


def test_note_of_an_answer_is_read_by_its_author_and_who_coordinates(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    gino, own = table["gino"], f"/rete/sedute/{meeting.pk}/"
    answer(invitation_of(meeting, "gino"), by=gino.user, answer="no", note="Visita medica.")

    seen = {
        name: "Visita medica." in page(table[name], own)
        for name in table
        if name not in STRANGERS and name != "teo"
    }

    assert {name for name, there in seen.items() if there} == {"gino", "dino"}


def test_presences_are_noted_by_a_form(
    meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-09-21", "12:00"))
    there = [invitation_of(meeting, name).pk for name in ("dino", "carla")]
    carla = table["carla"].user.pk

    address = f"/rete/sedute/{meeting.pk}/presenze/"
    code, _back = sent(table["dino"], address, present=there, secretary=carla)

    meeting.refresh_from_db()
    assert (code, meeting.state, meeting.secretary_id) == (302, "held", carla)
    assert meeting.invitations.filter(present=True).count() == 2


def test_service_that_left_is_marked_where_it_was_asked(
    meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    from intranet.network.actions import leave_table
    from tests.intranet.network.conftest import seat_of

    leave_table(
        seat_of("Lodi"), by=table["dino"].user, until=on("2026-09-08").date(), reason="Chiude."
    )
    clock.move_to(on("2026-09-09"))

    shown = page(table["dino"], f"/rete/sedute/{meeting.pk}/")

    assert shown.count("non è più al tavolo") == 2
    assert status(table["carla"], f"/rete/sedute/{meeting.pk}/") == 404


@pytest.fixture
def full(held: Meeting, site: Item, table: dict[str, Persona]) -> Meeting:
    """A session to come, with one of everything; an earlier one was held."""
    dino = table["dino"]
    decide(held, by=dino.user, text="Un corso.", owner=colleague("gino"), due=DUE)
    made = convened(dino, "gino", title="Seguito", **LATER)
    propose(made, by=dino.user, title="Uno", purpose="inform", duration=5)
    return made


@pytest.mark.alike
def test_page_of_a_session_costs_the_same_with_one_row_and_with_three(
    full: Meeting, held: Meeting, table: dict[str, Persona]
) -> None:
    dino, address = table["dino"], f"/rete/sedute/{full.pk}/"
    before = statements(dino, address)

    for number, name in enumerate(("carla", "olga", "bruno")):
        Invitation.objects.create(
            meeting=full, user=table[name].user, service=Organisation.objects.get(short_name="Lodi")
        )
        propose(full, by=dino.user, title=f"Punto {number}", purpose="inform", duration=5)
        decide(held, by=dino.user, text="Ancora.", owner=colleague(name), due=DUE)

    assert statements(dino, address) == before


@pytest.mark.alike
def test_list_costs_the_same_with_one_session_and_with_three(
    full: Meeting, table: dict[str, Persona]
) -> None:
    before = statements(table["dino"], "/rete/sedute/")

    for number in range(3):
        convened(table["dino"], "gino", title=f"Altra {number}", **LATER)

    assert statements(table["dino"], "/rete/sedute/") == before


@pytest.mark.alike
def test_decisions_cost_the_same_with_one_and_with_three(
    full: Meeting, held: Meeting, table: dict[str, Persona]
) -> None:
    before = statements(table["gino"], "/rete/decisioni/")

    for name in ("carla", "bruno", "gino"):
        decide(held, by=table["dino"].user, text="Altro.", owner=colleague(name), due=DUE)

    assert statements(table["gino"], "/rete/decisioni/") == before
