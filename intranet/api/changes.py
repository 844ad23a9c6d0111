"""Changes of the site: the actions of its pages, with the same forms before them."""

from typing import Any, Literal

from django.forms import Form
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.responses import Status
from pydantic import ConfigDict

from intranet.api.bearer import Keyed
from intranet.api.contents import page_for
from intranet.api.models import Scope
from intranet.api.refusals import Refusal, Unfit
from intranet.api.routes import opened_by
from intranet.api.shapes import Key, Whole, whole_of
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sketching import pen_of_another
from intranet.content.folder.forms import PassForm
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.pages import VIEW
from intranet.content.publication import BY_TABLE
from intranet.content.writing.forms import FORMS, ItemForm, PageForm
from permissions.models import User
from permissions.refusal import Refused
from workflows.processes.forms.legible import keep_legible

router = Router(tags=["Modifiche"])
NOT_DONE: dict[Any, Any] = {409: Refusal, 422: Refusal}
WORDS = ("title", "summary", "text")


class Sent(Schema):
    """What is sent: a field that there is not is better refused than lost."""

    model_config = ConfigDict(extra="forbid")


class New(Sent):
    kind: Literal["page", "news", "folder"]
    title: str
    summary: str = ""
    text: str = ""


class Change(Sent):
    """What is not sent stays. `seen`: the version that the change began from."""

    seen: Key
    title: str | None = None
    summary: str | None = None
    text: str | None = None


class Passing(Sent):
    transition: str
    comment: str = ""


@router.post(
    "contents/{int:pk}/children/",
    response={201: Whole, **NOT_DONE},
    summary="Aggiungi un contenuto",
)
@opened_by(Scope.CONTENT_WRITE, VIEW)
def add_content(request: Keyed, pk: int, sent: New) -> Status[Whole]:
    """Refused where one may not add."""
    folder, kind = page_for(request.auth, pk).item, Kind(sent.kind)
    words = _fit(kind, {name: getattr(sent, name) for name in WORDS})
    made = add(folder, by=request.auth, kind=kind, **words)
    return Status(201, whole_of(made))


@router.patch("contents/{int:pk}/", response={200: Whole, **NOT_DONE}, summary="Modifica le parole")
@opened_by(Scope.CONTENT_WRITE, VIEW)
def change_content(request: Keyed, pk: int, sent: Change) -> Whole:
    """Refused where another has written since, or writes now."""
    item = page_for(request.auth, pk).item
    given = {name: value for name in WORDS if (value := getattr(sent, name)) is not None}
    words = _fit(Kind(item.kind), {**model_to_dict(item, WORDS), **given})
    _refuse_pen(item, request.auth)
    kept = {name: words[name] for name in given}
    return whole_of(edit(item, by=request.auth, seen=sent.seen, **kept))


@router.post(
    "contents/{int:pk}/transitions/", response={200: Whole, **NOT_DONE}, summary="Cambia lo stato"
)
@opened_by(Scope.CONTENT_WRITE, VIEW)
def pass_content(request: Keyed, pk: int, sent: Passing) -> Whole:
    """Refused from a state that it does not lead out of, or without the right to it."""
    item = page_for(request.auth, pk).item
    words = _answers(PassForm(sent.dict(), steps=BY_TABLE[item.table]))
    return whole_of(pass_on(item, by=request.auth, **words))


def _refuse_pen(item: Item, user: User) -> None:
    other = pen_of_another(item, user)
    if other is not None:
        raise Refused(_("%(who)s sta scrivendo qui ora.") % {"who": other.holder})


def _fit(kind: Kind, words: dict[str, Any]) -> dict[str, Any]:
    """`words` as the form of the page takes them. Raises Unfit for what it refuses."""
    form = (PageForm if issubclass(FORMS[kind], PageForm) else ItemForm)(words)
    if words["text"] and "text" not in form.fields:
        raise Unfit({"text": [_("Questo tipo di contenuto non ha un testo.")]})
    return {**words, **_answers(form)}


def _answers(form: Form) -> dict[str, Any]:
    keep_legible(form.fields.values())
    if not form.is_valid():
        raise Unfit({name: [str(each) for each in said] for name, said in form.errors.items()})
    return form.cleaned_data
