"""A secret in every sensitive field is met where it belongs, and nowhere else."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.security.canaries.house import Listener, kept_where_it_does_not_belong
from tests.security.canaries.judging import leaks, met_by, never_met, sensitive_fields, telling
from tests.security.canaries.listening import heard_by, texts_of_pdf
from tests.security.matrix.catalogue import Catalogue
from tests.security.world import World
from tests.security.world.cast import SUBJECTS
from workflows.documents.models import Paper
from workflows.documents.storage import read

# Those who read most open everything of a few cases, the others one object of each; the long
# command asks everybody, for every object.
READERS, ROLES = ("ada", "gino"), ("operator", "head", "member")
# Things of the site that between them hold a secret wherever there is one.
SPOTS = {"draft", "published", "meeting", "form", "picture", "way", "table", "thrown", "rewriting"}
# And what the coordination table keeps that few may read.
TABLE = {"session_convened", "session_comments", "session_objected", "session_published"}
TABLE |= {"question_open", "question_answered", "question_hidden", "course_held", "card_milano"}
OTHERS = ("irene", "elsa", "furio")


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Whatever is logged while a test runs."""
    handler, root = Listener(), logging.getLogger()
    level, logger = root.level, logging.getLogger("django")
    for each in (root, logger):
        each.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    for each in (root, logger):
        each.removeHandler(handler)
    root.setLevel(level)


def test_every_sensitive_field_has_secrets_of_its_own(world: World) -> None:
    minted = {canary.field for canary in world.canaries.values()}

    assert len(sensitive_fields()) >= 40
    assert set(sensitive_fields()) <= minted


@pytest.mark.alike
@pytest.mark.long
def test_secret_is_met_where_it_belongs_and_nowhere_else(world: World, listener: Listener) -> None:
    catalogue, cases = Catalogue(world), telling(world) | SPOTS | TABLE
    found: list[str] = []
    met: set[tuple[str, str]] = set()

    for subject in SUBJECTS:
        if subject.name in READERS + OTHERS:
            few = subject.name in OTHERS
            heard = heard_by(subject, world, catalogue, cases, few=few)
            found += leaks(subject, heard, world, catalogue)
            met |= set(met_by(subject, heard, world))

    assert found == []
    assert [each for each in never_met(met) if each[1] in ROLES] == []
    assert ("Item.former", "owner") in met
    assert list(listener.secrets(world)) == []


def test_house_keeps_no_secret_beside_the_records(world: World) -> None:
    assert list(kept_where_it_does_not_belong(world)) == []


def test_failure_logs_no_secret(world: World, listener: Listener) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.users["ada"])
    Paper.objects.filter(kind=Paper.Kind.ORDER).update(path="gone")
    paper = world.cases["visits"].papers.earliest("pk")

    answer = client.get(f"/documenti/{paper.pk}/")

    assert answer.status_code >= 400
    assert listener.lines
    assert list(listener.secrets(world)) == []


def test_paper_of_a_report_holds_no_secret_in_its_data(world: World) -> None:
    paper = Paper.objects.filter(kind=Paper.Kind.REPORT).first()
    assert paper is not None

    pages, *data = texts_of_pdf(read(paper.path))

    assert "CANARY" in pages
    assert "CANARY" not in " ".join(data)
