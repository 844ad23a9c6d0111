"""Graphs to lay out, hand-made and at random."""

from hypothesis import strategies as st

from workflows.engine.diagrams.graph import Graph, Link, Step

LANES = (("court", "Tribunale"), ("service", "Spazio Neutro"), ("province", "Provincia"))


def graph(*arrows: str, lanes: dict[str, str] | None = None) -> Graph:
    """A graph of arrows like `a-b`; names that end in `?` are gateways."""
    ends = {arrow: arrow.split("-") for arrow in arrows}
    links = [Link(source, target, key=arrow) for arrow, (source, target) in ends.items()]
    names = dict.fromkeys(name for link in links for name in (link.source, link.target))
    lane_of = lanes or {}
    steps = [step(name, lane_of.get(name)) for name in names]
    return Graph("Sample", "Sample", tuple(steps), tuple(links), LANES if lanes else ())


def step(name: str, lane: str | None = None) -> Step:
    element = "exclusiveGateway" if name.endswith("?") else "userTask"
    return Step(name, f"Title of {name}", element, lane)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to nine steps in three lanes: each follows an earlier one, up to two links lead back."""
    size = draw(st.integers(2, 9))
    kinds = draw(st.lists(st.sampled_from(("userTask", "exclusiveGateway")), min_size=size))
    lanes = draw(st.lists(st.sampled_from(LANES), min_size=size))
    steps = [Step(f"s{at}", f"Title of step {at}", kinds[at], lanes[at][0]) for at in range(size)]
    ahead = [(draw(st.integers(0, at - 1)), at) for at in range(1, size)]
    back = draw(st.lists(st.sampled_from([(then, at) for at, then in ahead]), max_size=2))
    links = [
        Link(f"s{at}", f"s{then}", draw(st.sampled_from(("", "sì", "rinviata"))), f"{at}-{then}")
        for at, then in dict.fromkeys(ahead + back)
    ]
    return Graph("Random", "Random", tuple(steps), tuple(links), LANES)
