"""The addresses at which things of the site are read."""

from django.urls import register_converter


class Address:
    """The short names of all above a thing and its own, as `minori-e-famiglia/spazio-neutro`."""

    regex = r"[-a-zA-Z0-9_]+(?:/[-a-zA-Z0-9_]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Address, "address")
