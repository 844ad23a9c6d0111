"""What is told elsewhere of the same counts is reckoned with, before and after it is told."""

from collections.abc import Iterator, Mapping

import pytest

from intranet.statistics.disclosure.figures import Count, Period, Spot
from intranet.statistics.filing.invented import Shape
from intranet.statistics.models import ReleasedCell
from intranet.statistics.outcomes.bounds import RECEIVED, Bound
from intranet.statistics.releases import elsewhere
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.drafting import give_away, mark
from intranet.statistics.releases.elsewhere import relations_of, told_elsewhere
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.statistics.conftest import SPRING, WINTER, add_service, bring, service
from tests.personas import Persona

COUNTED = {("7", 1): 17, ("7", 2): 3}


def bound(low: int, high: int, key: int = 7) -> Bound:
    return Bound(frozenset({(key, WINTER), (key, SPRING)}), RECEIVED, low, high)


def counts(**changes: int | None) -> dict[Spot, Count]:
    return {
        Spot(Period(2026, quarter), key, "new_cases", "referred"): Count(
            changes.get(f"t{quarter}", value)
        )
        for (key, quarter), value in COUNTED.items()
    }


@pytest.mark.parametrize(
    ("low", "high", "held"),
    [(10, 29, (10, 29)), (20, 20, (20, 20)), (21, 29, (None, 29)), (10, 19, (10, None))],
)
def test_only_what_is_true_is_known(low: int, high: int, held: tuple[int, int]) -> None:
    [relation] = relations_of([bound(low, high)], counts())

    assert (relation.low, relation.high) == held


def test_what_holds_at_neither_end_says_nothing() -> None:
    assert list(relations_of([bound(21, 19)], counts())) == []


def test_least_is_of_all_its_counts_or_of_none() -> None:
    """One that nobody records may be any number."""
    [relation] = relations_of([bound(10, 29)], counts(t2=None))

    assert (relation.low, relation.high) == (None, 29)


@pytest.fixture
def answers() -> Iterator[list[Bound]]:
    """What a room above says that it told."""
    told: list[Bound] = []

    def source() -> list[Bound]:
        return told

    elsewhere.register(source)
    yield told
    elsewhere._sources.remove(source)


@pytest.fixture
def brought(table: Mapping[str, Persona]) -> Mapping[str, Persona]:
    """Lodi received 20 in the winter and 3 in the spring."""
    add_service("Pavia")
    winter = Shape(referred=20, open_cases=60)
    for name, by in (("Lodi", "olga"), ("Pavia", "dino")):
        bring(name, table[by], WINTER, winter)
        bring(name, table[by], SPRING, winter.followed_by(referred=3))
    return table


def released(by: Persona, number: int) -> None:
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=by.user, term=Term(2026, number))


def lodi(low: int, high: int) -> Bound:
    return bound(low, high, key=service("Lodi").pk)


def test_answer_that_narrows_a_small_count_down_gives_it_away(
    brought: Mapping[str, Persona],
) -> None:
    """20 of the winter are read: together 22 to 24 leaves 2 to 4 for the spring."""
    assert not give_away([lodi(22, 24)])
    released(brought["dino"], 1)

    assert give_away([lodi(22, 24)])
    assert not give_away([lodi(20, 29)])


def test_answer_that_was_told_is_reckoned_with_in_what_is_released(
    brought: Mapping[str, Persona], answers: list[Bound]
) -> None:
    """The winter is hidden too: with it the spring could never be released."""
    answers.append(lodi(22, 24))

    released(brought["dino"], 1)
    released(brought["dino"], 2)

    received = ReleasedCell.objects.filter(figure="new_cases", category="referred")
    of_lodi = received.filter(service=service("Lodi")).order_by("release__quarter")
    assert list(of_lodi.values_list("value", flat=True)) == [None, None]


def test_without_an_answer_the_winter_is_read(brought: Mapping[str, Persona]) -> None:
    released(brought["dino"], 1)

    received = ReleasedCell.objects.filter(figure="new_cases", category="referred")
    assert received.get(service=service("Lodi")).value == 20


def test_draft_is_of_what_was_told_when_it_was_made(
    brought: Mapping[str, Persona], answers: list[Bound]
) -> None:
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    before = mark(coordination, Term(2026, 2))

    answers.append(lodi(20, 29))

    assert told_elsewhere() == [lodi(20, 29)]
    assert mark(coordination, Term(2026, 2)) != before
