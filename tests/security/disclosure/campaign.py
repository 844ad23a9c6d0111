"""One story told and attacked: everything shown, each release alone, and every two of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from intranet.statistics.disclosure.figures import Period, Spot
from tests.security.disclosure.attack import Leak, leaks
from tests.security.disclosure.definitions import facts
from tests.security.disclosure.reader import Fact, Reader
from tests.security.disclosure.story import Story
from tests.security.disclosure.targets import targets

type Shown = Mapping[Spot, int]


def read(story: Story, shown: Sequence[Shown]) -> list[Leak]:
    """What is given away by these releases of a story together."""
    reader = Reader(story)
    return leaks([*facts(reader), *equations(reader, shown)], targets(reader), reader.known)


def equations(reader: Reader, shown: Sequence[Shown]) -> Iterator[Fact]:
    """Each number shown, as a sum of what services counted."""
    services: Mapping[Period, frozenset[str]] = {
        release.period: release.services for release in reader.story.releases
    }
    for release in shown:
        for spot, count in release.items():
            sum_ = reader.of(spot, services[spot.period])
            assert sum_ is not None, f"{spot} was shown and is unknown"
            yield Fact(sum_, count, count)


def selections(shown: Sequence[Shown]) -> Iterator[tuple[Shown, ...]]:
    """All together, each alone, every two."""
    yield tuple(shown)
    yield from ((release,) for release in shown)
    yield from combinations(shown, 2) if len(shown) > 2 else ()


def attacked(story: Story) -> list[Leak]:
    """Every leak of every selection of its releases, as the house would make them."""
    shown = [*story.told()]
    return [leak for selection in selections(shown) for leak in read(story, selection)]
