"""Does a PDF do anything but show pages? (ISO 32000-1: 12.6 actions, 7.11.4 embedded files.)"""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA"}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE"}
MAX_OBJECTS = 200_000


class TooManyObjects(ValueError):
    """The file has more indirect objects than anybody should have to wait for."""


def has_active_content(reader: PdfReader, most: int = MAX_OBJECTS) -> bool:
    """Whether anything reachable from the catalogue is a script, a command or an attachment.

    Names are compared as parsed, so that `/J#61vaScript` or an object stream hides nothing.
    Raises `TooManyObjects` above `most` indirect objects (100,000 take about 3 seconds), or
    whatever pypdf raises for a broken file.
    """
    return any(_is_active(each) for each in _reachable_dictionaries(reader, most))


def _reachable_dictionaries(reader: PdfReader, most: int) -> Iterator[DictionaryObject]:
    pending: list[object] = [reader.trailer.raw_get("/Root")]
    seen: set[tuple[int, int]] = set()
    while pending:
        item = pending.pop()
        if isinstance(item, IndirectObject):
            if (item.idnum, item.generation) in seen:
                continue
            seen.add((item.idnum, item.generation))
            if len(seen) > most:
                raise TooManyObjects
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            yield item
            pending.extend(item.values())
        elif isinstance(item, ArrayObject):
            pending.extend(item)


def _is_active(dictionary: DictionaryObject) -> bool:
    return (
        not ACTIVE_KEYS.isdisjoint(dictionary)
        or str(dictionary.get("/S")) in ACTIVE_ACTIONS
        or str(dictionary.get("/Type")) == "/EmbeddedFile"
    )
