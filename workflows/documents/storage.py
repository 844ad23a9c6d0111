"""Files by content: the address is the SHA-256, so one content is one file and never changes.

A file is written before the transaction that mentions it commits. When that rolls back, the file
stays behind unmentioned: harmless, for its name says nothing and the next `store` of the same
content takes it up. No name that a person gave is ever part of a path.
"""

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Literal

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, default_storage

ADDRESS = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})\.(?:pdf|bin)")


class Altered(Exception):
    """What lies at the address no longer has the SHA-256 that the address states."""


def store(content: bytes, ending: Literal["pdf", "bin"] = "pdf") -> str:
    """Keep the content and return its path, "ab/cd/abcd….pdf"; on disk when this returns.

    Storing it again changes nothing, unless the file was damaged: then it is made whole.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = f"{digest[:2]}/{digest[2:4]}/{digest}.{ending}"
    if not verify(path, digest):
        write_whole(path, content)
    return path


def read(path: str) -> bytes:
    """The content at a path that `store` gave.

    Raises `SuspiciousFileOperation` for any other path, FileNotFoundError when the file is gone,
    `Altered` when it is not what was stored.
    """
    address = ADDRESS.fullmatch(path)
    if address is None:
        raise SuspiciousFileOperation(path)
    with default_storage.open(path) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != address[3]:
        raise Altered(path)
    return content


def verify(path: str, sha256: str) -> bool:
    """Whether the file is there, whole, and the one with this SHA-256 (lower-case hexadecimal)."""
    try:
        return hashlib.sha256(read(path)).hexdigest() == sha256
    except (FileNotFoundError, Altered):
        return False


def write_whole(path: str, content: bytes) -> None:
    """Put the content at `path`, which no person named: all of it, or nothing."""
    storage: Storage = default_storage
    if isinstance(default_storage, FileSystemStorage):
        _write_to_disk(Path(default_storage.path(path)), content)
        return
    # Object stores put a whole object or none.
    storage.delete(path)
    storage.save(path, ContentFile(content))


def _write_to_disk(target: Path, content: bytes) -> None:
    """A file that is there is whole: written aside, flushed, then renamed (POSIX rename(2)).

    Only the account of the application may read it (mode 0600).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    for folder in target.parents[:3]:
        _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
