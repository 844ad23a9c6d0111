"""The campaign finds what it looks for: an escape forgotten, a header split, a text cut short."""

import pytest
from django.http import HttpResponse

from tests.security.hostile.judge import Answer, House, is_here
from tests.security.hostile.page import Page, squeezed
from tests.security.hostile.strings import every

HOUSE = (
    b'<html><body><p class="x"><a href="/casi/">%s</a><input name="a" value="%s"></p></body></html>'
)


@pytest.fixture
def house() -> House:
    learnt = House()
    learnt.learn(Page(HOUSE % (b"parola", b"parola")))
    return learnt


def faults(content: bytes, house: House) -> list[str]:
    answer = Answer(HttpResponse(content), "ada", "/casi/1/")
    return [kind for kind, _ in answer.faults(house)]


@pytest.mark.parametrize("text", [e.sent for e in every() if e.family == "elements"][:12])
def test_text_that_is_not_escaped_is_found(text: bytes, house: House) -> None:
    assert faults(HOUSE % (text, b""), house) != []


@pytest.mark.parametrize(
    "text", [b'" onmouseover="x', b'" style="x', b"' x=\"", b'"><script>x</script>']
)
def test_value_that_leaves_its_quotes_is_found(text: bytes, house: House) -> None:
    assert "markup" in faults(HOUSE % (b"", text), house)


def test_element_that_the_twin_has_not_is_found(house: House) -> None:
    twin = Page(HOUSE % (b"parola", b""))

    page = Page(HOUSE % (b'</a><a href="/casi/">altro', b""))

    assert dict(page.added_to(twin.shapes)) == {("a", ("href",)): 1}


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "https:evil.example", "java\tscript:x"]
)
def test_address_that_leads_away_is_found(address: str, house: House) -> None:
    page = HOUSE.replace(b"/casi/", address.encode()) % (b"", b"")

    assert not is_here(address)
    assert "address" in faults(page, house)


def test_header_with_another_name_for_a_file_is_found(house: House) -> None:
    response = HttpResponse(b"", content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="a.pdf"; filename="b.exe"'

    found = [kind for kind, _ in Answer(response, "ada", "/documenti/1/").faults(house)]

    assert found == ["file name"]


def test_text_cut_short_is_not_said() -> None:
    page = Page(HOUSE % (b"una parola e mezz", b""))

    assert squeezed("una parola e mezza") not in page.said
    assert squeezed("una  PAROLA e\nmezz") in page.said
