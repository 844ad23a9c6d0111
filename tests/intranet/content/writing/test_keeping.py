"""Drafts that keep themselves, and the pen that one has in hand at a time."""

import datetime as dt
import re

import pytest
from django.test import Client
from time_machine import Traveller

from intranet.content.actions import sketching
from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item, Pen, Share, Sketch
from permissions.models import AuditEvent
from permissions.publishing import Standing
from tests.intranet.content.pages import browser, page, sent, statements
from tests.personas import Persona


@pytest.fixture
def draft(section: Item, ada: Persona, bruno: Persona) -> Item:
    """A page of Ada's, which Bruno may edit too."""
    Share.objects.create(place=section, user=ada.user, standing=Standing.CONTRIBUTOR)
    Share.objects.create(place=section, user=bruno.user, standing=Standing.EDITOR)
    return add(section, by=ada.user, kind=Kind.PAGE, title="Consegne", text="<p>Alle otto.</p>")


def autosaved(who: Persona, item: Item, **fields: str) -> str:
    answer = sent(who, f"/contenuti/{item.pk}/bozza/", **fields)
    assert answer[0] == 200, answer
    return answer[1]


def test_draft_is_kept_and_taken_up_again(draft: Item, ada: Persona, bruno: Persona) -> None:
    said = autosaved(ada, draft, title="Consegne nuove", text="<p>Alle nove.</p>")

    hers, his = (page(who, f"/contenuti/{draft.pk}/modifica/") for who in (ada, bruno))
    draft.refresh_from_db()
    assert "Bozza salvata alle 10:00" in said
    assert "Consegne nuove" in hers
    assert "Si riprende dalla bozza" in hers
    assert "Consegne nuove" not in his
    assert draft.title == "Consegne"


def test_draft_of_a_new_thing_is_taken_up_again(section: Item, dino: Persona) -> None:
    address = f"/contenuti/{section.pk}/nuovo/evento/"

    sent(dino, f"{address}bozza/", title="Tavolo", starts_at="2026-09-14T10:00", venue="Sala")
    again = page(dino, address)
    other = page(dino, f"/contenuti/{section.pk}/nuovo/pagina/")
    sent(dino, address, title="Tavolo", starts_at="2026-09-14T10:00")

    assert [each for each in ("Tavolo", "2026-09-14T10:00", "Sala") if each not in again] == []
    assert "Tavolo" not in other.split("<main")[1].split("section-nav")[0]
    assert not Sketch.objects.exists()


def test_draft_is_gone_once_sent_or_thrown_away(draft: Item, ada: Persona) -> None:
    autosaved(ada, draft, title="Una")
    sent(ada, f"/contenuti/{draft.pk}/modifica/", title="Una")
    after_sending = Sketch.objects.count()
    autosaved(ada, draft, title="Due")
    thrown = sent(ada, f"/contenuti/{draft.pk}/bozza/", scarta="1", title="Tre")

    assert (after_sending, Sketch.objects.count(), Pen.objects.count()) == (0, 0, 0)
    assert thrown == (302, f"/contenuti/{draft.pk}/modifica/")


def test_draft_survives_a_session_that_ended(draft: Item, ada: Persona) -> None:
    token = sketching.token(draft, ada.user)
    fields = {"title": "Scritto dopo", "token": token}

    saved = Client().post(f"/contenuti/{draft.pk}/bozza/", fields, headers={"HX-Request": "true"})
    sending = Client().post(f"/contenuti/{draft.pk}/modifica/", {**fields, "summary": "Anche"})

    draft.refresh_from_db()
    assert "La sessione è scaduta. Bozza salvata alle 10:00" in saved.content.decode()
    assert sending.headers["Location"].startswith("/accesso/")
    assert draft.title == "Consegne"
    assert "Anche" in page(ada, f"/contenuti/{draft.pk}/modifica/")


def test_draft_survives_another_sign_in_meanwhile(draft: Item, ada: Persona) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada.user)
    fields = {"title": "Scritto dopo", "token": sketching.token(draft, ada.user)}
    address = f"/contenuti/{draft.pk}"

    saved = client.post(f"{address}/bozza/", fields, headers={"HX-Request": "true"})
    sent_anyway = client.post(f"{address}/modifica/", fields)
    forged = client.post(f"{address}/bozza/", {"title": "Altro"}, headers={"HX-Request": "true"})

    assert "salvato come bozza" in saved.content.decode()
    assert sent_anyway.status_code == 403
    assert f'href="{address}/modifica/"' in sent_anyway.content.decode()
    assert "La bozza non si può salvare" in forged.content.decode()
    assert Sketch.objects.get().data["title"] == "Scritto dopo"


def test_token_writes_nothing_but_its_own_draft(draft: Item, ada: Persona, bruno: Persona) -> None:
    other = sketching.token(draft, ada.user, "page")
    for token in ("", "forged", other):
        Client().post(f"/contenuti/{draft.pk}/bozza/", {"title": "x", "token": token})

    assert not Sketch.objects.exists()


