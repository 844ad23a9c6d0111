"""Orders received and amended, without the process that follows."""

from functools import partial
from typing import Any

from tests.personas import FATHER, MOTHER, ORDER, Persona
from tests.personas import receive as received
from workflows.cases.actions.intake import amend_order
from workflows.cases.models import Case, CourtOrder
from workflows.documents.actions.papers import receive_order

receive = partial(received, opening=receive_order)


def amend(case: Case, by: Persona, **changes: Any) -> CourtOrder:
    """A new version of the order: fortnightly instead of weekly, or as `changes` say."""
    adults = changes.pop("adults", (FATHER, MOTHER))
    order = {**ORDER, "frequency": "fortnightly", **changes}
    return amend_order(case, by=by.user, order=order, adults=adults)
