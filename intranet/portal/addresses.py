"""The addresses of many objects of one kind, resolved once: a list asks for one in every row."""

from django.urls import reverse


class Addresses:
    """The address at `route` of each object, by its key."""

    def __init__(self, route: str) -> None:
        before, _, after = reverse(route, args=[0]).rpartition("0")
        self._before, self._after = before, after

    def of(self, key: int) -> str:
        return f"{self._before}{key}{self._after}"
