import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage, storages
from pytest_django import Settings

from workflows.documents.storage import Altered, read, store, verify

CONTENT = b"%PDF-1.7 decreto"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
ADDRESS = f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}.pdf"


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def in_memory(settings: Settings) -> Iterator[None]:
    """Another storage than the file system, as an installation on S3 has."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    yield
    storages["default"].delete(ADDRESS)


def stored_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_store_puts_the_content_at_its_own_address(media: Path) -> None:
    path = store(CONTENT)

    assert path == ADDRESS
    assert (media / ADDRESS).read_bytes() == CONTENT
    assert read(path) == CONTENT


def test_store_twice_is_one_file(media: Path) -> None:
    first = store(CONTENT)
    before = (media / first).stat()

    second = store(CONTENT)

    assert second == first
    assert stored_files(media) == [media / first]
    assert (media / first).stat().st_ino == before.st_ino


def test_store_keeps_different_contents_apart(media: Path) -> None:
    assert store(CONTENT) != store(CONTENT + b"\n")
    assert len(stored_files(media)) == 2


def test_store_at_once_from_many_threads_is_one_whole_file(media: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        paths = set(pool.map(store, [CONTENT] * 40))

    assert paths == {ADDRESS}
    assert stored_files(media) == [media / ADDRESS]
    assert verify(ADDRESS, SHA256)


def test_store_makes_a_damaged_file_whole(media: Path) -> None:
    store(CONTENT)
    (media / ADDRESS).write_bytes(b"tronc")

    store(CONTENT)

    assert read(ADDRESS) == CONTENT


def test_store_leaves_nothing_behind_when_the_disk_refuses(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        store(CONTENT)

    assert stored_files(media) == []


def test_store_lets_only_its_own_account_read(media: Path) -> None:
    mode = (media / store(CONTENT)).stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


@pytest.mark.usefixtures("in_memory")
def test_store_works_on_another_storage() -> None:
    assert store(CONTENT) == store(CONTENT) == ADDRESS
    assert read(ADDRESS) == CONTENT
    assert default_storage.listdir(ADDRESS.rsplit("/", 1)[0])[1] == [f"{SHA256}.pdf"]


@pytest.mark.parametrize(
    "path",
    [
        "../etc/passwd",
        "/etc/passwd",
        "ab/cd/decreto.pdf",
        ADDRESS.upper(),
        f"00/{ADDRESS[3:]}",
        f"{ADDRESS}\n",
        f"x/../{ADDRESS}",
    ],
)
@pytest.mark.usefixtures("media")
def test_read_refuses_any_path_but_an_address(path: str) -> None:
    store(CONTENT)

    with pytest.raises(SuspiciousFileOperation):
        read(path)


@pytest.mark.usefixtures("media")
def test_read_says_when_the_file_is_gone() -> None:
    with pytest.raises(FileNotFoundError):
        read(ADDRESS)


def test_read_never_returns_an_altered_file(media: Path) -> None:
    store(CONTENT)
    (media / ADDRESS).write_bytes(CONTENT + b" falso")

    with pytest.raises(Altered):
        read(ADDRESS)


def test_verify_is_true_of_the_stored_content_alone(media: Path) -> None:
    other = store(b"altro")
    missing = verify(ADDRESS, SHA256)
    store(CONTENT)

    assert not missing
    assert verify(ADDRESS, SHA256)
    assert not verify(other, SHA256)
    (media / ADDRESS).write_bytes(b"falso")
    assert not verify(ADDRESS, SHA256)
