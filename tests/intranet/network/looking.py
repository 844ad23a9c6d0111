"""Looking for records of the table on the page of the search."""

from urllib.parse import quote

from tests.intranet.desk.pages import page
from tests.personas import Persona


def finds(persona: Persona, typed: str, address: str, **chosen: str) -> bool:
    query = "".join(f"&{name}={quote(value)}" for name, value in chosen.items())
    return f'href="{address}"' in page(persona, f"/cerca/?testo={quote(typed)}{query}")
