"""Where the text of a page leads, and which pictures it shows."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag == "img":
            self.pictures.append((values.get("src", ""), values.get("alt", "")))


def links_of(html: str) -> list[str]:
    """The address of every link, in order."""
    return _read(html).links


def pictures_of(html: str) -> list[tuple[str, str]]:
    """The address of every picture and what it shows, in words, in order."""
    return _read(html).pictures


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader
