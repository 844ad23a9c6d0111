"""The page of a case, one section at a time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.desk.case.page import read_page
from intranet.desk.case.sections import sections_for
from permissions.audit import reading
from permissions.models import User
from permissions.routes import guarded


@guarded("cases.view_case")
@require_safe
def case(request: HttpRequest, pk: int, section: str = "") -> HttpResponse:
    """Raises Http404 for a case or a section that the user may not see."""
    assert isinstance(request.user, User)
    page = read_page(request.user, pk, request.GET.dict())
    sections = sections_for(page)
    shown = next((each for each in sections if each.slug == section), None)
    if shown is None:
        raise Http404
    reading(request.user, page.case, f"case.{shown.template}")
    context = {"page": page, "case": page.case, "sections": sections, "shown": shown}
    return render(request, f"desk/case/{shown.template}.html", {**context, **shown.read(page)})
