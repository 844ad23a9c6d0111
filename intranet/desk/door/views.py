"""The page of the door, and the two things that are noted there."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.desk.door.slots import slots_today, visits_today
from permissions.models import User
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.cases.actions.door import check_in, check_out
from workflows.cases.models import Person, Visit


class GuestForm(forms.Form):
    """Which of those expected at a visit a button was pressed for."""

    person = forms.ModelChoiceField(Person.objects.none())

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expected = [person.pk for person in visit.expected()]
        self.fields["person"].queryset = Person.objects.filter(  # type: ignore[attr-defined]
            pk__in=expected
        )


@guarded()
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    context = {"today": timezone.localdate(), "slots": slots_today(request.user)}
    return render(request, "desk/door/door.html", context)


@guarded("permissions.watch_door")
@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a visit that is not at this door today, or whom it does not expect."""
    return _note(request, pk, check_in, _("%(name)s: arrivo registrato."))


@guarded("permissions.watch_door")
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 as `arrive` does."""
    return _note(request, pk, check_out, _("%(name)s: uscita registrata."))


def _note(request: HttpRequest, pk: int, act: Callable[..., object], done: str) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    at_this_door = visible_to(user, visits_today(), "permissions.watch_door")
    visit = get_object_or_404(at_this_door.select_related("case", "visitor"), pk=pk)
    form = GuestForm(request.POST, visit=visit)
    if not form.is_valid():
        raise Http404
    person = form.cleaned_data["person"]
    try:
        act(visit, person, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, done % {"name": person.first_name})
    return redirect("desk:door")
