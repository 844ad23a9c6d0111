"""Rates: no numbers of their own, but one count over another, worked out where they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rate:
    """So many of `part` for each `per` of `whole`: categories of one figure.

    Where a category of `whole` is not known there is no rate.
    """

    code: str
    title: Any
    figure: str
    part: str
    whole: Sequence[str]
    per: int


RATES = (
    Rate(
        code="incidents_per_thousand",
        title=_("Incontri con eventi critici, ogni 1.000 con verbale"),
        figure="incidents",
        part="with",
        whole=("with", "without"),
        per=1000,
    ),
    Rate(
        code="reports_on_time",
        title=_("Relazioni nei termini, ogni 100 con un termine"),
        figure="reports",
        part="on_time",
        whole=("on_time", "late"),
        per=100,
    ),
)
