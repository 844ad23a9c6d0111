"""What an office document says: its paragraphs, without what was struck out of it.

An archive of XML files that a stranger packed: no more is unpacked than MOST_BYTES, and nothing
is read of a file that defines entities, which no office program writes.
"""

import logging
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat  # nosec B407

from intranet.content.files.archives import Damaged, opened, unpacked

# Of all parts together; and how far one element stands within others.
MOST_BYTES, MOST_ELEMENTS, DEEPEST = 10 * 1024 * 1024, 500_000, 200
# Where the words are, by the beginning of the media type (ISO/IEC 29500-1, 26300-3).
MICROSOFT = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
PARTS = {
    MICROSOFT: re.compile(
        r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml"
        r"|xl/(sharedStrings|worksheets/sheet\d+)\.xml"
        r"|ppt/slides/slide\d+\.xml"
    ),
    OPEN: re.compile(r"content\.xml"),
}
# Elements by their local names: those that hold words, and those that hold none to be read.
HOLDERS = {MICROSOFT: frozenset({"t"}), OPEN: frozenset({"p", "h"})}
SILENT = frozenset({"Fallback", "rPh", "tracked-changes", "annotation"})
# Those that part two words.
PARTING = frozenset({"p", "h", "si", "is", "tab", "br", "s", "line-break"})

logger = logging.getLogger(__name__)


class _Enough(Exception):
    """So much is enough to find it by."""


class _Reader:
    """Hears the parts of one document, one after the other, until `most` letters are said."""

    def __init__(self, holders: frozenset[str], most: int) -> None:
        self.holders = holders
        self.said: list[str] = []
        self.left, self.elements = most, MOST_ELEMENTS
        self.depth = 0
        self.held = 0
        self.silent = 0

    def hear(self, pieces: Iterator[bytes]) -> int:
        """Returns how many bytes that were. Raises expat.ExpatError for what is no XML, Damaged
        for what defines entities, and _Enough.
        """
        self.depth = self.held = self.silent = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.StartDoctypeDeclHandler = _refuse
        heard = 0
        for piece in pieces:
            heard += len(piece)
            parser.Parse(piece, False)
        return heard

    def _begin(self, name: str, _attributes: object) -> None:
        self.depth, self.elements = self.depth + 1, self.elements - 1
        if self.depth > DEEPEST or self.elements < 0:
            raise _Enough
        local = name.rpartition(" ")[2]
        self.held += local in self.holders
        self.silent += local in SILENT
        self._part(local)

    def _end(self, name: str) -> None:
        self.depth -= 1
        local = name.rpartition(" ")[2]
        self.held -= local in self.holders
        self.silent -= local in SILENT
        self._part(local)

    def _part(self, local: str) -> None:
        if local in PARTING and self.said[-1:] != ["\n"]:
            self.said.append("\n")

    def _say(self, words: str) -> None:
        if not self.held or self.silent:
            return
        self.said.append(words)
        self.left -= len(words)
        if self.left < 0:
            raise _Enough


def words_of_office(mime: str, content: bytes, most: int) -> str:
    """Some `most` letters; what stands before the damage, of what is damaged; nothing of a file
    of another type.
    """
    family = next((each for each in PARTS if mime.startswith(each)), None)
    if family is None:
        return ""
    reader = _Reader(HOLDERS[family], most)
    try:
        with opened(content) as archive:
            _read(archive, PARTS[family], reader)
    except _Enough:
        pass
    except (Damaged, expat.ExpatError) as problem:
        logger.info("an office document without words: %s", type(problem).__name__)
    return re.sub(r"\s*\n\s*", "\n", "".join(reader.said)).strip()


def _read(archive: zipfile.ZipFile, which: re.Pattern[str], reader: _Reader) -> None:
    """In the order of their names: the body of a letter, the words of a table come first."""
    left = MOST_BYTES
    for name in sorted(filter(which.fullmatch, archive.namelist())):
        left -= reader.hear(unpacked(archive, name, left))


def _refuse(*_: object) -> None:
    raise Damaged
