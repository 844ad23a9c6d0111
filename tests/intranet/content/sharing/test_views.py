"""The page of sharing: who sees it, what a change would open, and nothing saved before that."""

import pytest
from django.utils.http import urlencode

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from permissions.models import AuditEvent, Organisation, Unit, User
from permissions.people import add_user
from permissions.publishing import Standing
from permissions.refusal import Refused
from permissions.roles import Role
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona

CONFIRMED = {"confirmed": "1"}


def address(place: Item) -> str:
    return f"/contenuti/{place.pk}/condivisione/"


def box(whom: User | Unit | Organisation, standing: str) -> str:
    kind = {User: "user", Unit: "unit", Organisation: "organisation"}[type(whom)]
    return f"{kind}-{whom.pk}-{standing}"


def send(who: Persona, place: Item, **sent: object) -> tuple[int, str]:
    answer = browser(who).post(address(place), {"inherits": "on", "inherited": "on", **sent})
    return answer.status_code, " ".join(answer.content.decode().split())


@pytest.fixture
def operators(people: dict[str, Persona]) -> Unit:
    return Unit.objects.get(organisation__short_name="Milano", role=Role.OPERATOR)


def test_page_says_who_sees_in_words_and_numbers(
    section: Item, dino: Persona, irene: Persona
) -> None:
    staff = User.objects.filter(is_active=True).exclude(
        groups__unit__role__in=["clerk", "referrer", "interpreter"]
    )
    share(section, by=dino.user, whom=irene.user, standing=Standing.READER)

    text = page(dino, address(section))

    assert f"Tutto il personale: {staff.count()} persone di 3 organizzazioni" in text
    assert ", e 1 persona: Irene Russo." in text
    assert "Può modificarlo ora</dt> <dd> Dino Riva </dd>" in text


def test_private_thing_is_seen_by_its_author_and_those_named(
    section: Item, dino: Persona, ada: Persona, operators: Unit
) -> None:
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Riservata")
    pass_on(item, by=dino.user, transition="hide")
    share(item, by=dino.user, whom=operators, standing=Standing.READER)
    share(item, by=dino.user, whom=ada.user, standing=Standing.EDITOR)

    text = page(dino, address(item))

    assert "Solo l’autore, Dino Riva, e 2 persone: Ada Conti, Luca Greco." in text


def test_what_is_inherited_says_from_where(
    site: Item, section: Item, dino: Persona, carla: Persona
) -> None:
    share(site, by=dino.user, whom=carla.user, standing=Standing.READER)

    row = page(dino, address(section)).split('<th scope="row">Carla Sala')[1].split("</tr>")[0]

    assert '<a href="/intranet/">Intranet</a>' in row
    assert "checked" not in row


def test_place_above_that_one_may_not_see_has_no_name(
    section: Item, dino: Persona, ada: Persona, carla: Persona
) -> None:
    closed = add(section, by=dino.user, kind=Kind.FOLDER, title="Segreta")
    inner = add(closed, by=dino.user, kind=Kind.FOLDER, title="Dentro")
    share(closed, by=dino.user, whom=carla.user, standing=Standing.READER)
    share(inner, by=dino.user, whom=ada.user, standing=Standing.EDITOR)
    pass_on(closed, by=dino.user, transition="hide")

    text = page(ada, address(inner))

    assert "una cartella superiore" in text.split('<th scope="row">Carla Sala')[1].split("</tr>")[0]


def test_page_does_not_exist_for_who_may_not_share(
    section: Item, dino: Persona, people: dict[str, Persona]
) -> None:
    share(section, by=dino.user, whom=people["luca"].user, standing=Standing.CONTRIBUTOR)
    given = {"box": box(people["ada"].user, "reader")}

    for name in ("ada", "luca", "irene", "elsa", "carla"):
        page(people[name], address(section), status=404)
        assert send(people[name], section, **given, **CONFIRMED)[0] == 404
    assert Share.objects.filter(place=section).count() == 1


def test_search_finds_people_units_and_offices_but_no_court(section: Item, dino: Persona) -> None:
    def found(typed: str) -> str:
        return page(dino, f"{address(section)}?{urlencode({'cerca': typed})}")

    assert "Ada Conti" in found("CÓNTI")
    assert "Operatori · Milano" in found("operatori mil")
    assert "Spazio Neutro di Lodi" in found("lodi")
    for nobody in ("Elsa", "Tribunale", "xyzzy"):
        assert f"nessuno corrisponde a «{nobody}»" in found(nobody)


