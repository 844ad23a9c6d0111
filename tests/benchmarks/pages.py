"""What the desk is measured against: the least a signed-in page costs, and viewflow's inbox."""

from functools import cache

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, RequestContext, Template
from django.urls import include, path
from viewflow.urls import Site
from viewflow.workflow.flow import FlowAppViewset
from viewflow.workflow.models import Task

from tests.benchmarks.bare_flows import BarePath

BARE = Template("<!doctype html><title>{{ user }}</title><p>{{ user }}")
LISTING = """
{% extends "portal/base.html" %}{% block content %}
<table><caption>Open tasks</caption>{% for task in tasks %}<tr>
<td>{{ task.created }}</td>
<td><a href="{% url 'processes:task' task.pk %}">{{ task.flow_task.task_title }}</a></td>
<td><a href="{% url 'desk:case' task.process_id %}">{{ task.process_id }}</a></td>
<td>{{ task.owner }}</td>
</tr>{% endfor %}</table>
{% endblock content %}
"""


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """The user's name and nothing else: session, user, template."""
    return HttpResponse(BARE.render(Context({"user": request.user})))


@login_required
def minimal(request: HttpRequest) -> HttpResponse:
    """The least a list page of the site costs: its shell, one query, 50 rows of four cells."""
    tasks = Task.objects.filter(owner=request.user).select_related("owner").order_by("pk")[:50]
    return HttpResponse(_listing().render(RequestContext(request, {"tasks": tasks})))


@cache
def _listing() -> Template:
    return Template(LISTING)


site = Site(title="Stock", viewsets=[FlowAppViewset(BarePath, icon="assignment")])

urlpatterns = [
    path("spoglia/", bare),
    path("minima/", minimal),
    path("", include("intranet.urls")),
    path("stock/", site.urls),
]
