"""The order of the steps from left to right: longest paths, loops left aside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .graph import Graph, Link


def returns(graph: Graph) -> frozenset[Link]:
    """The links that lead back to a step on the way they come from."""
    following = _following(graph.links)
    entered = {link.target for link in graph.links}
    starts = [step.name for step in graph.steps if step.name not in entered]
    found: set[Link] = set()
    done: set[str] = set()
    for name in [*starts, *(step.name for step in graph.steps)]:
        _walk(name, following, [], done, found)
    return frozenset(found)


def _walk(
    name: str,
    following: Mapping[str, list[Link]],
    way: list[str],
    done: set[str],
    found: set[Link],
) -> None:
    if name in done:
        return
    way.append(name)
    for link in following[name]:
        if link.target in way:
            found.add(link)
        else:
            _walk(link.target, following, way, done, found)
    way.pop()
    done.add(name)


def ranks(graph: Graph, backward: frozenset[Link]) -> dict[str, int]:
    """Steps that must come before each step, counted along the longest way."""
    forward = [link for link in graph.links if link not in backward]
    return _longest(graph, [(link.source, link.target) for link in forward])


def heights(graph: Graph, backward: frozenset[Link]) -> dict[str, int]:
    """Steps still to come after each step, counted along the longest way."""
    forward = [link for link in graph.links if link not in backward]
    return _longest(graph, [(link.target, link.source) for link in forward])


def _longest(graph: Graph, pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    before = defaultdict(list)
    for first, then in pairs:
        before[then].append(first)
    lengths: dict[str, int] = {}

    def length(name: str) -> int:
        if name not in lengths:
            lengths[name] = max((length(first) + 1 for first in before[name]), default=0)
        return lengths[name]

    return {step.name: length(step.name) for step in graph.steps}


def _following(links: Iterable[Link]) -> dict[str, list[Link]]:
    following: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        following[link.source].append(link)
    return following
