"""What a figure is: a definition that all services share, with its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

TOTAL = ""
"""The category of the total of a figure."""

UNRECORDED = "unrecorded"
"""The category of what nobody wrote down."""

NOT_RECORDED = _("Non rilevato")


class Kind(TextChoices):
    """How a figure stands to time."""

    # What happened in the quarter: a year is the sum of its quarters.
    FLOW = "flow", _("nel trimestre")
    # What there is on the last day: a year ends with its last quarter.
    STOCK = "stock", _("all’ultimo giorno del trimestre")
    # True of its quarter alone: that of a year cannot be had from quarters.
    MEASURE = "measure", _("del solo trimestre")


class Unit(TextChoices):
    CASES = "cases", _("fascicoli")
    CHILDREN = "children", _("minori")
    FAMILIES = "families", _("famiglie")
    VISITS = "visits", _("incontri")
    CHANGES = "changes", _("cambi")
    REPORTS = "reports", _("relazioni")
    MINUTES = "minutes", _("minuti")
    DAYS = "days", _("giorni")
    ROOMS = "rooms", _("sale")
    PEOPLE = "people", _("persone")
    SUSPENSIONS = "suspensions", _("sospensioni")


class Section(TextChoices):
    """The parts in which the figures are shown."""

    ARRIVALS = "arrivals", _("Invii")
    LOAD = "load", _("Fascicoli, minori e famiglie")
    TIMES = "times", _("Tempi e attesa")
    VISITS = "visits", _("Incontri")
    RESOURCES = "resources", _("Sale e operatori")
    ENDINGS = "endings", _("Conclusioni")
    PROTECTION = "protection", _("Situazioni particolari")
    CHILDREN = "children", _("Minori in carico")


@dataclass(frozen=True)
class Figure:
    """A number of each service and quarter, or a row of them with their total.

    `means` are the sentences that define it for all services: `definition` joins them, to be read
    beside every number. `categories` are the codes of its parts with their names, in the order in
    which they are shown; the total has none. Where `is_open`, further codes are names themselves.
    `unknown` are the categories that nothing records yet: their cells hold no value.
    """

    code: str
    section: Section
    title: Any
    means: tuple[Any, ...]
    unit: Unit
    kind: Kind = Kind.FLOW
    categories: Mapping[str, Any] = field(default_factory=dict)
    # Whether the parts whose value is known make the total: not where a case is in several.
    adds_up: bool = True
    is_open: bool = False
    # Whether the figure of all services is the sum of theirs: not so for a median.
    adds_over_services: bool = True
    unknown: frozenset[str] = frozenset()
    # With fewer cases behind it the figure says nothing, and is left out.
    least_cases: int = 0

    @property
    def definition(self) -> str:
        return " ".join(str(sentence) for sentence in self.means)

    @property
    def adds_over_quarters(self) -> bool:
        """Whether a year is the sum of its quarters."""
        return self.kind == Kind.FLOW

    def has(self, category: str) -> bool:
        """Whether a cell of this figure may bear `category`; the total is one as well."""
        return category == TOTAL or category in self.categories or self.is_open

    def name_of(self, category: str) -> str:
        """What people read for `category`; of an open figure the code is the name."""
        return str(self.categories.get(category, category))
