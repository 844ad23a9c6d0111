"""What is known of one person alone: where they are reached, and what is kept secret of them."""

from collections import defaultdict
from typing import Any

from django.db.models import Exists, OuterRef, Q

from intranet.desk.case.page import CasePage
from permissions.policy import visible_to
from workflows.cases.enums import RequestState
from workflows.cases.models import AccessRequest, Contact, ProtectedRecord

CONTACTS = "cases.view_contacts"


def contacts_of(page: CasePage) -> dict[int, Contact]:
    """How each person is reached, by the person's key, in one query."""
    if not page.may(CONTACTS):
        return {}
    found = visible_to(page.user, Contact.objects.filter(person__case=page.case))
    return {contact.person_id: contact for contact in found}


def secrets_of(page: CasePage) -> dict[int, list[ProtectedRecord]]:
    """The protected records of each person, without what they say: in two queries if there are any.

    Each knows whether this reader may open it (`is_mine`), or has asked to (`is_asked`), and what
    was `decided` about it as far as this reader is concerned.
    """
    secrets: dict[int, list[ProtectedRecord]] = defaultdict(list)
    if not page.may(CONTACTS):
        return secrets
    found: Any = visible_to(page.user, ProtectedRecord.objects.of(page.case), CONTACTS)
    mine = visible_to(page.user, ProtectedRecord.objects.filter(pk=OuterRef("pk")))
    asked = AccessRequest.objects.filter(
        record=OuterRef("pk"), user=page.user, state=RequestState.ASKED
    )
    found = found.annotate(is_mine=Exists(mine), is_asked=Exists(asked))
    records = list(found.defer("text").order_by("pk"))
    decided = _decided(page) if records else {}
    for record in records:
        record.decided = decided.get(record.pk, ())
        secrets[record.person_id].append(record)
    return secrets


def _decided(page: CasePage) -> dict[int, list[AccessRequest]]:
    """The requests that were decided, by the key of their record: one's own; all, for who decides.

    The latest first.
    """
    decided: dict[int, list[AccessRequest]] = defaultdict(list)
    to_decide = visible_to(page.user, AccessRequest.objects.all())
    concerned = Q(user=page.user) | Q(pk__in=to_decide.values("pk"))
    found = AccessRequest.objects.filter(concerned, record__person__case=page.case)
    found = found.exclude(state=RequestState.ASKED).select_related("user", "decided_by")
    for request in found.order_by("-decided_at", "-pk"):
        decided[request.record_id].append(request)
    return decided
