"""The results of a model, as data that are kept: what may be read of them, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from intranet.network.interventions.experiment import Experiment, experiment_of
from intranet.network.interventions.models import Direction, Evidence, Indicator, InterventionModel
from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.differencing import Answer
from intranet.statistics.outcomes.registry import CAUTION, EDITION, GROUPS
from intranet.statistics.outcomes.weighing import Group, Weighed, weigh
from intranet.statistics.periods import Quarter

MET, MISSED, UNDECIDED = "met", "missed", "undecided"


def results_of(intervention: InterventionModel, until: Quarter) -> dict[str, Any]:
    """What may be said at the end of `until`, with the definitions by which it is said.

    A few queries for each indicator and each earlier answer, however many cases there are.
    """
    experiment = experiment_of(intervention, until)
    known = list(known_answers())
    results = []
    for indicator in intervention.indicators.all():
        weighed = weigh(indicator.measured, experiment.regions, until, known)
        known += _answers(indicator.measure, weighed.told, experiment.regions, until)
        results.append(
            {**_question(indicator), **weighed.data(), "verdict": _verdict(indicator, weighed)}
        )
    return {
        "edition": EDITION,
        "groups": str(GROUPS),
        "caution": str(CAUTION),
        "until": until.code,
        "quarters": [quarter.code for quarter in experiment.quarters],
        "services": {group.value: many for group, many in experiment.services.items()},
        "regions": _plain(experiment),
        "results": results,
    }


def known_answers() -> Iterator[Answer]:
    """What was told before, of any model: in one query."""
    for data, year, number in Evidence.objects.values_list("data", "year", "quarter"):
        regions = {group: _region(data["regions"][group]) for group in Group}
        for result in data["results"]:
            told = result["told"]
            yield from _answers(result["measure"], told, regions, Quarter(year, number))


def _answers(
    measure: str, told: Mapping[str, Any], regions: Mapping[Group, Region], until: Quarter
) -> list[Answer]:
    return [Answer(measure, regions[Group(group)], until) for group in told]


def _question(indicator: Indicator) -> dict[str, Any]:
    measure = indicator.measured
    return {
        "measure": measure.code,
        "title": str(measure.title),
        "definition": measure.definition,
        "unit": measure.unit.value,
        "followed": getattr(measure, "followed", None),
        "direction": indicator.direction,
        "target": indicator.target,
        "goal": indicator.goal,
    }


def _verdict(indicator: Indicator, weighed: Weighed) -> str:
    """Whether the value under the model reaches the target; longer than is followed is most."""
    if not weighed.told:
        return UNDECIDED
    value = weighed.told[Group.UNDER].value
    if indicator.direction == Direction.AT_LEAST:
        reaches = value is None or value >= indicator.target
    else:
        reaches = value is not None and value <= indicator.target
    return MET if reaches else MISSED


def _plain(experiment: Experiment) -> dict[str, dict[str, list[int]]]:
    """Whom it was about: by group and quarter the services."""
    plain: dict[str, dict[str, list[int]]] = {}
    for group, region in experiment.regions.items():
        rows = plain.setdefault(group.value, {})
        for service, quarter in sorted(region, key=lambda each: (each[1], each[0])):
            rows.setdefault(quarter.code, []).append(service)
    return plain


def _region(plain: Mapping[str, list[int]]) -> Region:
    return frozenset(
        (service, Quarter.parse(code)) for code, services in plain.items() for service in services
    )
