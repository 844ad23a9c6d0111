"""The people of an organisation, for its administrator: accounts and roles, nothing of a case."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.administration.offices import offices_of
from intranet.administration.people.acts import ACTS
from intranet.administration.people.forms import EndForm, MemberForm, RoleForm
from intranet.administration.people.staff import accounts_of, members, people_of, staff_of
from intranet.portal.sheet import answered, sheet
from permissions.administration import add_member, end_role, give_role
from permissions.models import User
from permissions.people import give_password
from permissions.refusal import Refused
from permissions.routes import guarded

ADMINISTER = "permissions.administer_people"
# Without the signs that are mistaken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@guarded(ADMINISTER)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who administers nobody."""
    offices = offices_of(request.user, ADMINISTER)
    context = {"staff": staff_of(offices), "offices": offices}
    return render(request, "administration/people/people.html", context)


@guarded(ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new account; its first password stands in the answer, and nowhere else."""
    by = request.user
    assert isinstance(by, User)
    form = sheet(MemberForm, request, offices=offices_of(by, ADMINISTER))
    password = _password()
    act = partial(add_member, by=by, password=password)
    if request.method == "POST" and answered(form, act):
        return _given(request, form.cleaned_data["username"], password, _("Persona aggiunta"))
    return render(request, "administration/people/add.html", {"form": form})


@guarded(ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's roles, and another role for them. Raises Http404 for one of elsewhere."""
    offices = offices_of(request.user, ADMINISTER)
    by, user = request.user, get_object_or_404(people_of(offices), pk=pk)
    assert isinstance(by, User)
    form = sheet(RoleForm, request, offices=offices)
    if request.method == "POST" and answered(form, partial(give_role, user, by=by)):
        messages.success(request, _("Ruolo assegnato."))
        return redirect("administration:person", pk)
    [member] = members(User.objects.filter(pk=pk), offices)
    context = {"member": member, "offices": offices, "form": form, "is_self": user == request.user}
    return render(request, "administration/people/person.html", {**context, "acts": ACTS})


@guarded(ADMINISTER)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one role. Raises Http404 for a person or a role of elsewhere."""
    offices = offices_of(request.user, ADMINISTER)
    user = get_object_or_404(people_of(offices), pk=pk)
    form = EndForm(request.POST, among=user.memberships.filter(organisation__in=offices))
    if not form.is_valid():
        raise Http404
    return _do(
        request,
        pk,
        partial(end_role, user, form.cleaned_data["membership"]),
        _("Il ruolo è finito."),
    )


@guarded(ADMINISTER)
@require_POST
def account(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One of ACTS on an account. Raises Http404 for one that is administered elsewhere."""
    user = get_object_or_404(accounts_of(offices_of(request.user, ADMINISTER)), pk=pk)
    return _do(request, pk, partial(ACTS[act].action, user), str(ACTS[act].done))


@guarded(ADMINISTER)
@require_POST
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """Another password for one who forgot theirs; it stands in the answer, and nowhere else.

    Raises Http404 for an account that is administered elsewhere.
    """
    by, given = request.user, _password()
    assert isinstance(by, User)
    user = get_object_or_404(accounts_of(offices_of(by, ADMINISTER)), pk=pk)
    try:
        give_password(user, given, by=by)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("administration:person", pk)
    return _given(request, user.username, given, _("Password provvisoria"))


def _password() -> str:
    return "-".join(get_random_string(4, LETTERS) for _part in range(5))


def _given(request: HttpRequest, username: str, password: str, title: str) -> HttpResponse:
    context = {"username": username, "password": password, "title": title}
    return render(request, "administration/people/given.html", context)


def _do(request: HttpRequest, pk: int, act: Callable[..., object], done: str) -> HttpResponse:
    try:
        act(by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, done)
    return redirect("administration:person", pk)
