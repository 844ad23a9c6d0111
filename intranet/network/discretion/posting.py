"""What a page does with a text that looks like a case: it shows why, and loses nothing."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from intranet.network.discretion.marking import Caution, caution_of
from permissions.models import User

CONFIRMED = "controllato"


def confirmed_in(request: HttpRequest) -> str:
    """The seal that came with the form, if its author has looked again."""
    return request.POST.get(CONFIRMED, "")


def caution_for(writer: User, form: Any, names: Iterable[str]) -> Caution | None:
    """What is to be shown with a form that was sent and not taken: its fields by `names`."""
    if not form.is_bound or form.is_valid():
        return None
    texts = [(str(form[name].label), form.data.get(form.add_prefix(name), "")) for name in names]
    return caution_of(writer, texts)
