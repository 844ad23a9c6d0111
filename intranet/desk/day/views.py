"""The desk: whom one meets today, what is to be done, what is late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.desk.day.visits import visits_today
from intranet.desk.day.worklist import Tab, Wish, counts_of, first_tab, steps, work_of
from intranet.desk.names import children_of
from intranet.portal.duties import duties_of
from permissions.models import User
from permissions.routes import guarded


@guarded()
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    counts = counts_of(user)
    wish = Wish.read(request.GET, first=first_tab(counts))
    work = work_of(user, wish)
    context = {
        "today": timezone.localdate(),
        "visits": visits_today(user),
        "duties": duties_of(user),
        "work": work,
        "names": children_of(user, {row.case for row in work.rows if row.case}),
        "wish": wish,
        "tabs": Tab,
        "counts": counts,
        "steps": steps(),
    }
    return render(request, "desk/day/desk.html", context)