def token_on(text: str) -> str:
    """Of the form on a page."""
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def test_what_a_form_sends_after_it_was_saved_is_not_kept(
    draft: Item, ada: Persona, bruno: Persona
) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"
    fields = {"title": "Di Ada", "token": token_on(page(ada, address))}

    autosaved(ada, draft, **fields)
    sent(ada, address, **fields)
    late = autosaved(ada, draft, **fields)

    assert "Bozza salvata" not in late
    assert "Si riprende dalla bozza" not in page(ada, address)
    assert "sta scrivendo" not in page(bruno, address)


def test_what_the_form_of_a_new_thing_sends_after_it_was_added_is_not_kept(
    section: Item, dino: Persona
) -> None:
    address = f"/contenuti/{section.pk}/nuovo/pagina/"
    fields = {"title": "Consegne", "token": token_on(page(dino, address))}

    sent(dino, address, **fields)
    sent(dino, f"{address}bozza/", **fields)
    after = page(dino, address)
    sent(dino, f"{address}bozza/", title="La prossima", token=token_on(after))

    assert "Si riprende dalla bozza" not in after
    assert "La prossima" in page(dino, address)


def test_what_a_form_sends_after_its_draft_was_thrown_away_is_not_kept(
    draft: Item, ada: Persona
) -> None:
    autosaved(ada, draft, title="Una")
    fields = {"title": "Due", "token": token_on(page(ada, f"/contenuti/{draft.pk}/modifica/"))}

    sent(ada, f"/contenuti/{draft.pk}/bozza/", scarta="1", **fields)
    autosaved(ada, draft, **fields)

    assert "Si riprende dalla bozza" not in page(ada, f"/contenuti/{draft.pk}/modifica/")
    assert not Pen.objects.exists()


def test_form_that_was_refused_goes_on_keeping_what_is_typed(draft: Item, ada: Persona) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"
    token = token_on(page(ada, address))

    refused = sent(ada, address, title="", token=token)
    late, here = (
        autosaved(ada, draft, title="Di nuovo", token=each)
        for each in (token, token_on(refused[1]))
    )

    assert "Bozza salvata" in late
    assert "Bozza salvata" in here


def test_other_page_of_the_same_author_goes_on_keeping(draft: Item, ada: Persona) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"
    first, second = (token_on(page(ada, address)) for _window in range(2))

    sent(ada, address, title="Dalla prima", token=first)
    autosaved(ada, draft, title="Dalla seconda", token=second)

    assert "Dalla seconda" in page(ada, address)


def test_draft_is_not_for_who_does_not_write(draft: Item, luca: Persona, elsa: Persona) -> None:
    for who in (luca, elsa):
        answer = browser(who).post(f"/contenuti/{draft.pk}/bozza/", {"title": "x"})
        assert answer.status_code == 404

    assert not Sketch.objects.exists()


def test_who_comes_later_sees_who_writes_and_may_take_over(
    draft: Item, ada: Persona, bruno: Persona
) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"
    autosaved(ada, draft, title="Di Ada")

    seen = page(bruno, address)
    refused = sent(bruno, address, title="Di Bruno")
    sent(bruno, f"/contenuti/{draft.pk}/penna/")
    done = sent(bruno, address, title="Di Bruno")

    draft.refresh_from_db()
    assert "Ada Conti sta scrivendo qui da lun 7 set, 10:00" in seen
    assert "Di Bruno" in refused[1]
    assert "Subentra e salva" in refused[1]
    assert done[0] == 302
    assert draft.title == "Di Bruno"
    assert AuditEvent.objects.filter(verb="content.taken_over", actor_id=bruno.user.pk).exists()


def test_who_takes_over_while_saving_needs_one_step(
    draft: Item, ada: Persona, bruno: Persona
) -> None:
    autosaved(ada, draft, title="Di Ada")

    done = sent(bruno, f"/contenuti/{draft.pk}/modifica/", title="Di Bruno", subentra="1")

    told = autosaved(ada, draft, title="Di Ada ancora")
    assert done[0] == 302
    assert "Bozza salvata" in told
    assert "Di Ada ancora" in page(ada, f"/contenuti/{draft.pk}/modifica/")


def test_pen_that_was_not_heard_of_holds_nothing(
    draft: Item, ada: Persona, bruno: Persona, clock: Traveller
) -> None:
    autosaved(ada, draft, title="Di Ada")
    clock.shift(dt.timedelta(minutes=14))
    autosaved(ada, draft, title="Di Ada")
    clock.shift(dt.timedelta(minutes=14))
    during = page(bruno, f"/contenuti/{draft.pk}/modifica/")
    clock.shift(dt.timedelta(minutes=2))
    after = page(bruno, f"/contenuti/{draft.pk}/modifica/")

    assert "Ada Conti sta scrivendo qui da lun 7 set, 10:00" in during
    assert "sta scrivendo" not in after


def test_reading_a_form_writes_nothing(draft: Item, ada: Persona) -> None:
    page(ada, f"/contenuti/{draft.pk}/modifica/")

    assert not Pen.objects.exists()
    assert statements(ada, f"/contenuti/{draft.pk}/modifica/") == 13
