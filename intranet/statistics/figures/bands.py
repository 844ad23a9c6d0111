"""Spans of days, banded: how many took how long, and no single one can be told."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# The last day of each band but the last.
LIMITS = {"d15": 15, "d30": 30, "d60": 60, "d90": 90, "d180": 180, "d365": 365}
MORE = "more"
BANDS: Mapping[str, Any] = {
    "d15": _("fino a 15 giorni"),
    "d30": _("da 16 a 30 giorni"),
    "d60": _("da 31 a 60 giorni"),
    "d90": _("da 61 a 90 giorni"),
    "d180": _("da 91 a 180 giorni"),
    "d365": _("da 181 a 365 giorni"),
    MORE: _("oltre 365 giorni"),
}

LEAST_FOR_MEDIAN = 5
LEAST_FOR_P90 = 20


def band_of(days: int) -> str:
    """The band in which a span of `days` falls."""
    return next((band for band, last in LIMITS.items() if days <= last), MORE)
