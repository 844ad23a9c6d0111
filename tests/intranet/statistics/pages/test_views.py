"""Who reads which figures, and what the pages and files say of them."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from openpyxl import load_workbook

from intranet.statistics.filing.checking import check
from intranet.statistics.filing.invented import Shape
from intranet.statistics.models import Cube, Release
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page, statements
from tests.intranet.network.interventions.trying import proposed
from tests.intranet.statistics.conftest import SPRING, WINTER, add_service, bring, service
from tests.personas import Persona
from workflows.cases.models import Case

# Nobody else's count: what Lodi alone has brought.
SECRET = 3456
NETWORK = "/statistiche/rete/2026-T1/"
OTHERS = ("ada", "luca", "sara", "irene", "elsa", "furio", "pia", "rita", "aldo", "tina", "ines")


def lodi(rest: str = "") -> str:
    return f"/statistiche/servizi/{service('Lodi').pk}/{rest}"


@pytest.fixture
def told(table: Mapping[str, Persona]) -> Mapping[str, Persona]:
    """Lodi and Pavia in the winter, released; Lodi in spring, not released."""
    add_service("Pavia")
    bring("Pavia", table["dino"], WINTER)
    bring("Lodi", table["olga"], WINTER, Shape(open_cases=70, open_children=91))
    bring("Lodi", table["olga"], SPRING, Shape(visits=SECRET))
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=table["dino"].user, term=Term(2026, 1))
    return table


def addresses() -> list[str]:
    """Every page and file of the figures."""
    files = [f"{NETWORK}file/{kind}/" for kind in ("csv", "xlsx", "json")]
    own = [lodi(), lodi("2026-T2/"), lodi("2026-T2/visits/"), lodi("2026-T2/visits/csv/")]
    return [
        *("/statistiche/", "/statistiche/consegna/", "/statistiche/pubblicazione/"),
        *("/statistiche/pubblicazione/2026-T2/", "/statistiche/rapporto/2026/"),
        *(NETWORK, f"{NETWORK}visits/", f"{NETWORK}visits/json/", *files),
        *(*own, lodi("2026-T2/file/cubo/"), lodi("2026-T2/file/json/")),
    ]


def test_first_page_of_the_coordination_says_what_waits(told: Mapping[str, Persona]) -> None:
    proposed(dict(told))

    assert "Rispondere alla proposta di un modello" in page(told["dino"], "/statistiche/")
    assert "Rispondere alla proposta di un modello" not in page(told["dino"], NETWORK)


def test_periods_before_the_network_are_not_asked_for(told: Mapping[str, Persona]) -> None:
    with time_machine.travel("2026-10-15T09:00:00+02:00", tick=False):
        text = page(told["dino"], "/statistiche/pubblicazione/")

    assert "primo trimestre 2025" in text
    assert "quarto trimestre 2024" not in text


def test_pages_are_of_those_they_are_for(told: Mapping[str, Persona]) -> None:
    for name in OTHERS:
        client = browser(told[name])
        for address in addresses():
            answer = client.get(address)
            assert answer.status_code == 404, (name, address)
            assert str(SECRET) not in answer.content.decode(errors="replace")


@pytest.mark.parametrize("name", ["gino", "bruno"])
def test_delegates_read_their_own_service_alone(told: Mapping[str, Persona], name: str) -> None:
    client = browser(told[name])

    for address in addresses():
        if "/servizi/" in address or "/rete/" in address or "/pubblic" in address:
            assert client.get(address).status_code == 404, address
    mine = client.get("/statistiche/", follow=True)
    assert mine.status_code == 200
    assert "Spazio Neutro di Milano" in mine.content.decode()


def test_who_is_counted_has_nothing_to_bring(told: Mapping[str, Persona], case: Case) -> None:
    text = page(told["gino"], "/statistiche/consegna/")

    assert "le cifre del servizio si contano dai suoi fascicoli" in text
    assert 'type="file"' not in text


def test_the_coordination_reads_no_cube(told: Mapping[str, Persona], dino: Persona) -> None:
    client = browser(dino)

    for address in addresses():
        answer = client.get(address)
        is_own = "/servizi/" in address
        assert (answer.status_code == 404) == is_own, address
        if not answer.headers["Content-Type"].startswith("application/pdf"):
            text = answer.content.decode(errors="replace")
            assert str(SECRET) not in text
            assert "3.456" not in text


@pytest.mark.parametrize("name", ["carla", "olga"])
def test_delegates_read_their_figures_whole(told: Mapping[str, Persona], name: str) -> None:
    who = told[name]

    overview = page(who, lodi())
    visits = page(who, lodi("2026-T2/visits/"))

    assert "secondo trimestre 2026" in overview
    assert "3.456" in overview
    assert "3.456" in visits
    assert "Incontri fissati per un giorno del trimestre" in visits
    assert "n.d." not in visits


@pytest.mark.parametrize("rest", ["2026-T1/", "2026-T1/open_cases/", "2026-T1/open_cases/csv/"])
def test_one_s_own_tell_nothing_of_the_others(told: Mapping[str, Persona], rest: str) -> None:
    """All together less one's own would be what was hidden of the others."""
    text = browser(told["carla"]).get(lodi(rest)).content.decode()

    assert "70" in text
    assert "Tutti i servizi" not in text
    assert "118" not in text


