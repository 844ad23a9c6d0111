"""How Django draws our forms: Bootstrap Italia's fields, with native date and time inputs.

Forms need to know nothing of it: a plain Django form, wherever it is written, comes out so.
"""

from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.MultiWidget, "moment"),
    (forms.DateTimeInput, "moment"),
    (forms.DateInput, "date"),
    (forms.TimeInput, "time"),
    (forms.NumberInput, "number"),
    (forms.Select, "select"),
    (forms.Textarea, "long"),
    (forms.FileInput, "file"),
)
# Up to how many characters an answer stands beside others on its line.
SHORT = 20
PART_LABELS = {"date": _("Data"), "time": _("Ora")}
CLASSES = {"choices": "form-check-input", "check": "form-check-input", "select": "form-select"}


class Field(forms.BoundField):
    """A field as drawn: its kind names the class of its block in `site.css`."""

    def __init__(self, form: Any, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        _use_native_inputs(field.widget)
        # A label above says it for everybody, also once something is typed.
        field.widget.attrs.pop("placeholder", None)
        if name == DELETION_FIELD_NAME:
            self.label = _("Togliere questa voce")

    @property
    def kind(self) -> str:
        widget = self.field.widget
        plain = "short" if self._is_short else "text"
        return next((kind for cls, kind in KINDS if isinstance(widget, cls)), plain)

    @property
    def _is_short(self) -> bool:
        return (getattr(self.field, "max_length", None) or SHORT + 1) <= SHORT

    @property
    def anchor(self) -> str:
        """The id of the input that a link to this field moves to."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def wants_file_again(self) -> bool:
        """Browsers forget the chosen file when a form comes back with errors elsewhere."""
        return self.kind == "file" and self.form.is_bound and not self.errors

    def css_classes(self, extra_classes: Any = None) -> str:
        return super().css_classes(f"field field-{self.kind} {extra_classes or ''}".split())

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs.get("class", "")
        return {**built, "class": f"{CLASSES.get(self.kind, 'form-control')} {own}".strip()}


class BootstrapItalia(TemplatesSetting):
    form_template_name = "portal/forms/fields.html"
    formset_template_name = "portal/forms/formset.html"
    field_template_name = "portal/forms/field.html"
    bound_field_class = Field


def _use_native_inputs(widget: Any) -> None:
    """Dates and times as browsers draw them, which read and write ISO 8601."""
    match widget:
        case forms.MultiWidget():
            for part in widget.widgets:
                _use_native_inputs(part)
                kind = getattr(part, "input_type", "")
                part.attrs.setdefault("aria-label", PART_LABELS.get(kind, ""))
        case forms.DateTimeInput():
            _become(widget, "datetime-local", "%Y-%m-%dT%H:%M")
        case forms.DateInput():
            _become(widget, "date", "%Y-%m-%d")
        case forms.TimeInput():
            _become(widget, "time", "%H:%M")


def _become(widget: Any, input_type: str, shape: str) -> None:
    widget.input_type = input_type
    widget.format = shape
