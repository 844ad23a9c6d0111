from typing import Any

from intranet.desk.case.page import read_page
from intranet.desk.case.path import path_of
from tests.intranet.desk.pages import page
from tests.personas import Persona, on
from workflows.cases.models import Case


def test_picture_tells_what_is_done_and_what_is_under_way(planned: Case, ada: Persona) -> None:
    text = page(ada, f"/casi/{planned.pk}/percorso/")

    assert "Percorso del fascicolo 2026/0001" in text
    assert "In corso: Incontri." in text
    assert "Da fare: " in text


def test_late_step_is_late_in_the_picture(case: Case, bruno: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-16"))

    text = page(bruno, f"/casi/{case.pk}/percorso/")

    assert "In ritardo: Controllare i documenti." in text
    assert "Che cosa è fermo, e perché" in text


def test_late_part_makes_its_whole_late(planned: Case, ada: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-20"))

    text = page(ada, f"/casi/{planned.pk}/percorso/")

    assert "In ritardo: Incontri." in text


def test_parts_say_what_they_are_about_and_how_they_stand(planned: Case, ada: Persona) -> None:
    parts = path_of(read_page(ada.user, planned.pk, {}))["parts"]

    told = [(str(part.title), part.subject, str(part.words)) for part in parts]
    assert ("Incontro", "lun 14 set, 15:00 · Marco", "in corso") in told
    assert ("Ascolto di una persona", "Lia", "fatto") in told
    assert len(told) == 5
