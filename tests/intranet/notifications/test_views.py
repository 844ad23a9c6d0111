"""One's own notices, and the bell that counts them."""

import pytest
from django.test import Client

from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.models import AuditEvent
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona
from workflows.cases.models import Case

KIND = Notice.Kind.DISCLOSURE


def notice(
    who: Persona,
    words: str = "Fascicolo 2026/0001.",
    address: str = "",
    about: Case | None = None,
) -> Notice:
    tell([who.user], KIND, words, address, about)
    return Notice.objects.latest("pk")


def test_notices_are_ones_own_and_the_newest_first(bruno: Persona, gino: Persona) -> None:
    notice(bruno, "Il primo avviso.")
    notice(bruno, "Il secondo avviso.")
    notice(gino, "Di un altro.")

    text = page(bruno, "/avvisi/")

    assert text.index("Il secondo avviso.") < text.index("Il primo avviso.")
    assert "Di un altro." not in text


def test_bell_counts_what_waits_to_be_read(bruno: Persona, gino: Persona) -> None:
    assert "bell-count" not in page(bruno, "/avvisi/")
    for _number in range(3):
        notice(bruno)

    assert 'class="bell-count">3<' in page(bruno, "/giornata/")
    assert "bell-count" not in page(gino, "/giornata/")

    for _number in range(9):
        notice(bruno)
    assert 'class="bell-count">9+<' in page(bruno, "/giornata/")


def test_following_a_notice_reads_it_and_leads_on(bruno: Persona) -> None:
    told = notice(bruno, address="/casi/")

    answer = browser(bruno).post(f"/avvisi/{told.pk}/")

    told.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/casi/")
    assert told.read_at is not None
    assert AuditEvent.objects.latest("pk").verb == "notices.read"


def test_notice_without_an_address_is_only_read(bruno: Persona) -> None:
    told = notice(bruno)

    answer = browser(bruno).post(f"/avvisi/{told.pk}/")

    assert answer.headers["Location"] == "/avvisi/"


def test_notice_of_another_does_not_exist(bruno: Persona, gino: Persona) -> None:
    told = notice(gino)

    answer = browser(bruno).post(f"/avvisi/{told.pk}/")

    told.refresh_from_db()
    assert (answer.status_code, told.read_at) == (404, None)


def test_notice_of_a_case_leads_there_as_long_as_its_reader_sees_the_case(
    assigned: Case, bruno: Persona, ada: Persona, luca: Persona
) -> None:
    seen = [notice(who, address=f"/casi/{assigned.pk}/", about=assigned) for who in (bruno, ada)]
    unseen = notice(luca, address=f"/casi/{assigned.pk}/", about=assigned)

    for who, told in zip((bruno, ada), seen, strict=True):
        assert "Fascicolo 2026/0001." in page(who, "/avvisi/")
        answer = browser(who).post(f"/avvisi/{told.pk}/")
        assert answer.headers["Location"] == f"/casi/{assigned.pk}/"
    text = page(luca, "/avvisi/")
    assert "Fascicolo 2026/0001." not in text
    assert "Avviso su qualcosa che non si vede più." in text
    assert browser(luca).post(f"/avvisi/{unseen.pk}/").headers["Location"] == "/avvisi/"


def test_all_ones_own_are_read_at_once(bruno: Persona, gino: Persona) -> None:
    notice(bruno)
    notice(bruno)
    notice(gino)

    browser(bruno).post("/avvisi/letti/")

    unread = Notice.objects.filter(read_at=None)
    assert [each.user for each in unread] == [gino.user]


def test_reading_by_address_alone_marks_nothing(bruno: Persona) -> None:
    told = notice(bruno)

    page(bruno, "/avvisi/")

    assert browser(bruno).get(f"/avvisi/{told.pk}/").status_code == 405
    told.refresh_from_db()
    assert told.read_at is None


def test_stranger_is_sent_to_sign_in(db: None) -> None:
    assert Client().get("/avvisi/").headers["Location"].startswith("/accesso/")


@pytest.mark.alike
def test_page_takes_as_many_statements_for_one_notice_as_for_three(bruno: Persona) -> None:
    notice(bruno)
    few = statements(bruno, "/avvisi/")
    notice(bruno)
    notice(bruno)

    assert statements(bruno, "/avvisi/") == few == 6
