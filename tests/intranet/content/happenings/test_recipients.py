"""Who may see what happened is the same for all at once as the policy lists for each."""

import pytest
from django.contrib.auth.models import AnonymousUser

from intranet.content.actions.sharing import share
from intranet.content.happenings.recipients import readers
from intranet.content.models import Happening, Item
from intranet.content.rights.ground import ground_of
from intranet.content.rights.reach import reach_of
from permissions.policy import visible_to
from permissions.publishing import Standing, State
from tests.personas import Persona


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("state", list(State))
def test_those_who_may_see_it_are_those_of_the_policy(
    draft: Item, corner: Item, people: dict[str, Persona], state: State, hidden: bool
) -> None:
    dino, office = people["dino"].user, people["sara"].user.memberships.get().organisation
    share(corner, by=dino, whom=people["carla"].user, standing=Standing.EDITOR)
    share(corner, by=dino, whom=office, standing=Standing.READER)
    draft.state = state
    draft.save()
    corner.state, corner.inherits = (State.PRIVATE, False) if hidden else (corner.state, True)
    corner.save()
    everybody = {who.user.pk for who in people.values()}

    happenings = [
        Happening.objects.create(item=item, what=what, by=dino)
        for item in (draft, corner)
        for what in Happening.What
    ]
    listed = {
        who.user.pk: set(visible_to(who.user, Happening.objects.all())) for who in people.values()
    }
    for each in happenings:
        ground = ground_of(each.item, reach_of(AnonymousUser()).borders)
        expected = {pk for pk in everybody if each in listed[pk]}
        assert readers(each, ground, everybody) == expected, each


def test_nobody_sees_what_happened_to_what_is_in_the_bin(draft: Item, luca: Persona) -> None:
    happening = Happening.objects.create(item=draft, what=Happening.What.PUBLISHED, by=luca.user)
    draft.binned_at = draft.created_at
    draft.save()

    ground = ground_of(draft, reach_of(AnonymousUser()).borders)

    assert readers(happening, ground, {draft.owner_id, luca.user.pk}) == frozenset()
