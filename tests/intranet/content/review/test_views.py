"""What waits is shown to who examines it, the oldest first, and decided there."""

import pytest
from time_machine import Traveller

from intranet.content.actions.commenting import comment
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Passage
from permissions.publishing import Standing, State
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona

REVIEW = "/contenuti/da-esaminare/"
MINUTE = 60


@pytest.fixture
def corner(section: Item, ada: Persona, luca: Persona, dino: Persona) -> Item:
    """A folder where Ada may add and Luca examines; Dino examines everywhere."""
    corner = add(section, by=dino.user, kind=Kind.FOLDER, title="Angolo")
    share(corner, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    share(corner, by=dino.user, whom=luca.user, standing=Standing.REVIEWER)
    return corner


@pytest.fixture
def submitted(corner: Item, ada: Persona) -> Item:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sulle visite", text="<p>Uno due</p>")
    return pass_on(item, by=ada.user, transition="submit", comment="È pronta.")


def address(item: Item) -> str:
    return f"/contenuti/{item.pk}/esame/"


def decide(
    who: Persona, item: Item, transition: str, comment: str = "", seen: str = ""
) -> tuple[int, str]:
    typed = {"transition": transition, "comment": comment, "seen": seen}
    answer = browser(who).post(address(item), typed)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_what_was_submitted_waits_for_its_examiners_alone(
    section: Item, submitted: Item, people: dict[str, Persona]
) -> None:
    share(section, by=people["dino"].user, whom=people["carla"].user, standing=Standing.EDITOR)
    elsewhere = add(section, by=people["dino"].user, kind=Kind.FOLDER, title="Altrove")
    share(elsewhere, by=people["dino"].user, whom=people["sara"].user, standing=Standing.REVIEWER)

    for name in ("luca", "dino"):
        text = page(people[name], REVIEW)
        assert "Sulle visite" in text
        assert "lun 7 set, 10:00, Ada Conti" in text
        assert "«È pronta.»" in text
    assert "Sulle visite" not in page(people["sara"], REVIEW)
    for name in ("ada", "carla", "irene", "elsa"):
        page(people[name], REVIEW, status=404)
    for name in ("ada", "carla", "sara", "irene", "elsa"):
        page(people[name], address(submitted), status=404)
        assert decide(people[name], submitted, "publish")[0] == 404
    submitted.refresh_from_db()
    assert submitted.state == State.PENDING


def test_what_changed_since_it_was_read_is_read_again(
    submitted: Item, ada: Persona, luca: Persona, clock: Traveller
) -> None:
    seen = submitted.edition
    assert f'name="seen" value="{seen}"' in page(luca, address(submitted))
    pass_on(submitted, by=ada.user, transition="retract")
    clock.shift(MINUTE)
    edit(submitted, by=ada.user, text="<p>Tutt’altro</p>")
    pass_on(submitted, by=ada.user, transition="submit")

    status, text = decide(luca, submitted, "publish", "Va bene così.", seen)

    submitted.refresh_from_db()
    assert (status, submitted.state) == (200, State.PENDING)
    assert "Nel frattempo il contenuto è cambiato" in text
    assert "Va bene così." in text
    assert "Tutt’altro" in text
    assert f'name="seen" value="{submitted.edition}"' in text


def test_longest_waiting_is_first(
    corner: Item, submitted: Item, ada: Persona, dino: Persona, clock: Traveller
) -> None:
    clock.shift(MINUTE)
    later = add(corner, by=ada.user, kind=Kind.PAGE, title="Seconda")
    pass_on(later, by=ada.user, transition="submit")

    text = page(dino, REVIEW)
    assert text.index("Sulle visite") < text.index("Seconda")

    clock.shift(MINUTE)
    pass_on(submitted, by=ada.user, transition="retract")
    pass_on(submitted, by=ada.user, transition="submit")
    text = page(dino, REVIEW)
    assert text.index("Seconda") < text.index("Sulle visite")


@pytest.mark.parametrize(
    ("transition", "state"),
    [("publish", State.PUBLISHED), ("publish_outside", State.EXTERNAL), ("reject", State.INTERNAL)],
)
def test_decision_is_taken_with_a_comment(
    submitted: Item, luca: Persona, transition: str, state: State
) -> None:
    text = page(luca, address(submitted))
    assert "Uno due" in text
    assert "sottoposto lun 7 set, 10:00 da Ada Conti" in text

    assert decide(luca, submitted, transition, "Così.")[0] == 302

    submitted.refresh_from_db()
    assert submitted.state == state
    assert Passage.objects.filter(item=submitted).latest("pk").comment == "Così."
    page(luca, address(submitted), status=404)


def test_who_sends_back_says_why_and_loses_no_word(submitted: Item, luca: Persona) -> None:
    status, text = decide(luca, submitted, "reject", "   ")
    assert status == 200
    assert "serve un commento" in text

    status, text = decide(luca, submitted, "retract", "Parole che restano")
    assert status == 200
    assert "Parole che restano" in text
    submitted.refresh_from_db()
    assert submitted.state == State.PENDING


def test_working_copy_is_examined_against_its_original(
    submitted: Item, ada: Persona, luca: Persona
) -> None:
    pass_on(submitted, by=luca.user, transition="publish")
    copy = revise(submitted, by=ada.user)
    edit(copy, by=ada.user, text="<p>Uno tre</p>")
    assert "copia di lavoro" not in page(luca, REVIEW)
    pass_on(copy, by=ada.user, transition="submit")

    assert "copia di lavoro" in page(luca, REVIEW)
    text = page(luca, address(copy))
    assert "Uno <del>due</del>" in text
    assert "Uno <ins>tre</ins>" in text
    assert 'value="publish"' not in text
    assert decide(luca, copy, "adopt", "Bene.")[0] == 302
    submitted.refresh_from_db()
    assert submitted.text == "<p>Uno tre</p>"


def test_comment_waits_for_who_examines_the_thing(
    submitted: Item, luca: Persona, carla: Persona, sara: Persona
) -> None:
    pass_on(submitted, by=luca.user, transition="publish")
    said = comment(submitted, by=carla.user, text="E a Lodi?")
    deciding = f"/contenuti/commenti/{said.pk}/"

    assert "E a Lodi?" in page(luca, REVIEW)
    assert browser(sara).post(deciding, {"decision": "shown"}).status_code == 404
    assert "E a Lodi?" not in page(sara, submitted.get_absolute_url())
    assert browser(luca).post(deciding, {"decision": "shown"}).status_code == 302
    assert "E a Lodi?" in page(sara, submitted.get_absolute_url())


@pytest.mark.alike
def test_review_costs_the_same_for_one_row_and_for_fifty(
    corner: Item, submitted: Item, ada: Persona, luca: Persona, clock: Traveller
) -> None:
    comment(submitted, by=ada.user, text="Uno")
    few = statements(luca, REVIEW)
    for number in range(50):
        clock.shift(1)
        item = add(corner, by=ada.user, kind=Kind.PAGE, title=f"Pagina {number}")
        pass_on(item, by=ada.user, transition="submit")
        comment(item, by=ada.user, text="Ancora")

    assert few == statements(luca, REVIEW) == 11
    assert "I 50 sottoposti dopo" in page(luca, REVIEW)
