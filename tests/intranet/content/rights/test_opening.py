"""What is said before a change is what is true after it, for everybody and every content."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from intranet.content.rights.audience import VIEW, Audience
from intranet.content.rights.ground import Ground, Held, Subject, Thing, ground_of
from intranet.content.rights.opening import opening
from intranet.content.rights.reach import reach_of
from permissions.models import Organisation, Unit, User
from permissions.policy import visible_to
from permissions.publishing import SHARED, Standing, State
from permissions.roles import Role
from tests.personas import Persona

SUBJECTS = {"ada": "user", "irene": "user", "Operatori": "unit", "Lodi": "organisation"}


def subject(name: str) -> Subject:
    found: Any
    match SUBJECTS[name]:
        case "user":
            found = User.objects.get(username=name)
        case "unit":
            found = Unit.objects.get(organisation__short_name="Milano", role=Role.OPERATOR)
        case _:
            found = Organisation.objects.get(short_name=name)
    return SUBJECTS[name], found.pk


@pytest.fixture
def tree(section: Item, people: dict[str, Persona]) -> dict[str, Item]:
    """A folder with all in it at which rights part, twice one below another."""
    dino = people["dino"].user
    found = {"section": section}

    def put(name: str, under: str, kind: Kind = Kind.PAGE, **changes: Any) -> None:
        item = add(found[under], by=dino, kind=kind, title=name)
        Item.objects.filter(pk=item.pk).update(**changes)
        found[name] = Item.objects.get(pk=item.pk)

    put("plain", "section")
    put("private", "section", state=State.PRIVATE)
    put("outside", "section", state=State.EXTERNAL)
    put("of ada", "section", state=State.PRIVATE, owner=people["ada"].user)
    put("closed", "section", Kind.FOLDER, state=State.PRIVATE)
    put("in closed", "closed", state=State.PUBLISHED)
    put("cut", "section", Kind.FOLDER, inherits=False)
    put("in cut", "cut", state=State.PRIVATE)
    put("outside in closed", "closed", state=State.EXTERNAL)
    put("copy", "section", state=State.PRIVATE, replaces=found["plain"])
    put("thrown", "section", Kind.FOLDER)
    put("in thrown", "thrown", state=State.PRIVATE)
    Item.objects.filter(pk=found["thrown"].pk).update(binned_at="2026-09-01T00:00Z")
    Share.objects.create(place=found["closed"], user=people["luca"].user, standing="editor")
    Share.objects.create(
        place=found["cut"], organisation_id=subject("Lodi")[1], standing=Standing.READER
    )
    return found


def sights() -> dict[str, set[int]]:
    """What everybody sees, by the policy."""
    everybody: dict[str, Any] = {user.username: user for user in User.objects.all()}
    everybody[""] = AnonymousUser()
    return {
        name: set(visible_to(user, Item.objects.all()).values_list("pk", flat=True))
        for name, user in everybody.items()
    }


@contextmanager
def tried(change: Any) -> Iterator[None]:
    """The database as it is after `change`, for as long as it takes to look."""
    with transaction.atomic():
        change()
        yield
        transaction.set_rollback(True)


def ground(place: Item) -> Ground:
    place.refresh_from_db()
    borders = reach_of(AnonymousUser()).borders
    return ground_of(place, borders, [subject(name) for name in SUBJECTS])


def test_ground_says_who_sees_what_the_policy_says(tree: dict[str, Item]) -> None:
    seen = sights()
    for name, item in tree.items():
        item.refresh_from_db()
        here, thing = ground(item), Thing.of(item)

        viewers = set(User.objects.filter(pk__in=here.who(VIEW, thing), is_active=True))
        is_open = here.is_open(VIEW, thing, Standing.ANYBODY)
        for user in User.objects.all():
            assert (user in viewers or is_open) == (item.pk in seen[user.username]), (name, user)
        assert is_open == (item.pk in seen[""]), name


@pytest.mark.parametrize(("name", "standing"), list(zip(SUBJECTS, SHARED, strict=True)))
@pytest.mark.parametrize("place", ["section", "closed", "cut", "private"])
def test_opening_says_what_a_share_does(
    tree: dict[str, Item], name: str, standing: Standing, place: str
) -> None:
    kind, key = subject(name)
    here, then = ground(tree[place]), sights()

    said = opening(here, here.changed([Held(tree[place].path, (kind, key), standing)]))

    given: dict[str, Any] = {"place": tree[place], "standing": standing, f"{kind}_id": key}
    with tried(lambda: Share.objects.get_or_create(**given)):
        assert_true(said, then, sights())


def test_opening_says_what_taking_back_does(tree: dict[str, Item], luca: Persona) -> None:
    here, then = ground(tree["closed"]), sights()

    held = Held(tree["closed"].path, ("user", luca.user.pk), Standing.EDITOR)
    said = opening(here, here.changed(taken=[held]))

    with tried(Share.objects.filter(place=tree["closed"]).delete):
        assert_true(said, then, sights())
    assert said.losing.names == (str(luca.user),)
    assert said.closed == 3


@pytest.mark.parametrize("place", ["section", "closed", "cut", "private"])
def test_opening_says_what_cutting_does(
    tree: dict[str, Item], place: str, site: Item, irene: Persona
) -> None:
    Share.objects.create(place=site, user=irene.user, standing=Standing.READER)
    here, then = ground(tree[place]), sights()
    inherits = not tree[place].inherits

    said = opening(here, here.changed(inherits=inherits))

    with tried(lambda: Item.objects.filter(pk=tree[place].pk).update(inherits=inherits)):
        assert_true(said, then, sights())
    assert said.opened or said.closed


def assert_true(said: Any, then: dict[str, set[int]], now: dict[str, set[int]]) -> None:
    names = {str(user): user.username for user in User.objects.all()}
    gaining = {name for name in names.values() if now[name] - then[name]}
    losing = {name for name in names.values() if then[name] - now[name]}
    assert {names[name] for name in said.gaining.names} == gaining
    assert {names[name] for name in said.losing.names} == losing
    opened = {key for name in names.values() for key in now[name] - then[name]}
    closed = {key for name in names.values() for key in then[name] - now[name]}
    assert (said.opened, said.closed) == (len(opened), len(closed))


def test_opening_costs_as_much_above_many_things_as_above_few(
    tree: dict[str, Item], dino: Persona, django_assert_num_queries: Any
) -> None:
    borders = reach_of(dino.user).borders

    def look() -> None:
        here = ground_of(tree["section"], borders)
        opening(here, here.changed(inherits=False))
        Audience.of(here)

    look()
    tree["section"].refresh_from_db()
    with django_assert_num_queries(7):
        look()
    for number in range(50):
        add(tree["section"], by=dino.user, kind=Kind.PAGE, title=f"Pagina {number}")
    with django_assert_num_queries(7):
        look()
