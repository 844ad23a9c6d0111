"""Who is told of what happens on the floors below, in which words."""

import re
from datetime import timedelta

from django.utils import timezone

from intranet.notifications.models import Notice
from permissions.administration import add_member, give_role
from permissions.assignment import join
from permissions.breakglass import break_glass
from permissions.models import Organisation
from permissions.people import add_user, system_user
from permissions.roles import Role
from permissions.substitution import end_substitution, substitute
from tests.personas import Persona, on
from tests.scenarios.test_order_by_the_clerk import hand_in
from tests.workflows.cases.actions.secrets import REASON, granted, sealed
from workflows.cases.actions.protected import disclose
from workflows.cases.models import Case

People = dict[str, Persona]
# What no notice may hold: people of the case and of the service, what was written.
UNSAID = r"Giulia|Rossi|Bianchi|Marco|Ada|Luca|Bruno|Conti|Greco|Quercia|Tigli|visita medica"


def newcomer(name: str, role: Role, office: str) -> Persona:
    user = add_user(name, "", first_name=name.title())
    join(Organisation.objects.get(short_name=office), user, role, by=system_user())
    return Persona(user)


def told() -> dict[str, str]:
    """The words of the notices there are, by the user name of their reader."""
    rows = Notice.objects.order_by("pk").values_list("user__username", "words")
    return dict(rows)


def addresses() -> set[str]:
    return set(Notice.objects.values_list("address", flat=True))


def test_emergency_is_told_to_coordinators_and_auditors_of_the_service(
    assigned: Case, people: People
) -> None:
    newcomer("otto", Role.AUDITOR, "Lodi")

    break_glass(assigned, REASON, by=people["luca"].user)

    assert told() == {
        "bruno": "Accesso d’emergenza al fascicolo 2026/0001: da valutare.",
        "aldo": "Accesso d’emergenza al fascicolo 2026/0001.",
    }
    # The auditor knows the number, and has no case to go to.
    assert addresses() == {f"/casi/{assigned.pk}/", ""}


def test_emergency_of_a_coordinator_is_told_to_the_others(assigned: Case, people: People) -> None:
    newcomer("bice", Role.COORDINATOR, "Milano")

    break_glass(assigned, REASON, by=people["bruno"].user)

    assert set(told()) == {"bice", "aldo"}


def test_disclosure_is_told_to_every_head_of_the_service(assigned: Case, people: People) -> None:
    newcomer("gaia", Role.HEAD, "Milano")
    record = sealed(assigned, people["sara"])

    disclose(record, REASON, by=people["gino"].user)

    assert told() == dict.fromkeys(
        ("gino", "gaia"), "Un dato riservato del fascicolo 2026/0001 è stato aperto."
    )


def test_decision_is_told_to_who_asked(assigned: Case, people: People) -> None:
    granted(sealed(assigned, people["sara"]), people["ada"], people["gino"])

    assert told() == {"ada": "La richiesta per il fascicolo 2026/0001 è stata decisa."}


def test_substitution_is_told_to_both_when_it_begins_and_when_it_ends(
    assigned: Case, people: People
) -> None:
    ada, luca, bruno = (people[name].user for name in ("ada", "luca", "bruno"))

    absence = substitute(
        assigned.service, ada, luca, since=timezone.now(), until=on("2026-09-12"), by=bruno
    )
    assert told() == {
        "ada": "I propri compiti passano a chi sostituisce, fino a sab 12 set.",
        "luca": (
            "Comincia una sostituzione: i compiti di chi è assente arrivano, fino a sab 12 set."
        ),
    }

    end_substitution(absence, by=bruno)
    assert set(told().values()) == {
        "La sostituzione è finita: i propri compiti sono tornati.",
        "La sostituzione è finita: i compiti sono tornati a chi era assente.",
    }


def test_substitution_that_never_began_is_not_told(assigned: Case, people: People) -> None:
    ada, luca, bruno = (people[name].user for name in ("ada", "luca", "bruno"))
    tomorrow = timezone.now() + timedelta(days=1)
    absence = substitute(
        assigned.service, ada, luca, since=tomorrow, until=on("2026-09-12"), by=bruno
    )

    end_substitution(absence, by=bruno)

    assert told() == {}


def test_order_of_a_clerk_is_told_to_front_office_and_operator(
    assigned: Case, people: People
) -> None:
    hand_in(people["elsa"], order={"frequency": "fortnightly"})

    assert told() == dict.fromkeys(
        ("sara", "ada"), "La cancelleria ha consegnato un provvedimento per il fascicolo 2026/0001."
    )


def test_order_of_a_clerk_is_told_to_who_stands_in(assigned: Case, people: People) -> None:
    ada, luca, bruno = (people[name].user for name in ("ada", "luca", "bruno"))
    span = {"since": timezone.now(), "until": on("2026-09-12")}
    substitute(assigned.service, ada, luca, by=bruno, **span)

    hand_in(people["elsa"], order={"frequency": "fortnightly"})

    readers = Notice.objects.filter(kind=Notice.Kind.AMENDMENT).values_list("user", flat=True)
    assert set(readers) == {people["sara"].user.pk, luca.pk}


def test_first_order_of_a_proceeding_is_told_to_nobody(people: People) -> None:
    hand_in(people["elsa"])

    assert told() == {}


def test_who_left_is_told_nothing(assigned: Case, people: People) -> None:
    people["bruno"].user.is_active = False
    people["bruno"].user.save()

    break_glass(assigned, REASON, by=people["luca"].user)

    assert set(told()) == {"aldo"}


def test_no_notice_names_anybody_or_says_what_was_written(assigned: Case, people: People) -> None:
    ada, luca, gino, bruno = (people[name] for name in ("ada", "luca", "gino", "bruno"))
    record = sealed(assigned, people["sara"])
    granted(record, ada, gino)
    disclose(record, REASON, by=ada.user)
    hand_in(people["elsa"], order={"frequency": "fortnightly"})
    span = {"since": timezone.now(), "until": on("2026-09-12")}
    substitute(assigned.service, ada.user, luca.user, by=bruno.user, **span)
    break_glass(assigned, REASON, by=luca.user)

    said = list(Notice.objects.values_list("words", flat=True))

    assert len(said) >= 6
    assert [words for words in said if re.search(UNSAID, words)] == []


def test_new_head_of_service_is_told_to_the_others_and_to_the_province(
    people: People, tina: Persona
) -> None:
    milan = Organisation.objects.get(short_name="Milano")
    newcomer("lara", Role.HEAD, "Milano")
    names = {"username": "gaia", "first_name": "Gaia", "last_name": "Testi"}

    add_member(milan, by=tina.user, password="x", role=Role.HEAD, **names)

    words = "L’amministrazione tecnica ha nominato un responsabile di servizio: Milano."
    assert told() == dict.fromkeys(("gino", "lara", "dino"), words)


def test_only_what_makes_a_head_is_told_and_once(people: People, tina: Persona) -> None:
    milan = Organisation.objects.get(short_name="Milano")
    for role in (Role.RECEPTION, Role.COORDINATOR, Role.AUDITOR):
        give_role(people["ada"].user, milan, role, by=tina.user)
    assert told() == {}

    for _ in range(2):
        give_role(people["ada"].user, milan, Role.HEAD, by=tina.user)

    assert Notice.objects.count() == 2
