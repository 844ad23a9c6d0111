"""What a measure is: a definition all models share, and how a group of cases is tallied for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from intranet.statistics.outcomes.tallies import Pairs, Spans
from workflows.cases.querysets import CaseQuerySet


class Unit(TextChoices):
    PERCENT = "percent", _("%")
    DAYS = "days", _("giorni")


@dataclass(frozen=True)
class Share:
    """So many of so many: visits or cases. `whole` names what several shares are parts of."""

    code: str
    title: Any
    means: tuple[Any, ...]
    tally: Callable[[CaseQuerySet, datetime], Pairs]
    whole: str = ""
    unit = Unit.PERCENT

    @property
    def definition(self) -> str:
        return " ".join(str(sentence) for sentence in self.means)


@dataclass(frozen=True)
class Median:
    """The days until something came for half of the cases, each followed for `followed` days."""

    code: str
    title: Any
    means: tuple[Any, ...]
    tally: Callable[[CaseQuerySet, datetime], Spans]
    followed: int
    unit = Unit.DAYS

    @property
    def definition(self) -> str:
        return " ".join(str(sentence) for sentence in self.means)


type Measure = Share | Median
