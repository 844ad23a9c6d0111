"""Who acts now, and the author that every record keeps."""

import pytest
from django.db.models import ProtectedError

from permissions.assignment import join
from permissions.audit import action
from permissions.history import acting_as, actor
from permissions.models import Organisation, User
from permissions.people import add_user
from permissions.roles import Role
from tests.personas import Persona


class Failed(Exception):
    """An action could not do its work."""


@action("sample.moved")
def move(organisation: Organisation, *, by: User, to: str) -> None:
    organisation.address = to
    organisation.save()


def authors(organisation: Organisation) -> dict[str, int | None]:
    """Who wrote each address of an organisation."""
    rows = organisation.history.order_by("history_id")
    return {row.address: row.history_user_id for row in rows if row.address}


def test_action_binds_its_author(service: Organisation, ada: Persona) -> None:
    move(service, by=ada.user, to="via Larga 1")

    assert authors(service) == {"via Larga 1": ada.user.pk}
    assert actor() is None


def test_what_no_action_wrote_has_no_author_and_needs_none(service: Organisation) -> None:
    service.address = "via Larga 4"
    service.save()

    version = service.history.latest()
    assert version.history_user_id is None
    assert version._meta.get_field("history_user_id").null


def test_action_within_an_action_has_its_own_author(
    service: Organisation, ada: Persona, sara: Persona
) -> None:
    @action("sample.outer")
    def outer(organisation: Organisation, *, by: User) -> None:
        move(organisation, by=sara.user, to="via Larga 2")
        organisation.address = "via Larga 3"
        organisation.save()

    outer(service, by=ada.user)

    assert authors(service) == {"via Larga 2": sara.user.pk, "via Larga 3": ada.user.pk}


def test_author_is_forgotten_after_a_failure(ada: Persona) -> None:
    def fail() -> None:
        with acting_as(ada.user):
            raise Failed

    with pytest.raises(Failed):
        fail()

    assert actor() is None


def test_record_saved_outside_an_action_has_no_author(service: Organisation) -> None:
    service.address = "via Larga 4"
    service.save()

    assert authors(service) == {"via Larga 4": None}


def test_record_says_by_name_who_wrote_it(service: Organisation, ada: Persona) -> None:
    move(service, by=ada.user, to="via Larga 5")

    assert service.history.first().history_user == ada.user.pk


def test_history_outlives_its_author(service: Organisation) -> None:
    passer_by = add_user("passer", "")
    key = passer_by.pk
    move(service, by=passer_by, to="via Larga 6")

    passer_by.delete()

    assert authors(service) == {"via Larga 6": key}


def test_one_who_ever_held_a_role_is_not_deleted(service: Organisation, ada: Persona) -> None:
    join(service, ada.user, Role.HEAD, by=ada.user)

    with pytest.raises(ProtectedError):
        ada.user.delete()
