import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.intranet.desk.pages import browser, deliver, page
from tests.papers import blank_pdf
from tests.personas import Persona
from workflows.cases.models import Case
from workflows.documents.models import Paper


@pytest.fixture
def order(case: Case) -> Paper:
    return case.papers.get()


def test_paper_is_handed_out_whole_and_kept_by_no_cache(order: Paper, sara: Persona) -> None:
    response = browser(sara).get(f"/documenti/{order.pk}/")

    assert hashlib.sha256(response.content).hexdigest() == order.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="provvedimento-2026-0001.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["carla", "pia", "luca", "elsa", "furio", "dino", "irene"])
def test_paper_does_not_exist_for_others(
    order: Paper, people: dict[str, Persona], name: str
) -> None:
    page(people[name], f"/documenti/{order.pk}/", status=404)


def test_report_is_the_teams_until_it_is_delivered(case: Case, people: dict[str, Persona]) -> None:
    pdf, by = blank_pdf(), people["bruno"].user
    values = {"path": "aa/bb", "sha256": pdf.sha256, "size": 1, "pages": 1, "added_by": by}
    signed = Paper.objects.create(case=case, kind=Paper.Kind.REPORT, title="Relazione", **values)

    for name in ("sara", "irene"):
        page(people[name], f"/documenti/{signed.pk}/", status=404)

    delivered = deliver(case, people["sara"]).paper
    assert browser(people["irene"]).get(f"/documenti/{delivered.pk}/").status_code == 200
    assert browser(people["bruno"]).get(f"/documenti/{delivered.pk}/").status_code == 200
    page(people["sara"], f"/documenti/{delivered.pk}/", status=404)


def test_altered_paper_is_not_handed_out(
    order: Paper, sara: Persona, file_of: Callable[[Paper], Path]
) -> None:
    file_of(order).write_bytes(b"%PDF-1.7 altro")

    text = page(sara, f"/documenti/{order.pk}/", status=409)

    assert "non corrisponde più alla sua impronta" in text


def test_lost_paper_is_told_in_the_same_words(
    order: Paper, sara: Persona, file_of: Callable[[Paper], Path]
) -> None:
    file_of(order).unlink()

    assert "non corrisponde più" in page(sara, f"/documenti/{order.pk}/", status=409)


def test_paper_whose_print_was_changed_is_not_handed_out(order: Paper, sara: Persona) -> None:
    order.sha256 = "0" * 64
    order.save()

    page(sara, f"/documenti/{order.pk}/", status=409)


def test_papers_of_the_case_lead_to_their_download(case: Case, order: Paper, sara: Any) -> None:
    text = page(sara, f"/casi/{case.pk}/documenti/")

    assert re.findall(r'href="(/documenti/\d+/)"', text) == [f"/documenti/{order.pk}/"]
