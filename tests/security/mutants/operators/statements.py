"""Statements, what they run within, and decorators."""

import ast

from tests.security.mutants.operators.offers import Offers, block, but, each_left_out, operator

# Without these a function is no longer what it says, or only slower: they check nothing.
NOT_CHECKS = {
    "cache",
    "cached_property",
    "classmethod",
    "contextmanager",
    "dataclass",
    "property",
    "staticmethod",
    "wraps",
}


@operator("call dropped", ast.Expr)
def call_dropped(node: ast.Expr) -> Offers:
    if isinstance(node.value, ast.Call):
        yield ast.Pass()


@operator("raise dropped", ast.Raise)
def raise_dropped(node: ast.Raise) -> Offers:
    yield ast.Pass()


@operator("writing dropped", ast.Assign)
def writing_dropped(node: ast.Assign) -> Offers:
    if not all(isinstance(target, ast.Name) for target in node.targets):
        yield ast.Pass()


@operator("adding dropped", ast.AugAssign)
def adding_dropped(node: ast.AugAssign) -> Offers:
    yield ast.Pass()


@operator("context dropped", ast.With)
def context_dropped(node: ast.With) -> Offers:
    for rest in each_left_out(node.items):
        yield but(node, items=rest) if rest else block(node.body)


@operator("handler dropped", ast.Try)
def handler_dropped(node: ast.Try) -> Offers:
    for rest in each_left_out(node.handlers):
        bare = not rest and not node.finalbody
        yield block(node.body + node.orelse) if bare else but(node, handlers=rest)


@operator("decorator dropped", ast.FunctionDef)
def decorator_dropped(node: ast.FunctionDef) -> Offers:
    for index, rest in enumerate(each_left_out(node.decorator_list)):
        if name_of(node.decorator_list[index]) not in NOT_CHECKS:
            yield but(node, decorator_list=rest)


def name_of(decorator: ast.expr) -> str:
    """The last name of a decorator: `wraps` of `@functools.wraps(view)`."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2]
