"""The forms of decisions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models import Meeting
from intranet.network.meetings.people import Colleague
from workflows.processes.forms.base import day_field, text_field
from workflows.processes.forms.legible import refuse_unprintable


class OwnerField(forms.TypedChoiceField):
    """One colleague of the network."""

    def __init__(self, people: Iterable[Colleague], **kwargs: Any) -> None:
        by_key = {each.key: each for each in people}
        super().__init__(
            label=_("Chi se ne occupa"),
            choices=[("", "—"), *((key, str(each)) for key, each in by_key.items())],
            coerce=by_key.__getitem__,
            **kwargs,
        )


class PassForm(forms.Form):
    due = day_field(_("Entro"))

    def __init__(self, *args: Any, people: Iterable[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"owner": OwnerField(people), **self.fields}


class DecideForm(PassForm):
    text = text_field(
        _("Che cosa si è deciso"), rows=3, max_length=1_000, validators=[refuse_unprintable]
    )
    point = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("A quale punto"),
        required=False,
        empty_label=_("A nessuno in particolare"),
    )
    field_order = ("text", "point", "owner", "due")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = meeting.points.all()  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class DoneForm(forms.Form):
    words = text_field(_("Com’è andata"), rows=3, max_length=2_000)


class DropForm(forms.Form):
    words = text_field(_("Perché si abbandona"), rows=3, max_length=2_000)
