"""The report as a PDF/A-2a that is PDF/UA-1: the same releases make the same bytes."""

from dataclasses import asdict
from pathlib import Path

from intranet.statistics.report.content import Content
from workflows.documents.pdf import printed

SOURCE = Path(__file__).parent / "typst" / "yearly.typ"


def rendered(content: Content) -> bytes:
    """Raises `Unprintable` for a name that holds a sign that no font can draw."""
    return printed(SOURCE, asdict(content))
