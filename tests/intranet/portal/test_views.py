import pytest
from django.test import Client

from tests.personas import Persona


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("bruno", "/giornata/"),
        ("elsa", "/relazioni/"),
        ("dino", "/statistiche/"),
        ("rita", "/accoglienza/"),
        ("ines", "/accoglienza/"),
        ("aldo", "/registro/"),
        ("tina", "/persone/"),
    ],
)
def test_home_leads_each_to_the_page_of_their_work(
    people: dict[str, Persona], client: Client, name: str, address: str
) -> None:
    client.force_login(people[name].user)

    response = client.get("/")

    assert (response.status_code, response.headers["Location"]) == (302, address)


@pytest.mark.django_db
def test_home_sends_a_stranger_to_the_sign_in(client: Client) -> None:
    response = client.get("/")

    assert response.headers["Location"] == "/accesso/?next=/"
