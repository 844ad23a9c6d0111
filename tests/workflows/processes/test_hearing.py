from tests.personas import FATHER, MOTHER, Persona, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case
from workflows.engine.models import WorkItem

GRANDFATHER = PersonEntry("Aldo", "Rossi", None, "grandfather", "excluded")
BROTHER = PersonEntry("Luca", "Rossi")


def to_be_heard(case: Case, people: dict[str, Persona]) -> list[tuple[str, str]]:
    people["bruno"].does("check_documents", case)
    people["bruno"].does("assign_case", case)
    people["ada"].does("meet_referrer", case)
    return sorted(people["ada"].tasks(case))


def test_every_child_and_every_adult_not_excluded_is_heard(people: dict[str, Persona]) -> None:
    children = (PersonEntry("Giulia", "Rossi"), BROTHER)
    case = receive(people["sara"], children=children, adults=(FATHER, MOTHER, GRANDFATHER))

    assert to_be_heard(case, people) == [
        ("familiarise_child", "Giulia"),
        ("familiarise_child", "Luca"),
        ("interview_adult", "Lia"),
        ("interview_adult", "Marco"),
    ]


def test_one_child_and_one_adult_are_enough(people: dict[str, Persona]) -> None:
    case = receive(people["sara"], adults=(FATHER,))

    assert len(to_be_heard(case, people)) == 2


def test_hearings_fall_to_the_operator_of_the_case(people: dict[str, Persona], case: Case) -> None:
    to_be_heard(case, people)

    owners = WorkItem.objects.filter(reference=case.number).values_list("owner", flat=True)
    assert set(owners) == {people["ada"].user.pk}
