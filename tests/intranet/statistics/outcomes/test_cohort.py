"""Which cases a group is made of."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.outcomes.cohort import cases_of, quarters_in, services_in
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.outcomes.lived import lived, service
from tests.personas import Persona
from tests.transfers import province
from workflows.documents.models import Transfer

T1, T2 = Quarter(2026, 1), Quarter(2026, 2)
quarters = st.builds(Quarter, st.integers(2000, 2100), st.integers(1, 4))


def test_cases_belong_to_the_quarter_of_rome_in_which_they_were_received(
    people: dict[str, Persona],
) -> None:
    milano, lodi = service("Milano"), service("Lodi")
    days = ("2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01")
    received = {day: lived(milano, day) for day in days}
    at_night = lived(milano, "2026-03-31")
    at_night.received_at = at_night.received_at.replace(hour=23, minute=59)
    at_night.save()
    lived(lodi, "2026-02-01")
    in_lodi = lived(lodi, "2026-05-01")

    found = set(cases_of(frozenset({(milano.pk, T1), (lodi.pk, T2)})))

    assert found == {received["2026-01-01"], received["2026-03-31"], at_night, in_lodi}


def test_nobody_is_in_an_empty_group(people: dict[str, Persona]) -> None:
    lived(service("Milano"), "2026-02-01")

    assert not cases_of(frozenset()).exists()
    assert quarters_in(frozenset()) == []
    assert services_in(frozenset()) == frozenset()


def test_case_that_moved_counts_once_where_it_was_received_first(
    people: dict[str, Persona],
) -> None:
    milano, lodi = service("Milano"), service("Lodi")
    former = lived(milano, "2026-01-20", state="transferred", closed="2026-02-20")
    Transfer.objects.create(
        number="1/2026",
        case=former,
        sender=milano,
        mediator=province(),
        reason="child_moved",
        municipality="Lodi",
        state=Transfer.State.ACCEPTED,
        proposed_by=people["bruno"].user,
        ended_at=former.closed_at,
        new_case=lived(lodi, "2026-02-20"),
    )

    assert set(cases_of(frozenset({(milano.pk, T1), (lodi.pk, T1)}))) == {former}


@given(st.sets(st.tuples(st.integers(1, 9), quarters)))
def test_quarters_of_a_group_stand_in_order_and_once(region: set[tuple[int, Quarter]]) -> None:
    found = quarters_in(frozenset(region))

    assert found == sorted({quarter for _service, quarter in region})
    assert all(first.ends_at <= then.starts_at for first, then in pairwise(found))
