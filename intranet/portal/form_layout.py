"""The order in which a form is read: what is wrong first, then its groups of fields.

A form may say `groups`, a sequence of (legend, field names); a formset may say `title`,
`row_title` and `add_label`. Fields in no group come first, without a legend.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Group:
    legend: str
    fields: tuple[Any, ...]


@dataclass(frozen=True)
class Problem:
    """One message of the summary; `anchor` is the id of its field, empty where it has none."""

    message: str
    label: str = ""
    anchor: str = ""


def groups_of(form: BaseForm) -> list[Group]:
    """The visible fields of `form`, by its groups; each field once."""
    wanted = getattr(form, "groups", ())
    named = {name for _legend, names in wanted for name in names}
    rest = tuple(field for field in form.visible_fields() if field.name not in named)
    groups = [Group("", rest)] if rest else []
    for legend, names in wanted:
        shown = (form[name] for name in names if name in form.fields)
        present = tuple(field for field in shown if not field.is_hidden)
        if present:
            groups.append(Group(str(legend), present))
    return groups


def wants_answers(form: BaseForm) -> bool:
    """Whether some field of `form` must be filled in, and the star needs its explanation."""
    return any(field.field.required for field in form.visible_fields())


def problems_of(form: BaseForm | None, formsets: Iterable[BaseFormSet[Any]]) -> list[Problem]:
    """Everything wrong with what was sent, in the order of the page."""
    found = list(_of_form(form)) if form else []
    for formset in formsets:
        if formset.is_bound:
            found += [Problem(str(message)) for message in formset.non_form_errors()]
            for number, row in enumerate(formset.forms, start=1):
                found += _of_form(row, _row_title(formset, number))
    return found


def _of_form(form: BaseForm, row: str = "") -> Iterator[Problem]:
    for message in form.non_field_errors():
        yield Problem(str(message), row)
    for field in form:
        label = f"{row}, {field.label}" if row else str(field.label)
        for message in field.errors:
            yield Problem(str(message), label, field.anchor)  # type: ignore[attr-defined]


def _row_title(formset: BaseFormSet[Any], number: int) -> str:
    return f"{getattr(formset, 'row_title', _('Riga'))} {number}"
