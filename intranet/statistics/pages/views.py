"""The figures of the network, as they were released, for who coordinates it."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intranet.portal.duties import Duty, duties_of
from intranet.statistics.figures.figure import Figure
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Release
from intranet.statistics.pages.access import (
    COORDINATE,
    REPRESENT,
    code_of,
    coordinates,
    release_at,
    releases_of,
    represented,
)
from intranet.statistics.pages.charts import by_row, charts_of
from intranet.statistics.pages.files import FORMATS, download
from intranet.statistics.pages.network import (
    BY_TOTAL,
    figure_sheet,
    missing_from,
    services_of,
    sheet_of,
    totals,
)
from intranet.statistics.pages.overview import headlines, themes, whole_table
from permissions.models import Organisation
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded(COORDINATE, REPRESENT)
@require_safe
def home(request: SignedIn) -> HttpResponse:
    """The network's latest release with what waits for who coordinates it, whose first page this
    is; or one's own service. Raises Http404 for who reads neither.
    """
    if coordinates(request.user):
        release = releases_of(request.user).first()
        if release is None:
            context = {"room": "network", "duties": duties_of(request.user)}
            return render(request, "statistics/pages/nothing.html", context)
        return _overview(request, release, duties_of(request.user))
    service = represented(request.user).first()
    if service is None:
        raise Http404
    return redirect("statistics:service", service.pk)


@guarded(COORDINATE)
@require_safe
def network(request: SignedIn, period: str) -> HttpResponse:
    """A release at a glance. Raises Http404 for who may not read it, as where there is none."""
    return _overview(request, release_at(request.user, period))


@guarded(COORDINATE)
@require_safe
def network_file(request: SignedIn, period: str, kind: str) -> HttpResponse:
    """All of a release as a file: every service, every figure."""
    release = release_at(request.user, period)
    tables = [whole_table(_("Tutti i servizi"), [_("Tutti i servizi")], [totals(release)])]
    for service in services_of(release):
        name = str(service)
        tables.append(whole_table(name, [name], [totals(release, service.pk)]))
    sheet = sheet_of(release, _("Cifre della rete dei servizi"), FIGURES.values(), tables)
    return download(sheet, known_kind(kind), "rete")


@guarded(COORDINATE)
@require_safe
def figure(request: SignedIn, period: str, code: str) -> HttpResponse:
    """One figure of a release, with its definition."""
    release, figure = release_at(request.user, period), known_figure(code)
    order = request.GET.get("ordina", "")
    sheet = figure_sheet(release, figure, order)
    context = {
        "room": "network",
        "release": release,
        "figure": figure,
        "sheet": sheet,
        "charts": charts_of(sheet, figure, of_all=True),
        "formats": FORMATS,
        "order": order,
        "by_total": BY_TOTAL,
        "release_code": code_of(release),
    }
    return render(request, "statistics/pages/figure.html", context)


@guarded(COORDINATE)
@require_safe
def figure_file(request: SignedIn, period: str, code: str, kind: str) -> HttpResponse:
    """The same as a file, in the same order."""
    release, figure = release_at(request.user, period), known_figure(code)
    sheet = figure_sheet(release, figure, request.GET.get("ordina", ""))
    return download(sheet, known_kind(kind), f"rete-{figure.code}")


def _overview(request: SignedIn, release: Release, duties: Sequence[Duty] = ()) -> HttpResponse:
    services = list(services_of(release))
    chosen = _chosen(request, services)
    whole = totals(release)
    sides = [whole, totals(release, chosen.pk)] if chosen else [whole]
    waiting = figure_sheet(release, FIGURES["waiting_time"]).tables[0]
    context = {
        "room": "network",
        "duties": duties,
        "release": release,
        "release_code": code_of(release),
        "releases": [(code_of(each), each) for each in releases_of(request.user)[:16]],
        "services": services,
        "missing": missing_from(release),
        "chosen": chosen,
        "columns": [_("Tutti i servizi"), *([chosen.name] if chosen else [])],
        "headlines": headlines(sides[-1], None if chosen else len(services)),
        "themes": themes(sides),
        "chart": by_row("attesa", _("In lista d’attesa, per servizio"), waiting),
        "formats": FORMATS,
    }
    return render(request, "statistics/pages/network.html", context)


def _chosen(request: SignedIn, services: list[Organisation]) -> Organisation | None:
    """The service asked for; all of them where that is none of this release."""
    key = request.GET.get("servizio", "")
    return next((service for service in services if str(service.pk) == key), None)


def known_figure(code: str) -> Figure:
    """Raises Http404 for a code that no figure has."""
    if code not in FIGURES:
        raise Http404
    return FIGURES[code]


def known_kind(kind: str) -> str:
    if kind not in FORMATS:
        raise Http404
    return kind
