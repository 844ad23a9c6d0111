import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError

from intranet.network.actions import leave_table
from intranet.network.directory.actions.cards import (
    approve_card,
    register_card,
    return_card,
    submit_card,
    take_back_card,
    write_card,
)
from intranet.network.directory.models import Card, Edition
from intranet.notifications.models import Notice
from permissions.assignment import join
from permissions.models import AuditEvent
from permissions.refusal import Refused
from permissions.roles import Role
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.directory.conftest import (
    WORDS,
    added,
    approved,
    service_of,
    submitted,
    written,
)
from tests.personas import Persona, on

People = dict[str, Persona]


def told(person: Persona) -> list[str]:
    return list(Notice.objects.filter(user=person.user).values_list("words", flat=True))


def test_card_goes_from_the_service_to_the_network(table: People) -> None:
    edition = written(table["bruno"])
    assert edition.card.current is None

    submit_card(edition, by=table["gino"].user)
    approve_card(edition, by=table["dino"].user)

    card = Card.objects.get(service=service_of("Milano"))
    assert card.current == edition
    assert (edition.number, edition.state) == (1, Edition.State.APPROVED)
    assert told(table["dino"]) == ["Scheda da approvare: Spazio Neutro di Milano."]
    for name in ("gino", "bruno"):
        assert told(table[name]) == ["La scheda di Spazio Neutro di Milano è approvata."]
    assert told(table["ada"]) == told(table["olga"]) == []


def test_every_step_is_in_the_log_of_the_card(table: People) -> None:
    first = submitted(table["gino"])
    return_card(first, by=table["dino"].user, remarks="Manca il telefono.")
    take_back_card(submitted(table["gino"], seen=first.mark), by=table["gino"].user)

    verbs = AuditEvent.objects.filter(
        content_type__model="card", object_id=first.card_id
    ).values_list("verb", flat=True)
    assert list(verbs.order_by("sequence")) == [
        "card.written",
        "card.submitted",
        "card.returned",
        "card.written",
        "card.submitted",
        "card.taken_back",
    ]


def test_edition_in_force_stays_until_the_next_is_approved(table: People) -> None:
    first = approved(table)

    second = submitted(table["gino"], capacity=90)

    card = Card.objects.get()
    assert (card.current, second.number) == (first, 2)
    approve_card(second, by=table["dino"].user)
    first.refresh_from_db()
    assert (first.capacity, first.state) == (80, "approved")
    card.refresh_from_db()
    assert card.current == second


def test_approved_edition_is_never_written_again(table: People) -> None:
    first = approved(table)

    again = written(table["gino"], rooms=5)

    assert again.pk != first.pk
    for step in (submit_card, take_back_card, approve_card):
        with pytest.raises(Refused, match="Approvata"):
            step(first, by=table["dino"].user)


def test_card_that_is_sent_back_is_written_again_with_the_remarks_before_the_eyes(
    table: People,
) -> None:
    edition = submitted(table["gino"])
    return_card(edition, by=table["dino"].user, remarks="  Quali sale?  ")
    assert edition.remarks == "Quali sale?"
    assert told(table["gino"]) == [
        "La scheda di Spazio Neutro di Milano è rimandata con osservazioni."
    ]

    again = written(table["bruno"], seen=edition.mark, rooms=4)
    assert (again.pk, again.state, again.remarks) == (edition.pk, "returned", "Quali sale?")
    submit_card(again, by=table["bruno"].user)

    assert (again.state, again.remarks, again.decided_by) == ("submitted", "", None)


def test_card_is_sent_back_with_a_word_on_why(table: People) -> None:
    edition = submitted(table["gino"])

    with pytest.raises(Refused) as refusal:
        return_card(edition, by=table["dino"].user, remarks="  ")

    assert refusal.value.field == "remarks"
    edition.refresh_from_db()
    assert edition.state == "submitted"


