"""The pages of the minutes, from the draft to the network."""

import pytest

from intranet.content.models import Item
from intranet.network.meetings.actions.approving import approve, remark
from intranet.network.meetings.actions.papers import keep_folder
from intranet.network.meetings.models import Approval, Meeting, Minutes
from tests.intranet.content.pages import page, sent, statements, status
from tests.intranet.network.meetings.conftest import approval_of
from tests.personas import Persona

ASKED = ("dino", "gino", "bruno", "carla", "olga")


def own(minutes: Minutes) -> str:
    return f"/rete/sedute/{minutes.meeting_id}/verbale/"


def test_coordinator_writes_point_by_point(held: Meeting, table: dict[str, Persona]) -> None:
    dino, address = table["dino"], f"/rete/sedute/{held.pk}/verbale/scrivi/"
    first, second = held.points.all()
    said = {f"point_{first.pk}": "Detto uno.", f"point_{second.pk}": "Detto due."}

    code, _back = sent(dino, address, text="In breve.", seen=0, **said)

    assert code == 302
    shown = page(dino, f"/rete/sedute/{held.pk}/verbale/")
    assert all(each in shown for each in ("In breve.", "Detto uno.", "Detto due."))
    assert status(table["ada"], f"/rete/sedute/{held.pk}/verbale/") == 404


def test_second_writer_keeps_what_was_typed_and_is_told(
    drafted: Minutes, table: dict[str, Persona]
) -> None:
    address = f"{own(drafted)}scrivi/"
    sent(table["dino"], address, text="La prima.", seen=drafted.edition)

    code, shown = sent(table["dino"], address, text="La seconda.", seen=drafted.edition)

    assert code == 200
    assert "La seconda." in shown
    assert "quello che segue non è salvato" in shown


def test_words_that_no_paper_could_print_are_refused(
    held: Meeting, table: dict[str, Persona]
) -> None:
    address = f"/rete/sedute/{held.pk}/verbale/scrivi/"

    code, shown = sent(table["dino"], address, text="Una volpe: \U0001f98a", seen=0)

    assert code == 200
    assert "non si possono stampare" in shown


def test_page_says_beforehand_that_silence_is_consent(
    drafted: Minutes, table: dict[str, Persona]
) -> None:
    assert "hanno 10 giorni per approvare o obiettare" in page(table["gino"], own(drafted))


def test_remarks_are_read_by_who_was_asked(commented: Minutes, table: dict[str, Persona]) -> None:
    code, _back = sent(table["gino"], f"{own(commented)}osserva/", text="Era marzo.", point="")

    assert code == 302
    for name in ASKED:
        assert "Era marzo." in page(table[name], own(commented))
    assert status(table["ada"], own(commented)) == 404
    assert status(table["ada"], f"{own(commented)}osserva/") == 404


def test_one_who_was_there_approves_and_who_was_not_may_not(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    carla = approval_of(submitted, "carla").pk
    address = f"/rete/sedute/approvazioni/{carla}/"
    assert {status(table[name], address) for name in ("gino", "bruno", "dino", "ada")} == {404}

    code, _back = sent(table["carla"], address, answer="approves")

    assert code == 302
    assert Approval.objects.get(pk=carla).answer == "approves"


def test_objection_without_words_is_asked_again(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    address = f"/rete/sedute/approvazioni/{approval_of(submitted, 'gino').pk}/"

    code, shown = sent(table["gino"], address, answer="objects", words="")

    assert code == 200
    assert "Scrivere che cosa non va nel verbale." in shown


def test_minutes_rewritten_meanwhile_are_not_put_to_anybody(
    commented: Minutes, table: dict[str, Persona]
) -> None:
    dino = table["dino"]
    sent(dino, f"{own(commented)}scrivi/", text="Altro.", seen=commented.edition)

    sent(dino, f"{own(commented)}sottoponi/", seen=commented.edition)

    commented.refresh_from_db()
    assert commented.state == Minutes.State.COMMENTS


def test_approved_minutes_have_no_form_to_write_them(
    approved: Minutes, table: dict[str, Persona]
) -> None:
    address = f"{own(approved)}scrivi/"

    assert status(table["dino"], address) == 404
    assert sent(table["dino"], address, text="Altro.", seen=approved.edition)[0] == 404


def test_published_minutes_are_read_by_the_network_without_what_was_said_before(
    commented: Minutes, site: Item, table: dict[str, Persona]
) -> None:
    dino = table["dino"]
    remark(commented, by=table["gino"].user, text="Era marzo.")
    keep_folder(commented.meeting, by=dino.user)
    sent(dino, f"{own(commented)}sottoponi/", seen=commented.edition)
    commented.refresh_from_db()
    for name in ("dino", "gino", "carla"):
        approve(approval_of(commented, name), by=table[name].user)
    assert status(table["ada"], own(commented)) == 404

    code, _back = sent(dino, f"{own(commented)}pubblica/")

    assert code == 302
    shown = page(table["ada"], own(commented))
    assert "Un corso in primavera." in shown
    assert "Era marzo." not in shown
    assert "Risposte dei presenti" not in shown
    commented.refresh_from_db()
    assert commented.page
    assert "Un corso in primavera." in page(table["ada"], commented.page.get_absolute_url())
    assert status(table["elsa"], own(commented)) == 404


@pytest.mark.alike
def test_page_costs_the_same_with_one_remark_and_with_three(
    commented: Minutes, table: dict[str, Persona]
) -> None:
    gino = table["gino"]
    point = commented.meeting.points.first()
    remark(commented, by=gino.user, text="Uno.", point=point)
    before = statements(gino, own(commented))

    for name in ("gino", "carla", "bruno"):
        remark(commented, by=table[name].user, text="Altro.", point=point)

    assert statements(gino, own(commented)) == before
