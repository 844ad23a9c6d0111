"""Every verb of the house has words in the log, and no word stands for a verb that is gone."""

import ast

from intranet.administration.log.words import DONE, OPENED, said
from intranet.desk.case.sections import SECTIONS
from tests.house import FLOORS, sources, tree


def verbs() -> set[str]:
    return {
        ast.literal_eval(call.args[0])
        for path in sources(*FLOORS)
        for call in ast.walk(tree(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "action"
    }


def test_every_verb_has_words() -> None:
    assert verbs() == set(DONE)


def test_every_section_of_a_case_has_words() -> None:
    sections = {f"case.{section.template}" for section in SECTIONS}

    assert sections == {what for what in OPENED if what.startswith("case.")}


def test_verb_without_words_is_read_as_it_stands() -> None:
    assert said("sample.renamed") == "sample.renamed"
