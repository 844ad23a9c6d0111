"""Which services ran under a model in which quarters, and with whom they are compared.

Only whole quarters that are over count, so that no choice of days singles a case out: a service
is under a model in a quarter that it adopted from the first day to the last, and is compared in one
in which it did so on no day. In between it is neither.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from intranet.network.interventions.models import Adoption, InterventionModel
from intranet.network.models import Seat
from intranet.statistics.outcomes.cohort import Region, quarters_in, services_in
from intranet.statistics.outcomes.weighing import Group
from intranet.statistics.periods import Quarter
from workflows.cases.models import Case

LEAST_QUARTERS = 2
"""Whole quarters that an experiment needs before it can be verified."""


@dataclass(frozen=True)
class Experiment:
    """The two groups as they stand at the end of a quarter."""

    under: Region
    others: Region

    @property
    def quarters(self) -> list[Quarter]:
        """Those in which some service was under the model."""
        return quarters_in(self.under)

    @property
    def is_long_enough(self) -> bool:
        return len(self.quarters) >= LEAST_QUARTERS

    @property
    def regions(self) -> Mapping[Group, Region]:
        return {Group.UNDER: self.under, Group.OTHERS: self.others}

    @property
    def services(self) -> Mapping[Group, int]:
        """How many services have a part in each group."""
        return {group: len(services_in(region)) for group, region in self.regions.items()}


def experiment_of(intervention: InterventionModel, until: Quarter) -> Experiment:
    """As it stands at the end of `until`, in three queries."""
    adoptions = list(intervention.adoptions.all())
    under = frozenset(
        (each.service_id, quarter) for each in adoptions for quarter in adopted(each, until)
    )
    return Experiment(under, frozenset(_others(adoptions, quarters_in(under))))


def adopted(adoption: Adoption, until: Quarter) -> Iterator[Quarter]:
    """The quarters up to `until` on each of whose days the model was adopted, in order."""
    return whole_quarters(adoption.since, adoption.until, until)


def whole_quarters(since: date, last: date | None, until: Quarter) -> Iterator[Quarter]:
    """The quarters up to `until` that lie within the days from `since` to `last`, in order."""
    quarter = Quarter.of(since)
    if quarter.first_day < since:
        quarter = quarter.next()
    while quarter <= until and (last is None or quarter.last_day <= last):
        yield quarter
        quarter = quarter.next()


def last_over() -> Quarter:
    """The last quarter that is over."""
    return Quarter.current().previous()


def second_quarter(adoptions: Iterable[Adoption]) -> Quarter | None:
    """The quarter with whose end there is enough to decide; None where that has no day yet."""
    far = Quarter.current()
    for _step in range(2 * LEAST_QUARTERS):
        far = far.next()
    quarters = sorted({quarter for each in adoptions for quarter in adopted(each, far)})
    return quarters[LEAST_QUARTERS - 1] if len(quarters) >= LEAST_QUARTERS else None


def _others(
    adoptions: Sequence[Adoption], quarters: Sequence[Quarter]
) -> Iterator[tuple[int, Quarter]]:
    """Services at the table all quarter long that keep their cases here and did not adopt."""
    kept = Case.objects.filter(service=OuterRef("service"))
    seats = list(Seat.objects.filter(Exists(kept)))
    for quarter in quarters:
        first, last = quarter.first_day, quarter.last_day
        adopting = {each.service_id for each in adoptions if each.overlaps(first, last)}
        for seat in seats:
            stays = seat.is_held_on(first) and seat.is_held_on(last)
            if stays and seat.service_id not in adopting:
                yield seat.service_id, quarter
