"""Everybody asks for one of each: what the table says is what happens."""

from collections.abc import Iterator

import pytest

from permissions.names import key_of
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.crawl import Crawler, asks_of, every_route
from tests.security.matrix.cut import one_of_each
from tests.security.matrix.expectations import Ask
from tests.security.matrix.policy import ask_policy
from tests.security.matrix.tally import Tally
from tests.security.world import Subject, World
from tests.security.world.cast import SUBJECTS
from workflows.cases.models import CaseGroupObjectPermission, CaseUserObjectPermission

FURIO, BRUNO = (
    next(subject for subject in SUBJECTS if subject.name == name) for name in ("furio", "bruno")
)


@pytest.fixture
def catalogue(world: World) -> Catalogue:
    return Catalogue(world)


@pytest.mark.alike
@pytest.mark.long
def test_policy_says_what_the_table_says(world: World, catalogue: Catalogue) -> None:
    total = Tally()

    for subject in SUBJECTS:
        total.add(ask_policy(subject, world, catalogue))

    assert total.findings == []
    assert total.total > 50_000


@pytest.mark.alike
@pytest.mark.long
def test_everybody_finds_what_is_theirs_and_nothing_else(
    world: World, catalogue: Catalogue
) -> None:
    asks = list(one_of_each(_everything(catalogue)))
    total = Tally()

    for subject in SUBJECTS:
        crawler = Crawler(subject, world, catalogue)
        total.add(crawler.crawl(ask for ask in asks if ask.subject == subject))

    assert "\n".join(map(str, total.findings)) == ""
    assert total.checks["answers"] == len(asks) > 500
    assert total.checks["secrets where they belong"] > 100
    assert total.checks["comparisons with nothing"] > 300


def test_a_grant_too_many_is_found_as_a_leak(world: World, catalogue: Catalogue) -> None:
    case = world.cases["visits"]
    CaseUserObjectPermission.objects.create(
        user=world.users["furio"], permission_id=key_of("cases.view_case"), content_object=case
    )

    found = _crawled(FURIO, world, catalogue, f"casi/{case.pk}/")

    assert {kind for kind, _ in found} >= {"leak"}
    assert any("answers 200, not [404]" in words for _, words in found)
    assert any("can be told from what never existed" in words for _, words in found)
    assert any("furio may cases.view_case" in words for words in _leaks(FURIO, world, catalogue))


def test_a_grant_too_few_is_found_as_a_closed_door(world: World, catalogue: Catalogue) -> None:
    case = world.cases["visits"]
    CaseGroupObjectPermission.objects.filter(
        content_object=case, permission_id=key_of("cases.view_case")
    ).delete()

    found = _crawled(BRUNO, world, catalogue, f"casi/{case.pk}/")

    assert {kind for kind, _ in found} == {"closed door"}


def _everything(catalogue: Catalogue) -> Iterator[Ask]:
    for subject in SUBJECTS:
        for route in every_route():
            yield from asks_of(subject, route, catalogue)


def _crawled(
    subject: Subject, world: World, catalogue: Catalogue, path: str
) -> list[tuple[str, str]]:
    route = "casi/<int:pk>/"
    asks = [ask for ask in asks_of(subject, route, catalogue) if ask.path == path]
    return Crawler(subject, world, catalogue).crawl(asks).findings


def _leaks(subject: Subject, world: World, catalogue: Catalogue) -> list[str]:
    return [words for kind, words in ask_policy(subject, world, catalogue).findings]
