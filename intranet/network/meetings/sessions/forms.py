"""A session is convened, changed, called off; people are asked to it; who was there."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models import Invitation, Meeting
from intranet.network.meetings.people import Colleague, without_accounts
from permissions.models import Organisation
from workflows.processes.forms.base import moment_field, text_field
from workflows.processes.forms.legible import refuse_unprintable


class WhenForm(forms.Form):
    title = forms.CharField(label=_("Titolo"), max_length=120, validators=[refuse_unprintable])
    starts_at = moment_field(_("Inizio"))
    ends_at = moment_field(_("Fine"))
    venue = forms.CharField(
        label=_("Luogo"),
        max_length=200,
        required=False,
        validators=[refuse_unprintable],
        help_text=_("Il luogo, il collegamento video, o tutti e due."),
    )
    video = forms.URLField(
        label=_("Collegamento video"), max_length=300, required=False, assume_scheme="https"
    )


class ChangeForm(WhenForm):
    # The edition of the session that was before the eyes.
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PeopleField(forms.TypedMultipleChoiceField):
    """Colleagues, as boxes to tick."""

    def __init__(self, label: Any, people: Sequence[Colleague], **kwargs: Any) -> None:
        by_key = {each.key: each for each in people}
        super().__init__(
            label=label,
            choices=[(key, str(each)) for key, each in by_key.items()],
            coerce=by_key.__getitem__,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **kwargs,
        )


class ServicesField(forms.TypedMultipleChoiceField):
    """Services in which nobody signs in."""

    def __init__(self, services: Sequence[Organisation], **kwargs: Any) -> None:
        by_key = {str(each.pk): each for each in services}
        super().__init__(
            label=_("Servizi che non usano questo sito"),
            help_text=_("La loro risposta la annota chi coordina."),
            choices=[(key, str(each)) for key, each in by_key.items()],
            coerce=by_key.__getitem__,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **kwargs,
        )


class ConveneForm(WhenForm):
    def __init__(self, *args: Any, people: Sequence[Colleague], **kwargs: Any) -> None:
        """`people` is everybody of the network: those who speak for a service are chosen."""
        super().__init__(*args, **kwargs)
        speaking = [each for each in people if each.speaks or _coordinates(each)]
        silent = without_accounts(people)
        self.fields["people"] = PeopleField(
            _("Chi è invitato"),
            speaking,
            initial=[each.key for each in speaking],
            help_text=_("Chi rappresenta un servizio della rete. Altri si invitano dopo."),
        )
        if silent:
            keys = [str(each.pk) for each in silent]
            self.fields["services"] = ServicesField(silent, initial=keys)


class InviteForm(forms.Form):
    """Those of the network who are not asked yet."""

    def __init__(
        self, *args: Any, people: Iterable[Colleague], meeting: Meeting, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = set(meeting.invitations.values_list("user", flat=True))
        offices = set(meeting.invitations.filter(user=None).values_list("service", flat=True))
        people = list(people)
        others = [each for each in people if each.user.pk not in asked]
        silent = [each for each in without_accounts(people) if each.pk not in offices]
        if others:
            self.fields["people"] = PeopleField(_("Personale della rete"), others)
        if silent:
            self.fields["services"] = ServicesField(silent)


class CancelForm(forms.Form):
    reason = text_field(_("Perché è annullata"), rows=2, max_length=300)


class HoldForm(forms.Form):
    """Who said yes is ticked; who is not in the list is invited first."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Invitation.objects.filter(meeting=meeting).by_service()
        by_key = {str(each.pk): each for each in rows}
        self.fields["present"] = forms.TypedMultipleChoiceField(
            label=_("Chi c’era"),
            choices=[(key, _named(each)) for key, each in by_key.items()],
            coerce=by_key.__getitem__,
            initial=[key for key, each in by_key.items() if _was_there(each)],
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Chi manca nell’elenco si invita prima, anche a seduta cominciata."),
        )
        people = {str(each.user.pk): each.user for each in by_key.values() if each.user}
        self.fields["secretary"] = forms.TypedChoiceField(
            label=_("Chi scrive il verbale"),
            choices=[("", _("Chi coordina")), *((key, str(user)) for key, user in people.items())],
            coerce=people.__getitem__,
            empty_value=None,
            initial=str(meeting.secretary_id or ""),
            required=False,
        )


def _coordinates(colleague: Colleague) -> bool:
    return colleague.service.kind == Organisation.Kind.PROVINCE


def _named(invitation: Invitation) -> str:
    if invitation.user is None:
        return str(invitation.service)
    return f"{invitation.user} · {invitation.service.short_name}"


def _was_there(invitation: Invitation) -> bool:
    if invitation.present is not None:
        return invitation.present
    return invitation.answer == Invitation.Answer.YES
