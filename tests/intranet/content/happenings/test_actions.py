"""Followers, authors and examiners hear what happened, once, and as long as they may see it."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from time_machine import Traveller

from intranet.content.actions.binning import throw_away
from intranet.content.actions.commenting import comment
from intranet.content.actions.editing import edit
from intranet.content.actions.following import MOST, follow, unfollow
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import adopt, revise
from intranet.content.actions.sharing import share, unshare
from intranet.content.happenings import signals, tasks
from intranet.content.happenings.actions import spread
from intranet.content.kinds import Kind
from intranet.content.models import Happening, Item, Subscription
from intranet.notifications.models import Notice
from permissions.publishing import Standing
from permissions.refusal import Refused
from tests.intranet.content.happenings.telling import told
from tests.intranet.content.pages import published
from tests.personas import Persona

MINUTE = 60
PUBLISHED = "Pubblicato: “Consegne”"


def test_followers_hear_what_comes_out_and_the_author_what_became_of_it(
    draft: Item, section: Item, corner: Item, people: dict[str, Persona]
) -> None:
    follow(section, by=people["carla"].user)
    follow(corner, by=people["carla"].user)
    follow(draft, by=people["sara"].user)
    follow(corner, by=people["luca"].user)
    told()

    published(draft, people["luca"].user)

    assert told() == [("ada", PUBLISHED), ("carla", PUBLISHED), ("sara", PUBLISHED)]


def test_draft_is_told_to_those_who_may_write_and_examine_it(
    corner: Item, ada: Persona, luca: Persona, carla: Persona
) -> None:
    for who in (ada, luca, carla):
        follow(corner, by=who.user)
    told()

    add(corner, by=ada.user, kind=Kind.PAGE, title="Bozza")

    assert told() == [("luca", "Aggiunto: “Bozza”")]


def test_submission_is_told_to_who_examines_and_its_fate_to_the_author(
    draft: Item, ada: Persona, luca: Persona
) -> None:
    told()
    pass_on(draft, by=ada.user, transition="submit")
    words = "Sottoposto per pubblicazione: “Consegne”"
    assert told() == [("dino", words), ("luca", words)]

    pass_on(draft, by=luca.user, transition="reject", comment="Manca l’orario.")
    assert told() == [("ada", "Mandato indietro: “Consegne”")]


def test_submission_taken_back_before_it_was_told_is_told_to_nobody(
    draft: Item, ada: Persona
) -> None:
    told()
    pass_on(draft, by=ada.user, transition="submit")
    pass_on(draft, by=ada.user, transition="retract")

    assert told() == []


def test_comment_is_told_to_the_author_and_not_to_who_wrote_it(
    draft: Item, ada: Persona, luca: Persona
) -> None:
    follow(draft, by=luca.user)
    published(draft, luca.user)
    told()

    comment(draft, by=luca.user, text="Bene.")

    assert told() == [("ada", "Commentato: “Consegne”")]


def test_who_wrote_the_copy_hears_that_it_took_its_place(
    draft: Item, corner: Item, people: dict[str, Persona]
) -> None:
    luca, carla = people["luca"].user, people["carla"].user
    share(corner, by=people["dino"].user, whom=carla, standing=Standing.EDITOR)
    published(draft, luca)
    copy = revise(draft, by=carla)
    pass_on(copy, by=carla, transition="submit")
    told()

    adopt(copy, by=luca)

    words = "Aggiornato: “Consegne”"
    assert told() == [("ada", words), ("carla", words)]


def test_nobody_hears_of_what_they_may_no_longer_see(
    draft: Item, corner: Item, people: dict[str, Persona]
) -> None:
    sara, dino = people["sara"].user, people["dino"].user
    follow(corner, by=sara)
    follow(draft, by=people["carla"].user)
    told()
    published(draft, dino)
    pass_on(corner, by=dino, transition="hide")
    assert told() == [("ada", PUBLISHED)]

    share(corner, by=dino, whom=sara, standing=Standing.READER)
    pass_on(draft, by=dino, transition="reject", comment="Ancora.")
    pass_on(draft, by=dino, transition="publish")
    told_again = told()
    assert ("sara", PUBLISHED) in told_again
    assert "carla" not in dict(told_again)

    pass_on(draft, by=dino, transition="reject", comment="Ancora.")
    pass_on(draft, by=dino, transition="publish")
    unshare(corner, by=dino, whom=sara, standing=Standing.READER)
    throw_away(add(corner, by=dino, kind=Kind.PAGE, title="Via"), by=dino)
    assert "sara" not in dict(told())


def test_who_left_or_follows_since_later_hears_nothing(
    draft: Item, corner: Item, people: dict[str, Persona], clock: Traveller
) -> None:
    for name in ("carla", "sara"):
        follow(corner, by=people[name].user)
    people["sara"].user.is_active = False
    people["sara"].user.save()
    unfollow(corner, by=people["carla"].user)
    told()

    published(draft, people["luca"].user)
    clock.shift(1)
    follow(corner, by=people["tina"].user)

    assert told() == [("ada", PUBLISHED)]


def test_edit_is_told_once_its_writer_has_come_to_rest(
    draft: Item, ada: Persona, luca: Persona, clock: Traveller
) -> None:
    follow(draft, by=luca.user)
    told()
    edit(draft, by=ada.user, text="<p>Due</p>")
    clock.shift(14 * MINUTE)
    assert told() == []

    clock.shift(2 * MINUTE)
    assert told() == [("luca", "Modificato: “Consegne”")]


def test_happening_is_told_once_however_often_it_is_spread(draft: Item, luca: Persona) -> None:
    told()
    published(draft, luca.user)
    happening = Happening.objects.latest("pk")
    heard: list[Happening] = []
    signals.spread.connect(lambda happening, **_kw: heard.append(happening), weak=False)

    spread(happening.pk)
    spread(happening.pk)

    assert heard == [happening]
    assert told() == [("ada", PUBLISHED)]


def test_nothing_is_told_where_one_who_listens_fails(draft: Item, luca: Persona) -> None:
    told()
    published(draft, luca.user)
    happening = Happening.objects.latest("pk")

    def fails(**_kwargs: object) -> None:
        raise LookupError

    signals.spread.connect(fails)
    with pytest.raises(LookupError):
        spread(happening.pk)
    signals.spread.disconnect(fails)

    happening.refresh_from_db()
    assert (happening.told_at, Notice.objects.count()) == (None, 0)
    assert told() == [("ada", PUBLISHED)]


def test_database_that_does_not_answer_is_asked_again(
    draft: Item, luca: Persona, clock: Traveller
) -> None:
    told()
    published(draft, luca.user)

    def away(**_kwargs: object) -> None:
        raise OperationalError("away")

    signals.spread.connect(away)
    assert told() == []
    signals.spread.disconnect(away)
    assert told() == []

    clock.shift(2 * MINUTE)
    assert told() == [("ada", PUBLISHED)]
    with pytest.raises(Happening.DoesNotExist):
        Happening.objects.get(told_at=None)
    assert tasks.ATTEMPTS == 5
    assert not DBTaskResult.objects.failed().exists()


def test_long_title_is_cut_to_what_a_notice_holds(
    corner: Item, ada: Persona, luca: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="😀" * 500)
    told()

    published(item, luca.user)

    [(_who, words)] = told()
    assert len(words) == 200
    assert words.endswith("😀…”")


def test_statements_do_not_grow_with_those_who_follow(
    draft: Item, corner: Item, people: dict[str, Persona]
) -> None:
    luca = people["luca"].user

    def cost() -> int:
        published(draft, luca)
        with CaptureQueriesContext(connection) as queries:
            spread(Happening.objects.latest("pk").pk)
        pass_on(draft, by=luca, transition="reject", comment="Ancora.")
        return len(queries)

    cost()
    few = cost()
    for name in ("carla", "sara", "tina", "bruno", "gino"):
        follow(corner, by=people[name].user)

    assert cost() == few == 14


def test_following_is_refused_for_what_one_does_not_see(
    draft: Item, ada: Persona, carla: Persona, elsa: Persona
) -> None:
    pass_on(draft, by=ada.user, transition="hide")
    for who in (carla, elsa):
        with pytest.raises(Refused, match="non c’è più"):
            follow(draft, by=who.user)

    assert not Subscription.objects.exists()


def test_following_twice_is_following(draft: Item, ada: Persona) -> None:
    assert follow(draft, by=ada.user) == follow(draft, by=ada.user)

    unfollow(draft, by=ada.user)
    unfollow(draft, by=ada.user)
    assert not Subscription.objects.exists()


def test_one_follows_no_more_than_so_many(corner: Item, ada: Persona) -> None:
    office = corner.organisation
    places = Item.objects.bulk_create(
        Item(
            kind=Kind.FOLDER,
            path=f"{number:08x}",
            address=f"x{number}",
            owner=ada.user,
            organisation=office,
        )
        for number in range(1000, 1000 + MOST)
    )
    Subscription.objects.bulk_create(Subscription(user=ada.user, place=each) for each in places)

    with pytest.raises(Refused, match="al più 200"):
        follow(corner, by=ada.user)
    follow(places[0], by=ada.user)
    assert Subscription.objects.count() == MOST
