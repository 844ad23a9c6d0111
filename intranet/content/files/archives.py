"""Archives that strangers send, opened without trusting what they say of themselves."""

import io
import zipfile
import zlib
from collections.abc import Iterator

# How many things an office document holds at most; each is known by this mark (APPNOTE, 4.3.12).
MOST_PARTS = 5000
ENTRY = b"PK\x01\x02"
# Bytes that are unpacked at a time. A little of these two never becomes very much at once, as it
# may with the others; and office documents know no others (ISO/IEC 29500-2, 21300).
STEP = 64 * 1024
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What a damaged archive fails with.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Damaged(Exception):
    """It cannot be read, or is made to fill a memory."""


def opened(content: bytes) -> zipfile.ZipFile:
    """Raises Damaged."""
    if content.count(ENTRY) > MOST_PARTS:
        raise Damaged
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except DAMAGES:
        raise Damaged from None


def unpacked(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    """The part `name` piece by piece, at most `most` bytes of it. Raises Damaged, or KeyError."""
    entry = archive.getinfo(name)
    if entry.compress_type not in PACKED:
        raise Damaged
    try:
        with archive.open(entry) as part:
            while most > 0 and (piece := part.read(min(STEP, most))):
                most -= len(piece)
                yield piece
    except DAMAGES:
        raise Damaged from None
