"""What was written as plain words, in paragraphs, without its marks."""

from html.parser import HTMLParser

BLOCKS = frozenset(
    {
        *("p", "h2", "h3", "h4", "li", "br", "hr", "blockquote", "figure", "figcaption"),
        *("table", "tr", "td", "th", "caption", "ul", "ol"),
    }
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        named = dict(attrs)
        # A picture and a link say something too: what changes in them is not to be overlooked.
        if tag == "img":
            said = (named.get("alt"), named.get("src"))
            self.pieces.append(f" [{' '.join(each for each in said if each)}] ")
        if tag == "a":
            self.targets.append(named.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        if tag == "a" and self.targets:
            self.pieces.append(f" [{self.targets.pop()}]")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("\n", " "))


def paragraphs(html: str) -> list[str]:
    """The paragraphs of `html`, none of them empty, with single spaces between words.

    After the words of a link stands where it leads, in square brackets; a picture is the words
    that stand for it, and its source.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return [line for line in lines if line]
