"""Who opened a task, or a sheet that shows a case, stays known; what stood there does not."""

import pytest
from django.urls import reverse

from permissions.models import ReadEvent
from tests.personas import Persona
from tests.transfers import offered
from tests.workflows.cases.actions.secrets import asked, sealed
from tests.workflows.processes.pages import address, signed_in
from workflows.cases.models import Case
from workflows.documents.models import Transmission

People = dict[str, Persona]


def readings() -> list[tuple[int, str, str, int]]:
    rows = ReadEvent.objects.order_by("pk").select_related("content_type")
    return [(row.reader_id, row.what, row.content_type.model, row.object_id) for row in rows]


def test_task_that_is_opened_is_kept_about_its_case(case: Case, bruno: Persona) -> None:
    signed_in(bruno).get(address("check_documents", case, bruno))

    assert readings() == [(bruno.user.pk, "task", "case", case.pk)]
    assert ReadEvent.objects.get().organisation_id == case.service_id


def test_answer_that_is_shown_again_is_kept_and_one_that_is_done_is_not(
    case: Case, bruno: Persona
) -> None:
    browser, where = signed_in(bruno), address("check_documents", case, bruno)

    browser.post(where, {"decision": ""})
    assert len(readings()) == 1
    browser.post(where, {"decision": "complete"})

    assert len(readings()) == 1


def test_task_of_another_is_not_kept(case: Case, people: People) -> None:
    where = address("check_documents", case, people["bruno"])

    for name in ("carla", "olga", "sara", "elsa"):
        assert signed_in(people[name]).get(where).status_code == 404

    assert readings() == []


def test_task_is_kept_about_what_its_reader_holds_it_by(transmitted: Case, elsa: Persona) -> None:
    signed_in(elsa).get(address("acknowledge_report", transmitted, elsa))

    delivery = Transmission.objects.get()
    assert readings() == [(elsa.user.pk, "task", "transmission", delivery.pk)]
    assert ReadEvent.objects.get().organisation_id == transmitted.service_id


def test_decision_on_a_secret_is_kept_about_the_secret(assigned: Case, people: People) -> None:
    record, gino = sealed(assigned, people["sara"]), people["gino"]
    asked(record, people["ada"])

    signed_in(gino).get(address("decide_access", assigned, gino))

    assert readings() == [(gino.user.pk, "task", "protectedrecord", record.pk)]


def test_bundle_that_a_service_is_asked_to_take_is_kept(assigned: Case, people: People) -> None:
    olga, transfer = people["olga"], offered(assigned, people["bruno"], people["dino"])

    signed_in(olga).get(address("answer_transfer", assigned, olga))

    offer = transfer.last_offer()
    assert offer is not None
    assert readings() == [(olga.user.pk, "task", "transferoffer", offer.pk)]


@pytest.mark.parametrize(
    ("sheet", "who", "what"),
    [("amend", "sara", "case.orders"), ("propose_transfer", "bruno", "case.papers")],
)
def test_sheet_that_shows_a_case_is_kept(
    case: Case, people: People, sheet: str, who: str, what: str
) -> None:
    where = reverse(f"processes:{sheet}", args=[case.pk])

    assert signed_in(people[who]).get(where).status_code == 200
    assert signed_in(people["carla"]).get(where).status_code == 404

    assert readings() == [(people[who].user.pk, what, "case", case.pk)]
