"""Files that people bring to the site, by content; and the smaller ones made of their pictures."""

from django.core.files.storage import default_storage

from workflows.documents import storage

Altered = storage.Altered
# Pixels of the sides of the smaller ones, as many as the page shows at most.
WIDTHS = (400, 800, 1600)


def store(content: bytes) -> str:
    """Keep the content under an ending that no server takes for anything."""
    return storage.store(content, "bin")


def read(path: str) -> bytes:
    """Raises as `documents.storage.read`."""
    return storage.read(path)


def store_scaled(sha256: str, width: int, content: bytes) -> None:
    """Keep a smaller picture beside the one with this SHA-256 that it was made of."""
    storage.write_whole(_scaled(sha256, width), content)


def read_scaled(sha256: str, width: int) -> bytes:
    """Raises FileNotFoundError where none was made: the picture is not so wide."""
    with default_storage.open(_scaled(sha256, width)) as file:
        content: bytes = file.read()
    return content


def _scaled(sha256: str, width: int) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}-{width}.bin"
