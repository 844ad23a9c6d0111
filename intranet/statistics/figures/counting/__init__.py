"""Counting every figure of one quarter, for all services at once."""

from collections.abc import Mapping

from intranet.statistics.figures.counting.cases import (
    count_load,
    count_referrals,
    reasons_of,
    states_of,
)
from intranet.statistics.figures.counting.children import count_people
from intranet.statistics.figures.counting.endings import count_reopened, count_reports
from intranet.statistics.figures.counting.facts import Facts
from intranet.statistics.figures.counting.orders import orders_in_force
from intranet.statistics.figures.counting.people import children_of
from intranet.statistics.figures.counting.tally import Number, Numbers, Tally
from intranet.statistics.figures.counting.times import count_times, count_waiting
from intranet.statistics.figures.counting.traits import count_traits
from intranet.statistics.figures.counting.visits import count_visits
from intranet.statistics.periods import Quarter

__all__ = ["Number", "Numbers", "count"]


def count(quarter: Quarter) -> Mapping[int, Numbers]:
    """Every figure of each service that has kept its cases here, by the key of the service.

    As many queries for a few cases as for many, of one service as of all.
    """
    facts = Facts(quarter)
    tally = Tally(facts.services)
    reasons, states, orders = reasons_of(facts), states_of(facts), orders_in_force(facts)
    children = children_of(facts)
    count_referrals(tally, facts, reasons)
    count_load(tally, facts, states)
    count_people(tally, facts, children)
    count_times(tally, facts)
    count_waiting(tally, facts, states, orders, children)
    count_visits(tally, facts)
    count_reports(tally, facts)
    count_reopened(tally, facts, children)
    count_traits(tally, facts, reasons, orders, children)
    return {service: tally.numbers(service) for service in tally.services}
