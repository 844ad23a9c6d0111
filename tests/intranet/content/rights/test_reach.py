"""Rights come down the tree: what a plain reading of the rules says, the database says too."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from intranet.content.actions.binning import restorable, restore, throw_away
from intranet.content.actions.placing import add, found_site
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import ground_of
from intranet.content.rights.reach import reach_of
from intranet.portal.demo.people import add_people
from permissions.assignment import leave
from permissions.models import Organisation, Unit, User
from permissions.policy import allowed, may, visible_to
from permissions.publishing import PUBLISHING, Standing, State, permissions_of
from permissions.refusal import Refused
from permissions.roles import Role

READERS = ("ada", "carla", "dino", "elsa", "irene")
MEMBERS = {"ada", "carla", "dino"}
PLACES = 7
SHARES = st.tuples(
    st.integers(0, PLACES - 1),
    st.sampled_from(["ada", "carla", "elsa", "unit of ada", "office of ada"]),
    st.sampled_from([Standing.READER, Standing.CONTRIBUTOR, Standing.EDITOR, Standing.REVIEWER]),
)
THINGS = st.lists(
    st.tuples(
        st.integers(0, PLACES - 1),
        st.booleans(),
        st.sampled_from(list(State)),
        st.sampled_from(READERS[:3]),
        st.booleans(),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=PLACES,
)


@dataclass
class Node:
    """A thing as the rules speak of it, without paths or queries."""

    item: Item
    above: "Node | None"
    shares: list[tuple[str, Standing]] = field(default_factory=list)

    def line(self) -> list["Node"]:
        """Itself, and all above it."""
        return [self, *(self.above.line() if self.above else [])]


def standings(node: Node, who: str) -> set[Standing]:
    found: set[Standing] = {Standing.ANYBODY}
    if who in MEMBERS:
        found.add(Standing.MEMBER)
    if any(each.item.is_folder() and each.item.state == State.PRIVATE for each in node.line()):
        found = set()
    if node.item.owner.username == who:
        found.add(Standing.OWNER)
    for place in node.line():
        # A court is none of the network: to a clerk nothing is given by any share.
        if who != "elsa":
            found |= {standing for whom, standing in place.shares if _is_one(who, whom)}
        if not place.item.inherits:
            break
    return found


def _is_one(who: str, whom: str) -> bool:
    return who == whom or (who == "ada" and whom.endswith("of ada"))


def holds(node: Node, who: str) -> frozenset[str]:
    if any(each.item.binned_at for each in node.line()):
        return frozenset()
    rows = (permissions_of(node.item.table, node.item.state, s) for s in standings(node, who))
    return frozenset().union(*rows)


class Reaching(TestCase):
    people: dict[str, User]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = add_people()

    @settings(max_examples=40, deadline=None)
    @given(things=THINGS, shares=st.lists(SHARES, max_size=6))
    def test_database_says_what_the_rules_say(self, things: Any, shares: Any) -> None:
        people = self.people
        nodes = _grown(people, things)
        _shared(people, nodes, shares)

        for name in (*READERS, ""):
            user: Any = people[name] if name else AnonymousUser()
            for permission in ("content.view_item", "content.edit_item", "content.add_item"):
                keys = visible_to(user, Item.objects.all(), permission).values_list("pk", flat=True)
                expected = {n.item.pk for n in nodes if permission in holds(n, name)}
                assert set(keys) == expected, (name, permission)
            for node in nodes:
                assert allowed(user, node.item) == holds(node, name), (name, node.item)


def _grown(people: dict[str, User], things: Any) -> list[Node]:
    province = Organisation.objects.get(kind="province")
    root = found_site(province, by=people["dino"], title="Home")
    nodes = [Node(root, None, [("dino", Standing.REVIEWER)])]
    for under, is_folder, state, owner, inherits, binned in things:
        above = nodes[under % len(nodes)]
        while not above.item.is_folder():
            assert above.above
            above = above.above
        folder_state = State.PRIVATE if state == State.PRIVATE else State.INTERNAL
        item = Item.objects.create(
            parent=above.item,
            kind=Kind.FOLDER if is_folder else Kind.PAGE,
            title="x",
            slug=f"x{len(nodes)}",
            address=f"x{len(nodes)}",
            path=f"new{len(nodes)}",
            owner=people[owner],
            organisation=province,
            state=folder_state if is_folder else state,
            inherits=inherits,
            binned_at="2026-09-01T00:00Z" if binned == 0 else None,
        )
        item.path = f"{above.item.path}{item.pk:08x}"
        item.save()
        nodes.append(Node(item, above))
    return nodes


def _shared(people: dict[str, User], nodes: list[Node], shares: Any) -> None:
    service = Organisation.objects.get(short_name="Milano")
    unit = Unit.objects.get(organisation=service, role=Role.OPERATOR)
    whom_of: dict[str, Any] = {
        "unit of ada": {"unit": unit},
        "office of ada": {"organisation": service},
    }
    for place, whom, standing in shares:
        node = nodes[place % len(nodes)]
        subject = whom_of.get(whom) or {"user": people[whom]}
        Share.objects.get_or_create(place=node.item, standing=standing, **subject)
        node.shares.append((whom, standing))


def test_every_state_of_every_kind_is_seen_by_its_author_and_examiners() -> None:
    for rows in PUBLISHING.values():
        for by in rows.values():
            assert "content.view_item" in by[Standing.OWNER]
            assert "content.view_item" in by[Standing.REVIEWER]


def test_visitor_sees_what_is_shown_to_the_outside_alone() -> None:
    opened = {
        (kind, state)
        for kind, rows in PUBLISHING.items()
        for state, by in rows.items()
        if by.get(Standing.ANYBODY)
    }

    assert opened == {("item", State.EXTERNAL)}
    assert PUBLISHING["item"][State.EXTERNAL][Standing.ANYBODY] == {"content.view_item"}


def test_who_works_nowhere_any_more_is_a_visitor_to_what_was_theirs(
    site: Item, section: Item, dino: Any, irene: Any
) -> None:
    share(section, by=dino.user, whom=irene.user, standing=Standing.EDITOR)
    own = add(section, by=irene.user, kind=Kind.PAGE, title="Sua")
    gone = throw_away(add(section, by=irene.user, kind=Kind.PAGE, title="Via"), by=irene.user)
    assert set(visible_to(irene.user, Item.objects.all())) == {section, own}

    leave(
        Organisation.objects.get(short_name="Municipio 2"), irene.user, Role.REFERRER, by=dino.user
    )

    assert not visible_to(irene.user, Item.objects.all()).exists()
    assert allowed(irene.user, own) == frozenset()
    assert not restorable(irene.user, reach_of(irene.user)).exists()
    with pytest.raises(Refused):
        restore(gone, by=irene.user)
    assert "Irene" not in str(Audience.of(ground_of(own, reach_of(dino.user).borders)))


def test_rights_cost_as_much_above_many_things_as_above_few(
    site: Item, section: Item, dino: Any, ada: Any, django_assert_num_queries: Any
) -> None:
    add(section, by=dino.user, kind=Kind.PAGE, title="Una")
    with django_assert_num_queries(4):
        list(visible_to(ada.user, Item.objects.all()))

    for number in range(30):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Pagina {number}")
    with django_assert_num_queries(4):
        assert len(visible_to(ada.user, Item.objects.all())) == 33
    with django_assert_num_queries(3):
        assert may(ada.user, "content.view_item", section)
