"""Into the bin and back: nothing is lost, and what is there stands in nobody's way."""

from intranet.content.actions.binning import restore, throw_away
from intranet.content.actions.placing import add, move, rename
from intranet.content.kinds import Kind
from intranet.content.models import FormerAddress, Item
from tests.personas import Persona


def folder(place: Item, by: Persona, title: str) -> Item:
    return add(place, by=by.user, kind=Kind.FOLDER, title=title)


def addresses(place: Item) -> list[str]:
    return list(Item.objects.within(place).order_by("path").values_list("address", flat=True))


def test_addresses_of_what_is_in_the_bin_are_free(site: Item, dino: Persona) -> None:
    old = folder(site, dino, "Alfa")
    folder(old, dino, "Beta")
    throw_away(old, by=dino.user)

    new = folder(site, dino, "Alfa")
    folder(new, dino, "Beta")
    restore(old, by=dino.user)

    assert addresses(new) == ["alfa", "alfa/beta"]
    assert addresses(old) == ["alfa-2", "alfa-2/beta"]
    assert not FormerAddress.objects.exists()


def test_what_is_in_the_bin_by_itself_comes_back_under_its_place_as_it_is_called_now(
    site: Item, dino: Persona
) -> None:
    outer, other = folder(site, dino, "Alfa"), folder(site, dino, "Altrove")
    inner = folder(outer, dino, "Beta")
    folder(inner, dino, "Gamma")
    throw_away(inner, by=dino.user)
    rename(outer, by=dino.user, slug="nuova")
    move(outer, by=dino.user, to=other)
    throw_away(outer, by=dino.user)
    restore(outer, by=dino.user)

    restore(inner, by=dino.user)

    assert addresses(outer) == [
        "altrove/nuova",
        "altrove/nuova/beta",
        "altrove/nuova/beta/gamma",
    ]
