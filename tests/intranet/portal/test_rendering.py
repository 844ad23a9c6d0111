import datetime as dt
import re
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict


class Sample(forms.Form):
    title = forms.CharField(label="Oggetto", help_text="In breve.")
    day = forms.DateField(label="Data")
    hour = forms.TimeField(label="Ora", required=False)
    meeting = forms.SplitDateTimeField(label="Incontro", required=False)
    bond = forms.ChoiceField(label="Legame", choices=[("m", "madre"), ("f", "padre")])
    level = forms.ChoiceField(
        label="Livello", choices=[("p", "protetto"), ("f", "facilitato")], widget=forms.RadioSelect
    )
    urgent = forms.BooleanField(label="Urgente", required=False)
    paper = forms.FileField(label="Documento")


def drawn(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_field_has_its_label_above_and_a_star_when_required() -> None:
    title, hour = drawn(Sample(), "title"), drawn(Sample(), "hour")

    assert title.index("<label") < title.index("<input")
    assert "required-star" in title
    assert "required-star" not in hour


def test_wrong_field_says_so_beside_itself_and_to_the_ear() -> None:
    title = drawn(Sample({}), "title")

    assert 'aria-invalid="true"' in title
    assert 'aria-describedby="id_title_helptext id_title_error"' in title
    assert 'id="id_title_error"' in title
    assert "Questo campo è obbligatorio." in title
    assert "it-error" in title


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("day", dt.date(2026, 9, 3), ['type="date"', 'value="2026-09-03"']),
        ("hour", dt.time(15, 30), ['type="time"', 'value="15:30"']),
        ("meeting", dt.datetime(2026, 9, 3, 15, 30), ['value="2026-09-03"', 'aria-label="Ora"']),  # noqa: DTZ001
    ],
)
def test_dates_and_times_are_native(name: str, value: object, wanted: list[str]) -> None:
    field = drawn(Sample(initial={name: value}), name)

    assert [part for part in wanted if part not in field] == []


def test_native_dates_are_read_back() -> None:
    form = Sample({"day": "2026-09-03", "hour": "15:30"})

    form.is_valid()

    assert form.cleaned_data["day"] == dt.date(2026, 9, 3)
    assert form.cleaned_data["hour"] == dt.time(15, 30)


def test_choices_are_a_named_group() -> None:
    level = drawn(Sample(), "level")

    assert "<fieldset" in level
    assert "<legend" in level
    assert level.count('type="radio"') == level.count("<label") == 2


def test_nothing_typed_is_lost() -> None:
    form = Sample({"title": "<Giulia>", "level": "f", "urgent": "on", "bond": "f"})

    assert 'value="&lt;Giulia&gt;"' in drawn(form, "title")
    assert re.search(r'value="f"[^>]* checked', drawn(form, "level"))
    assert "checked" in drawn(form, "urgent")
    assert 'value="f" selected' in drawn(form, "bond")


def test_file_that_the_browser_forgot_is_asked_again() -> None:
    paper: UploadedFile[Any] = SimpleUploadedFile("a.pdf", b"x")
    sent = MultiValueDict({"paper": [paper]})

    again = drawn(Sample({}, sent), "paper")

    assert "Il file va scelto di nuovo" in again
    assert "Il file va scelto di nuovo" not in drawn(Sample(), "paper")
