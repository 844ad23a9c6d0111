"""What a file is, by what it holds: what is not in the list is not taken in.

Nothing that a browser would run is in it: no HTML, no SVG, no script, no archive of whatever.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

import puremagic
from django.utils.translation import gettext as _

from intranet.content.files.archives import Damaged, opened, unpacked
from intranet.content.files.pictures import Picture, picture_of
from intranet.content.files.words import words_of
from permissions.refusal import Refused

# Bytes.
LARGEST = 50 * 1024 * 1024
LONGEST_NAME = 200
# By what it holds: its media type, and the endings that its name may have.
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    f"{OFFICE}wordprocessingml.document": (".docx",),
    f"{OFFICE}spreadsheetml.sheet": (".xlsx",),
    f"{OFFICE}presentationml.presentation": (".pptx",),
    f"{OPEN}text": (".odt",),
    f"{OPEN}spreadsheet": (".ods",),
    f"{OPEN}presentation": (".odp",),
    "text/plain": (".txt",),
    "text/csv": (".csv",),
}
# Those known by a mark at their beginning; the others are known by what is inside.
MARKED = ("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp")
# Where each kind of office document keeps its text (ECMA-376, part 1).
PARTS = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}presentationml.presentation",
}
# Macros run when the document is opened.
MACROS = ("vbaproject.bin",)


@dataclass(frozen=True)
class Examined:
    """A file that may be taken in: its content as it will be kept."""

    name: str
    content: bytes
    mime: str
    picture: Picture | None = None
    words: str = field(default="", repr=False)


def examined(name: str, content: bytes) -> Examined:
    """Raises Refused for what is too large, empty, or of a type that is not taken in."""
    if len(content) > LARGEST:
        raise Refused(_("Il file supera i 50 MB."), "upload")
    if not content:
        raise Refused(_("Il file è vuoto."), "upload")
    name = _plain(name)
    mime = _mime(name, content)
    if PurePath(name).suffix.lower() not in ENDINGS.get(mime, ()):
        raise Refused(
            _("Il contenuto non è di un tipo ammesso, o non è quello che il nome dice."), "upload"
        )
    if mime.startswith("image/"):
        picture = picture_of(content)
        return Examined(name, picture.content, picture.mime, picture)
    return Examined(name, content, mime, words=words_of(mime, content))


def _plain(name: str) -> str:
    """The last part of a name, without what cannot be seen in it."""
    last = PurePath(name.replace("\\", "/")).name
    seen = "".join(sign for sign in last if sign.isprintable() and sign not in '"<>|:*?')
    stem, ending = PurePath(seen).stem, PurePath(seen).suffix
    return f"{stem[: LONGEST_NAME - len(ending)]}{ending}"[:LONGEST_NAME] or "file"


def _mime(name: str, content: bytes) -> str:
    """The media type of the content; "" where it is none of the list."""
    if zipfile.is_zipfile(io.BytesIO(content)) and content.startswith(b"PK"):
        return _of_archive(content)
    try:
        found = puremagic.magic_string(content[:65536])
    except puremagic.PureError:
        found = []
    for match in found:
        if match.mime_type in MARKED and match.byte_match and _starts(match, content):
            return match.mime_type
    return "" if found else _of_text(name, content)


def _starts(match: puremagic.PureMagicWithConfidence, content: bytes) -> bool:
    """Whether the mark stands at the very beginning: a file is not two things at once."""
    return content.startswith((match.byte_match[:3], b"RIFF"))


def _of_archive(content: bytes) -> str:
    try:
        with opened(content) as archive:
            names = [each.lower() for each in archive.namelist()]
            is_stated = archive.namelist()[:1] == ["mimetype"]
            stated = b"".join(unpacked(archive, "mimetype", 100) if is_stated else ()).decode()
    except (Damaged, UnicodeDecodeError):
        return ""
    if any(each.endswith(MACROS) for each in names):
        return ""
    if stated.startswith(OPEN):
        return stated
    return next((mime for part, mime in PARTS.items() if part in names), "")


def _of_text(name: str, content: bytes) -> str:
    """Words without marks of anything else, called a text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    if "\0" in text:
        return ""
    return {".txt": "text/plain", ".csv": "text/csv"}.get(PurePath(name).suffix.lower(), "")
