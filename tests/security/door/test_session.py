"""A session begins anew, is left alone for half an hour at most, and ends after a working day."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from time_machine import Traveller
from viewflow.workflow.models import Task

from intranet.portal.door.session import Sessions, is_polled
from intranet.settings import base
from permissions.routes import routes
from tests.house import ROOT, templates
from tests.personas import Persona, on
from tests.security.door.keys import (
    by_both,
    by_password,
    code,
    is_in,
    text_of,
    with_app,
    with_passkey,
)
from tests.workflows.processes.pages import address
from workflows.cases.models import Case
from workflows.engine import drafts
from workflows.engine.models import Draft

PAGE = "/accesso/password/"
TYPED = {"summary": "Il padre «ha paura».", "draft": "1"}


def writes_of(browser: Client) -> list[str]:
    """The writes of a page that is only read."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(PAGE).status_code == 200
    return [q["sql"] for q in captured if re.match(r"\s*(INSERT|UPDATE|DELETE)", q["sql"])]


def test_session_left_alone_ends(bruno: Persona, clock: Traveller) -> None:
    browser = by_password(bruno)

    clock.move_to(on("2026-09-07", "10:29"))
    still = is_in(browser)
    clock.move_to(on("2026-09-07", "10:59"))

    assert still
    assert not is_in(browser)


def test_session_in_use_lasts_a_working_day_and_no_longer(bruno: Persona, clock: Traveller) -> None:
    browser = by_password(bruno)

    for hour in range(10, 20):
        for minute in (20, 40, 59):
            clock.move_to(on("2026-09-07", f"{hour}:{minute}"))
            assert is_in(browser), (hour, minute)
    clock.move_to(on("2026-09-07", "20:00"))

    assert not is_in(browser)
    assert "_auth_user_id" not in browser.session


def test_session_without_a_beginning_is_none(bruno: Persona) -> None:
    browser = by_password(bruno)
    session = browser.session
    del session["door_begun"]
    session.save()

    assert not is_in(browser)


def test_session_is_written_at_most_once_a_minute(bruno: Persona, clock: Traveller) -> None:
    browser = by_password(bruno)

    at_once = writes_of(browser)
    clock.shift(59)
    within = writes_of(browser)
    clock.shift(1)
    after = writes_of(browser)
    again = writes_of(browser)

    assert (at_once, within, again) == ([], [], [])
    assert [sql for sql in after if 'UPDATE "django_session"' in sql] == after
    assert len(after) == 1


