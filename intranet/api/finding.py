"""What the person of the key finds by words, counted in the queries that find it."""

from datetime import date
from typing import Annotated

from ninja import Query, Router, Schema
from pydantic import Field

from intranet.api.bearer import Keyed
from intranet.api.models import Scope
from intranet.api.routes import opened_by
from intranet.portal.navigation import held_on_organisations
from intranet.portal.search.asking import Asked
from intranet.portal.search.results import Group, Shown, results
from intranet.portal.search.sources import open_to

Word = Annotated[str, Field(max_length=60)]
router = Router(tags=["Ricerca"])


class Sought(Schema):
    """As the page of the search has it; `since`: nothing older."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Word = ""
    state: Word = ""
    place: Word = ""
    since: date | None = None
    page: Annotated[int, Field(ge=1, le=100)] = 1


class Found(Schema):
    title: str
    address: str
    line: str
    quote: str


class Type(Schema):
    """What was found of one type; `count` of all that the person may see."""

    kind: str
    title: str
    count: int
    items: list[Found]


class Answer(Schema):
    """`next`: the page after this one, where one type is looked through."""

    groups: list[Type]
    next: int | None


@router.get("search/", response=Answer, summary="Cerca")
@opened_by(Scope.SEARCH_READ)
def search(request: Keyed, sought: Query[Sought]) -> Answer:
    sources = open_to(held_on_organisations(request.auth))
    typed = {
        "testo": sought.q,
        "tipo": sought.kind,
        "stato": sought.state,
        "luogo": sought.place,
        "dal": sought.since.isoformat() if sought.since else "",
        "pagina": str(sought.page),
    }
    found = results(request.auth, Asked.read(typed, sources))
    return Answer(groups=[_type(group) for group in found.groups], next=found.next_page)


def _type(group: Group) -> Type:
    items = [_found(shown) for shown in group.hits]
    return Type(kind=group.type, title=str(group.title), count=group.count, items=items)


def _found(shown: Shown) -> Found:
    quote = "".join(part.text for part in shown.quote)
    hit = shown.hit
    return Found(title=hit.title, address=hit.address, line=hit.line, quote=quote)
