"""The list of operators, and the small moves they share."""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

Offers = Iterator[ast.AST]
Operator = Callable[[Any], Offers]

OPERATORS: dict[str, tuple[type[ast.AST], Operator]] = {}


def operator(kind: str, node: type[ast.AST]) -> Callable[[Operator], Operator]:
    """List a function of one `node` as the operator `kind`: it yields what may stand there."""

    def add(function: Operator) -> Operator:
        OPERATORS[kind] = (node, function)
        return function

    return add


def but[N: ast.AST](node: N, **fields: Any) -> N:
    """The node with some fields changed; what it is made of is shared."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def each_left_out[T](items: list[T]) -> Iterator[list[T]]:
    """The list without its first, without its second, …"""
    for index in range(len(items)):
        yield items[:index] + items[index + 1 :]


def block(statements: list[ast.stmt]) -> ast.If:
    """Statements in the place of one."""
    return ast.If(test=ast.Constant(value=True), body=statements, orelse=[])
