import io

import pytest
from pypdf import PdfReader, PdfWriter

from tests.workflows.documents import pdfs
from workflows.documents.active import TooManyObjects, has_active_content


def read_back(writer: PdfWriter) -> PdfReader:
    return PdfReader(io.BytesIO(pdfs.written(writer)))


def test_active_content_is_found_in_the_last_place_looked_at() -> None:
    assert not has_active_content(read_back(pdfs.blank(20)))
    assert has_active_content(read_back(pdfs.with_page_script()))


def test_active_content_is_found_inside_object_streams() -> None:
    packed = pdfs.with_packed_script()

    assert b"JavaScript" not in packed
    assert has_active_content(PdfReader(io.BytesIO(packed)))


def test_active_content_gives_up_on_a_file_of_too_many_objects() -> None:
    reader = read_back(pdfs.blank(20))

    with pytest.raises(TooManyObjects):
        has_active_content(reader, most=10)
