"""Something happened, and the worker tells programs of it."""

from datetime import datetime

from django_tasks_db.models import DBTaskResult
from time_machine import Traveller

from intranet.api.hooks.actions import make_hook
from intranet.api.hooks.tasks import deliver
from intranet.api.models import Delivery
from intranet.content.happenings.signals import spread
from intranet.content.models import Happening, Item
from tests.personas import MONDAY, Persona


def hook_of(who: Persona, address: str, *whats: str, name: str = "Bacheca") -> str:
    """A new hook of somebody: the secret that its receiver is given."""
    return make_hook(who.user, by=who.user, name=name, address=address, whats=whats)


def happened(item: Item, who: Persona, what: str = Happening.What.PUBLISHED) -> Happening:
    """Those who follow the place know of it already."""
    values = {"item": item, "what": what, "by": who.user, "at": MONDAY, "told_at": MONDAY}
    return Happening.objects.create(**values)


def tell(*happenings: Happening) -> None:
    for happening in happenings:
        spread.send(sender=Happening, happening=happening)


def work() -> None:
    """The jobs that are due, as the worker does them, but on the connection of the test."""
    while row := DBTaskResult.objects.ready().first():
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(None)


def told(happening: Happening) -> Delivery:
    """The only message of it, once the worker has been by."""
    tell(happening)
    work()
    return Delivery.objects.get()


def play(clock: Traveller) -> None:
    """The worker is by whenever something is to be tried, until nothing is."""
    work()
    while jobs := waiting():
        clock.move_to(jobs[0][1])
        work()


def waiting() -> list[tuple[list[int], datetime]]:
    """The attempts that are to be made: which, and not before when."""
    path = deliver.module_path
    jobs = DBTaskResult.objects.filter(status="READY", task_path=path).order_by("run_after")
    return [(each.args_kwargs["args"], each.run_after) for each in jobs]
