"""The results of a model, as data that are kept: what may be read of them, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intranet.network.interventions.experiment import Experiment, experiment_of
from intranet.network.interventions.models import Direction, Evidence, Indicator, InterventionModel
from intranet.statistics.outcomes.bounds import Bound, bounds_of
from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.differencing import Answer
from intranet.statistics.outcomes.registry import CAUTION, EDITION, GROUPS
from intranet.statistics.outcomes.weighing import Group, Weighed, nothing_told, weigh
from intranet.statistics.periods import Quarter
from intranet.statistics.releases.drafting import give_away

MET, MISSED, UNDECIDED = "met", "missed", "undecided"


def results_of(intervention: InterventionModel, until: Quarter) -> dict[str, Any]:
    """What may be said at the end of `until`, with the definitions by which it is said.

    A few queries for each indicator and each earlier answer, however many cases there are; and
    what is said is reckoned with beside the released figures, which may take seconds.
    """
    experiment = experiment_of(intervention, until)
    known, results = list(known_answers()), []
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
        "results": _discreet(results, experiment.regions, until),
    }


def _discreet(
    results: Sequence[dict[str, Any]], regions: Mapping[Group, Region], until: Quarter
) -> list[dict[str, Any]]:
    """The results, without those that give something away beside the figures that are released.

    All are tried together; only where that is too much, one after the other.
    """
    named = {group.value: region for group, region in regions.items()}
    said = [list(bounds_of(result, named, until)) for result in results]
    if not give_away([bound for own in said for bound in own]):
        return list(results)
    told, kept = list[Bound](), []
    for result, own in zip(results, said, strict=True):
        if own and give_away([*told, *own]):
            kept.append({**result, **nothing_told(regions).data(), "verdict": UNDECIDED})
        else:
            told += own
            kept.append(result)
    return kept


def known_answers() -> Iterator[Answer]:
    """What was told before, of any model: in one query."""
    for data, year, number in Evidence.objects.values_list("data", "year", "quarter"):
        regions = {group: _region(data["regions"][group]) for group in Group}
        for result in data["results"]:
            told = result["told"]
            yield from _answers(result["measure"], told, regions, Quarter(year, number))


def known_bounds() -> Iterator[Bound]:
    """What they say of counts that are released as well: in one query."""
    for data, year, number in Evidence.objects.values_list("data", "year", "quarter"):
        regions = {group.value: _region(data["regions"][group]) for group in Group}
        for result in data["results"]:
            yield from bounds_of(result, regions, Quarter(year, number))


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
