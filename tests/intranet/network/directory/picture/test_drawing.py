from itertools import combinations

import pytest

from intranet.network.directory.picture.drawing import Mark, Picture, drawn
from intranet.network.directory.picture.labels import LETTER, LINE, Label
from intranet.network.directory.places.municipalities import Place, place_of

NAMES = (
    *("Milano", "Monza", "Rho", "Legnano", "Pavia", "Lodi", "Bergamo", "Cremona", "Melegnano"),
    *("Abbiategrasso", "Cernusco sul Naviglio", "Sesto San Giovanni", "Genova", "Brescia"),
)
Box = tuple[float, float, float, float]


def place(name: str) -> Place:
    found = place_of(name)
    assert found is not None
    return found


def pictures(*names: str, asked: str = "") -> list[Picture]:
    points = [(number, name, place(name)) for number, name in enumerate(names, 1)]
    return drawn(points, (asked, place(asked)) if asked else None)


def box_of(mark: Mark) -> Box:
    return mark.left, mark.top, mark.left + mark.width, mark.top + 24


def box_of_label(label: Label) -> Box:
    return label.x, label.y - LINE + 4, label.x + LETTER * len(label.text), label.y + 4


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] - 1 and other[0] < one[2] - 1
    return across and one[1] < other[3] - 1 and other[1] < one[3] - 1


@pytest.mark.parametrize("asked", ["", "Lodi", "Codogno", "Milano"])
def test_nothing_lies_over_anything_else(asked: str) -> None:
    for picture in pictures(*NAMES, asked=asked):
        asked_marks = [picture.asked] if picture.asked else []
        labels = [mark.label for mark in (*picture.marks, *asked_marks) if mark.label]
        boxes = [*map(box_of, picture.marks), *map(box_of_label, labels)]

        assert len(labels) >= 4
        assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= picture.width
            assert bottom <= picture.height


def test_every_service_is_on_it_by_its_number() -> None:
    for picture in pictures(*NAMES):
        numbers = sorted(number for mark in picture.marks for number in mark.numbers)

        assert numbers == list(range(1, len(NAMES) + 1))


def test_services_of_one_municipality_are_one_mark() -> None:
    for picture in pictures("Milano", "Lodi", "Milano", "Milano"):
        said = {mark.said for mark in picture.marks}

        assert said == {"1+2", "2"}


def test_north_is_up_and_east_is_right() -> None:
    wide, _narrow = pictures("Genova", "Bergamo")
    spots = {mark.names[0]: mark for mark in wide.marks}

    assert spots["Bergamo"].y < spots["Genova"].y
    assert spots["Bergamo"].x > spots["Genova"].x


def test_bar_is_as_long_as_it_says() -> None:
    wide, _narrow = pictures("Milano", "Roma")
    spots = {mark.names[0]: mark for mark in wide.marks}
    across, along = (
        spots["Roma"].x - spots["Milano"].x,
        spots["Roma"].y - spots["Milano"].y,
    )

    kilometres = (across**2 + along**2) ** 0.5 / wide.bar * wide.kilometres

    assert kilometres == pytest.approx(479, rel=0.03)


@pytest.mark.parametrize("names", [("Lodi",), ("Lodi", "Lodi")])
def test_single_place_is_a_picture_too(names: tuple[str, ...]) -> None:
    for picture in pictures(*names, asked="Lodi"):
        [mark] = picture.marks

        assert (mark.x, mark.y) == (picture.width // 2, picture.height // 2)
        assert picture.asked is not None
        assert picture.asked.label is None
        assert mark.label is not None


def test_no_place_is_no_picture() -> None:
    assert drawn([], ("Lodi", place("Lodi"))) == []