def test_change_is_shown_before_it_is_saved(
    section: Item, dino: Persona, irene: Persona, operators: Unit
) -> None:
    hidden = add(section, by=dino.user, kind=Kind.PAGE, title="Riservata")
    pass_on(hidden, by=dino.user, transition="hide")
    boxes = {"box": [box(irene.user, "reader"), box(operators, "editor")]}
    events = AuditEvent.objects.count()

    status, text = send(dino, section, **boxes)

    assert status == 200
    assert "<strong>Irene Russo</strong>: Può vedere" in text
    assert "<strong>Operatori · Milano</strong>: Può modificare" in text
    assert "Vedranno in più <strong>3 persone</strong>: Ada Conti, Luca Greco, Irene Russo;" in text
    assert "<strong>2 contenuti</strong> si aprono" in text
    assert not Share.objects.filter(place=section).exists()
    assert AuditEvent.objects.count() == events

    assert send(dino, section, **boxes, **CONFIRMED)[0] == 302
    assert Share.objects.filter(place=section).count() == 2


def test_unticked_box_takes_back_and_leaves_what_others_gave_meanwhile(
    section: Item, dino: Persona, ada: Persona, carla: Persona
) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.EDITOR)
    drawn = {"had": box(ada.user, "editor")}
    share(section, by=dino.user, whom=carla.user, standing=Standing.READER)

    assert send(dino, section, **drawn, **CONFIRMED)[0] == 302

    assert [each.whom for each in Share.objects.filter(place=section)] == [carla.user]


def test_inheritance_is_cut_and_let_in_again(
    site: Item, section: Item, dino: Persona, irene: Persona
) -> None:
    share(site, by=dino.user, whom=irene.user, standing=Standing.READER)
    answer = browser(dino).post(address(section), {"inherited": "on"})
    text = " ".join(answer.content.decode().split())
    assert "Non vedrà più <strong>una persona</strong>: Irene Russo" in text

    browser(dino).post(address(section), {"inherited": "on", **CONFIRMED})
    section.refresh_from_db()
    assert not section.inherits

    browser(dino).post(address(section), {"inherits": "on", **CONFIRMED})
    section.refresh_from_db()
    assert section.inherits


def test_nobody_gives_or_takes_what_they_have_not(
    section: Item, dino: Persona, ada: Persona, carla: Persona, luca: Persona
) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.EDITOR)
    share(section, by=dino.user, whom=carla.user, standing=Standing.REVIEWER)
    before = set(Share.objects.values_list("pk", flat=True))

    row = page(ada, address(section)).split('<th scope="row">Carla Sala')[1].split("</tr>")[0]
    assert row.count('type="checkbox"') == 3
    assert f'<input type="hidden" name="box" value="{box(carla.user, "reviewer")}">' in row
    given = send(ada, section, box=box(luca.user, "reviewer"), **CONFIRMED)
    taken = send(ada, section, had=box(carla.user, "reviewer"), **CONFIRMED)

    assert given[0] == 409
    assert "Si può dare solo ciò che si ha" in given[1]
    assert taken[0] == 409
    assert "Si può togliere solo ciò che si potrebbe dare" in taken[1]
    assert set(Share.objects.values_list("pk", flat=True)) == before


def test_nobody_shuts_themselves_out(section: Item, dino: Persona, ada: Persona) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.EDITOR)

    status, text = send(ada, section, had=box(ada.user, "editor"), **CONFIRMED)

    assert status == 409
    assert "Così si perderebbe l’accesso" in text
    assert Share.objects.filter(place=section).count() == 1


def test_courts_are_given_nothing(section: Item, dino: Persona, elsa: Persona) -> None:
    court = Organisation.objects.get(short_name="TM Milano")

    for whom in (elsa.user, court):
        answer = browser(dino).post(
            address(section),
            {"inherits": "on", "inherited": "on", "box": box(whom, "reader"), **CONFIRMED},
        )
        assert answer.status_code == 302
        with pytest.raises(Refused, match="nella rete dei servizi"):
            share(section, by=dino.user, whom=whom, standing=Standing.READER)
    assert not Share.objects.filter(place=section).exists()


@pytest.mark.parametrize(
    "sent", ["", "user-0-reader", "user-1-owner", "user-9" * 99, "unit-x-reader", "user-1-member"]
)
def test_boxes_of_nobody_change_nothing(section: Item, dino: Persona, sent: str) -> None:
    assert send(dino, section, box=sent, **CONFIRMED)[0] == 302

    assert not Share.objects.exclude(place__parent=None).exists()


@pytest.mark.alike
def test_page_costs_the_same_for_one_share_and_for_fifty(section: Item, dino: Persona) -> None:
    for count in (1, 50):
        while Share.objects.filter(place=section).count() < count:
            number = Share.objects.filter(place=section).count()
            user = add_user(f"u{number}", "x", last_name=f"Cognome{number}")
            Share.objects.create(place=section, user=user, standing=Standing.READER)
        assert statements(dino, address(section)) == 15
