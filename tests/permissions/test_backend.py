"""Django's `has_perm` is the policy's answer, and nothing is held on a whole model."""

from django.contrib.auth.models import Permission

from permissions.breakglass import break_glass
from tests.personas import Persona
from workflows.cases.models import Case


def test_right_on_an_object_is_what_the_policy_says(
    case: Case, other_case: Case, sara: Persona
) -> None:
    assert sara.user.has_perm("cases.view_case", case)
    assert not sara.user.has_perm("cases.view_case", other_case)
    assert not sara.user.has_perm("cases.view_case")


def test_right_on_a_model_opens_no_object(case: Case, ada: Persona) -> None:
    ada.user.user_permissions.add(Permission.objects.get(codename="view_case"))

    assert not ada.user.has_perm("cases.view_case", case)


def test_right_that_has_passed_is_none(case: Case, ada: Persona, clock: object) -> None:
    break_glass(case, "La collega è malata e la madre è qui", by=ada.user, minutes=1)
    assert ada.user.has_perm("cases.view_case", case)

    clock.shift(60)  # type: ignore[attr-defined]

    assert not ada.user.has_perm("cases.view_case", case)
