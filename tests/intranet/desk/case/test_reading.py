"""Who opened what of a case stays known; what stood there does not."""

import pytest

from permissions.models import ReadEvent
from tests.intranet.desk.pages import browser, page
from tests.personas import Persona
from workflows.cases.models import Case
from workflows.documents.models import Transmission


def readings() -> list[tuple[int, str, str, int]]:
    rows = ReadEvent.objects.order_by("pk").select_related("content_type")
    return [(row.reader_id, row.what, row.content_type.model, row.object_id) for row in rows]


@pytest.mark.parametrize(
    ("section", "what"),
    [
        ("", "case.overview"),
        ("persone/", "case.people"),
        ("incontri/", "case.visits"),
        ("documenti/", "case.papers"),
        ("storia/", "case.history"),
    ],
)
def test_section_that_is_opened_is_kept(
    case: Case, bruno: Persona, section: str, what: str
) -> None:
    page(bruno, f"/casi/{case.pk}/{section}")

    assert readings() == [(bruno.user.pk, what, "case", case.pk)]
    assert ReadEvent.objects.get().organisation_id == case.service_id


def test_what_is_not_there_for_a_reader_is_not_kept(
    case: Case, carla: Persona, sara: Persona
) -> None:
    page(carla, f"/casi/{case.pk}/", status=404)
    page(sara, f"/casi/{case.pk}/storia/", status=404)
    page(carla, f"/documenti/{case.papers.get().pk}/", status=404)

    assert readings() == []


def test_paper_that_is_downloaded_is_kept(case: Case, sara: Persona) -> None:
    browser(sara).get(f"/documenti/{case.papers.get().pk}/")

    assert readings() == [(sara.user.pk, "paper", "case", case.pk)]


def test_report_that_the_clerk_downloads_is_kept_for_the_service(
    transmitted: Case, elsa: Persona
) -> None:
    delivery = Transmission.objects.get()
    browser(elsa).get(f"/relazioni/{delivery.pk}/pdf/")

    assert readings() == [(elsa.user.pk, "report", "transmission", delivery.pk)]
    assert ReadEvent.objects.get().organisation_id == transmitted.service_id
