"""The page of people: accounts and roles, nothing of a case, and nobody of elsewhere."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from time_machine import Traveller

from permissions.assignment import join
from permissions.models import AuditEvent, Membership, Organisation, User
from permissions.people import system_user
from permissions.roles import Role
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona, on
from workflows.cases.models import Case

PEOPLE = "/persone/"
NEW = "/utenti/nuovo/"
GAIA = {"username": "gaia", "first_name": "Gaia", "last_name": "Testi", "role": "front_office"}


def milano() -> Organisation:
    return Organisation.objects.get(short_name="Milano")


def address(who: Persona | User, rest: str = "") -> str:
    user = who.user if isinstance(who, Persona) else who
    return f"/utenti/{user.pk}/{rest}"


def send(who: Persona, to: str, **values: object) -> int:
    return browser(who).post(to, {"organisation": milano().pk, **values}).status_code


def test_people_are_listed_with_their_roles_and_how_they_sign_in(
    people: dict[str, Persona], tina: Persona
) -> None:
    Authenticator.objects.create(user=people["ada"].user, type="totp", data={})
    text = page(tina, PEOPLE)

    row = text[text.index(">Ada Conti</a>") :].split("</tr>")[0]
    assert "Operatore" in row
    assert "dal 7 set 2026" in row
    assert 'Secondo passaggio">sì<' in row
    assert 'Ultimo accesso">mai<' in row


def test_people_of_elsewhere_and_families_are_not_there(case: Case, tina: Persona) -> None:
    text = page(tina, PEOPLE)

    for name in ("Carla Sala", "Elsa Neri", "Irene Russo", "Giulia", "Rossi", case.number):
        assert name not in text


def test_pages_of_people_do_not_exist_for_others(people: dict[str, Persona]) -> None:
    ada = people["ada"]
    for name, who in people.items():
        if name != "tina":
            for to in (PEOPLE, NEW, address(ada)):
                assert "Tina Leone" not in page(who, to, status=404)
            assert send(who, NEW, **GAIA) == 404
            assert send(who, address(ada), role="head") == 404
            assert send(who, address(ada, "disattiva/")) == 404
    assert not User.objects.filter(username="gaia").exists()
    assert ada.user.memberships.count() == 1


def test_person_is_added_and_signs_in_with_the_password_shown_once(
    people: dict[str, Persona], tina: Persona
) -> None:
    answer = browser(tina).post(NEW, {"organisation": milano().pk, **GAIA}).content.decode()

    [password] = re.findall(r'<code class="secret">([a-z0-9-]+)</code>', answer)
    gaia = User.objects.get(username="gaia")
    assert gaia.check_password(password)
    assert gaia.memberships.get().role == Role.FRONT_OFFICE
    assert password not in page(tina, address(gaia))


def test_wrong_answers_add_nobody(people: dict[str, Persona], tina: Persona) -> None:
    lodi = Organisation.objects.get(short_name="Lodi")
    before = User.objects.count()

    for wrong in (
        {"username": "ADA"},
        {"username": "a b"},
        {"role": "clerk"},
        {"role": "emergency"},
        {"organisation": lodi.pk},
        {"last_name": ""},
    ):
        assert send(tina, NEW, **{**GAIA, **wrong}) == 200

    assert User.objects.count() == before


def test_role_is_given_and_ended(people: dict[str, Persona], tina: Persona) -> None:
    ada = people["ada"]
    assert send(tina, address(ada), role="reception") == 302
    assert page(ada, "/accoglienza/").count(">Accoglienza</a>") == 1

    given = Membership.objects.get(user=ada.user, role=Role.RECEPTION)
    assert send(tina, address(ada, "ruolo/"), membership=given.pk) == 302

    assert ">Accoglienza</a>" not in page(ada, "/accoglienza/")
    assert "Accoglienza dal 7 set 2026 al 7 set 2026" in page(tina, address(ada))


def test_role_of_elsewhere_is_neither_given_nor_ended(
    people: dict[str, Persona], tina: Persona
) -> None:
    lodi, carla, ada = Organisation.objects.get(short_name="Lodi"), people["carla"], people["ada"]
    join(lodi, ada.user, Role.OPERATOR, by=system_user())
    there = ada.user.memberships.get(organisation=lodi)

    assert send(tina, address(ada), role="head", organisation=lodi.pk) == 200
    assert send(tina, address(ada, "ruolo/"), membership=there.pk) == 404
    assert send(tina, address(carla), role="head") == 404
    assert send(tina, address(carla, "disattiva/")) == 404
    assert "Lodi" not in page(tina, address(ada))
    assert ada.user.memberships.current().count() == 2


def test_account_is_administered_where_the_person_came_first(
    people: dict[str, Persona], tina: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-08"))
    carla = people["carla"]
    join(milano(), carla.user, Role.OPERATOR, by=system_user())

    assert "amministrato dall'organizzazione in cui ha cominciato" in page(tina, address(carla))
    assert send(tina, address(carla, "disattiva/")) == 404
    assert send(tina, address(carla, "secondo-passaggio/")) == 404
    assert send(tina, address(carla, "password/")) == 404
    assert User.objects.get(username="carla").is_active


def test_deactivated_person_is_out_at_the_next_request_and_in_again_after(
    people: dict[str, Persona], tina: Persona
) -> None:
    ada = people["ada"]
    window = browser(ada)
    assert window.get("/giornata/").status_code == 200

    assert send(tina, address(ada, "disattiva/")) == 302
    assert window.get("/giornata/").status_code == 302
    assert "Disattivato" in page(tina, PEOPLE)

    assert send(tina, address(ada, "riattiva/")) == 302
    assert window.get("/giornata/").status_code == 302
    ada.user.refresh_from_db()
    assert browser(ada).get("/giornata/").status_code == 200


def test_sessions_end_and_second_factors_are_reset(
    people: dict[str, Persona], tina: Persona
) -> None:
    ada = people["ada"]
    for act in ("sessioni/", "secondo-passaggio/"):
        Authenticator.objects.create(user=ada.user, type="recovery_codes", data={})
        window = browser(ada)
        assert send(tina, address(ada, act)) == 302
        assert window.get("/giornata/").status_code == 302
        Authenticator.objects.filter(user=ada.user).delete()


def test_forgotten_password_is_given_anew_and_chosen_by_its_owner(
    people: dict[str, Persona], tina: Persona
) -> None:
    ada = people["ada"]
    Authenticator.objects.create(user=ada.user, type="webauthn", data={})
    window = browser(ada)

    answer = browser(tina).post(address(ada, "password/")).content.decode()

    [password] = re.findall(r'<code class="secret">([a-z0-9-]+)</code>', answer)
    ada.user.refresh_from_db()
    assert ada.user.check_password(password)
    assert ada.user.password_is_provisional
    assert Authenticator.objects.filter(user=ada.user).exists()
    assert window.get("/giornata/")["Location"].startswith("/accesso/")
    assert password not in page(tina, address(ada))
    assert AuditEvent.objects.get(verb="user.password_given").data == {}


def test_administrator_does_nothing_to_themselves(tina: Persona) -> None:
    own = tina.user.memberships.get()

    assert send(tina, address(tina), role="head") == 200
    assert send(tina, address(tina, "ruolo/"), membership=own.pk) == 302
    assert send(tina, address(tina, "disattiva/")) == 302
    assert send(tina, address(tina, "password/")) == 302
    assert User.objects.get(username="tina").check_password("tina-prova")

    assert "Nessuno amministra sé stesso" in page(tina, address(tina))
    assert tina.user.memberships.get().until is None


def test_acts_are_not_done_by_reading(people: dict[str, Persona], tina: Persona) -> None:
    window: Client = browser(tina)

    for act in (
        "password/",
        "disattiva/",
        "riattiva/",
        "sessioni/",
        "secondo-passaggio/",
        "ruolo/",
    ):
        assert window.get(address(people["ada"], act)).status_code == 405


@pytest.mark.alike
def test_list_takes_as_many_statements_for_few_people_as_for_many(
    people: dict[str, Persona], tina: Persona
) -> None:
    few = statements(tina, PEOPLE)

    for number in range(3):
        send(tina, NEW, **{**GAIA, "username": f"gaia{number}"})

    assert (few, statements(tina, PEOPLE)) == (8, 8)
