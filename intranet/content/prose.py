"""The HTML that people write: only what an article needs, and nothing that runs.

The list of tags and attributes is the whole of what stays; all else goes, its words stay.
"""

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
SCHEMES = {"https", "http", "mailto", "tel"}


def cleaned(html: str) -> str:
    """`html` without whatever is not in the lists above.

    A picture comes from this site alone: one of elsewhere would tell who reads what.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_of_the_house,
    )


def _of_the_house(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if value.startswith("/") and not value.startswith("//") else None
    return value
