"""Who is the same child and the same family, as far as a service can tell."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.figures.counting.facts import CaseFact, Facts
from intranet.statistics.figures.counting.people import (
    Child,
    ChildRow,
    families_of,
    same_children,
)
from intranet.statistics.periods import Quarter
from tests.personas import on

MILANO, LODI = 1, 2
BORN = date(2017, 5, 1)


def case(key: int, rg: int | None = None, service: int = MILANO) -> CaseFact:
    return CaseFact(
        key=key,
        service=service,
        court=9,
        register="vg",
        rg_number=rg or 1000 + key,
        rg_year=2026,
        received_at=on("2026-02-01"),
        closed_at=None,
        state="visits",
        outcome="",
        authority="juvenile",
        territory="Milano",
        arrival=None,
    )


def row(of: CaseFact, name: str = "giulia", born: date | None = BORN, **said: Any) -> ChildRow:
    return ChildRow(of, (name, "rossi"), born, said.get("sex", ""), said.get("citizenship", ""))


def cases_of(children: list[Child]) -> list[list[int]]:
    return [[one.key for one in child.cases] for child in children]


def facts_with(*cases: CaseFact) -> Facts:
    facts = Facts(Quarter(2026, 1))
    facts.cases = {each.key: each for each in cases}
    return facts


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (row(case(2)), True),
        (row(case(2), born=date(2017, 5, 2)), False),
        (row(case(2), name="giulietta"), False),
        (row(case(2, service=LODI)), False),
        (row(case(2), born=None), False),
        (row(case(2, rg=1001), born=None), True),
    ],
    ids=[
        "same names and birth date",
        "another birth date",
        "other names",
        "another service",
        "no birth date in another proceeding",
        "no birth date in the same proceeding",
    ],
)
def test_a_child_is_the_same_by_names_and_birth_date(other: ChildRow, is_same: bool) -> None:
    children = same_children([row(case(1)), other])

    assert cases_of(children) == ([[1, 2]] if is_same else [[1], [2]])


def test_without_a_birth_date_one_of_two_namesakes_is_nobody_else() -> None:
    twin = date(2018, 1, 1)
    rows = [row(case(1, rg=5)), row(case(2, rg=5), born=twin), row(case(3, rg=5), born=None)]

    assert cases_of(same_children(rows)) == [[1], [2], [3]]


def test_the_oldest_case_that_says_it_says_it() -> None:
    [child] = same_children([row(case(1)), row(case(2), sex="female"), row(case(3), sex="male")])

    assert child.known(lambda each: each.sex) == "female"
    assert child.known(lambda each: each.citizenship) is None


def test_cases_of_one_proceeding_are_one_family() -> None:
    first, second, third = case(1, rg=5), case(2, rg=5), case(3)

    families = families_of(facts_with(first, second, third), [])

    assert families == [[first, second], [third]]


def test_a_proceeding_of_another_service_is_another_family() -> None:
    facts = facts_with(case(1, rg=5), case(2, rg=5, service=LODI))

    assert len(families_of(facts, [])) == 2


def test_families_are_joined_one_by_way_of_another() -> None:
    first, second, third, fourth = case(1, rg=5), case(2, rg=5), case(3), case(4)
    children = same_children([row(second), row(third), row(fourth, name="luca")])

    families = families_of(facts_with(first, second, third, fourth), children)

    assert families == [[first, second, third], [fourth]]


def test_a_case_that_ended_before_the_quarter_joins_nobody() -> None:
    former = replace(case(1, rg=5), closed_at=on("2025-12-31", "23:59"))
    children = same_children([row(former), row(case(2, rg=5)), row(case(3), name="luca")])

    families = families_of(facts_with(former, case(2, rg=5), case(3)), children)

    assert [[one.key for one in family] for family in families] == [[2], [3]]


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 6)), max_size=30))
def test_each_case_is_of_one_family_and_shares_with_no_other(pairs: list[tuple[int, int]]) -> None:
    cases = {key: case(key) for key, _name in pairs}
    children = same_children(row(cases[key], name=f"n{name}") for key, name in pairs)

    families = families_of(facts_with(*cases.values()), children)

    family_of = {one.key: number for number, family in enumerate(families) for one in family}
    assert sorted(family_of) == sorted(cases)
    assert all(len({family_of[one.key] for one in child.cases}) == 1 for child in children)
