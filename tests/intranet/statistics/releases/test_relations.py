from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.agreeing import disagreements
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.filing.numbers import Entry
from intranet.statistics.releases.relations import RELATIONS


def test_relations_are_between_places_that_there_are() -> None:
    places = [
        *(
            place
            for each in RELATIONS.identities
            for place, _factor in (*each.terms, (each.whole, 1))
        ),
        *(place for pair in RELATIONS.parts for place in pair),
        *(place for c in RELATIONS.carried for place in (c.stock, *c.gains, *c.losses)),
        *((each.within, TOTAL) for each in RELATIONS.counted if each.within),
    ]

    assert [place for place in places if place[0] not in FIGURES] == []
    assert [place for place in places if not FIGURES[place[0]].has(place[1])] == []


def test_every_figure_but_the_measures_is_counted() -> None:
    counted = {each.code for each in RELATIONS.counted}

    left_out = set(FIGURES) - counted
    assert left_out == {code for code in FIGURES if code.endswith(("_median", "_p90"))}


def test_an_invented_quarter_keeps_every_relation() -> None:
    shape = Shape(municipalities=("Lodi", "Codogno"))

    for each in (shape, shape.followed_by(referred=3, concluded=20), Shape(referred=0, visits=0)):
        numbers = invented(each)
        entries = {place: Entry(n.value, n.cases, 0) for place, n in numbers.items()}
        assert list(disagreements(entries)) == []


def test_what_follows_is_carried_over() -> None:
    first = Shape(open_cases=40, open_children=50)

    second = first.followed_by(referred=10, taken_over=0, concluded=4, handed_over=1)

    assert second.open_cases == 45
    assert second.open_children == 50 + second.new_children - second.closed_children
