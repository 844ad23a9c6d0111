"""The open work of the person of the key, as their day shows it: no name of a family."""

from typing import Annotated, Literal

from ninja import Router, Schema
from pydantic import Field

from intranet.api.bearer import Keyed
from intranet.api.models import Scope
from intranet.api.routes import opened_by
from intranet.api.shapes import Moment
from intranet.desk.day.worklist import Tab, Wish, Work, work_of

Which = Literal["mine", "free", "all"]
TABS: dict[Which, Tab] = {"mine": Tab.MINE, "free": Tab.FREE, "all": Tab.ALL}
After = Annotated[str, Field(max_length=60)]
router = Router(tags=["Compiti"])


class Task(Schema):
    """`due` is its term; `mine` if it is in the person's hands."""

    title: str
    case: str
    due: Moment
    address: str
    mine: bool


class Tasks(Schema):
    items: list[Task]
    next: str


@router.get("tasks/", response=Tasks, summary="I miei compiti, per scadenza")
@opened_by(Scope.TASKS_READ)
def tasks(request: Keyed, which: Which = "all", after: After = "") -> Tasks:
    """In the person's hands, free to be taken, or all that they may do."""
    page = work_of(request.auth, Wish(tab=TABS[which], after=after))
    return Tasks(items=[_task(work) for work in page.rows], next=page.after)


def _task(work: Work) -> Task:
    return Task(
        title=work.title,
        case=work.number,
        due=work.due,
        address=work.address,
        mine=work.is_mine,
    )
