"""What a model declares of its access: the way to its guard, its kind, its table of ways."""

import ast
import re
from itertools import pairwise

from tests.security.mutants.operators.offers import Offers, but, each_left_out, operator
from tests.security.mutants.operators.permissions import holders

LOOKUP = re.compile(r"[a-z]+(?:__[a-z]+)+")


@operator("way cut short", ast.Constant)
def way_cut_short(node: ast.Constant) -> Offers:
    """To a record on the way to the guard, in the place of the guard."""
    if isinstance(node.value, str) and LOOKUP.fullmatch(node.value):
        yield but(node, value=node.value.rpartition("__")[0])


@operator("kind swapped", ast.Constant)
def kind_swapped(node: ast.Constant) -> Offers:
    kinds = sorted(holders())
    if node.value in kinds:
        yield but(node, value=dict(pairwise([*kinds, kinds[0]]))[node.value])


@operator("entry dropped", ast.Dict)
def entry_dropped(node: ast.Dict) -> Offers:
    for pairs in each_left_out(list(zip(node.keys, node.values, strict=True))):
        yield but(node, keys=[key for key, _ in pairs], values=[value for _, value in pairs])
