"""The PDFs that come from outside, printed from invented data."""

import json
from pathlib import Path

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from workflows.documents.uploads import PdfUpload, validated_pdf

TEMPLATE = Path(__file__).with_name("paper.typ")


def paper(sender: str, title: str, paragraphs: list[str]) -> "SimpleUploadedFile":
    """A letter as a PDF, marked as invented."""
    data = json.dumps({"sender": sender, "title": title, "paragraphs": paragraphs})
    content = typst.compile(TEMPLATE, sys_inputs={"data": data})
    return SimpleUploadedFile(f"{title}.pdf", content, "application/pdf")


def accepted_paper(sender: str, title: str, paragraphs: list[str]) -> PdfUpload:
    """The same, as the form hands it on."""
    return validated_pdf(paper(sender, title, paragraphs))
