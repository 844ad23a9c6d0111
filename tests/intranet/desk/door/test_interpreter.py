"""The page from which an interpreter is called to a visit."""

import pytest

from permissions.assignment import holders
from permissions.models import User
from permissions.roles import Role
from tests.intranet.desk.pages import browser, page
from tests.personas import Persona
from workflows.cases.models import Case, Visit


@pytest.fixture
def visit(planned: Case) -> Visit:
    return planned.visits.earliest("starts_at")


WORKING = ("sara", "ada", "bruno")


def address(visit: Visit) -> str:
    return f"/incontri/{visit.pk}/interprete/"


def called(visit: Visit) -> list[User]:
    return holders(visit, Role.INTERPRETER)


@pytest.mark.parametrize("name", WORKING)
def test_interpreter_is_called_by_who_works_on_the_case(
    visit: Visit, people: dict[str, Persona], ines: Persona, name: str
) -> None:
    who = people[name]

    assert f'href="{address(visit)}"' in page(who, f"/casi/{visit.case_id}/incontri/")

    answer = browser(who).post(address(visit), {"interpreter": ines.user.pk})

    assert answer.status_code == 302
    assert called(visit) == [ines.user]
    assert "Ritira la chiamata" in page(who, address(visit))


def test_visit_does_not_exist_for_others(
    visit: Visit, people: dict[str, Persona], ines: Persona
) -> None:
    others = [who for name, who in people.items() if name not in WORKING]

    assert not [who for who in others if "Marco" in page(who, address(visit), status=404)]
    posted = [browser(who).post(address(visit), {"interpreter": ines.user.pk}) for who in others]
    assert {answer.status_code for answer in posted} == {404}
    assert called(visit) == []


def test_form_offers_the_interpreters_of_the_service_alone(
    visit: Visit, bruno: Persona, rita: Persona
) -> None:
    text = page(bruno, address(visit))
    answer = browser(bruno).post(address(visit), {"interpreter": rita.user.pk})

    assert "Ines Haddad</option>" in text
    assert text.count("<option") == 2
    assert answer.status_code == 200
    assert called(visit) == []


def test_call_is_taken_back(visit: Visit, bruno: Persona, ines: Persona, rita: Persona) -> None:
    browser(bruno).post(address(visit), {"interpreter": ines.user.pk})
    back = f"{address(visit)}ritira/"

    assert browser(bruno).post(back, {"interpreter": rita.user.pk}).status_code == 404
    assert browser(rita).post(back, {"interpreter": ines.user.pk}).status_code == 404
    assert called(visit) == [ines.user]
    assert browser(bruno).post(back, {"interpreter": ines.user.pk}).status_code == 302
    assert called(visit) == []
