from typing import Any, ClassVar

import pytest
from django import forms

from workflows.processes.forms.base import (
    DayInput,
    HourInput,
    MomentInput,
    TaskForm,
    moment_field,
    text_field,
)


class Answer(TaskForm):
    """Yes, or no with a reason."""

    needed_with: ClassVar = {"no": ("reason",)}

    decision = forms.ChoiceField(choices=[("yes", "sì"), ("no", "no")])
    reason = forms.CharField(required=False)


def answered(**data: Any) -> Answer:
    return Answer(data, process=None, user=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"decision": "yes"}, set()),
        ({"decision": "yes", "reason": "Troppo"}, set()),
        ({"decision": "no", "reason": "Piove"}, set()),
        ({"decision": "no"}, {"reason"}),
        ({"decision": "no", "reason": "  "}, {"reason"}),
        ({}, {"decision"}),
        ({"decision": "forse"}, {"decision"}),
    ],
)
def test_field_is_needed_with_the_decision_that_wants_it(
    data: dict[str, str], wrong: set[str]
) -> None:
    assert set(answered(**data).errors) == wrong


def test_wrong_answers_are_kept_as_typed() -> None:
    form = answered(decision="forse", reason="Vedremo")

    assert not form.is_valid()
    assert form.typed() == {"decision": "forse", "reason": "Vedremo"}


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("2026-09-14T15:00", True),
        ("2026-09-14T15:00:30", True),
        ("14/09/2026 15:00", False),
        ("2026-03-29T02:30", False),  # the hour that the clocks skip
        ("2026-10-25T02:30", False),  # the hour that comes twice
    ],
)
def test_moment_is_one_moment_in_milan(typed: str, valid: bool) -> None:
    class When(TaskForm):
        at = moment_field("quando")

    form = When({"at": typed}, process=None, user=None)  # type: ignore[arg-type]

    assert form.is_valid() is valid
    if valid:
        assert form.cleaned_data["at"].astimezone().utcoffset() is not None


@pytest.mark.parametrize(
    ("widget", "kind"), [(MomentInput, "datetime-local"), (DayInput, "date"), (HourInput, "time")]
)
def test_dates_and_hours_use_the_browsers_own_picker(widget: Any, kind: str) -> None:
    assert widget().input_type == kind


def test_text_has_an_end() -> None:
    class Note(TaskForm):
        text = text_field("testo", max_length=5)

    form = Note({"text": "troppo"}, process=None, user=None)  # type: ignore[arg-type]

    assert set(form.errors) == {"text"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-09-07T10:00", "2026-09-07T10:00:00+02:00"),
        ("2026-09-07T10:00-21:52", "2026-09-08T09:52:00+02:00"),
    ],
)
def test_moment_is_read_by_the_clock_of_the_house(typed: str, read: str) -> None:
    moment = moment_field("quando").clean(typed)

    assert moment.isoformat() == read


def test_moment_that_no_clock_shows_is_refused() -> None:
    with pytest.raises(forms.ValidationError):
        moment_field("quando").clean("0001-01-01T00:00+21:52")
