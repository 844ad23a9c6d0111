"""A page as a browser builds it: its elements, its forms, and what a reader finds in it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree, html

Shape = tuple[str, tuple[str, ...]]
TEXTS = {"text", "search", "email", "tel", "url", "password"}
CHOSEN = {"radio", "checkbox"}
BUTTONS = {"submit", "button", "reset", "image"}
# The attributes a browser follows or sends to.
ADDRESSES = ("href", "src", "action", "formaction", "hx-get", "hx-post", "data", "poster")
# The attributes that say what a field holds at the moment: an empty one has none of them.
STATES = {"checked", "selected", "disabled", "value"}
# A new line in a text becomes one of these.
LINES: set[Shape] = {("p", ()), ("br", ())}


def squeezed(text: str) -> str:
    """The text without room between its signs, in one case: what two prints of it share."""
    return "".join(text.replace("\0", "\ufffd").split()).casefold()


def as_lines(text: str) -> str:
    """The text with every kind of line end as one, and without what no field keeps."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


@dataclass
class Control:
    """One control of a form: its kind, what it holds, what may be chosen."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    is_wrong: bool = False
    longest: int = 10**6

    @property
    def is_text(self) -> bool:
        return self.kind in TEXTS or self.kind == "textarea"


@dataclass
class Sheet:
    """A form of a page: where it is sent, how, and its controls by name."""

    action: str
    method: str
    is_multipart: bool
    controls: dict[str, Control]

    @property
    def texts(self) -> list[str]:
        return [each.name for each in self.controls.values() if each.is_text]


class Page:
    """An HTML page, read by the tokenizer of HTML 5 that libxml2 has since 2.14."""

    def __init__(self, content: bytes) -> None:
        text = content.decode(errors="replace").replace("\0", "\ufffd")
        self.root: Any = html.document_fromstring(text)

    @cached_property
    def elements(self) -> list[Any]:
        return [each for each in self.root.iter() if isinstance(each.tag, str)]

    @cached_property
    def shapes(self) -> Counter[Shape]:
        """How many elements there are of each tag with the same attributes, and comments."""
        found = Counter((e.tag, tuple(sorted({*e.attrib} - STATES))) for e in self.elements)
        comments = sum(1 for _ in self.root.iter(etree.Comment))
        return found + Counter({("#comment", ()): comments})

    def added_to(self, other: Counter[Shape]) -> Counter[Shape]:
        """The elements that `other` had not, apart from those that a new line makes."""
        return Counter({k: n for k, n in (self.shapes - other).items() if k not in LINES})

    @cached_property
    def said(self) -> str:
        """All that is to be read, squeezed: texts, and the values of fields."""
        values = [each.get("value", "") for each in self.elements if each.tag == "input"]
        return squeezed("\n".join([self.root.text_content(), *values]))

    def leads(self) -> Iterator[str]:
        """Every address that the page follows, or offers to."""
        for each in self.elements:
            yield from (each.get(name) for name in ADDRESSES if each.get(name))

    def links(self) -> list[str]:
        return [each.get("href", "") for each in self.elements if each.tag == "a"]

    @cached_property
    def problems(self) -> str:
        """What the page says is wrong with what was sent."""
        found = self.root.xpath("//*[@data-problems]|//*[@role='alert']")
        return " ".join(" ".join(each.text_content().split()) for each in found)

    def sheets(self) -> list[Sheet]:
        return [_sheet(each) for each in self.elements if each.tag == "form"]


def _sheet(form: Any) -> Sheet:
    controls: dict[str, Control] = {}
    for each in form.xpath(".//input|.//textarea|.//select"):
        # A template is the model of a row, not a row.
        if each.get("name") and not each.xpath("ancestor::template"):
            _add(controls, each)
    return Sheet(
        action=form.get("action", ""),
        method=form.get("method", "get").lower(),
        is_multipart=form.get("enctype", "").startswith("multipart"),
        controls=controls,
    )


def _add(controls: dict[str, Control], element: Any) -> None:
    name, kind = element.get("name"), _kind(element)
    if kind in BUTTONS:
        return
    control = controls.setdefault(name, Control(name, kind))
    control.longest = int(element.get("maxlength", control.longest))
    around = element.xpath("ancestor::*[contains(@class,'field-wrong')]")
    control.is_wrong = control.is_wrong or bool(around)
    if kind in CHOSEN:
        control.options.append(element.get("value", "on"))
        control.value = element.get("value", "on") if "checked" in element.attrib else control.value
    elif kind == "select":
        control.options = [each.get("value", "") for each in element.xpath(".//option")]
        chosen = element.xpath(".//option[@selected]/@value")
        control.value = chosen[0] if chosen else ""
    elif kind == "textarea":
        control.value = re.sub(r"^\n", "", element.text_content())
    else:
        control.value = element.get("value", "")


def _kind(element: Any) -> str:
    return element.get("type", "text").lower() if element.tag == "input" else str(element.tag)
