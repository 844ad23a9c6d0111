"""All that programs may ask, and its description."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.responses import Response

from intranet.api import changes, contents, finding, records, refusals, tasks
from intranet.api.bearer import Bearer
from intranet.api.routes import patterns
from permissions.routes import public

PREFIX = "api/v1/"
ROUTERS = (contents.router, records.router, changes.router, finding.router, tasks.router)

api = NinjaAPI(
    title="Spazio Neutro",
    version="1",
    description=_("Le stesse regole delle pagine: una chiave non apre più di chi l’ha fatta."),
    auth=Bearer(),
    # The pages of the documentation would bring scripts of another host.
    docs_url=None,
    openapi_url=None,
)
for router in ROUTERS:
    api.add_router("", router)
refusals.connect(api)
routes = patterns(api, *ROUTERS)


@public
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI of this interface: it says what there is, and nothing of what it holds."""
    return Response(api.get_openapi_schema(path_prefix=f"/{PREFIX}"))
