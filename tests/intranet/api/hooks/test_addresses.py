"""Nothing leads anywhere but to a listed host, and a listed name into no network of the house."""

from typing import Any

import pytest

from intranet.api.hooks.addresses import Target, _is_open, places_of, target_of
from tests.refusals import refused

LISTED = ["programmi.example.it", "altri.example.it:8443", "[2001:db8::7]:9000", "127.0.0.1:8000"]


@pytest.fixture(autouse=True)
def _listed(settings: Any) -> None:
    settings.WEBHOOK_HOSTS = LISTED


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://programmi.example.it", ("https", "programmi.example.it", 443, "/")),
        (
            "https://Programmi.Example.it:443/a?b",
            ("https", "programmi.example.it", 443, "/a?b"),
        ),
        ("https://altri.example.it:8443/#in", ("https", "altri.example.it", 8443, "/")),
        ("https://[2001:db8::7]:9000/", ("https", "2001:db8::7", 9000, "/")),
        ("http://127.0.0.1:8000/", ("http", "127.0.0.1", 8000, "/")),
    ],
)
def test_listed_host_may_be_written_to(address: str, target: tuple[str, str, int, str]) -> None:
    assert target_of(address) == Target(*target)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "",
        "programmi.example.it",
        "//programmi.example.it/",
        "ftp://programmi.example.it/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://programmi.example.it/",
        "http://programmi.example.it:443/",
        "https://programmi.example.it:80/",
        "https://programmi.example.it:0/",
        "https://programmi.example.it:99999/",
        "https://programmi.example.it:x/",
        "https://altri.example.it/",
        "https://127.0.0.1/",
        "https://127.0.0.1:22/",
        "http://2130706433:8000/",
        "http://0x7f.1:8000/",
        "http://localhost:8000/",
        "https://programmi.example.it./",
        "https://sub.programmi.example.it/",
        "https://programmi.example.it.example.org/",
        "https://programmi.example.it@example.org/",
        "https://me:secret@programmi.example.it/",
        "https://@programmi.example.it/",
        "https://example.org\\@programmi.example.it/",
        "https://example.org#@programmi.example.it/",
        "https://programmi.example.it\n.example.org/",
        " https://programmi.example.it/",
        "https://programmi.example.it/a b",
        "https://programmi.example.it/\r\nX: y",
        "https://programmi.exampl\u00e9.it/",
        "https://programmi\u3002example\u3002it/",
        "https://[::1/",
    ],
)
def test_anything_else_may_not(address: str) -> None:
    with refused("address"):
        target_of(address)


@pytest.mark.django_db
def test_without_a_list_nothing_may_be_written_to(settings: Any) -> None:
    settings.WEBHOOK_HOSTS = []

    with refused("address", says="non può inviare nulla"):
        target_of("https://programmi.example.it/")


@pytest.mark.django_db
def test_with_real_data_nothing_is_sent_in_clear(settings: Any) -> None:
    settings.DEMO = False

    with refused("address", says="https"):
        target_of("http://127.0.0.1:8000/")


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.2",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%2",
        "fd00::1",
        "ff02::1",
        "::ffff:10.1.2.3",
        "::ffff:127.0.0.2",
    ],
)
def test_network_of_the_house_is_closed(place: str) -> None:
    assert not _is_open(place)


@pytest.mark.parametrize("place", ["8.8.8.8", "2606:4700:4700::1111", "127.0.0.1", "2001:db8::7"])
def test_the_internet_is_open_and_what_is_listed_itself(place: str) -> None:
    assert _is_open(place)


@pytest.mark.django_db
def test_name_that_leads_into_the_house_is_refused_unless_the_place_is_listed(
    settings: Any,
) -> None:
    settings.WEBHOOK_HOSTS = ["localhost:8443"]
    target = target_of("https://localhost:8443/")
    with refused("address", says="sta in una rete"):
        places_of(target)

    settings.WEBHOOK_HOSTS = ["localhost:8443", "127.0.0.1"]

    assert places_of(target) == ["127.0.0.1"]
