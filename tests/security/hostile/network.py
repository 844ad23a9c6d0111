"""Every text through every form of the coordination table; then its pages, calendars and papers
are opened, and the figures that a service files are exported and opened again.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

from django.test import Client
from openpyxl import load_workbook

from intranet.content.actions.placing import found_site
from intranet.content.models import Item
from intranet.network.actions import take_seat
from intranet.network.exchange.actions import answer, ask
from intranet.network.interventions.actions.proposing import propose
from intranet.network.interventions.models import InterventionModel
from intranet.network.meetings.actions.agenda import propose as propose_point
from intranet.network.meetings.actions.convening import convene
from intranet.network.meetings.models import Meeting
from intranet.network.meetings.people import colleagues
from intranet.network.training.actions.announcing import announce
from intranet.network.training.spans import Span
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.models import Cube
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import keep
from permissions.models import Organisation
from permissions.people import system_user
from tests.personas import Persona, on
from tests.security.hostile.findings import Ledger
from tests.security.hostile.outcome import Outcome
from tests.security.hostile.page import Page, Sheet
from tests.security.hostile.strings import Hostile
from tests.security.hostile.wire import form_body
from tests.security.hostile.world import undone

COORDINATOR, DELEGATE, OPERATOR = "dino", "bruno", "ada"
SINCE = date(2025, 1, 15)
QUARTER = Quarter(2026, 2)
# What a spreadsheet takes for a formula (OWASP, CSV injection).
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Who fills in which form; the keys are those of what is laid out below.
FORMS: Sequence[tuple[str, str]] = (
    (DELEGATE, "/rete/servizi/{milan}/scheda/"),
    (COORDINATOR, "/rete/servizi/aggiungi/"),
    (COORDINATOR, "/rete/servizi/{lodi}/posto/"),
    (COORDINATOR, "/rete/sedute/nuova/"),
    (COORDINATOR, "/rete/sedute/{meeting}/cambia/"),
    (COORDINATOR, "/rete/sedute/{meeting}/annulla/"),
    (DELEGATE, "/rete/sedute/{meeting}/punti/"),
    (DELEGATE, "/rete/sedute/inviti/{invitation}/"),
    (DELEGATE, "/rete/formazione/nuovo/"),
    (DELEGATE, "/rete/formazione/{course}/modifica/"),
    (DELEGATE, "/rete/formazione/{course}/annullamento/"),
    (OPERATOR, "/rete/domande/nuova/"),
    (OPERATOR, "/rete/domande/{question}/"),
    (OPERATOR, "/rete/domande/{question}/modifica/"),
    (COORDINATOR, "/rete/domande/{question}/nascondi/"),
    (COORDINATOR, "/rete/risposte/{answer}/nascondi/"),
    (DELEGATE, "/rete/modelli/proponi/"),
    (DELEGATE, "/rete/modelli/{model}/testo/"),
    (COORDINATOR, "/rete/modelli/{model}/decisione/"),
)
# Where all of it is read.
PAGES = (
    "/rete/",
    "/rete/servizi/",
    "/rete/servizi/{milan}/",
    "/rete/sedute/",
    "/rete/sedute/{meeting}/",
    "/rete/sedute/{meeting}/seduta.ics",
    "/rete/sedute/mie.ics",
    "/rete/formazione/",
    "/rete/formazione/{course}/",
    "/rete/formazione/{course}/calendario.ics",
    "/rete/domande/",
    "/rete/domande/{question}/",
    "/rete/modelli/",
    "/rete/modelli/{model}/",
    "/avvisi/",
)
# What is sought there, and by which page of a list.
SOUGHT = (
    ("/rete/servizi/", "da"),
    ("/rete/sedute/", "dopo"),
    ("/rete/decisioni/", "dopo"),
    ("/rete/formazione/", "dopo"),
    ("/rete/formazione/ore/", "anno"),
    ("/rete/attestati/verifica/", "numero"),
    ("/rete/domande/", "testo"),
    ("/rete/domande/", "dopo"),
    ("/rete/modelli/", "stato"),
    ("/rete/modelli/", "dopo"),
    ("/statistiche/", "servizio"),
)


class TableTrials:
    """A table with a session, a course, a question and a model, and the texts that go through."""

    def __init__(
        self, people: Mapping[str, Persona], strings: Sequence[Hostile], ledger: Ledger
    ) -> None:
        self.people, self.strings, self.ledger = people, strings, ledger
        self.keys = _laid_out(people)

    def run(self, rounds: Sequence[int]) -> None:
        """Each round with other texts: each goes through every form in its turn."""
        for turn in self.ledger.along("the table", rounds):
            for place, (who, route) in enumerate(FORMS):
                with undone():
                    self.fill_in(who, route, turn + place)
            with undone():
                self.seek(turn)
            with undone():
                self.file_figures(turn)

    def fill_in(self, who: str, route: str, turn: int) -> None:
        """All texts at once; what of it is refused is sent once more, one text at a time."""
        address = route.format(**self.keys)
        page = self._open(address, who).page
        sheet = _form_of(page) if page else None
        assert sheet is not None, address
        self.ledger.fields.update((route, name) for name in sheet.texts)
        texts = {name: self._text(turn, place) for place, name in enumerate(sheet.texts)}
        if self._is_taken(address, who, sheet, texts):
            self._look(who)
            return
        for name, text in texts.items():
            if self._is_taken(address, who, sheet, {name: text}):
                self._look(who)

    def seek(self, turn: int) -> None:
        for place, (address, name) in enumerate(SOUGHT):
            text = self._text(turn, place).arrives[:2000]
            self._judge(self._browser(COORDINATOR).get(address, {name: text}), address)

    def file_figures(self, turn: int) -> None:
        """Places called so, among the figures of a service: in no file are they formulas."""
        lodi = Organisation.objects.get(pk=self.keys["lodi"])
        names = [self._text(turn, place).arrives for place in range(8)]
        places = {name.replace("\0", "")[:100]: Number(7, 7) for name in names}
        numbers = {
            ("referrals_by_territory", name): number for name, number in places.items() if name
        }
        keep(lodi, QUARTER, {("new_cases", ""): Number(7, 7), **numbers}, by=system_user())
        assert Cube.objects.filter(service=lodi).exists()
        at = f"/statistiche/servizi/{lodi.pk}/{QUARTER.code}/"
        for address in (at, f"{at}referrals_by_territory/", f"{at}file/json/"):
            self._open(address, "carla")
        for address in (f"{at}file/csv/", f"{at}file/cubo/", f"{at}referrals_by_territory/csv/"):
            self._read_rows(address)
        self._read_cells(f"{at}file/xlsx/")

    def _read_rows(self, address: str) -> None:
        text = self._open(address, "carla").content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            for cell in row:
                if cell.startswith(FORMULAS) and not cell.lstrip("-").isdecimal():
                    self.ledger.find("formula", address, repr(cell[:80]))

    def _read_cells(self, address: str) -> None:
        answer = self._open(address, "carla")
        if answer.status != HTTPStatus.OK:
            return
        book = load_workbook(io.BytesIO(answer.content))
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        self.ledger.find("formula", address, repr(str(cell.value)[:80]))

    def _is_taken(self, address: str, who: str, sheet: Sheet, texts: Mapping[str, Hostile]) -> bool:
        fields = [
            (name, texts[name].sent if name in texts else _usual(control).encode())
            for name, control in sheet.controls.items()
            if control.kind != "file"
        ]
        body, kind = form_body(fields, multipart=sheet.is_multipart)
        self.ledger.count("submissions to the table")
        answer = self._browser(who).generic("POST", address, body, content_type=kind)
        self._judge(answer, address, who)
        return bool(answer.status_code == 302)

    def _look(self, who: str) -> None:
        """Everything that may show it, to who wrote it and to who coordinates."""
        for reader in dict.fromkeys((who, COORDINATOR)):
            for address in PAGES:
                self._open(address.format(**self.keys), reader)

    def _open(self, address: str, who: str) -> Outcome:
        self.ledger.count("pages of the table opened")
        return self._judge(self._browser(who).get(address), address, who)

    def _judge(self, answer: Any, address: str, who: str = COORDINATOR) -> Outcome:
        outcome = Outcome(answer, who, address)
        for kind, detail in outcome.faults():
            self.ledger.find(kind, outcome.where, detail)
        return outcome

    def _browser(self, who: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(self.people[who].user)
        return client

    def _text(self, turn: int, place: int) -> Hostile:
        return self.strings[(turn * 7 + place) % len(self.strings)]


def _form_of(page: Page) -> Sheet | None:
    """The form that the page is for."""
    posted = [sheet for sheet in page.sheets() if sheet.method == "post" and sheet.texts]
    return max(posted, key=lambda sheet: len(sheet.controls), default=None)


def _usual(control: Any) -> str:
    """What is chosen already, the first that can be chosen, or a harmless word."""
    given = {
        "date": "2026-12-31",
        "datetime-local": "2026-12-30T10:00",
        "time": "10:00",
        "number": "10",
        "email": "prova@example.org",
        "url": "https://example.org/",
    }
    first = next((each for each in control.options if each), "")
    return control.value or given.get(control.kind, "") or first or "Parola"


def _laid_out(people: Mapping[str, Persona]) -> Mapping[str, int]:
    """The keys of all that there is."""
    dino, bruno = people[COORDINATOR].user, people[DELEGATE].user
    offices = {each.short_name: each for each in Organisation.objects.all()}
    province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    if not Item.objects.filter(parent=None).exists():
        found_site(province, by=dino, title="Home")
    for name in ("Milano", "Lodi"):
        take_seat(offices[name], by=dino, since=SINCE)
    meeting = _convened(province, people)
    starts = on("2026-12-03", "09:00")
    course = announce(
        offices["Milano"],
        by=bruno,
        days=[Span(starts, starts + timedelta(hours=4), 240)],
        title="Corso",
        programme="Prova",
        teachers="Prova",
        places=5,
        venue="Sala",
        video="",
        enrol_until=date(2026, 12, 1),
        minimum=80,
    )
    question = ask(by=people[OPERATOR].user, title="Domanda", text="Prova", tags="prova")
    words = dict.fromkeys(InterventionModel.WORDS, "Prova")
    return {
        "milan": offices["Milano"].pk,
        "lodi": offices["Lodi"].pk,
        "meeting": meeting.pk,
        "invitation": meeting.invitations.get(user=bruno).pk,
        "course": course.pk,
        "question": question.pk,
        "answer": answer(question, by=bruno, text="Prova").pk,
        "model": propose(offices["Milano"], by=bruno, **words).pk,
    }


def _convened(province: Organisation, people: Mapping[str, Persona]) -> Meeting:
    dino = people[COORDINATOR].user
    asked = {DELEGATE, OPERATOR, COORDINATOR}
    meeting = convene(
        province,
        by=dino,
        people=[each for each in colleagues() if each.user.username in asked],
        title="Seduta",
        starts_at=on("2026-12-01", "10:00"),
        ends_at=on("2026-12-01", "12:00"),
        venue="Sala",
        video="",
    )
    propose_point(meeting, by=dino, title="Punto", purpose="discuss", duration=10)
    return meeting
