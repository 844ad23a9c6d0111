"""Decisions of the table, found by what was decided and how it went.

Sessions and published minutes are pages of the site, and found among them.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models import Decision
from intranet.network.searching import Records
from intranet.portal.search.actions import Sheet
from intranet.portal.search.sources import Choices

# Characters of what was decided, in the title of a hit.
SHOWN = 80


class Decisions(Records):
    types: Mapping[str, str | Promise] = {"decisioni": _("Decisioni del tavolo")}
    name = _("Decisione")
    model = Decision
    order = ("-rank", "-year", "-number")
    position = 42
    states: Choices = Decision.State.choices
    hint = _("Le decisioni del tavolo si trovano per numero, testo e chi se ne occupa.")

    def records(self) -> QuerySet[Any]:
        return Decision.objects.select_related("owner", "service")

    def title(self, record: Decision) -> str:
        return f"{record}: {Truncator(record.text).chars(SHOWN)}"

    def sheet(self, record: Decision) -> Sheet:
        said = (record.text, record.words, str(record.owner), str(record.service))
        return record, str(record), "\n".join(filter(None, said))
