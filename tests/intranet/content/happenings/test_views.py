"""What happened is listed for who may see it; one follows from the page of a thing."""

import pytest
from time_machine import Traveller

from intranet.content.actions.following import follow
from intranet.content.actions.placing import add, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.happenings.listing import seen_by
from intranet.content.kinds import Kind
from intranet.content.models import Happening, Item, Subscription
from intranet.content.rights.reach import reach_of
from intranet.notifications.models import Notice
from permissions.policy import visible_to
from tests.intranet.content.happenings.telling import work
from tests.intranet.content.pages import published, sent
from tests.intranet.desk.pages import page, statements
from tests.personas import Persona

ACTIVITY, FOLLOWED = "/intranet/attivita/", "/intranet/seguiti/"
DAY = 24 * 3600


def button(item: Item) -> str:
    return f"/contenuti/{item.pk}/segui/"


def test_activity_shows_readers_what_came_out_and_writers_how(
    draft: Item, people: dict[str, Persona]
) -> None:
    pass_on(draft, by=people["ada"].user, transition="submit")
    assert "Consegne" not in page(people["carla"], ACTIVITY)

    pass_on(draft, by=people["luca"].user, transition="publish")

    text = page(people["carla"], ACTIVITY)
    assert '<span class="happening-what">Pubblicato</span>' in text
    assert 'href="/protocolli/angolo/consegne/">Consegne</a>' in text
    assert "da Luca Greco" in text
    assert "Lunedì 7 settembre 2026" in text
    assert '<span class="happening-what">Sottoposto per pubblicazione</span>' not in text
    for name in ("luca", "dino"):
        text = page(people[name], ACTIVITY)
        assert '<span class="happening-what">Sottoposto per pubblicazione</span>' in text
        assert '<span class="happening-what">Aggiunto</span>' in text


def test_activity_is_for_the_staff(draft: Item, people: dict[str, Persona]) -> None:
    published(draft, people["luca"].user, "publish_outside")

    for name in ("elsa", "irene", "ines"):
        page(people[name], ACTIVITY, status=404)


def test_activity_lists_what_the_policy_lists(
    draft: Item, corner: Item, people: dict[str, Persona]
) -> None:
    published(draft, people["luca"].user)
    hidden = add(corner, by=people["dino"].user, kind=Kind.FOLDER, title="Riservata")
    published(
        add(hidden, by=people["dino"].user, kind=Kind.PAGE, title="Dentro"), people["dino"].user
    )
    pass_on(hidden, by=people["dino"].user, transition="hide")

    for name, who in people.items():
        listed = visible_to(who.user, Happening.objects.all())
        assert set(seen_by(reach_of(who.user))) == set(listed), name
    assert "Dentro" not in page(people["carla"], ACTIVITY)
    assert "Dentro" in page(people["dino"], ACTIVITY)


def test_activity_is_asked_by_kind_and_by_place(
    draft: Item, corner: Item, section: Item, dino: Persona, luca: Persona
) -> None:
    published(draft, luca.user)
    published(add(section, by=dino.user, kind=Kind.PAGE, title="Altrove"), dino.user)

    text = page(dino, f"{ACTIVITY}?cosa=published")
    assert "Altrove" in text
    assert "Consegne" in text
    text = page(dino, f"{ACTIVITY}?cosa=published&dove={corner.pk}")
    assert "Altrove</a>" not in text
    assert "Consegne</a>" in text
    assert '<span class="happening-what">Aggiunto</span>' not in text
    assert "non è accaduto nulla" in page(dino, f"{ACTIVITY}?cosa=moved")
    assert "Altrove</a>" in page(dino, f"{ACTIVITY}?cosa=bad%00&dopo=bad")


@pytest.mark.parametrize("where", ["0", "x", "9" * 40, "%00", "-1"])
def test_place_that_one_does_not_see_is_no_place(
    corner: Item, carla: Persona, dino: Persona, where: str
) -> None:
    page(carla, f"{ACTIVITY}?dove={where}", status=404)
    pass_on(corner, by=dino.user, transition="hide")

    page(carla, f"{ACTIVITY}?dove={corner.pk}", status=404)
    assert "Angolo" not in page(carla, ACTIVITY)
    assert "Angolo" in page(dino, f"{ACTIVITY}?dove={corner.pk}")


def test_activity_goes_on_from_where_it_was_cut(
    corner: Item, dino: Persona, clock: Traveller
) -> None:
    Happening.objects.all().delete()
    for _number in range(51):
        clock.shift(60)
        Happening.objects.create(item=corner, what=Happening.What.UPDATED, by=dino.user)
    text = page(dino, ACTIVITY)
    assert text.count('class="happening-what"') == 50
    after = text.split('href="?dopo=')[1].split('"')[0]

    assert page(dino, f"{ACTIVITY}?dopo={after}").count('class="happening-what"') == 1


@pytest.mark.alike
def test_activity_costs_the_same_for_one_row_and_for_fifty(
    corner: Item, draft: Item, dino: Persona, clock: Traveller
) -> None:
    Happening.objects.all().delete()
    Happening.objects.create(item=corner, what=Happening.What.MOVED, by=dino.user)
    few = statements(dino, ACTIVITY)
    for number in range(50):
        clock.shift(DAY)
        Happening.objects.create(item=draft, what=Happening.What.UPDATED, by=dino.user)
        if number < 5:
            add(corner, by=dino.user, kind=Kind.FOLDER, title="Ancora")

    assert statements(dino, ACTIVITY) == few == 10


