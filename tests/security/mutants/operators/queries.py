"""Calls and queries: their terms, and the steps of their chains."""

import ast

from tests.security.mutants.operators.offers import Offers, but, each_left_out, operator

# Steps that narrow, order or lock a queryset.
STEPS = {"exclude", "none", "distinct", "current", "select_for_update", "order_by", "filter"}
# Calls whose arguments by place are conditions of their own.
BY_PLACE = {"filter", "exclude", "Q", "suppress", "guarded"}


@operator("keyword dropped", ast.Call)
def keyword_dropped(node: ast.Call) -> Offers:
    for rest in each_left_out(node.keywords):
        yield but(node, keywords=rest)


@operator("argument dropped", ast.Call)
def argument_dropped(node: ast.Call) -> Offers:
    if ast.unparse(node.func).rpartition(".")[2] in BY_PLACE and not _is_builtin(node.func):
        for rest in each_left_out(node.args):
            yield but(node, args=rest)


@operator("step of a query dropped", ast.Call)
def step_dropped(node: ast.Call) -> Offers:
    if isinstance(node.func, ast.Attribute) and node.func.attr in STEPS:
        yield node.func.value


@operator("default of a look-up used", ast.Call)
def default_used(node: ast.Call) -> Offers:
    """`x.get(key, default)`: as if nothing were ever found."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "get" and len(node.args) == 2:
        yield node.args[1]


def _is_builtin(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id == "filter"
