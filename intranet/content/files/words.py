"""What a file says, for the search: nothing where it cannot be read, and no file fails for it."""

import io
import logging
from itertools import islice

from pypdf import PdfReader

from intranet.content.files.office import words_of_office

# Of a very long document the beginning is enough to find it.
MOST_PAGES = 300
MOST_LETTERS = 300_000

logger = logging.getLogger(__name__)


def words_of(mime: str, content: bytes) -> str:
    if mime == "application/pdf":
        return _of_pdf(content)
    if mime.startswith("text/"):
        return content.decode("utf-8", "ignore")[:MOST_LETTERS].replace("\0", "")
    return words_of_office(mime, content, MOST_LETTERS)[:MOST_LETTERS]


def _of_pdf(content: bytes) -> str:
    """The library meets damaged files with errors of any kind: the file is kept all the same."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        pages = (page.extract_text() for page in islice(reader.pages, MOST_PAGES))
        return "\n".join(pages)[:MOST_LETTERS].replace("\0", "")
    except Exception as problem:
        logger.info("a PDF without words: %s", type(problem).__name__)
        return ""
