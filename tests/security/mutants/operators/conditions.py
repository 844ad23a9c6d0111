"""Conditions: guards and choices."""

import ast

from tests.security.mutants.operators.offers import Offers, but, each_left_out, operator

OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@operator("guard removed", ast.If)
def guard_removed(node: ast.If) -> Offers:
    if not node.orelse:
        yield ast.Pass()


@operator("condition negated", ast.If)
def condition_negated(node: ast.If) -> Offers:
    yield but(node, test=ast.UnaryOp(ast.Not(), node.test))


@operator("choice fixed", ast.IfExp)
def choice_fixed(node: ast.IfExp) -> Offers:
    yield node.body
    yield node.orelse


@operator("and, or swapped", ast.BoolOp)
def and_or_swapped(node: ast.BoolOp) -> Offers:
    yield but(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


@operator("operand dropped", ast.BoolOp)
def operand_dropped(node: ast.BoolOp) -> Offers:
    for rest in each_left_out(node.values):
        yield rest[0] if len(rest) == 1 else but(node, values=rest)


@operator("comparison turned", ast.Compare)
def comparison_turned(node: ast.Compare) -> Offers:
    for index, sign in enumerate(node.ops):
        ops = list(node.ops)
        ops[index] = OPPOSITES[type(sign)]()
        yield but(node, ops=ops)


@operator("not dropped", ast.UnaryOp)
def not_dropped(node: ast.UnaryOp) -> Offers:
    if isinstance(node.op, ast.Not):
        yield node.operand


@operator("condition of a list dropped", ast.comprehension)
def condition_of_a_list_dropped(node: ast.comprehension) -> Offers:
    for rest in each_left_out(node.ifs):
        yield but(node, ifs=rest)


@operator("answer fixed", ast.FunctionDef)
def answer_fixed(node: ast.FunctionDef) -> Offers:
    """A function that says yes or no, and always says the one."""
    if isinstance(node.returns, ast.Name) and node.returns.id == "bool":
        docstring = node.body[:1] if ast.get_docstring(node) else []
        for answer in (True, False):
            yield but(node, body=[*docstring, ast.Return(ast.Constant(value=answer))])