@pytest.mark.parametrize("limit", ["SESSION_IDLE_SECONDS", "SESSION_ABSOLUTE_SECONDS"])
def test_what_was_typed_when_the_session_ended_is_kept(
    assigned: Case, ada: Persona, clock: Traveller, limit: str
) -> None:
    browser, where = by_password(ada), address("meet_referrer", assigned, ada)
    pen = drafts.pen(Task.objects.get(pk=ada.task("meet_referrer", assigned)), ada.user)
    for _ in range(getattr(base, limit) // 1200):
        assert is_in(browser)
        clock.shift(1200 if limit == "SESSION_ABSOLUTE_SECONDS" else 1801)

    answer = browser.post(where, {**TYPED, "pen": pen})

    assert answer["Location"] == f"/accesso/?next={where}"
    assert Draft.objects.get().answers["summary"] == TYPED["summary"]


def test_page_left_open_does_not_keep_its_session_alive() -> None:
    """A page asks by itself only where its asking is no sign of a user."""
    pages = [page.read_text() for page in templates()]
    asking = [tag for page in pages for tag in re.findall(r"<[^>]+hx-trigger=[^>]+>", page)]
    alone = [tag for tag in asking if re.search(r'trigger="[^"]*\b(every|load|revealed)\b', tag)]
    asked = {name for tag in alone for name in re.findall(r"{% url '[a-z]+:([a-z_]+)'", tag)}
    polled = {view.__name__ for _, view in routes() if is_polled(view)}
    scripts = "".join(path.read_text() for path in ROOT.glob("intranet/**/static/**/*.js"))

    assert len(asking) > len(alone) >= 1
    assert asked == polled
    assert "setInterval" not in scripts


def test_asking_again_and_again_is_no_sign_of_a_user(dino: Persona, clock: Traveller) -> None:
    browser = by_password(dino)
    where = reverse("statistics:progress", args=["2026-T2"])
    answers = []
    for _ in range(4):
        clock.shift(base.SESSION_IDLE_SECONDS // 3)
        answers.append(browser.get(where, headers={"HX-Request": "true"}))

    assert [answer.status_code for answer in answers] == [204] * 4
    assert [answer["HX-Refresh"] for answer in answers] == ["true"] * 4
    assert not is_in(browser)


def test_sign_in_keeps_no_key_that_was_there_before(bruno: Persona) -> None:
    browser = Client()
    planted = browser.session
    planted["before"] = "yes"
    planted.save()

    by_password(bruno, browser)

    assert browser.session.session_key != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_key_made_up_by_somebody_is_not_taken(bruno: Persona) -> None:
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32

    by_password(bruno, browser)

    assert browser.session.session_key != "a" * 32
    assert not Session.objects.filter(session_key="a" * 32).exists()


def test_second_step_changes_the_key_again(bruno: Persona, required: None) -> None:
    with_app(bruno)
    browser = by_password(bruno)
    half_way = browser.session.session_key

    browser.post("/accesso/due-passaggi/codice/", {"code": code()})

    assert is_in(browser)
    assert browser.session.session_key != half_way
    assert not Session.objects.filter(session_key=half_way).exists()


def test_sign_out_leaves_nothing(bruno: Persona) -> None:
    browser = by_password(bruno)
    key = browser.session.session_key or ""

    browser.post("/accesso/uscita/")

    assert not Session.objects.filter(session_key=key).exists()
    browser.cookies["sessionid"] = key
    assert not is_in(browser)


def test_request_under_way_when_its_session_ends_is_answered(bruno: Persona) -> None:
    browser = by_password(bruno)
    request = RequestFactory().get("/")
    request.COOKIES["sessionid"] = browser.session.session_key or ""

    def act(request: HttpRequest) -> HttpResponse:
        request.session["said"] = "Fatto."
        Session.objects.all().delete()
        return HttpResponse("Fatto.")

    answer = Sessions(act)(request)

    assert isinstance(answer, HttpResponse)
    assert answer.content == b"Fatto."
    assert not is_in(browser)


def test_sign_out_takes_a_post(bruno: Persona) -> None:
    browser = by_password(bruno)

    for method in ("get", "head", "put", "delete", "options"):
        getattr(browser, method)("/accesso/uscita/")

    assert is_in(browser)


def test_sign_out_takes_the_token_of_a_page(bruno: Persona) -> None:
    browser = by_password(bruno, Client(enforce_csrf_checks=False))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies

    answer = strict.post("/accesso/uscita/")

    assert answer.status_code == 403
    assert is_in(browser)


def test_new_password_ends_the_other_sessions(bruno: Persona) -> None:
    here, elsewhere = by_password(bruno), by_password(bruno)
    key = here.session.session_key
    new = "un treno lento per Lodi"

    here.post(PAGE, {"oldpassword": "bruno-prova", "password1": new, "password2": new})

    assert is_in(here)
    assert here.session.session_key != key
    assert not is_in(elsewhere)


def test_change_of_factors_ends_the_other_sessions(bruno: Persona, required: None) -> None:
    with_app(bruno)
    with_passkey(bruno)
    here, elsewhere = by_both(bruno), by_both(bruno)
    here.post("/accesso/conferma/", {"password": "bruno-prova"})

    both = is_in(here) and is_in(elsewhere)

    here.post("/accesso/due-passaggi/app/togli/")

    assert both
    assert is_in(here)
    assert not is_in(elsewhere)


def test_own_sessions_are_listed_and_the_others_ended(bruno: Persona, ada: Persona) -> None:
    here, elsewhere, of_ada = by_password(bruno), by_password(bruno), by_password(ada)
    row = UserSession.objects.get(session_key=elsewhere.session.session_key)
    row.user_agent, row.ip = "Il telefono di Bruno", "192.0.2.7"
    row.save()
    UserSession.objects.exclude(pk=row.pk).filter(user=ada.user).update(user_agent="Di Ada")

    page = text_of(here.get("/accesso/sessioni/"))
    after = text_of(here.post("/accesso/sessioni/", follow=True))

    assert "Il telefono di Bruno" in page
    assert "192.0.2.7" in page
    assert "Di Ada" not in page
    assert "Le altre sessioni sono finite." in after
    assert "Il telefono di Bruno" not in after
    assert is_in(here)
    assert not is_in(elsewhere)
    assert is_in(of_ada)


def test_cookie_of_a_session_in_use_goes_with_the_browser_too(
    bruno: Persona, clock: Traveller
) -> None:
    browser = Client()
    browser.force_login(bruno.user)
    clock.shift(61)

    cookie = browser.get(PAGE).cookies["sessionid"]

    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_cookie_of_the_session_goes_with_the_browser(bruno: Persona) -> None:
    cookie = by_password(bruno).cookies["sessionid"]

    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""


def test_what_a_page_says_next_is_in_no_cookie(bruno: Persona) -> None:
    browser = by_password(bruno)
    new = "un treno lento per Lodi"

    browser.post(PAGE, {"oldpassword": "bruno-prova", "password1": new, "password2": new})

    assert set(browser.cookies) <= {"sessionid", "csrftoken"}
