"""Prints the files to download: forms, as PDFs that are archivable and accessible."""

from datetime import date
from pathlib import Path

import typst

from workflows.documents.pdf import fonts


def printed(sheet: Path, on: date) -> bytes:
    """The PDF of a form, from its source, dated `on`; the same bytes every time.

    Standards: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). Raises `typst.TypstError`.
    """
    return typst.compile(
        sheet,
        root=sheet.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"on": on.isoformat()},
        pdf_standards=["a-2a", "ua-1"],
    )
