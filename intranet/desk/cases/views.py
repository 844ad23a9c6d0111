"""The list of the cases one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.desk.cases.listing import Search, cases_for
from intranet.desk.names import children_of
from permissions.models import User
from permissions.routes import guarded
from workflows.cases.enums import CaseState


@guarded("cases.view_case")
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    search = Search.read(request.GET)
    page = cases_for(user, search)
    context = {
        "page": page,
        "search": search,
        "states": CaseState.choices,
        "names": children_of(user, page.rows),
    }
    return render(request, "desk/cases/cases.html", context)