def test_one_follows_from_the_page_and_hears_in_the_bell(
    draft: Item, corner: Item, carla: Persona, luca: Persona
) -> None:
    place = corner.get_absolute_url()
    assert "Segui </button>" in page(carla, place)
    assert sent(carla, button(corner)) == (302, place)
    text = page(carla, place)
    assert "Non seguire più </button>" in text
    assert "Angolo" in page(carla, FOLLOWED)

    published(draft, luca.user)
    work()
    assert "Pubblicato: “Consegne”" in page(carla, "/avvisi/")
    notice = Notice.objects.get(user=carla.user)
    assert sent(carla, f"/avvisi/{notice.pk}/") == (302, draft.get_absolute_url())


def test_one_follows_no_more_from_either_page(corner: Item, section: Item, carla: Persona) -> None:
    first = follow(corner, by=carla.user)
    second = follow(section, by=carla.user)

    assert sent(carla, f"{FOLLOWED}{first.pk}/") == (302, FOLLOWED)
    assert sent(carla, f"{FOLLOWED}{second.pk}/", da="contenuto") == (302, "/protocolli/")
    assert not Subscription.objects.exists()
    assert "Non si segue ancora nulla" in page(carla, FOLLOWED)


def test_what_is_no_longer_seen_has_no_name_and_can_be_left(
    corner: Item, carla: Persona, dino: Persona
) -> None:
    own = follow(corner, by=carla.user)
    pass_on(corner, by=dino.user, transition="hide")

    text = page(carla, FOLLOWED)
    assert "Angolo" not in text
    assert "Qualcosa che ora non si vede" in text
    assert sent(carla, f"{FOLLOWED}{own.pk}/", da="contenuto") == (302, FOLLOWED)
    assert "Angolo" not in page(carla, FOLLOWED)


def test_what_another_follows_is_not_ones_own_to_leave(
    corner: Item, carla: Persona, luca: Persona
) -> None:
    own = follow(corner, by=luca.user)

    assert sent(carla, f"{FOLLOWED}{own.pk}/")[0] == 404
    assert Subscription.objects.exists()
    assert "Angolo" not in page(carla, FOLLOWED)


def test_nobody_follows_what_they_do_not_see(
    draft: Item, ada: Persona, carla: Persona, elsa: Persona
) -> None:
    pass_on(draft, by=ada.user, transition="hide")

    for who in (carla, elsa):
        assert sent(who, button(draft))[0] == 404
    assert not Subscription.objects.exists()


def test_button_is_for_the_staff_and_for_what_stands_in_the_tree(
    draft: Item, luca: Persona, elsa: Persona
) -> None:
    published(draft, luca.user, "publish_outside")

    assert "/segui/" in page(luca, draft.get_absolute_url())
    assert "/segui/" not in page(elsa, draft.get_absolute_url())


@pytest.mark.alike
def test_followed_costs_the_same_for_one_and_for_fifty(
    corner: Item, carla: Persona, dino: Persona
) -> None:
    follow(corner, by=carla.user)
    few = statements(carla, FOLLOWED)
    for _number in range(50):
        follow(add(corner, by=dino.user, kind=Kind.PAGE, title="Una"), by=carla.user)

    assert statements(carla, FOLLOWED) == few == 9


def test_notice_of_what_is_no_longer_seen_says_and_opens_nothing(
    draft: Item, corner: Item, carla: Persona, dino: Persona
) -> None:
    follow(corner, by=carla.user)
    published(draft, dino.user)
    work()
    pass_on(corner, by=dino.user, transition="hide")

    text = page(carla, "/avvisi/")
    assert "Consegne" not in text
    assert "Avviso su qualcosa che non si vede più." in text
    notice = Notice.objects.get(user=carla.user)
    assert sent(carla, f"/avvisi/{notice.pk}/") == (302, "/avvisi/")

    pass_on(corner, by=dino.user, transition="show")
    assert "Pubblicato: “Consegne”" in page(carla, "/avvisi/")


def test_notice_leads_to_where_the_thing_is_by_now(
    draft: Item, section: Item, corner: Item, dino: Persona, carla: Persona
) -> None:
    follow(corner, by=carla.user)
    published(draft, dino.user)
    work()
    rename(corner, by=dino.user, slug="altro-angolo")

    notice = Notice.objects.get(user=carla.user)

    assert sent(carla, f"/avvisi/{notice.pk}/") == (302, "/protocolli/altro-angolo/consegne/")


@pytest.mark.alike
def test_notices_cost_the_same_for_one_thing_and_for_three(
    draft: Item, corner: Item, carla: Persona, dino: Persona
) -> None:
    follow(corner, by=carla.user)
    published(draft, dino.user)
    work()
    few = statements(carla, "/avvisi/")
    for _number in range(2):
        published(add(corner, by=dino.user, kind=Kind.PAGE, title="Una"), dino.user)
    work()

    assert Notice.objects.filter(user=carla.user).count() == 3
    assert statements(carla, "/avvisi/") == few == 10
