"""What a whole life leaves behind: one event for each action, and an author for each change."""

from collections import Counter

from django.apps import apps

from permissions.audit import broken_links
from permissions.models import AuditEvent, User
from tests.personas import Persona, receive
from tests.workflows.cases.actions.orders import amend
from workflows.cases.models import Case

LIFE = [
    ("sara", "order.received"),
    ("bruno", "documents.checked"),
    ("bruno", "case.assigned"),
    ("ada", "referrer.met"),
    ("ada", "person.heard"),
    ("ada", "person.heard"),
    ("ada", "person.heard"),
    ("ada", "risk.assessed"),
    ("ada", "agreement.presented"),
    ("ada", "visits.planned"),
    ("sara", "visit.confirmed"),
    ("ada", "visit.decided"),
    ("ada", "record.written"),
    ("bruno", "record.validated"),
    ("sara", "visit.confirmed"),
    ("ada", "visit.decided"),
    ("ada", "record.written"),
    ("bruno", "record.validated"),
    ("bruno", "plan.reviewed"),
    ("ada", "report.begun"),
    ("ada", "report.drafted"),
    ("bruno", "report.validated"),
    ("gino", "report.signed"),
    ("elsa", "case.closed"),
]
STEPS_WITHIN = {"case.received", "paper.filed", "role.assigned", "role.revoked"}


def told(about: Case) -> list[tuple[str, str]]:
    """Who did what on the case, in order, without the steps of greater actions."""
    names = dict(User.objects.values_list("pk", "username"))
    events = AuditEvent.objects.filter(
        content_type__app_label="cases", content_type__model="case", object_id=about.pk
    ).order_by("sequence")
    return [
        (names.get(event.actor_id or 0, ""), event.verb)
        for event in events
        if event.verb not in STEPS_WITHIN
    ]


def test_life_leaves_one_event_for_each_action(concluded: Case) -> None:
    life = [step for step in told(concluded) if step[1] != "report.begun"]

    assert life == [step for step in LIFE if step[1] != "report.begun"]
    assert Counter(verb for _, verb in told(concluded))["report.begun"] == 1
    assert broken_links(concluded) == []


def test_life_leaves_an_author_for_every_change(concluded: Case) -> None:
    histories = [
        model
        for model in apps.get_models()
        if model.__name__.startswith("Historical") and model._meta.app_label != "permissions"
    ]

    nameless = {
        model._meta.label: model._default_manager.filter(history_user_id=None).count()
        for model in histories
    }

    assert sum(model._default_manager.count() for model in histories) > 40
    assert {label: count for label, count in nameless.items() if count} == {}


def test_ways_aside_leave_one_event_each(
    sara: Persona, bruno: Persona, irene: Persona, clock: object
) -> None:
    case = receive(sara, order={"level": "", "frequency": ""})
    bruno.does("check_documents", case, decision="integration", missing="La relazione")
    irene.does("supply_documents", case)
    bruno.does("check_documents", case, decision="clarification", missing="La frequenza")
    sara.does("clarify_order", case)
    amend(case, sara)

    assert told(case) == [
        ("sara", "order.received"),
        ("bruno", "integration.requested"),
        ("irene", "integration.supplied"),
        ("irene", "integration.filed"),
        ("bruno", "clarification.requested"),
        ("sara", "order.clarified"),
        ("sara", "clarification.filed"),
        ("sara", "order.amended"),
    ]


def test_transmission_keeps_its_own_log(concluded: Case) -> None:
    transmission = concluded.reports.get().transmissions.get()

    assert broken_links(transmission) == []
    verbs = AuditEvent.objects.filter(
        content_type__model="transmission", object_id=transmission.pk
    ).values_list("verb", flat=True)
    assert list(verbs) == ["report.transmitted", "report.acknowledged"]