def test_card_waits_for_its_answer_unless_it_is_taken_back(table: People) -> None:
    edition = submitted(table["gino"])
    with pytest.raises(Refused, match="va ripresa"):
        written(table["gino"], seen=edition.mark)

    take_back_card(edition, by=table["bruno"].user)

    assert written(table["gino"], seen=edition.mark, rooms=1).rooms == 1
    with pytest.raises(Refused, match="In scrittura"):
        approve_card(edition, by=table["dino"].user)


def test_second_writer_does_not_wipe_out_the_first(
    table: People, clock: time_machine.Traveller
) -> None:
    read = written(table["gino"]).mark
    clock.move_to(on("2026-09-07", "10:05"))
    written(table["bruno"], seen=read, rooms=4)

    for seen in (read, ""):
        with pytest.raises(Refused, match="un’altra persona ha scritto"):
            written(table["gino"], seen=seen, rooms=9)

    assert Edition.objects.get().rooms == 4


def test_answer_is_to_the_edition_that_was_read(
    table: People, clock: time_machine.Traveller
) -> None:
    edition = submitted(table["gino"])
    seen = edition.mark
    take_back_card(edition, by=table["gino"].user)
    clock.move_to(on("2026-09-07", "10:05"))
    submitted(table["gino"], seen=seen, capacity=500)

    with pytest.raises(Refused, match="va riletta"):
        approve_card(edition, by=table["dino"].user, seen=seen)

    assert Card.objects.get().current is None


def test_author_does_not_approve(table: People) -> None:
    province = table["dino"].user.memberships.get().organisation
    join(province, table["gino"].user, Role.PROVINCE, by=table["tina"].user)
    own = submitted(table["gino"])

    with pytest.raises(Refused, match="un’altra persona"):
        approve_card(own, by=table["gino"].user)
    with pytest.raises(Refused, match="un’altra persona"):
        return_card(own, by=table["gino"].user, remarks="Bene così.")

    own.decided_by = table["gino"].user
    with pytest.raises(IntegrityError, match="approved_by_another"):
        own.save()


def test_declaration_is_of_a_day_that_has_come(table: People) -> None:
    with pytest.raises(Refused) as refusal:
        written(table["gino"], declared_on=dt.date(2026, 9, 8))

    assert refusal.value.field == "declared_on"


def test_levels_are_known_ones_each_once(table: People) -> None:
    edition = written(table["gino"], levels=["exchange", "protected", "exchange", "tea"])

    assert edition.levels == ["protected", "exchange"]


def test_card_of_a_service_without_a_seat_does_not_change(table: People) -> None:
    edition = submitted(table["gino"])
    leave_table(
        seat_of("Milano"), by=table["dino"].user, until=dt.date(2026, 9, 6), reason="Chiude."
    )

    for attempt in (
        lambda: approve_card(edition, by=table["dino"].user),
        lambda: take_back_card(edition, by=table["gino"].user),
        lambda: write_card(service_of("Milano"), by=table["gino"].user, **WORDS),
        lambda: register_card(service_of("Milano"), by=table["dino"].user, told_by="x", **WORDS),
    ):
        with pytest.raises(Refused, match="non siede al tavolo"):
            attempt()


def test_coordination_writes_for_who_does_not_use_the_system(table: People) -> None:
    monza = added(table["dino"], "Spazio Neutro di Monza", "Monza")

    edition = register_card(
        monza, by=table["dino"].user, told_by="la responsabile, al telefono", **WORDS
    )

    assert Card.objects.get(service=monza).current == edition
    assert (edition.author, edition.decided_by) == (table["dino"].user, table["dino"].user)
    second = register_card(monza, by=table["dino"].user, told_by="per posta", **WORDS)
    assert second.number == 2


def test_coordination_says_who_told_it(table: People) -> None:
    monza = added(table["dino"], "Spazio Neutro di Monza", "Monza")

    with pytest.raises(Refused) as refusal:
        register_card(monza, by=table["dino"].user, told_by=" ", **WORDS)

    assert refusal.value.field == "told_by"


def test_coordination_does_not_write_for_a_service_that_keeps_its_card(table: People) -> None:
    with pytest.raises(Refused, match="tiene da sé"):
        register_card(service_of("Lodi"), by=table["dino"].user, told_by="Olga", **WORDS)
