"""Who opened what: kept about the object, where the auditor of its office finds it."""

import pytest
from django.contrib.contenttypes.models import ContentType

from permissions.audit import reading
from permissions.models import Organisation, ReadEvent
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case, CaseReason


@pytest.mark.parametrize("inherits", [False, True])
def test_reading_is_kept_about_what_guards_the_record(
    inherits: bool, case: Case, service: Organisation, ada: Persona
) -> None:
    read = CaseReason.objects.create(case=case, reason="conflict") if inherits else case

    reading(ada.user, read, "the notes")

    event = ReadEvent.objects.get()
    assert (event.reader_id, event.what, event.at) == (ada.user.pk, "the notes", MONDAY)
    assert (event.content_type, event.object_id) == (
        ContentType.objects.get_for_model(Case),
        case.pk,
    )
    assert event.organisation_id == service.pk
