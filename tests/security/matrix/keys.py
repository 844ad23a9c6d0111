"""The objects behind each kind of key in an address."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from intranet.api.models import AccessKey
from intranet.notifications.models import Notice
from permissions.models import Substitution, User
from tests.security.matrix import table
from tests.security.matrix.kinds import is_at_the_door, kind_of, slot_of
from tests.security.matrix.site import Plot, Site
from tests.security.matrix.things import Place, Places, Thing
from tests.security.world import Facts
from tests.security.world.cast import SUBJECTS
from workflows.cases.models import Person, ProtectedRecord, Visit
from workflows.documents.models import Paper, Transfer, TransferPaper, Transmission
from workflows.engine.nodes import HumanTask
from workflows.processes.models import CaseProcess


def _cases(places: Places) -> Iterator[Thing]:
    for key, place in places.places.items():
        yield Thing("Case", key, place, word=place.number)


def _people(places: Places) -> Iterator[Thing]:
    for person in Person.objects.order_by("pk"):
        yield Thing("Person", person.pk, places.place_of(person), word=str(person.first_name))


def _papers(places: Places) -> Iterator[Thing]:
    for paper in Paper.objects.order_by("pk"):
        yield Thing("Paper", paper.pk, places.place_of(paper), kind=kind_of(paper))


def _transmissions(places: Places) -> Iterator[Thing]:
    for delivery in Transmission.objects.order_by("pk"):
        place = places.place_of(delivery)
        yield Thing(
            "Transmission",
            delivery.pk,
            place,
            state=delivery.state,
            office=place.facts.court,
            word=delivery.proceeding,
        )


def _secrets(places: Places) -> Iterator[Thing]:
    for record in ProtectedRecord.objects.order_by("pk"):
        place = places.place_of(record)
        yield Thing("ProtectedRecord", record.pk, place, kind=kind_of(record), word=place.number)


def _visits(places: Places) -> Iterator[Thing]:
    for visit in Visit.objects.order_by("pk"):
        place = places.place_of(visit)
        at_the_door = "at the door" if is_at_the_door(visit) else ""
        state = slot_of(visit)
        expected = [person.pk for person in visit.expected()]
        called = "ivo" if place.facts.called and at_the_door else ""
        yield Thing(
            "Visit",
            visit.pk,
            place,
            kind=at_the_door,
            state=state,
            owner=called,
            record={"person": expected[0], "interpreter": places.world.users["ivo"].pk},
        )


def _transfers(places: Places) -> Iterator[Thing]:
    for transfer in Transfer.objects.order_by("pk"):
        place = places.place_of(transfer)
        yield Thing("Transfer", transfer.pk, place, state=transfer.state, word=transfer.number)


def _bundles(places: Places) -> Iterator[Thing]:
    for bound in TransferPaper.objects.order_by("pk"):
        yield Thing("TransferPaper", bound.pk, places.place_of(bound), kind=kind_of(bound))


def _users(places: Places) -> Iterator[Thing]:
    """Accounts, each of the office where its user works or worked."""
    offices = {subject.name: subject.office for subject in SUBJECTS}
    nowhere = next(iter(places.places.values()))
    for user in User.objects.order_by("pk"):
        first = user.memberships.order_by("pk").first()
        body = {"membership": first.pk if first else 0}
        office = offices.get(user.username, "")
        yield Thing("User", user.pk, nowhere, office=office, record=body)


def _substitutions(places: Places) -> Iterator[Thing]:
    nowhere = next(iter(places.places.values()))
    for substitution in Substitution.objects.select_related("organisation").order_by("pk"):
        office = substitution.organisation.short_name
        yield Thing("Substitution", substitution.pk, nowhere, office=office)


def _notices(places: Places) -> Iterator[Thing]:
    anywhere = next(iter(places.places.values()))
    for notice in Notice.objects.select_related("user").order_by("pk"):
        yield Thing("Notice", notice.pk, anywhere, owner=notice.user.username)


def _items(places: Places) -> Iterator[Thing]:
    site, titles = Site(places.world.spots), _titles(places)
    for spot in site.spots.values():
        yield _item(Plot(spot, site), spot.key, word=titles.get(spot.name, ""))


def _comments(places: Places) -> Iterator[Thing]:
    site = Site(places.world.spots)
    for spot in site.spots.values():
        for key in spot.comments:
            yield _item(Plot(spot, site), key, model="Comment")


def _item(plot: Plot, key: int, word: str = "", model: str = "Item") -> Thing:
    """In no case: its place is called as it is. None is like another to the table."""
    spot = plot.spot
    place = Place(spot.name, "", Facts("", "", ""), spot.state)
    return Thing(model, key, place, kind=spot.kind, office=spot.name, word=word, record=plot)


def _titles(places: Places) -> Mapping[str, str]:
    found = places.world.canaries.values()
    return {each.case: each.value for each in found if each.field == "Item.title"}


def _keys(places: Places) -> Iterator[Thing]:
    anywhere = next(iter(places.places.values()))
    for key in AccessKey.objects.select_related("user").order_by("pk"):
        yield Thing("AccessKey", key.pk, anywhere, owner=key.user.username)


def _tasks(places: Places) -> Iterator[Thing]:
    tasks = Task.objects.select_related("process__caseprocess", "owner").order_by("pk")
    for task in tasks:
        process = task.process.caseprocess
        place = places.places[process.case_id]
        human = isinstance(task.flow_task, HumanTask)
        done = task.finished is not None
        state, office = _sent(task.flow_task.name, process) if human else ("", "")
        yield Thing(
            "Task",
            task.pk,
            place,
            kind=_become(task) if human else "no task of anybody",
            state=state,
            office=office,
            node=task.flow_task.name,
            owner=task.owner.username if done and human and task.owner else "",
            word=process.reference if not _is_for_a_court(task) else _proceeding(place, process),
        )


def _become(task: Task) -> str:
    if task.finished is None:
        return "open"
    return "done" if task.status == STATUS.DONE else "withdrawn"


def _is_for_a_court(task: Any) -> bool:
    return bool(task.flow_task.name == "acknowledge_report")


def _proceeding(place: Any, process: CaseProcess) -> str:
    return process.case.proceeding


def _sent(node: str, process: CaseProcess) -> tuple[str, str]:
    """The state of what was sent, on which the right to answer is held, and to whom."""
    if table.doers_of(node)["on"] == "transmission" and process.report is not None:
        last: Any = process.report.transmissions.order_by("pk").last()
        return (last.state, last.court.short_name) if last else ("", "")
    if process.transfer is None:
        return "", ""
    offer = process.transfer.offers.order_by("pk").last()
    if node == "choose_receiver":
        return process.transfer.state, process.transfer.mediator.short_name
    return (offer.state, offer.receiver.short_name) if offer else ("", "")


KINDS: Mapping[str, Callable[[Places], Iterator[Thing]]] = {
    "case": _cases,
    "person": _people,
    "paper": _papers,
    "transmission": _transmissions,
    "protected": _secrets,
    "visit": _visits,
    "transfer": _transfers,
    "bundle": _bundles,
    "notice": _notices,
    "user": _users,
    "substitution": _substitutions,
    "task": _tasks,
    "item": _items,
    "comment": _comments,
    "key": _keys,
}
