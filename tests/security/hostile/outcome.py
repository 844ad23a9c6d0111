"""What the site must answer whatever was written: prose is prose, and nothing in it runs."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar
from lxml import etree

from tests.security.hostile.judge import Answer, is_here
from tests.security.hostile.page import squeezed

# What an author may lead to, from prose and by a link.
SCHEMES = {"http", "https", "mailto", "tel"}
# What nobody brings into a page: the house has none of the first, and of the others its own.
NEVER = {"iframe", "object", "embed", "base", "style", "math", "applet", "frame", "frameset"}
# The name of a file as RFC 6266 has it: quoted, or in percents.
NAMED = re.compile(r"""(attachment|inline)(; filename=("[^"\\\r\n]*(\\.[^"\\\r\n]*)*"|\*?\S+))?""")


class Outcome(Answer):
    """An answer of the site, judged by itself."""

    @property
    def is_page(self) -> bool:
        return self.page is not None and self.status == 200

    def misses(self, text: str) -> Iterator[tuple[str, str]]:
        """The text, where the page does not say it whole."""
        assert self.page is not None
        if squeezed(text) not in self.page.said:
            yield "not whole", repr(text[:80])

    def faults(self, house: Any = None) -> Iterator[tuple[str, str]]:
        if self.status >= 500:
            yield "error", self._error()
        for name, value in self.response.items():
            if re.search(r"[\r\n\0]", name + value) or name.lower() == "x-injected":
                yield "header", f"{name}: {value!r}"
        named = self.response.get("Content-Disposition")
        if named is not None and not re.match(NAMED, named):
            yield "file name", named
        leads_to = self.response.get("Location")
        if leads_to is not None and not _may_lead(leads_to):
            yield "redirect", leads_to
        yield from self._in_elements()
        yield from self._in_data()

    def _in_elements(self) -> Iterator[tuple[str, str]]:
        for each in self.page.elements if self.page else []:
            if each.tag in NEVER or any(name.startswith("on") for name in each.attrib):
                yield "markup", etree.tostring(each, encoding="unicode")[:200]
            if each.tag == "script" and (each.text or not is_here(each.get("src", ""))):
                yield "script", etree.tostring(each, encoding="unicode")[:200]
            for name in ("src", "action", "formaction", "hx-get", "hx-post", "poster"):
                if not is_here(each.get(name, "/")):
                    yield "address", f"{name} leads to {each.get(name)!r}"
            if each.tag == "a" and not _may_lead(each.get("href", "/")):
                yield "address", f"a link leads to {each.get('href')!r}"

    def _in_data(self) -> Iterator[tuple[str, str]]:
        """What a reader of feeds and a calendar make of it."""
        kind = self.response.get("Content-Type", "")
        try:
            if kind.startswith("application/atom"):
                etree.fromstring(self.content)
            elif kind.startswith("text/calendar"):
                Calendar.from_ical(self.content)
            elif kind.startswith("application/json") and self.content:
                self.response.json()
        except (ValueError, etree.XMLSyntaxError) as problem:
            yield "unreadable", f"{type(problem).__name__}: {problem}"[:200]


def _may_lead(address: str) -> bool:
    try:
        return is_here(address) or urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        # Nowhere at all: no browser follows it.
        return True
