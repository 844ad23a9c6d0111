"""The addresses of the site, for tests that open them all over a case of their own."""

from collections.abc import Iterator

from viewflow.workflow.models import Task

from permissions.models import User
from permissions.routes import routes
from workflows.cases.models import Case, Person, ProtectedRecord, Visit
from workflows.documents.models import Paper, Transfer, Transmission

KEYS = {
    "compiti": Task,
    "accoglienza": Visit,
    "incontri": Visit,
    "persone": Person,
    "riservati": ProtectedRecord,
    "utenti": User,
    "casi": Case,
    "fascicoli": Case,
    "documenti": Paper,
    "relazioni": Transmission,
    "trasferimenti": Transfer,
}
LATEST = 4
SECTIONS = (
    "persone",
    "provvedimenti",
    "incontri",
    "documenti",
    "scadenze",
    "percorso",
    "storia",
    "altro",
)


def addresses() -> Iterator[str]:
    """Every address of the site's own routes, for the latest objects of each kind."""
    for route, view in routes():
        if not hasattr(view, "access"):
            continue
        for path in _filled(route):
            yield f"/{path}"


def _filled(route: str) -> Iterator[str]:
    if "<int:pk>" not in route:
        yield route
        return
    model = KEYS.get(route.partition("/")[0])
    # Of what is not of a case any key is as good as another.
    rows = model._default_manager if model else User.objects
    most = LATEST if model else 1
    for key in rows.order_by("-pk").values_list("pk", flat=True)[:most]:
        path = route.replace("<int:pk>", str(key))
        if "<slug:section>" in path:
            yield from (path.replace("<slug:section>", section) for section in SECTIONS)
        else:
            yield path
