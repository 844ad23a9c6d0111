"""The mutants that no test can kill: each listed by name, with its reason."""

import tomllib
from pathlib import Path

from tests.security.mutants.making import mutants_of
from tests.security.mutants.mutant import Mutant

LIST = Path(__file__).with_name("equivalents.toml")


def equivalents() -> dict[str, str]:
    """The name of each, with why it does what the product does."""
    listed = tomllib.loads(LIST.read_text()).get("equivalent", [])
    return {each["mutant"]: each["why"] for each in listed}


def without_equivalents(mutants: list[Mutant]) -> list[Mutant]:
    known = equivalents()
    return [mutant for mutant in mutants if mutant.name not in known]


def struck_off(root: Path) -> list[str]:
    """Those on the list that are no mutants any more: their line of the product has changed."""
    paths = {name.partition(" ")[0] for name in equivalents()}
    there = {path for path in paths if (root / path).exists()}
    made = {mutant.name for path in there for mutant in mutants_of(path, root)}
    return sorted(equivalents().keys() - made)