def test_the_network_s_page_says_when_and_of_whom(
    told: Mapping[str, Persona], dino: Persona
) -> None:
    text = page(dino, "/statistiche/")

    assert "Rete dei servizi · primo trimestre 2026" in text
    assert "dati pubblicati il 7 set 2026" in text
    assert "Non pervenute: Spazio Neutro di Milano." in text
    assert "/casi/" not in text


def test_a_figure_has_its_definition_beside_it(told: Mapping[str, Persona], dino: Persona) -> None:
    text = page(dino, f"{NETWORK}open_cases/")

    assert "Un fascicolo è in carico dal giorno" in text
    assert '<abbr title="non divulgabile">n.d.</abbr>' in text
    assert "perché?" in text
    lodi_row = text.split('<th scope="row">Spazio Neutro di Lodi</th>')[1].split("</tr>")[0]
    assert "70" in lodi_row
    milano = text.split('<th scope="row">Spazio Neutro di Milano</th>')[1].split("</tr>")[0]
    assert "non pervenuto" in milano
    assert not any(sign.isdigit() for sign in milano)


def test_charts_say_their_numbers_in_words(told: Mapping[str, Persona], dino: Persona) -> None:
    text = page(dino, f"{NETWORK}open_cases/")

    charts = [
        ET.fromstring(f"<svg{each.split('</svg>')[0]}</svg>")
        for each in text.split('<svg class="chart"')[1:]
        for each in [f' class="chart"{each}']
    ]

    assert len(charts) >= 2
    for chart in charts:
        assert chart.get("role") == "img"
        assert chart.find("title") is not None
        assert chart.find("desc") is not None
    assert "Spazio Neutro di Lodi: 70." in " ".join(charts[1].find("desc").text.split())  # type: ignore[union-attr]


def test_rows_can_begin_with_the_largest(told: Mapping[str, Persona], dino: Persona) -> None:
    by_name = page(dino, f"{NETWORK}open_cases/")
    by_total = page(dino, f"{NETWORK}open_cases/?ordina=totale")

    for text in (by_name, by_total):
        assert text.index(">Spazio Neutro di Lodi</th>") < text.index(
            ">Spazio Neutro di Pavia</th>"
        )
    bare = page(dino, f"{NETWORK}visits/?ordina=totale")
    assert ">Spazio Neutro di Pavia</th>" in bare


