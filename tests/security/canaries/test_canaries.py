"""A secret in every sensitive field is met where it belongs, and nowhere else."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.security.canaries.house import Listener, kept_where_it_does_not_belong
from tests.security.canaries.judging import sensitive_fields
from tests.security.canaries.listening import texts_of_pdf
from tests.security.world import World
from workflows.documents.models import Paper
from workflows.documents.storage import read


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
