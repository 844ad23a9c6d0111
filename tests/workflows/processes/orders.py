"""A court order as a browser sends it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from permissions.models import Organisation
from tests.workflows.documents.pdfs import blank, written


def pdf() -> SimpleUploadedFile:
    """A decree of two pages: another paper than the one the personas file."""
    return SimpleUploadedFile("decreto.pdf", written(blank(pages=2)), "application/pdf")


def rows(prefix: str, *people: dict[str, str]) -> dict[str, str]:
    """The rows of a formset."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(people)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, person in enumerate(people):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in person.items()}
    return sent


GIULIA = {"first_name": "Giulia", "last_name": "Rossi", "birth_date": "2017-05-01"}
MARCO = {
    "first_name": "Marco",
    "last_name": "Rossi",
    "birth_date": "1980-01-01",
    "kin": "father",
    "standing": "authorised",
}


def order_answer(**changes: Any) -> dict[str, Any]:
    """An ordinary decree: the father, weekly, under protection."""
    return {
        "court": Organisation.objects.get(short_name="TM Milano").pk,
        "register": "vg",
        "rg_number": "4321",
        "rg_year": "2026",
        "form": "decree",
        "issued_on": "2026-09-03",
        "regime": "after",
        "level": "protected",
        "frequency": "weekly",
        "minutes": "60",
        "referrer": Organisation.objects.get(short_name="Municipio 2").pk,
        "reasons": ["conflict", "violence"],
        "pdf": pdf(),
        **rows("minori", GIULIA),
        **rows("adulti", MARCO),
        **changes,
    }
