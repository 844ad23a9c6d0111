"""What every answer must be, whatever was typed anywhere: the marks of the house, and no others."""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.security.hostile.page import ADDRESSES, LINES, Page, Shape

COOKIES = {"sessionid", "csrftoken", "messages"}
# An address on this site: no scheme, and no host after two slashes of any kind.
HERE = re.compile(r"(?![a-z][a-z0-9+.-]*:|\s*[/\\]{2}|[\0-\x20])|data:image/", re.IGNORECASE)
SAFE_NAME = re.compile(r'(attachment|inline)(; filename="[A-Za-z0-9][A-Za-z0-9.-]*\.[a-z]{3,4}")?')
ENGLISH = re.compile(r"\b(This field|Ensure|Enter a|Select a|not allowed|is required|invalid)\b")


def is_here(address: str) -> bool:
    """Whether a browser that follows the address stays on this site; it drops tabs and ends."""
    return HERE.match(re.sub(r"[\t\r\n]", "", address)) is not None


# Elements that do something by being there: known only with the very same attributes.
ACTIVE = {
    "a",
    "base",
    "embed",
    "form",
    "iframe",
    "img",
    "link",
    "meta",
    "object",
    "script",
    "style",
}


@dataclass
class House:
    """The elements that the pages of the house are made of, learnt from harmless ones."""

    shapes: set[Shape] = field(default_factory=set)

    def learn(self, page: Page) -> None:
        self.shapes.update(part for shape in page.shapes for part in _parts(shape))

    def strangers(self, page: Page) -> list[Shape]:
        return [
            shape for shape in page.shapes if not (self.shapes | LINES).issuperset(_parts(shape))
        ]


def _parts(shape: Shape) -> list[Shape]:
    tag, names = shape
    return [shape] if tag in ACTIVE else [(tag, ()), *((tag, (name,)) for name in names)]


class Answer:
    """What the site answered to one request."""

    def __init__(self, response: Any, who: str, address: str) -> None:
        self.response, self.who, self.address = response, who, address
        self.status: int = response.status_code
        self.content: bytes = b"" if response.streaming else response.content
        kind = response.get("Content-Type", "")
        self.is_pdf = kind == "application/pdf"
        # A part of a page, as htmx asks for it, is no page.
        self.page = Page(self.content) if kind.startswith("text/html") and self.content else None

    @property
    def was_accepted(self) -> bool:
        return self.status == 302

    @property
    def where(self) -> str:
        """The place without its keys: the same page of another object is the same place."""
        return f"{self.who} {re.sub(r'[0-9]+', 'N', self.address.partition('?')[0])[:80]}"

    def faults(self, house: House | None) -> Iterator[tuple[str, str]]:
        """What is wrong with the answer itself, as (kind, detail)."""
        if self.status >= 500:
            yield "error", self._error()
        yield from self._in_headers()
        if self.page is not None:
            yield from self._in_page(self.page, house)

    def _error(self) -> str:
        raised = getattr(self.response, "exc_info", None)
        if not raised:
            return str(self.status)
        last = traceback.extract_tb(raised[2])[-1]
        return f"{raised[0].__name__}: {str(raised[1])[:120]} ({last.filename}:{last.lineno})"

    def _in_headers(self) -> Iterator[tuple[str, str]]:
        for name, value in self.response.items():
            if re.search(r"[\r\n\0]", name + value) or name.lower() == "x-injected":
                yield "header", f"{name}: {value!r}"
        strange = set(self.response.cookies) - COOKIES
        if strange:
            yield "cookie", str(strange)
        named = self.response.get("Content-Disposition")
        if named is not None and not SAFE_NAME.fullmatch(named):
            yield "file name", named
        leads_to = self.response.get("Location")
        if leads_to is not None and not is_here(leads_to):
            yield "redirect", leads_to

    def _in_page(self, page: Page, house: House | None) -> Iterator[tuple[str, str]]:
        for shape in house.strangers(page) if house else []:
            yield "markup", f"an element that no page of the house has: {shape}"
        for address in page.leads():
            if not is_here(address):
                yield "address", f"{ADDRESSES} lead to {address!r}"
        if ENGLISH.search(page.problems):
            yield "words", page.problems
