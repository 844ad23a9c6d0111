"""The HTML that people write: only what an article needs, and nothing that runs.

The list of tags and attributes is the whole of what stays; all else goes, its words stay.
"""

import re

import nh3

TAGS = {
    *("h2", "h3", "h4", "p", "br", "hr", "blockquote", "strong", "em", "u", "s", "sub", "sup"),
    *("ul", "ol", "li", "a", "img", "figure", "figcaption"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
# What the house itself writes of a picture: the widths in which it is kept.
WIDTHS = {"srcset", "sizes"}
PICTURES = "/contenuti/"
# A picture as it comes out; a quotation mark within an attribute is no longer one.
PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
SCHEMES = {"https", "http", "mailto", "tel"}


def cleaned(html: str) -> str:
    """`html` without whatever is not in the lists above.

    A picture comes from this site alone: one of elsewhere would tell who reads what, and goes.
    """
    return _cleaned(html, ATTRIBUTES)


def drawn(html: str) -> str:
    """`html` that was cleaned, and then given the widths of its pictures: cleaned once more."""
    return _cleaned(html, {**ATTRIBUTES, "img": ATTRIBUTES["img"] | WIDTHS})


def _cleaned(html: str, attributes: dict[str, set[str]]) -> str:
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=attributes,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_of_the_house,
    )
    return PICTURE.sub(_with_a_source, clean)


def _with_a_source(picture: re.Match[str]) -> str:
    return picture.group() if ' src="' in picture.group(1) else ""


def _of_the_house(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if value.startswith("/") and not value.startswith("//") else None
    if name == "srcset":
        offered = (each.strip() for each in value.split(","))
        return value if all(each.startswith(PICTURES) for each in offered) else None
    return value
