"""What is changed in a program, and what is not."""

import textwrap
from pathlib import Path

import pytest

from tests.security.mutants.making import mutants_of
from tests.security.mutants.mutant import Mutant, Way

SAMPLES = [
    ("if late: raise Closed", {"guard removed": "pass", "condition negated": "if not late:"}),
    (
        "return a and not b",
        {"and, or swapped": "return a or not b", "not dropped": "return a and b"},
    ),
    ("return a < b", {"comparison turned": "return a <= b"}),
    ("return rows.filter(until=None)", {"keyword dropped": "return rows.filter()"}),
    ("return rows.none()", {"step of a query dropped": "return rows"}),
    ("sync(target)", {"call dropped": "pass"}),
    (
        "user.is_active = False",
        {"writing dropped": "pass", "truth turned": "user.is_active = True"},
    ),
    ("return frozenset()", {"nothing made something": "frozenset(('cases.view_case',))"}),
    ("return own & shared", {"sets swapped": "return own | shared", "side dropped": "return own"}),
    ("return rows[0]", {"number changed": "return rows[1]"}),
    ("return Role.CLERK", {"role swapped": "return Role.HEAD"}),
    ("with atomic(), lock(): write()", {"context dropped": "with lock():"}),
    ("return [a for a in b if a.open]", {"condition of a list dropped": "return [a for a in b]"}),
    ("return (mine, yours)", {"element dropped": "return (yours,)"}),
    ("return may(user, 'cases.sign_report', case)", {"permission swapped": "return may(user, "}),
    (
        "return 'SELECT 1 WHERE a = b AND c.is_active'",
        {"condition in SQL dropped": "return 'SELECT 1 WHERE a = b'"},
    ),
]


def made(tmp_path: Path, text: str) -> list[Mutant]:
    (tmp_path / "gate.py").write_text(text)
    return list(mutants_of("gate.py", tmp_path))


@pytest.mark.parametrize(("body", "expected"), SAMPLES)
def test_each_operator_changes_its_own_thing(
    body: str, expected: dict[str, str], tmp_path: Path
) -> None:
    mutants = made(tmp_path, f"def check():\n    {body}\n")

    for kind, text in expected.items():
        assert any(mutant.kind == kind and text in mutant.after for mutant in mutants), kind


def test_predicate_is_made_to_say_always_yes_and_always_no(tmp_path: Path) -> None:
    mutants = made(tmp_path, "def may() -> bool:\n    return ask()\n")

    assert {mutant.after.splitlines()[-1].strip() for mutant in mutants} == {
        "return True",
        "return False",
    }


def test_decorator_is_dropped_and_the_product_loaded_anew(tmp_path: Path) -> None:
    text = """
        @guarded("cases.view_case")
        @property
        def page():
            return 0
        """

    dropped = [m for m in made(tmp_path, textwrap.dedent(text)) if m.kind == "decorator dropped"]

    assert [(mutant.way, "@guarded" in mutant.after) for mutant in dropped] == [(Way.IMPORT, False)]
    assert "@property" in dropped[0].after


def test_declaration_of_a_model_is_changed_and_its_fields_are_not(tmp_path: Path) -> None:
    text = """
        class Case:
            number = CharField(max_length=20)
            guard_path = "visit__case"
            sights = (Sight("cases.view_notes"), Sight("cases.view_validated", only=Q(state=1)))
        """

    mutants = made(tmp_path, textwrap.dedent(text))

    assert {mutant.place for mutant in mutants} == {"Case.guard_path", "Case.sights"}
    assert {mutant.way for mutant in mutants} == {Way.DECLARATION}
    assert any(mutant.after.endswith("Sight('cases.view_validated'))") for mutant in mutants)
    assert any("guard_path = 'visit'" in mutant.after for mutant in mutants)


def test_words_and_types_are_left_alone(tmp_path: Path) -> None:
    text = '''
        def ask(user: "A | B" = 1) -> "C | D":
            """Says 1, and only 1."""
            assert isinstance(user, User)
            return user
        '''

    assert made(tmp_path, textwrap.dedent(text)) == []


def test_mutant_is_named_by_its_change_and_not_by_its_line(tmp_path: Path) -> None:
    first = made(tmp_path, "def a():\n    sync(b)\n")[0]
    moved = made(tmp_path, "\n\n# Why.\ndef a():\n    sync(b)\n")[0]

    assert first.name == moved.name == "gate.py a: call dropped: - sync(b) + pass"
    assert first.lines != moved.lines
