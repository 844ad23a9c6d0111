"""A person in front of a browser: pages are opened, forms are filled in and sent, all is judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.security.hostile.findings import Ledger
from tests.security.hostile.judge import Answer, House
from tests.security.hostile.page import Control, Sheet, as_lines
from tests.security.hostile.strings import Hostile
from tests.security.hostile.wire import form_body

Texts = Callable[[str], Hostile]
# What a disk holds, in bytes.
LONGEST_FILE_NAME = 255
# More pages than one person finds about one case.
MOST_PAGES = 200


@dataclass
class Sent:
    """A form as it was sent, and what came back."""

    answer: Answer
    typed: dict[str, Hostile]

    @property
    def told(self) -> str:
        """What the page says is wrong; else the status."""
        page = self.answer.page
        return page.problems if page and self.answer.status == 200 else str(self.answer.status)

    @property
    def wrong(self) -> set[str]:
        """The fields that the page marks as wrong."""
        page = self.answer.page
        sheets = page.sheets() if page else []
        return {name for sheet in sheets for name, each in sheet.controls.items() if each.is_wrong}

    def lost(self) -> list[str]:
        """The fields in which the page that came back no longer holds what was typed."""
        page = self.answer.page
        shown = main_sheet(page.sheets()).controls if page else {}
        return [
            name
            for name, text in self.typed.items()
            if name in shown
            and shown[name].kind != "password"
            and as_lines(shown[name].value) != as_lines(text.arrives)
        ]


class Reader:
    """One person, signed in (or nobody). Whatever comes back is judged and counted."""

    def __init__(self, name: str, user: Any, ledger: Ledger, house: House) -> None:
        self.name, self.ledger, self.house = name, ledger, house
        self.is_learning = False
        self.client = Client(raise_request_exception=False)
        if user is not None:
            self.client.force_login(user)

    def open(self, address: str, **headers: Any) -> Answer:
        self.ledger.count("pages opened")
        return self._judged(self.client.get(address, **headers), address)

    def post(self, address: str, body: bytes, kind: str) -> Answer:
        self.ledger.count("submissions")
        answer = self.client.generic("POST", address, body, content_type=kind)
        return self._judged(answer, address)

    def send(self, address: str, sheet: Sheet, texts: Texts, answers: Mapping[str, Any]) -> Sent:
        """Fill in every text of `sheet` with `texts`, the rest with `answers`, and send it."""
        typed = {name: texts(name) for name in sheet.texts}
        fields = [(name, text.sent) for name, text in typed.items()]
        chosen = [each.name for each in sheet.controls.values() if each.kind == "file"]
        files = [(name, texts(name).sent[:LONGEST_FILE_NAME]) for name in chosen]
        for control in sheet.controls.values():
            if not control.is_text and control.kind != "file":
                fields += _chosen(control, answers)
        body, kind = form_body(fields, files, sheet.is_multipart)
        return Sent(self.post(sheet.action or address, body, kind), typed)

    def wander(self, *also: str) -> dict[str, Answer]:
        """Every page reached by links from the first one, and `also`."""
        waiting: list[str] = ["/", *also]
        seen: dict[str, Answer] = {}
        while waiting and len(seen) < MOST_PAGES:
            address = waiting.pop().partition("#")[0]
            if address in seen or not _is_read(address):
                continue
            seen[address] = answer = self.open(address)
            if answer.was_accepted:
                waiting.append(answer.response["Location"])
            waiting += answer.page.links() if answer.page else []
        return seen

    def _judged(self, response: Any, address: str) -> Answer:
        answer = Answer(response, self.name, address)
        if self.is_learning and answer.page is not None:
            self.house.learn(answer.page)
        for kind, detail in answer.faults(self.house):
            self.ledger.find(kind, answer.where, detail)
        return answer


def main_sheet(sheets: list[Sheet]) -> Sheet:
    """The form a page is for: the one with most to fill in."""
    posted = [sheet for sheet in sheets if sheet.method == "post"]
    blank = Sheet("", "post", False, {})
    return max(posted, key=lambda sheet: len(sheet.controls), default=blank)


def _is_read(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/static/", "/accesso/uscita"))


def _chosen(control: Control, answers: Mapping[str, Any]) -> list[tuple[str, bytes]]:
    unasked = control.value if answers else _usual(control)
    value = answers.get(control.name, unasked)
    values = value if isinstance(value, list) else [value]
    return [(control.name, str(each).encode()) for each in values if each not in {"", None}]


def _usual(control: Control) -> str:
    """An answer that makes sense to a field of which nothing else is known."""
    now = timezone.localtime()
    given = {
        "date": f"{now:%Y-%m-%d}",
        "datetime-local": f"{now:%Y-%m-%dT%H:%M}",
        "time": "15:00",
        "number": "60",
    }
    choices = [] if control.kind == "checkbox" else [each for each in control.options if each]
    return control.value or given.get(control.kind, "") or next(iter(choices), "")
