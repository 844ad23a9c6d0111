"""Fields of words refuse what nobody could read, say so, and let through every honest writing."""

import pytest
from django.core.exceptions import ValidationError

from workflows.processes.forms.intake import SupplyDocumentsForm
from workflows.processes.forms.legible import refuse_illegible
from workflows.processes.forms.people import AdultForm

HONEST = (
    "Perché l’incontro è finito — «basta», ha detto.",
    "riga\n\triga\r\nriga",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "👨\u200d👩\u200d👧",
    "שלום \u200fabc",
    "=1+1 <b>{{ 7*7 }}</b>",
)


@pytest.mark.parametrize("text", HONEST)
def test_honest_writing_is_legible(text: str) -> None:
    refuse_illegible(text)


@pytest.mark.parametrize(
    "text", ["Marco\u202eissoR", "a\x1b[31mb", "a\x0bb", "a\u2066b", "a\uffff"]
)
def test_character_that_gives_orders_is_named(text: str) -> None:
    with pytest.raises(ValidationError, match=r"U\+[0-9A-F]{4}"):
        refuse_illegible(text)


@pytest.mark.parametrize("text", ["\u200b", "\u2060\ufeff", "\u3164", "\u2800 \u034f", "\u0301"])
def test_text_without_anything_to_see_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="nulla che si possa leggere"):
        refuse_illegible(text)


def test_every_field_of_words_of_a_form_is_legible() -> None:
    form = SupplyDocumentsForm({"title": "a\x07b"}, process=None, user=None)  # type: ignore[arg-type]

    assert "U+0007" in str(form.errors["title"])


def test_field_of_one_line_takes_one_line() -> None:
    form = SupplyDocumentsForm({"title": "a\nb"}, process=None, user=None)  # type: ignore[arg-type]

    assert "una riga sola" in str(form.errors["title"])


@pytest.mark.parametrize(
    ("name", "says"),
    [("🦄 Marco", "non si possono stampare"), ("--", "almeno una lettera"), ("a\u202eb", "U+202E")],
)
def test_name_of_a_person_can_be_printed(name: str, says: str) -> None:
    form = AdultForm({"first_name": name, "last_name": "Rossi"})

    assert says in str(form.errors["first_name"])


@pytest.mark.parametrize("name", ["D’Angelo", "Nguyễn", "Шевченко", "Αλέξανδρος", "Łukasz"])
def test_name_of_any_script_of_the_papers_is_taken(name: str) -> None:
    form = AdultForm({"first_name": name, "last_name": name})

    assert "first_name" not in form.errors
