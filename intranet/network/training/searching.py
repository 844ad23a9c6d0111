"""Courses, found by what they teach, by whom and where."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.searching import Records
from intranet.network.training.models import Course
from intranet.portal.search.actions import Sheet
from intranet.portal.search.sources import Choices


class Courses(Records):
    types: Mapping[str, str | Promise] = {"corsi": _("Corsi")}
    name = _("Corso")
    model = Course
    order = ("-rank", "-starts_at", "-pk")
    position = 36
    states: Choices = Course.State.choices
    has_since = True
    moment = "starts_at"
    hint = _("I corsi si trovano per titolo, programma, docenti e luogo.")

    def sheet(self, record: Course) -> Sheet:
        text = "\n".join(filter(None, (record.programme, record.teachers, record.venue)))
        return record, record.title, text
