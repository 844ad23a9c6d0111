"""Comments: of those who read the thing, shown once they were let through."""

import pytest

from intranet.content.actions.commenting import comment, moderate, withdraw
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Comment, Item
from permissions.policy import visible_to
from permissions.refusal import Refused
from tests.intranet.content.pages import browser, page, sent, statements
from tests.personas import Persona


@pytest.fixture
def item(section: Item, dino: Persona) -> Item:
    """A page of Dino's, published inside."""
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Circolare")
    return pass_on(item, by=dino.user, transition="publish")


def commenting(item: Item) -> str:
    return f"/contenuti/{item.pk}/commenti/"


def test_comment_is_its_authors_until_it_is_let_through(
    item: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    status, to = sent(ada, commenting(item), text="E il <b>sabato</b>?")

    assert (status, to) == (302, "/protocolli/circolare/#commenti")
    assert "in attesa" in page(ada, item.get_absolute_url())
    assert "E il &lt;b&gt;sabato&lt;/b&gt;?" in page(dino, item.get_absolute_url())
    assert "sabato" not in page(luca, item.get_absolute_url())
    moderate(Comment.objects.get(), by=dino.user, shown=True)
    assert "sabato" in page(luca, item.get_absolute_url())


def test_comment_that_is_refused_is_gone_for_all(item: Item, ada: Persona, dino: Persona) -> None:
    said = comment(item, by=ada.user, text="Sciocchezze")
    moderate(said, by=dino.user, shown=False)

    for who in (ada, dino):
        assert "Sciocchezze" not in page(who, item.get_absolute_url())
    assert said.history.count() == 2


def test_examiner_says_it_at_once(item: Item, ada: Persona, dino: Persona) -> None:
    comment(item, by=dino.user, text="Vale da lunedì.")

    assert "Vale da lunedì." in page(ada, item.get_absolute_url())


def test_nobody_else_decides(item: Item, ada: Persona, luca: Persona) -> None:
    said = comment(item, by=ada.user, text="E il sabato?")

    for who in (ada, luca):
        with pytest.raises(Refused):
            moderate(said, by=who.user, shown=True)
    said.refresh_from_db()
    assert said.state == Comment.State.WAITING


def test_comments_are_for_inside(item: Item, ada: Persona, dino: Persona) -> None:
    pass_on(item, by=dino.user, transition="publish_outside")
    comment(item, by=dino.user, text="Detto tra noi")

    assert "Detto tra noi" not in page(None, item.get_absolute_url())
    assert "Detto tra noi" in page(ada, item.get_absolute_url())


def test_who_may_not_read_it_says_nothing(item: Item, people: dict[str, Persona]) -> None:
    for name in ("irene", "elsa"):
        assert browser(people[name]).post(commenting(item), {"text": "Ecco"}).status_code == 404
        with pytest.raises(Refused):
            comment(item, by=people[name].user, text="Ecco")
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "a" * 2001])
def test_comment_without_words_or_without_end_is_refused(
    item: Item, ada: Persona, text: str
) -> None:
    status, again = sent(ada, commenting(item), text=text)

    assert status == 200
    assert "correggere" in again
    assert not Comment.objects.exists()


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_comments_cost_the_same_for_one_and_for_fifty(
    item: Item, ada: Persona, dino: Persona, count: int
) -> None:
    for number in range(count):
        comment(item, by=(ada, dino)[number % 2].user, text=f"Detto {number}")

    assert page(dino, item.get_absolute_url()).count("Detto ") == count
    assert statements(dino, item.get_absolute_url()) == 13


def test_policy_says_of_comments_what_the_page_says(
    item: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    comment(item, by=ada.user, text="E il sabato?")

    assert not visible_to(luca.user, Comment.objects.all()).exists()
    assert visible_to(dino.user, Comment.objects.all()).count() == 1


def test_shown_comment_is_taken_down_again_by_an_examiner(
    item: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    said = moderate(comment(item, by=ada.user, text="Sciocchezze"), by=dino.user, shown=True)
    address = f"/contenuti/commenti/{said.pk}/"

    offered = [page(who, item.get_absolute_url()) for who in (dino, ada, luca)]
    done = sent(dino, address, decision="refused")

    assert ["Non mostrare più" in each for each in offered] == [True, False, False]
    assert done == (302, "/protocolli/circolare/#commenti")
    assert "Sciocchezze" not in page(luca, item.get_absolute_url())


def test_author_withdraws_a_comment_for_good(
    item: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    said = moderate(comment(item, by=ada.user, text="Ripensandoci"), by=dino.user, shown=True)
    address = f"/contenuti/commenti/{said.pk}/ritiro/"

    offered = [page(who, item.get_absolute_url()) for who in (ada, luca, dino)]
    strangers = [sent(who, address)[0] for who in (luca, dino)]
    done = sent(ada, address)
    sent(dino, f"/contenuti/commenti/{said.pk}/", decision="shown")
    again = browser(ada).post(address, follow=True).content.decode()

    said.refresh_from_db()
    assert ["Ritira <" in each for each in offered] == [True, False, False]
    assert strangers == [404, 404]
    assert done == (302, "/protocolli/circolare/#commenti")
    assert said.state == Comment.State.REFUSED
    assert "non si legge già più" in again
    for who in (ada, luca, dino):
        assert "Ripensandoci" not in page(who, item.get_absolute_url())


def test_nobody_withdraws_what_another_said(item: Item, ada: Persona, dino: Persona) -> None:
    said = comment(item, by=ada.user, text="E il sabato?")

    with pytest.raises(Refused, match="lo ritira chi lo ha scritto"):
        withdraw(said, by=dino.user)


def test_nothing_is_withdrawn_under_what_one_reads_no_more(
    item: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    said = comment(item, by=ada.user, text="E il sabato?")
    pass_on(section, by=dino.user, transition="hide")

    assert sent(ada, f"/contenuti/commenti/{said.pk}/ritiro/")[0] == 404
    with pytest.raises(Refused):
        withdraw(said, by=ada.user)
