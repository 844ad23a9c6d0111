"""The picture: states in words and marks, readable by all, clean under a strict CSP."""

import xml.etree.ElementTree as ET

import pytest

from tests.workflows.engine.diagrams.samples.visit import VisitFlow
from workflows.engine.diagrams.svg import draw

SVG = {"svg": "http://www.w3.org/2000/svg"}

STATES = {"meet_adults": "done", "record_visit": "late"}


def picture(states: dict[str, str]) -> ET.Element:
    return ET.fromstring(draw(VisitFlow, states, "Percorso di <Giulia>"))


def steps(root: ET.Element) -> dict[str, ET.Element]:
    """Each step's group by the words of its tooltip."""
    groups = root.iterfind("svg:g[svg:title]", SVG)
    return {group.findtext("svg:title", "", SVG): group for group in groups}


def classes(element: ET.Element) -> set[str]:
    return set((element.get("class") or "").split())


def test_every_step_says_its_state_in_words() -> None:
    words = set(steps(picture(STATES)))

    assert words == {
        "Ordinato: da fare",
        "Ascoltare gli adulti: fatto",
        "Scrivere la relazione dell’incontro: in ritardo",
        "È completa?: da fare",
        "Trasmettere: da fare",
        "Letta: da fare",
    }


@pytest.mark.parametrize("state", ["done", "active", "late", "stuck"])
def test_state_shows_as_a_mark_besides_its_colour(state: str) -> None:
    group = next(
        group
        for title, group in steps(picture({"meet_adults": state})).items()
        if title.startswith("Ascoltare")
    )

    mark = group.find("svg:g/svg:path", SVG)
    assert f"diagram-{state}" in classes(group)
    assert mark is not None
    assert classes(mark) == {"diagram-mark"}


def test_what_is_to_come_bears_no_mark() -> None:
    group = steps(picture({}))["Trasmettere: da fare"]

    assert group.find("svg:g", SVG) is None


def test_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="lost"):
        draw(VisitFlow, {"meet_adults": "lost"}, "Percorso")


def test_picture_is_an_image_with_title_and_description() -> None:
    root = picture(STATES)

    labels = (root.get("aria-labelledby") or "").split()
    texts = {each.get("id"): each.text for each in root if each.get("id")}
    assert root.get("role") == "img"
    assert texts[labels[0]] == "Percorso di <Giulia>"
    assert texts[labels[1]] == (
        "Fatto: Ascoltare gli adulti. In ritardo: Scrivere la relazione dell’incontro."
        " Da fare: È completa?, Ordinato, Letta, Trasmettere."
    )


def test_picture_has_classes_and_no_styles_or_scripts() -> None:
    elements = list(picture(STATES).iter())

    names = {name for each in elements for name in each.attrib}
    assert {each.tag.rpartition("}")[2] for each in elements}.isdisjoint({"style", "script"})
    assert [name for name in names if name == "style" or name.startswith("on")] == []
    assert all(name.startswith("diagram") for each in elements for name in classes(each))


def test_way_that_was_gone_is_marked() -> None:
    root = picture({"ordered": "done", "meet_adults": "active"})

    gone = [group for group in root.iterfind("svg:g", SVG) if "diagram-gone" in classes(group)]
    assert len(gone) == 1


def test_answers_are_written_on_their_arrows() -> None:
    labels = [
        "".join(text.itertext())
        for text in picture({}).iterfind("svg:g/svg:text", SVG)
        if "diagram-label" in classes(text)
    ]

    assert sorted(labels) == ["no & mai", "sì"]


def test_legend_explains_the_states_in_the_picture() -> None:
    legend = [
        "".join(text.itertext())
        for text in picture(STATES).iterfind("svg:text", SVG)
        if "diagram-legend" in classes(text)
    ]

    assert legend == ["fatto", "in ritardo", "da fare"]
