"""What is typed is kept by itself, every few seconds."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from viewflow.workflow.models import Task

from permissions.routes import guarded
from workflows.engine import drafts
from workflows.engine.execution import TaskDone
from workflows.processes.views.found import SignedIn, human_permissions
from workflows.processes.views.signed_out import keep, keeps_what_was_typed


@keeps_what_was_typed
@guarded(*human_permissions())
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedIn, pk: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("processes:task", pk)
    try:
        kept = keep(request, pk, request.user)
    except TaskDone:
        kept = None
    except Task.DoesNotExist:
        raise Http404 from None
    others = drafts.others(kept.task, request.user) if kept else []
    return render(request, "processes/saved.html", {"draft": kept, "others": others})
