"""Bringing the figures of a service as a file: looked through first, then confirmed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.portal.sheet import sheet
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.filing.actions import file_cube
from intranet.statistics.filing.checking import Reading, check, lines
from intranet.statistics.filing.comparing import compared
from intranet.statistics.filing.forms import Brought, FileForm
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.filing.rights import COORDINATE, REPRESENT, services_to_file_for, speaks
from intranet.statistics.filing.sheets import template, written
from intranet.statistics.models import Cube
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

MOST_FAULTS = 100


@guarded(REPRESENT, COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def filing(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who speaks for no service and coordinates none."""
    services = services_to_file_for(request.user)
    if not services and not speaks(request.user):
        raise Http404
    form = sheet(FileForm, request, request.FILES or None, services=services)
    reading = None
    if request.method == "POST" and form.is_valid():
        service, content = form.cleaned_data["service"], form.cleaned_data["file"]
        reading = check(service, content, request.user)
        if reading.is_right:
            return _preview(request, reading, Brought(service.pk, content))
    return render(request, "statistics/filing/filing.html", _context(request, form, reading))


@guarded(REPRESENT, COORDINATE)
@require_POST
def confirming(request: SignedIn) -> HttpResponse:
    """Keep what was previewed; asked anew whether it may be. Raises Http404 as `filing` does."""
    brought = Brought.unsealed(request.POST.get("brought", ""), request.user)
    if brought is None:
        raise Http404
    service = _service(request, brought.service)
    reading = check(service, brought.content, request.user)
    if reading.quarter and reading.is_right and _kept(request, reading, reading.quarter):
        words = _("Cifre del %(quarter)s consegnate: %(service)s.")
        messages.success(request, words % {"quarter": reading.quarter, "service": service})
        return redirect("statistics:filing")
    services = services_to_file_for(request.user)
    form = FileForm(services=services)
    return render(request, "statistics/filing/filing.html", _context(request, form, reading))


@guarded(REPRESENT, COORDINATE)
@require_safe
def model_file(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """The empty template, or an example to look at. Raises Http404 for another's service."""
    service, quarter = _service(request, pk), Quarter.current().previous()
    content = (
        template(service.name, quarter)
        if kind == "modello"
        else written(service.name, quarter, invented(Shape()))
    )
    name = f"{kind}-{slugify(service.short_name)}-{quarter.code}.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _service(request: SignedIn, pk: int) -> Organisation:
    return get_object_or_404(services_to_file_for(request.user), pk=pk)


def _kept(request: SignedIn, reading: Reading, quarter: Quarter) -> bool:
    numbers = {place: Number(each.value, each.cases) for place, each in reading.entries.items()}
    try:
        file_cube(reading.service, by=request.user, quarter=quarter, numbers=numbers)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return False
    return True


def _preview(request: SignedIn, reading: Reading, brought: Brought) -> HttpResponse:
    parts = compared(reading)
    context = {
        "room": "filing",
        "reading": reading,
        "parts": parts,
        "jumps": [row for part in parts for row in part.rows if row.is_jump],
        "warnings": list(lines(reading.warnings)),
        "brought": brought.sealed(request.user),
        "again": Cube.objects.of(reading.quarter).filter(service=reading.service).exists()
        if reading.quarter
        else False,
    }
    return render(request, "statistics/filing/preview.html", context)


def _context(request: SignedIn, form: FileForm, reading: Reading | None) -> dict[str, object]:
    services = services_to_file_for(request.user)
    faults = reading.faults if reading else []
    filed = Cube.objects.filter(service__in=services, source=Cube.Source.FILED)
    return {
        "room": "filing",
        "form": form,
        "services": services,
        "faults": list(lines(faults[:MOST_FAULTS])),
        "number": len(faults),
        "more": max(len(faults) - MOST_FAULTS, 0),
        "filed": filed.select_related("service", "prepared_by")[:12],
    }
