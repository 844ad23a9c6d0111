"""Who was there on a day: noted, and corrected once the course is concluded."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intranet.network.training.actions.attending import correct_attendance, note_attendance
from intranet.network.training.courses.running import FORM, RUN
from intranet.network.training.courses.views import ROOM
from intranet.network.training.models import Attendance, Course, CourseDay
from intranet.portal.sheet import answered, sheet
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


class AttendanceForm(forms.Form):
    present = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Chi c’era"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Perché si corregge"),
        max_length=300,
        help_text=gettext_lazy(
            "Gli attestati che dicono altro smettono di valere, e questo si legge quando si "
            "verificano."
        ),
    )

    def __init__(self, *args: Any, day: CourseDay, **kwargs: Any) -> None:
        rows = day.course.enrolments.with_a_place().select_related("person", "service")
        placed = list(rows.order_by("person__last_name", "person__first_name", "pk"))
        there = Attendance.objects.filter(day=day, is_present=True)
        kwargs["initial"] = {"present": list(there.values_list("enrolment", flat=True))}
        super().__init__(*args, **kwargs)
        field: Any = self.fields["present"]
        field.choices = [
            (each.pk, f"{each.person} · {each.service or _('Coordinamento')}") for each in placed
        ]
        if day.course.state != Course.State.HELD:
            del self.fields["reason"]


@guarded(RUN)
@require_http_methods(FORM)
def attendance(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for a day of another's course."""
    rows = CourseDay.objects.select_related("course__organiser")
    day = get_object_or_404(visible_to(request.user, rows, RUN), pk=pk)
    form = sheet(AttendanceForm, request, day=day)
    is_held = day.course.state == Course.State.HELD
    act = correct_attendance if is_held else note_attendance
    if request.method == "POST" and answered(form, partial(act, day, by=request.user)):
        messages.success(request, _("Le presenze sono segnate."))
        return redirect(day.course)
    context = {"day": day, "course": day.course, "form": form, "is_held": is_held}
    return render(request, "training/attendance.html", {**ROOM, **context})
