"""The nightly check finds nothing when all is well, and what each hand in the database did."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection
from guardian.shortcuts import assign_perm
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model
from time_machine import Traveller

from permissions import verification
from permissions.assignment import assign
from permissions.models import AuditEvent, LocalRole, Membership, Organisation, User, UserGrant
from permissions.roles import Role
from permissions.verification import Result
from tests.personas import MONDAY, Persona, on
from workflows.cases.models import Case


def verify(**options: object) -> tuple[int, str]:
    """The exit code, and what is printed."""
    told = StringIO()
    try:
        call_command("verify", stdout=told, **options)
    except SystemExit as end:
        return int(str(end.code)), told.getvalue()
    return 0, told.getvalue()


def own_grants(user: User) -> Any:
    [model] = [each for each in UserGrant.__subclasses__() if each.__name__.startswith("Case")]
    return model._default_manager.filter(user=user)


def forget_a_grant(case: Case, ada: Persona) -> str:
    own_grants(ada.user).first().delete()
    return f"1 found\n  cases.case {case.pk}"


def add_a_grant(case: Case, ada: Persona) -> str:
    grant = own_grants(ada.user).first()
    grant.pk, grant.user = None, User.objects.get(username="pia")
    grant.save(force_insert=True)
    return f"1 found\n  cases.case {case.pk}"


def end_a_role_by_hand(case: Case, ada: Persona) -> str:
    LocalRole.objects.filter(user=ada.user).update(until=MONDAY)
    return f"cases.case {case.pk}"


def leave_by_hand(case: Case, ada: Persona) -> str:
    Membership.objects.filter(user=ada.user).update(until=MONDAY)
    return f"1 found\n  user {ada.user.pk} and group {ada.user.groups.get().pk}"


def enter_a_group_by_hand(case: Case, ada: Persona) -> str:
    group = Organisation.objects.get(name="Milano").units.get(role=Role.FRONT_OFFICE).group
    ada.user.groups.add(group)
    return f"1 found\n  user {ada.user.pk} and group {group.pk}"


def edit_an_event(case: Case, ada: Persona) -> str:
    event = AuditEvent.objects.filter(content_type__model="case").latest("sequence")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE permissions_auditevent SET verb = 'x' WHERE id = %s", [event.pk])
    return f"1 found\n  cases.case {case.pk}, event {event.sequence}"


def bare_case(other: Case) -> Case:
    """A case on which nobody has a role; its key is that of an organisation."""
    bare = Case.objects.get(pk=other.pk)
    bare.pk, bare.number, bare.rg_number = other.referrer_id, "2026/0009", 9
    bare.save(force_insert=True)
    return bare


@pytest.fixture
def assigned(case: Case, ada: Persona, sara: Persona) -> Case:
    assign(case, ada.user, Role.OPERATOR, by=sara.user)
    return case


def test_nothing_is_found_when_all_is_well(
    assigned: Case, ada: Persona, sara: Persona, clock: Traveller
) -> None:
    assign(assigned, sara.user, Role.OPERATOR, by=ada.user, until=on("2026-09-08"))

    code, told = verify()
    clock.move_to(on("2026-09-09"))

    assert code == 0
    assert verify()[0] == 0
    assert all(line.endswith(" checked, 0 found") for line in told.splitlines())
    names = [line.partition(":")[0] for line in told.splitlines()]
    assert names == ["grants", "memberships", "chains", "worklist", "open tasks"]


def test_it_is_told_how_many_were_looked_at(assigned: Case) -> None:
    bare = bare_case(assigned)

    examined = {name: result.examined for name, result in verification.verify()}

    held = LocalRole.objects.values_list("content_type", "object_id").distinct()
    assert not held.filter(content_type__model="case", object_id=bare.pk).exists()
    assert examined["grants"] == held.count()
    assert examined["memberships"] == Membership.objects.current().count()
    assert examined["chains"] == AuditEvent.objects.filter(sequence=1).count()


@pytest.mark.parametrize("holder", ["user", "unit"])
def test_grant_on_what_nobody_has_a_role_on_is_found(holder: str, assigned: Case) -> None:
    bare = bare_case(assigned)
    pia = User.objects.get(username="pia")
    assign_perm("cases.view_case", pia if holder == "user" else pia.groups.get(), bare)

    code, told = verify()

    assert code == 1
    assert f"1 found\n  cases.case {bare.pk}" in told


def test_roles_without_any_grant_are_found(assigned: Case) -> None:
    for model in (get_user_obj_perms_model(assigned), get_group_obj_perms_model(assigned)):
        model._default_manager.all().delete()

    code, told = verify()

    assert code == 1
    assert f"1 found\n  cases.case {assigned.pk}" in told


def test_group_that_is_of_no_unit_is_nobodys_concern(assigned: Case, ada: Persona) -> None:
    ada.user.groups.add(Group.objects.create(name="choir"))

    assert verify()[0] == 0


def test_membership_without_a_unit_is_found_beside_others(assigned: Case, ada: Persona) -> None:
    Membership.objects.filter(user=ada.user).update(role=Role.RECEPTION)

    code, told = verify()

    assert code == 1
    assert f"user {ada.user.pk} and group None" in told
    assert f"user {ada.user.pk} and group {ada.user.groups.get().pk}" in told


def test_what_was_under_way_is_no_finding(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter([Result(2, ["one", "other"]), Result(2, ["other", "new"])])
    monkeypatch.setattr(verification, "_checks", {"sample": lambda: next(rounds)})

    assert list(verification.verify()) == [("sample", Result(2, ["other"]))]


@pytest.mark.parametrize(
    "meddle",
    [
        forget_a_grant,
        add_a_grant,
        end_a_role_by_hand,
        leave_by_hand,
        enter_a_group_by_hand,
        edit_an_event,
    ],
)
def test_what_a_hand_in_the_database_did_is_found(
    assigned: Case,
    ada: Persona,
    unlocked: None,
    meddle: Callable[[Case, Persona], str],
) -> None:
    finding = meddle(assigned, ada)

    code, told = verify()

    assert code == 1
    assert finding in told


def test_tail_that_was_cut_off_is_missed_by_its_anchor(
    assigned: Case,
    ada: Persona,
    sara: Persona,
    unlocked: None,
    tmp_path: Path,
) -> None:
    anchors = tmp_path / "anchors.txt"
    assert verify(anchor=anchors)[0] == 0
    assign(assigned, sara.user, Role.OPERATOR, by=ada.user)
    assert verify(since_anchor=anchors, anchor=anchors)[0] == 0

    AuditEvent.objects.filter(content_type__model="case").latest("sequence").delete()

    assert verify()[0] == 0
    code, told = verify(since_anchor=anchors)
    assert code == 1
    assert f"cases.case {assigned.pk}, event 2: anchored, and gone or altered" in told


def test_anchors_are_only_added_to_and_only_when_all_is_well(
    assigned: Case, ada: Persona, tmp_path: Path
) -> None:
    anchors = tmp_path / "anchors.txt"
    verify(anchor=anchors)
    first = anchors.read_text()
    verify(anchor=anchors)
    assert anchors.read_text() == first * 2
    assert len(first.splitlines()) == AuditEvent.objects.filter(sequence=1).count()

    leave_by_hand(assigned, ada)
    verify(anchor=anchors)

    assert anchors.read_text() == first * 2


def test_anchors_that_cannot_be_written_are_told(assigned: Case, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        verify(anchor=tmp_path / "no folder" / "anchors.txt")


def test_command_tells_what_it_can_do() -> None:
    parser = load_command_class("permissions", "verify").create_parser("manage.py", "verify")
    told = parser.format_help()

    for what in ("append the head of every chain", "miss what was cut off"):
        assert what in told


def test_command_takes_its_files_from_the_command_line(assigned: Case, tmp_path: Path) -> None:
    anchors = str(tmp_path / "anchors.txt")

    call_command("verify", f"--anchor={anchors}", stdout=StringIO())
    call_command("verify", f"--since-anchor={anchors}", stdout=StringIO())

    assert Path(anchors).read_text()


def test_anchors_that_are_no_text_are_told(assigned: Case, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG")

    with pytest.raises(CommandError, match="cannot be read"):
        verify(since_anchor=file)


def test_anchors_that_cannot_be_read_are_told(assigned: Case, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        verify(since_anchor=tmp_path / "nowhere.txt")

    torn = tmp_path / "torn.txt"
    verify(anchor=torn)
    torn.write_text(torn.read_text() + "2026-09-07T10:00:00+02:00 cases.case 1\n")

    code, told = verify(since_anchor=torn)
    assert code == 1
    assert "of the anchors cannot be read" in told
