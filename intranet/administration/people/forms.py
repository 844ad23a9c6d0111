"""The forms of the administrator."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from permissions.models import Membership, Organisation, User
from permissions.roles import ROLES_OF, Role


class RoleForm(forms.Form):
    """A role in one of the organisations that are administered."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organizzazione"), empty_label=None
    )
    role = forms.TypedChoiceField(label=_("Ruolo"), coerce=Role)

    def __init__(self, *args: Any, offices: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        keys = [office.pk for office in offices]
        fields["organisation"].queryset = Organisation.objects.filter(pk__in=keys)
        fields["organisation"].initial = keys[0]
        if len(offices) == 1:
            fields["organisation"].widget = forms.HiddenInput()
        roles = dict.fromkeys(role for office in offices for role in ROLES_OF[office.kind])
        fields["role"].choices = [("", "—"), *((role.value, role.label) for role in roles)]


class MemberForm(RoleForm):
    """A person who does not sign in yet."""

    username = forms.CharField(
        label=_("Nome utente"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("Lettere, cifre e i segni @ . + - _"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    first_name = forms.CharField(label=_("Nome"), max_length=150)
    last_name = forms.CharField(label=_("Cognome"), max_length=150)
    field_order = ("first_name", "last_name", "username", "organisation", "role")


class EndForm(forms.Form):
    """Which role ends."""

    membership = forms.ModelChoiceField(Membership.objects.none())

    def __init__(self, *args: Any, among: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = among  # type: ignore[attr-defined]
