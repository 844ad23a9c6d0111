import datetime as dt
from dataclasses import replace

from tests.personas import CHILDREN, Persona, on, receive
from tests.workflows.cases.actions.test_records import RECORD
from tests.workflows.cases.bookings import booked, booking
from tests.workflows.documents.actions.written import signed
from workflows.cases.actions.records import validate_record, write_record
from workflows.cases.models import Case, VisitRecord
from workflows.documents.content import first_draft, report_content
from workflows.documents.pdf import Child

WEEK = dt.timedelta(days=7)


def recorded(case: Case, by: Persona, week: int, **content: str) -> VisitRecord:
    start = on("2026-09-14", "15:00") + week * WEEK
    visit = booked(booking(case, starts_at=start), state="held")
    return write_record(visit, by=by.user, **{**RECORD, **content})


def test_draft_is_drawn_from_validated_records_alone(
    assigned: Case, ada: Persona, bruno: Persona
) -> None:
    second = recorded(assigned, ada, 1, facts="Il secondo.", evaluations="")
    first = recorded(assigned, ada, 0, facts="Il primo.", evaluations="Si cercano.")
    recorded(assigned, ada, 2, facts="Non convalidato.")
    for record in (second, first):
        validate_record(record, by=bruno.user)

    assert first_draft(assigned) == {
        "course": "14/09/2026. Il primo.\n\n21/09/2026. Il secondo.",
        "observations": "14/09/2026. Si cercano.",
        "conclusions": "",
    }


def test_draft_holds_nothing_of_another_case(
    assigned: Case, sara: Persona, ada: Persona, bruno: Persona
) -> None:
    other = receive(sara, rg_number=99)
    validate_record(recorded(other, ada, 0, facts="Di un'altra famiglia."), by=bruno.user)

    assert first_draft(assigned)["course"] == ""


def test_content_tells_the_visits_in_order_and_in_words(
    assigned: Case, people: dict[str, Persona]
) -> None:
    booked(booking(assigned, starts_at=on("2026-09-21", "15:00")), state="absence")
    booked(booking(assigned), state="held")

    content = report_content(signed(assigned, people))

    assert [(row.on, row.outcome) for row in content.visits] == [
        (dt.date(2026, 9, 14), "Svolto"),
        (dt.date(2026, 9, 21), "Assenza"),
    ]


def test_content_leaves_out_no_child(sara: Persona, people: dict[str, Persona]) -> None:
    unborn_date = replace(CHILDREN[0], first_name="Pietro", birth_date=None)
    case = receive(sara, children=(*CHILDREN, unborn_date))

    content = report_content(signed(case, people))

    assert set(content.children) == {Child("Giulia", 2017), Child("Pietro", None)}


def test_content_parts_paragraphs_at_blank_lines(
    assigned: Case, people: dict[str, Persona]
) -> None:
    content = report_content(signed(assigned, people, course="Uno.\n\n\n\nDue."))

    assert content.sections[0].paragraphs == ("Uno.", "Due.")
