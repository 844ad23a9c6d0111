"""Where municipalities are: a table of their names and coordinates, read once.

The table, in fixtures/network, is made of the places of Italy with at least 500 inhabitants in
GeoNames (geonames.org, CC BY 4.0). A name that several places far from each other bear is not in
it: no distance is better than one to the wrong place.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from django.conf import settings

from intranet.network.directory.places.names import folded

SOURCE = settings.ROOT / "fixtures" / "network" / "municipalities.csv"
# Mean radius of the Earth, in kilometres.
EARTH = 6371.0


@dataclass(frozen=True)
class Place:
    """Degrees of latitude and longitude (WGS 84)."""

    latitude: float
    longitude: float


def place_of(municipality: str) -> Place | None:
    """Where `municipality` is; None where the table does not know it."""
    return _table().get(folded(municipality))


def kilometres(one: Place, other: Place) -> float:
    """The straight line between two places over a sphere, by the haversine formula."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(one.longitude - other.longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


@cache
def _table() -> Mapping[str, Place]:
    with SOURCE.open(encoding="utf-8", newline="") as table:
        rows = csv.reader(line for line in table if not line.startswith("#"))
        return MappingProxyType({name: Place(float(n), float(e)) for name, n, e in rows})
