"""The kept results of a model in words, for a table and for those who see no picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from intranet.network.interventions.models import Evidence
from intranet.network.interventions.reading.plot import Plot, plot_of
from intranet.network.interventions.weighing import MET, MISSED
from intranet.statistics.outcomes.telling import Why
from intranet.statistics.outcomes.weighing import Group
from intranet.statistics.periods import Quarter


@dataclass(frozen=True)
class Row:
    """One group in words."""

    code: str
    group: str
    cases: str
    value: str
    interval: str


@dataclass(frozen=True)
class Result:
    """One indicator as it was weighed; `reasons` say why nothing is said, of whom."""

    kept: Mapping[str, Any]
    rows: Sequence[Row]
    reasons: Sequence[str]
    gap: str
    plot: Plot | None

    @property
    def verdict(self) -> str:
        words = {MET: _("obiettivo raggiunto"), MISSED: _("obiettivo non raggiunto")}
        return words.get(self.kept["verdict"], _("non basta per dire"))

    @property
    def tone(self) -> str:
        return {MET: "success", MISSED: "danger"}.get(self.kept["verdict"], "neutral")

    @property
    def is_close(self) -> bool:
        """Whether the interval under the model goes over the target to the other side."""
        told = self.kept["told"].get(Group.UNDER)
        if told is None:
            return False
        target, low, high = self.kept["target"], told["low"], told["high"]
        return (low is not None and low < target) and (high is None or high > target)


@dataclass(frozen=True)
class Reading:
    """An evidence as it is read."""

    evidence: Evidence
    results: Sequence[Result]
    quarters: Sequence[Quarter]

    @classmethod
    def of(cls, evidence: Evidence) -> "Reading":
        data = evidence.data
        results = [_result(each) for each in data["results"]]
        return cls(evidence, results, [Quarter.parse(code) for code in data["quarters"]])

    @property
    def services(self) -> Mapping[str, int]:
        services: Mapping[str, int] = self.evidence.data["services"]
        return services


def _result(kept: Mapping[str, Any]) -> Result:
    rows = [_row(group, kept) for group in Group if group in kept["told"]]
    reasons = [
        f"{group.label}: {Why(kept['untold'][group]).label}."
        for group in Group
        if group in kept["untold"]
    ]
    return Result(kept, rows, reasons, _gap(kept), plot_of(kept))


def _row(group: Group, kept: Mapping[str, Any]) -> Row:
    told = kept["told"][group]
    cases = _("%(low)s–%(high)s fascicoli") % _ends(told["cases"])
    if told["seen"]:
        cases = _("%(cases)s, %(seen)s incontri") % {
            "cases": cases,
            "seen": "{}–{}".format(*told["seen"]),
        }
    return Row(
        code=group.value,
        group=str(group.label),
        cases=cases,
        value=_said(told["value"], kept),
        interval=_("da %(low)s a %(high)s")
        % {"low": _said(told["low"], kept), "high": _said(told["high"], kept)},
    )


def _said(number: int | None, kept: Mapping[str, Any]) -> str:
    if number is None:
        return _("oltre %(days)s giorni") % {"days": kept["followed"]}
    return f"{number} %" if kept["unit"] == "percent" else _("%(days)s giorni") % {"days": number}


def _gap(kept: Mapping[str, Any]) -> str:
    """How far the groups are apart, and whether it may be nothing."""
    if kept["gap"] is None:
        return ""
    gap, low, high = kept["gap"]
    unit = _("punti") if kept["unit"] == "percent" else _("giorni")
    words = _("Differenza: %(gap)s %(unit)s, intervallo da %(low)s a %(high)s.") % {
        "gap": _signed(gap),
        "unit": unit,
        "low": _signed(low),
        "high": _signed(high),
    }
    may_be_none = (low is None or low <= 0) and (high is None or high >= 0)
    return words + (" " + _("Può anche non esserci differenza.") if may_be_none else "")


def _signed(number: int | None) -> str:
    if number is None:
        return _("oltre")
    return f"+{number}" if number > 0 else f"{number}".replace("-", "−")  # noqa: RUF001


def _ends(band: Sequence[int]) -> dict[str, int]:
    return {"low": band[0], "high": band[1]}
