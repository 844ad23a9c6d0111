"""The section of a case that tells who did what, when, from which value to which."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.desk.case.page import CasePage
from intranet.desk.history.entries import PAGE, Wish, authors_of, keys_of, values_of_page
from intranet.desk.history.sources import Kind
from intranet.desk.history.words import entry_of
from permissions.models import User


def history_of(page: CasePage) -> dict[str, Any]:
    """One page of the history, filtered by kind and person, in three queries."""
    wish = Wish.read(page.query)
    keys = keys_of(page.case, wish)
    shown = keys[:PAGE]
    values = values_of_page(shown, page.held)
    authors = {user.pk: user for user in User.objects.filter(pk__in=authors_of(page.case))}
    entries = [
        entry_of(
            key,
            values.get((key.source, key.key)),
            str(authors.get(key.who, _("Sistema"))) if key.who else _("Sistema"),
            names_people=page.may("cases.view_people"),
        )
        for key in shown
    ]
    return {
        "entries": entries,
        "wish": wish,
        "kinds": Kind.choices,
        "authors": sorted(authors.values(), key=lambda user: (user.last_name, user.first_name)),
        "next_page": wish.page + 1 if len(keys) > PAGE else None,
    }
