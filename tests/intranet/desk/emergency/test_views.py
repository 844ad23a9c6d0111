"""The page that opens a case in an emergency."""

import pytest
from time_machine import Traveller

from permissions.models import AuditEvent, EmergencyAccess
from tests.intranet.desk.pages import browser, page
from tests.personas import Persona, on, receive
from workflows.cases.models import Case

People = dict[str, Persona]
ADDRESS = "/accesso-urgente/"
REASON = "La madre ha chiamato il pronto intervento."
NOBODY_HAS = "Nessun fascicolo del servizio porta questo numero."


def asks(who: Persona, number: str, reason: str = REASON, minutes: object = 30) -> tuple[int, str]:
    typed = {"number": number, "reason": reason, "minutes": minutes}
    answer = browser(who).post(ADDRESS, typed)
    return answer.status_code, answer.content.decode()


def tried() -> list[dict[str, object]]:
    found = AuditEvent.objects.filter(verb="glass.tried").order_by("pk")
    return list(found.values_list("data", flat=True))


@pytest.mark.parametrize("name", ["sara", "bruno", "gino", "irene", "elsa", "furio", "dino"])
def test_page_is_for_operators_alone(assigned: Case, people: People, name: str) -> None:
    page(people[name], ADDRESS, status=404)

    assert asks(people[name], assigned.number)[0] == 404
    assert not EmergencyAccess.objects.exists()
    assert ADDRESS not in page(people[name], "/avvisi/")


def test_page_stands_in_the_menu_of_an_operator(luca: Persona) -> None:
    assert f'href="{ADDRESS}"' in page(luca, "/giornata/")


def test_case_is_opened_for_reading(assigned: Case, luca: Persona, clock: Traveller) -> None:
    assert asks(luca, assigned.number, minutes=20)[0] == 302

    text = page(luca, f"/casi/{assigned.pk}/")
    assert "In lettura fino alle 10:20" in text
    assert "Registra una modifica" not in text
    assert "Modifica i recapiti" not in page(luca, f"/casi/{assigned.pk}/persone/")
    page(luca, f"/fascicoli/{assigned.pk}/modifica/", status=404)
    clock.move_to(on("2026-09-07", "10:20"))
    page(luca, f"/casi/{assigned.pk}/", status=404)


def test_banner_is_for_who_broke_the_glass_alone(assigned: Case, people: People) -> None:
    asks(people["luca"], assigned.number)

    assert "Accesso d'emergenza." not in page(people["ada"], f"/casi/{assigned.pk}/")


def test_number_of_another_service_is_as_good_as_none(people: People) -> None:
    elsewhere = receive(people["pia"])
    for _number in range(2):
        elsewhere = receive(people["pia"], 80 + _number)

    real = asks(people["luca"], elsewhere.number)
    invented = asks(people["luca"], "2026/9999")

    assert NOBODY_HAS in real[1]
    assert real[1].replace(elsewhere.number, "…") == invented[1].replace("2026/9999", "…") or (
        real[0] == invented[0] == 200 and NOBODY_HAS in invented[1]
    )
    assert not EmergencyAccess.objects.exists()
    assert [attempt["found"] for attempt in tried()] == [False, False]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": "troppo corto"}, "almeno 20 caratteri"),
        ({"reason": " " * 40}, "obbligatorio"),
        ({"minutes": 61}, "60"),
        ({"minutes": 0}, "1"),
    ],
)
@pytest.mark.parametrize("number", ["2026/0001", "2026/9999"])
def test_what_is_wrong_is_told_before_any_number_is_looked_up(
    assigned: Case, luca: Persona, typed: dict[str, object], said: str, number: str
) -> None:
    status, text = asks(luca, **{"number": number, **typed})  # type: ignore[arg-type]

    assert status == 200
    assert said in text
    assert NOBODY_HAS not in text
    assert not EmergencyAccess.objects.exists()
    assert tried() == []


def test_own_case_needs_no_emergency(assigned: Case, ada: Persona) -> None:
    assert asks(ada, assigned.number)[0] == 302

    assert not EmergencyAccess.objects.exists()
