"""Services of the same name: told apart by their municipality, else by their body."""

from collections import Counter
from collections.abc import Sequence

from intranet.network.directory.places.names import folded
from permissions.models import Organisation


def homonyms_of(name: str, but: Organisation | None = None) -> list[Organisation]:
    """The services other than `but` that are called `name`, however it is written."""
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    others = services.exclude(pk=but.pk) if but and but.pk else services
    return [each for each in others.order_by("pk") if folded(each.name) == folded(name)]


def told_apart(services: Sequence[Organisation]) -> list[str]:
    """For each of several services of one name the words that tell it from the others.

    The municipality, where no two share it, else the body, else both; nothing for one alone.
    """
    if len(services) == 1:
        return [""]
    for words in (_municipalities, _bodies):
        found = words(services)
        if all(found) and max(Counter(map(folded, found)).values()) == 1:
            return found
    both = zip(_municipalities(services), _bodies(services), strict=True)
    return [", ".join(filter(None, pair)) for pair in both]


def _municipalities(services: Sequence[Organisation]) -> list[str]:
    return [service.municipality for service in services]


def _bodies(services: Sequence[Organisation]) -> list[str]:
    return [service.body for service in services]
