"""Values: numbers, sets, names of permissions and roles, conditions in SQL."""

import ast
import re

from tests.security.mutants.operators.offers import Offers, but, each_left_out, operator
from tests.security.mutants.operators.permissions import instead_of

SETS: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
CONDITION = re.compile(r" AND [\w.]+(?: = [\w.]+)?")


@operator("number changed", ast.Constant)
def number_changed(node: ast.Constant) -> Offers:
    if type(node.value) is int:
        yield but(node, value=node.value + 1)


@operator("truth turned", ast.Constant)
def truth_turned(node: ast.Constant) -> Offers:
    if isinstance(node.value, bool):
        yield but(node, value=not node.value)


@operator("permission swapped", ast.Constant)
def permission_swapped(node: ast.Constant) -> Offers:
    if isinstance(node.value, str):
        for other in instead_of(node.value):
            yield but(node, value=other)


@operator("condition in SQL dropped", ast.Constant)
def condition_in_sql_dropped(node: ast.Constant) -> Offers:
    if isinstance(node.value, str) and "SELECT" in node.value:
        for found in CONDITION.finditer(node.value):
            yield but(node, value=node.value[: found.start()] + node.value[found.end() :])


@operator("union halved", ast.Constant)
def union_halved(node: ast.Constant) -> Offers:
    if isinstance(node.value, str) and "\nUNION\n" in node.value:
        first, _, second = node.value.partition("\nUNION\n")
        yield but(node, value=first)
        yield but(node, value=first.partition("SELECT")[0] + second)


@operator("sets swapped", ast.BinOp)
def sets_swapped(node: ast.BinOp) -> Offers:
    if type(node.op) in SETS:
        yield but(node, op=SETS[type(node.op)]())


@operator("side dropped", ast.BinOp)
def side_dropped(node: ast.BinOp) -> Offers:
    if type(node.op) in SETS:
        yield node.left
        yield node.right


@operator("element dropped", ast.Tuple)
@operator("element of a set dropped", ast.Set)
@operator("element of a list dropped", ast.List)
def element_dropped(node: ast.Tuple | ast.Set | ast.List) -> Offers:
    loaded = not hasattr(node, "ctx") or isinstance(node.ctx, ast.Load)
    for rest in each_left_out(node.elts) if loaded else ():
        yield but(node, elts=rest) if rest or not isinstance(node, ast.Set) else ast.Tuple([])


@operator("nothing made something", ast.Call)
def nothing_made_something(node: ast.Call) -> Offers:
    if ast.unparse(node) == "frozenset()":
        yield but(node, args=[ast.Tuple([ast.Constant("cases.view_case")], ast.Load())])


@operator("role swapped", ast.Attribute)
def role_swapped(node: ast.Attribute) -> Offers:
    if isinstance(node.value, ast.Name) and node.value.id == "Role" and node.attr.isupper():
        yield but(node, attr="OPERATOR" if node.attr == "HEAD" else "HEAD")
