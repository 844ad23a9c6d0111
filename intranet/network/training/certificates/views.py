"""A certificate as a file, and whether one that somebody holds is good."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from intranet.network.training.courses.views import ROOM, refuse_strangers
from intranet.network.training.models import Certificate
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.documents.storage import Altered, read
from workflows.processes.forms.legible import keep_legible
from workflows.processes.views.found import SignedIn


class CheckForm(forms.Form):
    numero = forms.RegexField(
        r"^\s*[Aa]?\s*(\d{4})\s*/\s*(\d{1,9})\s*$",
        label=_("Numero"),
        max_length=20,
        error_messages={"invalid": _("Un numero è scritto così: A 2026/12.")},
    )
    codice = forms.CharField(label=_("Codice"), max_length=20)

    def found(self, user: User) -> Certificate | None:
        """What is on the paper with this number and this code, if there is such a paper."""
        year, _stroke, serial = self.cleaned_data["numero"].strip(" Aa").partition("/")
        code = "".join(self.cleaned_data["codice"].split()).upper()
        papers = visible_to(user, Certificate.objects.all(), "training.check_certificate")
        papers = papers.select_related("superseded_by", "enrolment__course__organiser")
        return papers.filter(year=int(year), serial=int(serial), code=code).first()


@guarded("training.view_certificate")
@require_safe
def certificate(request: SignedIn, pk: int) -> HttpResponse:
    """The PDF as it was issued. Raises Http404 for another's, and if the file is lost."""
    found = get_object_or_404(visible_to(request.user, Certificate.objects.all()), pk=pk)
    try:
        content = read(found.path)
    except (FileNotFoundError, Altered):
        raise Http404 from None
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"attestato-{found.year}-{found.serial}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@guarded("training.check_certificate")
@require_safe
def checking(request: SignedIn) -> HttpResponse:
    """Whoever holds the paper knows number and code. Raises Http404 for who is not of the network.

    It says no more than the paper does, and whether it is good.
    """
    refuse_strangers(request.user)
    is_asked = "numero" in request.GET
    form = CheckForm(request.GET if is_asked else None)
    keep_legible(form.fields.values())
    found = form.found(request.user) if form.is_valid() else None
    is_unknown = is_asked and form.is_valid() and found is None
    context = {"form": form, "found": found, "is_unknown": is_unknown}
    return render(request, "training/checking.html", {**ROOM, **context})
