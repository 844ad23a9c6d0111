"""Calling an interpreter to one visit, by those who work on its case."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from permissions.assignment import holders
from permissions.models import Membership, User
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.roles import Role
from permissions.routes import guarded
from workflows.cases.actions.door import call_interpreter, dismiss_interpreter
from workflows.cases.models import Visit


class InterpreterForm(forms.Form):
    interpreter = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Interprete"), empty_label="—"
    )

    def __init__(self, *args: Any, among: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interpreter"].queryset = among  # type: ignore[attr-defined]


@guarded("cases.call_interpreter")
@require_http_methods(["GET", "HEAD", "POST"])
def interpreter(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a visit of a case on which the user calls no interpreter."""
    user, visit = _asked(request, pk)
    form = InterpreterForm(request.POST or None, among=_interpreters_of(visit))
    if form.is_valid():
        called = form.cleaned_data["interpreter"]
        try:
            call_interpreter(visit, called, by=user)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("%(name)s: chiamata registrata.") % {"name": called})
            return redirect("desk:interpreter", visit.pk)
    return render(
        request,
        "desk/door/interpreter.html",
        {"visit": visit, "form": form, "called": holders(visit, Role.INTERPRETER)},
    )


@guarded("cases.call_interpreter")
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 as `interpreter` does, and for one who was not called."""
    user, visit = _asked(request, pk)
    called = User.objects.filter(pk__in=[each.pk for each in holders(visit, Role.INTERPRETER)])
    form = InterpreterForm(request.POST, among=called)
    if not form.is_valid():
        raise Http404
    dismiss_interpreter(visit, form.cleaned_data["interpreter"], by=user)
    messages.success(request, _("La chiamata è ritirata."))
    return redirect("desk:interpreter", visit.pk)


def _asked(request: HttpRequest, pk: int) -> tuple[User, Visit]:
    user = request.user
    assert isinstance(user, User)
    visits = Visit.objects.select_related("case", "visitor", "room")
    return user, get_object_or_404(visible_to(user, visits, "cases.call_interpreter"), pk=pk)


def _interpreters_of(visit: Visit) -> QuerySet[User]:
    members = Membership.objects.current().filter(
        organisation=visit.case.service_id, role=Role.INTERPRETER
    )
    return User.objects.filter(is_active=True, pk__in=members.values("user")).order_by("last_name")
