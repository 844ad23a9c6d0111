"""Where a person of a case is reached: the page that changes it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.desk.people.forms import ContactsForm
from intranet.portal.sheet import answered, sheet
from permissions.audit import reading
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.cases.actions.people import set_contacts
from workflows.cases.models import Contact, Person


@guarded("cases.edit_contacts")
@require_http_methods(["GET", "HEAD", "POST"])
def contacts(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a person whose contacts the user may not change."""
    user = request.user
    assert isinstance(user, User)
    people = Person.objects.select_related("case")
    person = get_object_or_404(visible_to(user, people, "cases.edit_contacts"), pk=pk)
    known = visible_to(user, Contact.objects.filter(person=person)).first()
    form = sheet(ContactsForm, request, initial=known.values() if known else {})
    if request.method == "POST" and answered(form, partial(set_contacts, person, by=user)):
        messages.success(request, _("Recapiti salvati."))
        return redirect("desk:case", person.case_id, "persone")
    reading(user, person, "contacts")
    return render(request, "desk/people/contacts.html", {**frame(person), "form": form})


def frame(person: Person) -> dict[str, Any]:
    """What stands around a page about one person; `back` leads to the people of the case."""
    back = reverse("desk:case", args=[person.case_id, "persone"])
    return {"person": person, "case": person.case, "back": back}
