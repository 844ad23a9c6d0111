"""Who may do what: kind of object → its state → role → permissions.

Only names stand here. `grants.sync` turns them into rows; nothing else grants anything.
A state that is not listed for a kind grants what "*" lists. A role that is not listed may nothing.
"""

from collections.abc import Mapping

from permissions.roles import Role

Permissions = frozenset[str]
Roles = Mapping[Role, Permissions]


def _cases(*names: str) -> Permissions:
    return frozenset(f"cases.{name}" for name in names)


def _offices(*names: str) -> Permissions:
    return frozenset(f"permissions.{name}" for name in names)


# What all have in common who work in a service, or coordinate them.
STAFF = _offices("use_intranet")

# What a reader of a case may see.
CARD = _cases("view_case", "view_calendar")
IDENTITY = CARD | _cases("view_people", "view_contacts", "view_papers", "view_orders")
WHOLE = IDENTITY | _cases("view_notes", "view_reports", "view_history", "view_team")
REFERRER_VIEW = CARD | _cases("view_people", "view_orders", "view_validated")

# What the work of each role needs.
FRONT_OFFICE_WORK = _cases(
    "amend_order",
    "clarify_order",
    "confirm_visit",
    "transmit_report",
    "edit_contacts",
    "seal_protected",
    "call_interpreter",
)
OPERATOR_WORK = _cases(
    "meet_referrer",
    "hear_person",
    "assess_risk",
    "sign_agreement",
    "plan_visits",
    "confirm_visit",
    "hold_visit",
    "record_visit",
    "review_plan",
    "draft_report",
    "edit_contacts",
    "seal_protected",
    "request_disclosure",
    "call_interpreter",
)
COORDINATOR_WORK = _cases(
    "check_documents",
    "assign_case",
    "validate_record",
    "review_plan",
    "validate_report",
    "amend_order",
    "plan_visits",
    "confirm_visit",
    "seal_protected",
    "request_disclosure",
    "review_access",
    "call_interpreter",
    "propose_transfer",
)
HEAD_WORK = _cases(
    "assign_case",
    "sign_report",
    "validate_record",
    "seal_protected",
    "review_access",
    "propose_transfer",
)

OPEN_CASE: Roles = {
    Role.FRONT_OFFICE: IDENTITY | FRONT_OFFICE_WORK,
    Role.OPERATOR: WHOLE | OPERATOR_WORK,
    Role.COORDINATOR: WHOLE | COORDINATOR_WORK,
    Role.HEAD: WHOLE | HEAD_WORK,
    Role.REFERRER: REFERRER_VIEW | _cases("supply_documents"),
    Role.EMERGENCY: WHOLE,
}
# Read-only behind: closed here, or gone to another service.
ENDED_CASE: Roles = {
    Role.FRONT_OFFICE: CARD,
    Role.COORDINATOR: WHOLE | _cases("review_access"),
    Role.HEAD: WHOLE | _cases("review_access"),
    Role.REFERRER: CARD | _cases("view_validated"),
    Role.EMERGENCY: WHOLE,
}
SLOT: Roles = {Role.INTERPRETER: _cases("view_slot")}

MATRIX: Mapping[str, Mapping[str, Roles]] = {
    "case": {"*": OPEN_CASE, "closed": ENDED_CASE, "transferred": ENDED_CASE},
    # The slot of one visit: for who is needed in the room, as long as it is to take place.
    "visit": {
        "*": {},
        "proposed": SLOT,
        "confirmed": SLOT,
    },
    # A place kept secret: its reader gives a reason each time. An operator or a coordinator
    # holds a role here only if the head of service decided so, and until when.
    "protected": {
        "*": {
            Role.HEAD: _cases("disclose_protected", "decide_access"),
            Role.COORDINATOR: _cases("disclose_protected"),
            Role.OPERATOR: _cases("disclose_protected"),
        },
        # It passed with the case: the head of service there opens it, and nobody here.
        "transferred": {},
    },
    # The mediator chooses whom to ask, and knows neither names nor notes.
    "transfer": {
        "*": {Role.PROVINCE: frozenset({"documents.view_transfer"})},
        "proposed": {
            Role.PROVINCE: frozenset({"documents.view_transfer", "documents.choose_receiver"})
        },
    },
    # The service that is asked reads the bundle until it has answered; of a refusal nothing stays.
    "offer": {
        "*": {},
        "offered": {
            Role.HEAD: frozenset(
                {"documents.view_offer", "documents.view_bundle", "documents.answer_transfer"}
            )
        },
        "accepted": {Role.HEAD: frozenset({"documents.view_offer"})},
    },
    "transmission": {
        "*": {
            Role.CLERK: frozenset(
                {"documents.view_transmission", "documents.acknowledge_transmission"}
            ),
        },
        "acknowledged": {Role.CLERK: frozenset({"documents.view_transmission"})},
        "rejected": {Role.CLERK: frozenset({"documents.view_transmission"})},
    },
    "organisation.service": {
        "*": {
            Role.FRONT_OFFICE: STAFF | _offices("register_order", "view_cases"),
            Role.OPERATOR: STAFF | _offices("view_cases", "break_glass"),
            Role.COORDINATOR: STAFF
            | _offices("view_cases", "name_substitutes", "represent_service"),
            Role.HEAD: STAFF
            | _offices("view_cases", "name_substitutes", "view_transfers", "represent_service"),
            Role.RECEPTION: STAFF | _offices("watch_door"),
            Role.AUDITOR: STAFF | _offices("view_log"),
            Role.ADMINISTRATOR: STAFF | _offices("administer_people"),
        }
    },
    "organisation.referrer": {"*": {Role.REFERRER: _offices("view_cases")}},
    "organisation.court": {
        "*": {
            Role.CLERK: _offices("register_order", "view_received_reports"),
        }
    },
    "organisation.province": {
        "*": {
            Role.PROVINCE: STAFF | _offices("view_load", "view_transfers", "coordinate_network"),
        }
    },
}


def permissions_for(kind: str, state: str, role: str) -> Permissions:
    """What `role` may do on an object of `kind` in `state`; nothing where nothing is listed."""
    states = MATRIX.get(kind, {})
    return states.get(state, states.get("*", {})).get(Role(role), frozenset())


def rights_differ(kind: str, before: str, after: str) -> bool:
    """Whether any role may do other things in the one state than in the other."""
    states = MATRIX.get(kind, {})
    return states.get(before, states.get("*")) != states.get(after, states.get("*"))
