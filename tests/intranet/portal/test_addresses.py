import pytest
from django.urls import reverse

from intranet.portal.addresses import Addresses


@pytest.mark.parametrize("route", ["desk:case", "processes:task", "processes:take"])
@pytest.mark.parametrize("key", [1, 10, 90210])
def test_address_is_the_one_that_django_gives(route: str, key: int) -> None:
    address = Addresses(route).of(key)

    assert address == reverse(route, args=[key])
