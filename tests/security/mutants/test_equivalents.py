"""The list of what no test can kill is short, reasoned, and of this product."""

from tests.house import ROOT
from tests.security.mutants.equivalents import equivalents, struck_off, without_equivalents
from tests.security.mutants.making import mutants_of

POLICY = "permissions/policy.py"
FEW = 20


def test_equivalents_are_few_and_each_has_its_reason() -> None:
    assert len(equivalents()) <= FEW
    assert all(equivalents().values())


def test_every_equivalent_is_a_mutant_of_the_product_as_it_stands() -> None:
    assert struck_off(ROOT) == []


def test_equivalents_alone_are_left_out() -> None:
    mutants = list(mutants_of(POLICY, ROOT))

    kept = {mutant.name for mutant in without_equivalents(mutants)}

    left_out = {mutant.name for mutant in mutants} - kept
    assert left_out == {name for name in equivalents() if name.startswith(POLICY)}
    assert left_out
