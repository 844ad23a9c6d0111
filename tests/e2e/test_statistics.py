"""The figures in the browser: brought, refused, released, read, taken away and printed."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, expect
from pypdf import PdfReader

from intranet.network.actions import take_seat
from intranet.statistics.filing.invented import Shape
from intranet.statistics.filing.sheets import written
from intranet.statistics.models import Cube, Release
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.people import system_user
from tests.e2e.window import SUBMIT, Window
from tests.intranet.statistics.conftest import add_service, bring, recorded, service
from tests.personas import Persona
from workflows.engine.worker import BackgroundWork

pytestmark = pytest.mark.e2e

SPRING = Quarter(2026, 2)
LODI = "Spazio Neutro di Lodi"


@pytest.fixture
def table(people: dict[str, Persona]) -> dict[str, Persona]:
    """Three services at the table; Pavia has brought its figures, Milano has none."""
    for each in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(each, by=system_user(), since=date(2025, 1, 1))
    add_service("Pavia", municipality="Pavia")
    bring("Pavia", people["dino"], SPRING, Shape(open_cases=60, open_children=75))
    return people


def brings(window: Window, content: bytes) -> None:
    """Choose the file and send it."""
    payload = FilePayload(name="cifre.csv", mimeType="text/csv", buffer=content)
    window.page.set_input_files("[name=file]", payload)
    window.presses(
        window.page.locator(f"main form.sheet .btn-primary{SUBMIT.removeprefix('button')}")
    )


def printed(window: Window) -> str:
    """The words of the yearly report."""
    answer = window.page.request.get(f"{window.site}/statistiche/rapporto/2026/")
    paper = PdfReader(io.BytesIO(answer.body()))
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_a_file_with_a_fault_is_refused_with_its_line_and_then_taken(
    window: Callable[[str], Window], table: dict[str, Persona]
) -> None:
    right = written(LODI, SPRING, recorded(Shape()))
    wrong = right.replace(b"new_cases;referred;12;12", b"new_cases;referred;-12;12")

    carla = window("carla")
    carla.opens("/statistiche/consegna/")
    brings(carla, wrong)
    expect(carla.page.locator("main [role=alert]")).to_contain_text("Riga 24: «-12» è sotto zero")
    assert not Cube.objects.filter(service=service("Lodi")).exists()
    brings(carla, right)
    expect(carla.page.locator("h1")).to_have_text("Ecco che cosa è stato letto")
    carla.presses(carla.page.get_by_role("button", name="Conferma e consegna"))
    expect(carla.page.locator("main [role=status]").first).to_contain_text("Cifre del secondo")

    carla.opens("/statistiche/")
    expect(carla.page.locator("h1")).to_contain_text(LODI)
    carla.follows("Fascicoli in carico")
    expect(carla.page.locator("main .definition")).to_contain_text("in carico dal giorno")
    with carla.page.expect_download() as taken:
        carla.page.get_by_role("link", name="Scarica CSV").click()
    assert "In lista d’attesa" in Path(taken.value.path()).read_text("utf-8-sig")
    assert carla.status_of("/statistiche/pubblicazione/") == 404


def test_a_quarter_is_released_read_taken_away_and_printed(
    window: Callable[[str], Window], table: dict[str, Persona]
) -> None:
    bring("Lodi", table["olga"], SPRING)

    dino = window("dino")
    dino.opens("/statistiche/pubblicazione/2026-T2/")
    expect(dino.page.locator("main")).to_contain_text("2 servizi su 3")
    dino.presses(dino.page.get_by_role("button", name="Pubblica il trimestre"))
    expect(dino.page.locator("#avanzamento")).to_contain_text("Si sta calcolando")
    BackgroundWork().sweep()
    dino.page.wait_for_url("**/statistiche/rete/2026-T2/", timeout=60_000)
    dino.look()
    assert Release.objects.count() == 1
    expect(dino.page.locator("main .missing")).to_contain_text("Spazio Neutro di Milano")

    dino.follows("Fascicoli in carico")
    expect(dino.page.locator("svg.chart").first).to_be_visible()
    expect(dino.page.locator("main table").first).to_contain_text("108")
    with dino.page.expect_download() as taken:
        dino.page.get_by_role("link", name="Scarica XLSX").click()
    book = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    cells = [cell for row in book["Cifre"].iter_rows(values_only=True) for cell in row]
    assert {108, "n.d.", "non pervenuto"} <= set(cells)
    assert any("in carico dal giorno" in str(row[1]) for row in book["Definizioni"].values)

    words = printed(dino)
    assert "Rapporto 2026 della rete dei servizi" in words
    assert "Perché alcuni numeri non si mostrano" in words
    assert dino.status_of(f"/statistiche/servizi/{service('Lodi').pk}/") == 404
