"""Parameters of an address that nobody's page would write: the page opens all the same."""

import pytest
from django.test import Client

from tests.personas import Persona
from tests.security.hostile.strings import Hostile, every
from workflows.cases.models import Case

HUGE = "9" * 5000


@pytest.mark.parametrize("key", [HUGE, f"{HUGE}-1", f"1-{HUGE}", f"1-{'9' * 20}", "0-\u0663"])
@pytest.mark.parametrize("path", ["/casi/", "/giornata/"])
def test_key_of_a_page_that_is_none_opens_the_first(path: str, key: str, bruno: Persona) -> None:
    client = Client()
    client.force_login(bruno.user)

    assert client.get(path, {"dopo": key}).status_code == 200


@pytest.mark.parametrize("number", [HUGE, "9" * 20, "\u00b2", "-1", "1e309"])
def test_history_by_a_number_that_is_none_opens(
    number: str, assigned: Case, bruno: Persona
) -> None:
    client = Client()
    client.force_login(bruno.user)

    answer = client.get(f"/casi/{assigned.pk}/storia/", {"chi": number, "pagina": number})

    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("text", [e for e in every() if e.family == "addresses"], ids=str)
def test_sign_in_opens_whatever_is_to_come_next(text: Hostile) -> None:
    answer = Client().get("/accesso/", {"next": text.arrives})

    assert answer.status_code == 200
