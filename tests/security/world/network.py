"""The coordination table of the world: who sits there, what they say of themselves, and who left.

Milano and Lodi sit at it, Voghera without anybody who signs in, and Piacenza did until yesterday.
"""

from datetime import date
from typing import Any

import time_machine

from intranet.network.actions import leave_table, take_seat
from intranet.network.directory.actions.cards import (
    approve_card,
    register_card,
    return_card,
    submit_card,
    write_card,
)
from intranet.network.directory.actions.services import add_service
from intranet.network.models import Seat
from permissions.models import Organisation
from tests.personas import on
from tests.security.world.network_courses import announce_courses, hold_course
from tests.security.world.network_exchange import ask_around
from tests.security.world.network_figures import keep_figures, release_figures
from tests.security.world.network_meetings import convene_sessions, hold_sessions
from tests.security.world.network_models import propose_models
from tests.security.world.telling import Telling

SINCE = date(2025, 1, 15)
SEATED, LEFT, ALONE = ("Milano", "Lodi"), "Piacenza", "Voghera"
LAST_DAY = date(2026, 11, 8)


def sit_down_at_the_table(t: Telling) -> None:
    """On the first day, and a little after: everything that leads to something."""
    by = t.user("dino")
    for name in (*SEATED, LEFT):
        seat = take_seat(Organisation.objects.get(short_name=name), by=by, since=SINCE)
        t.keeps(f"seat_{name.lower()}", "seat", seat)
    service = add_service(
        by=by,
        since=SINCE,
        name="Spazio Neutro di Voghera",
        short_name=ALONE,
        body="Comune di Voghera",
        address="Via Prova 1",
        municipality="Voghera",
    )
    t.keeps("seat_voghera", "seat", Seat.objects.get(service=service))
    _say_what_one_is(t)
    convene_sessions(t)
    announce_courses(t)
    ask_around(t)
    propose_models(t)
    keep_figures(t)


def hold_the_table(t: Telling) -> None:
    """Later: what was convened was held."""
    hold_sessions(t)
    hold_course(t)


def leave_the_table(t: Telling) -> None:
    """In the end: Piacenza has left, and a quarter is released."""
    with time_machine.travel(on("2026-11-08"), tick=False):
        seat = Seat.objects.get(service__short_name=LEFT, until=None)
        reason = t.mint.text("Seat.reason", "seat_piacenza")
        leave_table(seat, by=t.user("dino"), until=LAST_DAY, reason=reason)
    release_figures(t)


def _say_what_one_is(t: Telling) -> None:
    """Milano's card is in force and its next one a draft; Lodi's waits; Piacenza's was sent back
    after one was approved; Voghera's was told to the coordination.
    """
    dino = t.user("dino")
    for office, writer in (("Milano", "bruno"), ("Piacenza", "vera")):
        approve_card(_submitted(t, office, writer, "Edition.current"), by=dino)
    _written(t, "Milano", "bruno", "Edition.draft")
    _submitted(t, "Lodi", "carla", "Edition.submitted")
    sent_back = _submitted(t, "Piacenza", "vera", "Edition.returned")
    remarks = t.mint.text("Edition.remarks", "card_piacenza")
    return_card(sent_back, by=dino, remarks=remarks)
    words = _words(t, "Voghera", "Edition.current")
    told = register_card(_service("Voghera"), by=dino, told_by="Per telefono", **words)
    t.keeps("card_voghera", "card", told.card)


def _written(t: Telling, office: str, writer: str, field: str) -> Any:
    edition = write_card(_service(office), by=t.user(writer), **_words(t, office, field))
    t.keeps(f"card_{office.lower()}", "card", edition.card)
    return edition


def _submitted(t: Telling, office: str, writer: str, field: str) -> Any:
    edition = _written(t, office, writer, field)
    return submit_card(edition, by=t.user(writer))


def _words(t: Telling, office: str, field: str) -> dict[str, Any]:
    return {
        "territory": "inside",
        "addresses": "Via Prova 1",
        "opening": t.mint.text(field, f"card_{office.lower()}"),
        "levels": ["protetto"],
        "intake": "open",
        "declared_on": SINCE,
    }


def _service(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)
