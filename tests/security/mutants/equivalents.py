"""The mutants that no test can kill: each listed by name, with its reason."""

import tomllib
from pathlib import Path

from tests.security.mutants.mutant import Mutant

LIST = Path(__file__).with_name("equivalents.toml")


def equivalents() -> dict[str, str]:
    """The name of each, with why it does what the product does."""
    listed = tomllib.loads(LIST.read_text()).get("equivalent", [])
    return {each["mutant"]: each["why"] for each in listed}


def without_equivalents(mutants: list[Mutant]) -> list[Mutant]:
    known = equivalents()
    return [mutant for mutant in mutants if mutant.name not in known]