def test_files_say_what_the_page_says(told: Mapping[str, Persona], dino: Persona) -> None:
    client = browser(dino)
    made = {kind: client.get(f"{NETWORK}open_cases/{kind}/") for kind in ("csv", "xlsx", "json")}

    rows = list(csv.reader(io.StringIO(made["csv"].content.decode("utf-8-sig")), delimiter=";"))
    said: dict[str, Any] = json.loads(made["json"].content)
    book = load_workbook(io.BytesIO(made["xlsx"].content))

    [own] = [row for row in rows if row and row[0] == "Spazio Neutro di Lodi"]
    [read] = [row for row in said["tables"][0]["rows"] if row["name"] == "Spazio Neutro di Lodi"]
    [cells] = [row for row in book["Cifre"].values if row[0] == "Spazio Neutro di Lodi"]
    values = [each["value"] for each in read["values"]]
    assert [None if each == "n.d." else int(each) for each in own[1:]] == values
    assert [None if each == "n.d." else each for each in cells[1:]] == values
    assert {each["status"] for each in read["values"]} <= {"shown", "hidden"}
    for text in (made["csv"].content.decode(), json.dumps(said, ensure_ascii=False)):
        assert "Un fascicolo è in carico dal giorno" in text
        assert "2026.1" in text
        assert "2026-T1" in text
    assert "rete-open_cases-2026-T1.csv" in made["csv"]["Content-Disposition"]


def test_a_name_is_no_formula(told: Mapping[str, Persona], dino: Persona) -> None:
    lodi = service("Lodi")
    lodi.name = "=cmd|calc"
    lodi.save()
    client = browser(dino)

    text = client.get(f"{NETWORK}open_cases/csv/").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(client.get(f"{NETWORK}open_cases/xlsx/").content))

    assert "\r\n'=cmd|calc;" in text
    assert "\r\n=cmd" not in text
    cells = [cell for row in book["Cifre"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_a_cube_goes_out_and_can_be_brought_again(told: Mapping[str, Persona]) -> None:
    olga = told["olga"]
    content = browser(olga).get(lodi("2026-T2/file/cubo/")).content
    cube = Cube.objects.get(service=service("Lodi"), quarter=2)

    reading = check(service("Lodi"), content, olga.user)

    kept = {(cell.figure, cell.category): cell.value for cell in cube.cells.all()}
    assert {place: each.value for place, each in reading.entries.items()} == kept


@pytest.mark.parametrize(
    "address",
    ["2026-T3/", "2026-T5/", "2026/", "niente/", "2026-T2/niente/", "2026-T2/visits/pdf/"],
)
def test_what_there_is_not_is_not_found(told: Mapping[str, Persona], address: str) -> None:
    page(told["carla"], lodi(address), status=404)
    if address != "2026-T2/visits/pdf/":
        page(told["dino"], f"/statistiche/rete/{address}", status=404)


@pytest.mark.alike
def test_pages_cost_the_same_for_few_services_and_for_many(
    told: Mapping[str, Persona], dino: Persona
) -> None:
    there = ["/statistiche/", f"{NETWORK}open_cases/", "/statistiche/pubblicazione/2026-T2/"]
    before = [statements(dino, address) for address in there]
    made = Release.objects.get()
    for number in range(12):
        each = add_service(f"Altro {number}")
        for category in ("", "check", "waiting"):
            made.cells.create(
                service=each, figure="open_cases", category=category, status="shown", value=9
            )

    assert [statements(dino, address) for address in there] == before
    assert "Altro 11" in page(dino, f"{NETWORK}open_cases/")


@pytest.mark.alike
def test_one_s_own_pages_cost_the_same_for_few_cells_and_for_many(
    told: Mapping[str, Persona],
) -> None:
    carla, cube = told["carla"], Cube.objects.get(quarter=2)
    there = [lodi("2026-T2/"), lodi("2026-T2/children_by_municipality/")]
    before = [statements(carla, address) for address in there]
    for number in range(40):
        cube.cells.create(figure="children_by_municipality", category=f"Comune {number}", value=1)

    assert [statements(carla, address) for address in there] == before
