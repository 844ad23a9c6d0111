"""Who opened a case in an emergency, why, and how somebody else judged it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from intranet.desk.case.page import CasePage
from permissions.models import EmergencyAccess
from workflows.cases.models import Case

REVIEW = "cases.review_access"


def emergencies_of(page: CasePage) -> QuerySet[EmergencyAccess]:
    """For those who may judge them, the latest first; for all others there are none."""
    if not page.may(REVIEW):
        return EmergencyAccess.objects.none()
    of_case = EmergencyAccess.objects.filter(
        content_type=ContentType.objects.get_for_model(Case), object_id=page.case.pk
    )
    return of_case.select_related("user", "reviewer").order_by("-since", "-pk")
