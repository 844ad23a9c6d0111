"""Nothing of a case is said at the table: what is posted there is looked through before."""

from intranet.network.discretion.findings import Finding, Kind
from intranet.network.discretion.heeding import LooksLikeACase, heed
from intranet.network.discretion.looks_like_a_case import looks_like_a_case

__all__ = ["Finding", "Kind", "LooksLikeACase", "heed", "looks_like_a_case"]
