"""The sections of the page of a case: each is there only for who holds what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.desk.case.orders import orders_of
from intranet.desk.case.overview import overview_of, terms_of
from intranet.desk.case.page import CasePage
from intranet.desk.case.papers import papers_of
from intranet.desk.case.path import path_of
from intranet.desk.case.people import cards_of, team_of
from intranet.desk.case.preliminary import preliminary_of
from intranet.desk.case.visits import visits_of
from intranet.desk.history.section import history_of


@dataclass(frozen=True)
class Section:
    """A part of the page with its own address; any of `permissions` opens it."""

    slug: str
    title: Any
    template: str
    read: Callable[[CasePage], dict[str, Any]]
    permissions: tuple[str, ...] = ()
    in_tabs: bool = True


PAPERS = ("cases.view_papers", "cases.view_reports", "cases.view_validated")
SECTIONS = (
    Section("", _("Riepilogo"), "overview", overview_of),
    Section("persone", _("Persone"), "people", cards_of, ("cases.view_people",)),
    Section("provvedimenti", _("Provvedimenti"), "orders", orders_of, ("cases.view_orders",)),
    Section("incontri", _("Incontri"), "visits", visits_of, ("cases.view_calendar",)),
    Section(
        "valutazione",
        _("Valutazione e patto"),
        "preliminary",
        preliminary_of,
        ("cases.view_notes",),
    ),
    Section("documenti", _("Documenti"), "papers", papers_of, PAPERS),
    Section("scadenze", _("Scadenze"), "terms", terms_of),
    Section("percorso", _("Percorso"), "path", path_of),
    Section("storia", _("Storia"), "history", history_of, ("cases.view_history",)),
    Section("chi-vede", _("Chi vede questo caso"), "team", team_of, ("cases.view_team",), False),
)


def sections_for(page: CasePage) -> list[Section]:
    """The sections that this reader may open, in the order they are drawn."""
    return [section for section in SECTIONS if page.may(*section.permissions)]
