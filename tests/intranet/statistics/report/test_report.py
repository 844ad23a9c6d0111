import io
from collections.abc import Mapping

import pytest
from pypdf import PdfReader

from intranet.statistics.filing.invented import Shape
from intranet.statistics.models import Release
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from intranet.statistics.report.content import content_of
from intranet.statistics.report.pdf import rendered
from permissions.models import Organisation
from tests.intranet.desk.pages import browser
from tests.intranet.statistics.conftest import WINTER, add_service, bring
from tests.personas import Persona


@pytest.fixture
def winter(table: Mapping[str, Persona]) -> Release:
    """Lodi and Pavia in the winter; Milano has brought nothing."""
    add_service("Pavia")
    bring("Pavia", table["dino"], WINTER)
    bring("Lodi", table["olga"], WINTER, Shape(open_cases=70, open_children=91))
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    return release(coordination, by=table["dino"].user, term=Term(2026, 1))


def words_of(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_report_says_whose_figures_and_how_to_read_them(winter: Release) -> None:
    words = words_of(rendered(content_of(2026, [winter])))

    for said in (
        "Rapporto 2026 della rete dei servizi",
        "Trimestri pubblicati finora: 2026-T1. L’anno non è ancora pubblicato.",
        "Spazio Neutro di Milano non pervenute",
        "Come si legge",
        "Perché alcuni numeri non si mostrano",
        "Un fascicolo è in carico dal giorno",
        "Spazio Neutro di Lodi 70",
        "n.d.",
    ):
        assert said in words, said


def test_report_is_archivable_and_accessible(winter: Release) -> None:
    reader = PdfReader(io.BytesIO(rendered(content_of(2026, [winter]))))

    metadata = reader.xmp_metadata
    assert metadata is not None
    said = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    root = reader.root_object
    assert str(root["/Lang"]) == "it"
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "Rapporto 2026 della rete dei servizi"


def test_the_same_releases_make_the_same_bytes(winter: Release) -> None:
    first = rendered(content_of(2026, [winter]))

    assert rendered(content_of(2026, [Release.objects.get()])) == first


def test_report_is_read_by_who_coordinates_alone(
    winter: Release, people: Mapping[str, Persona]
) -> None:
    answer = browser(people["dino"]).get("/statistiche/rapporto/2026/")

    assert answer["Content-Type"] == "application/pdf"
    assert "rapporto-2026.pdf" in answer["Content-Disposition"]
    assert browser(people["dino"]).get("/statistiche/rapporto/2025/").status_code == 404
    assert browser(people["gino"]).get("/statistiche/rapporto/2026/").status_code == 404
