"""What holds between the figures by their definitions, for who checks them and who hides them."""

from intranet.statistics.disclosure.figures import (
    Carried,
    Counted,
    Figures,
    Identity,
    OverTime,
    Place,
)
from intranet.statistics.figures.figure import TOTAL, Figure, Kind
from intranet.statistics.figures.registry import FIGURES

OVER_TIME = {Kind.FLOW: OverTime.FLOW, Kind.STOCK: OverTime.STOCK, Kind.MEASURE: OverTime.ANEW}
# None of the counts of the first exceeds the total of the second.
WITHIN = {"contact_to_visit": "first_visit"}

CARRIED = tuple(
    Carried(
        stock=(f"open_{what}", TOTAL),
        gains=((f"new_{what}", TOTAL),),
        losses=((f"closed_{what}", TOTAL),),
    )
    for what in ("cases", "children")
)

TRAITS = ("violence", "protected_address", "interpreter", "siblings", "detained_parent")
REFERRALS = ("authority", "territory", "reason")
OF_CHILDREN = ("age", "sex", "citizenship", "municipality")

# The total of the first is the count in the second place.
SAME: tuple[tuple[str, Place], ...] = (
    *((f"referrals_by_{how}", ("new_cases", "referred")) for how in REFERRALS),
    ("reopened_cases", ("new_cases", TOTAL)),
    ("outcomes", ("closed_cases", TOTAL)),
    ("duration", ("closed_cases", "concluded")),
    ("waiting_by_priority", ("open_cases", "waiting")),
    ("waiting_time", ("open_cases", "waiting")),
    *((trait, ("open_cases", TOTAL)) for trait in TRAITS),
    *((f"children_by_{how}", ("open_children", TOTAL)) for how in OF_CHILDREN),
)

IDENTITIES = (
    *(Identity(whole=(code, TOTAL), terms=((place, 1),)) for code, place in SAME),
    Identity(
        whole=("incidents", TOTAL),
        terms=tuple((("visits", how), 1) for how in ("held", "interrupted", "refused")),
    ),
)

# The first never exceeds the second.
PARTS: tuple[tuple[Place, Place], ...] = (
    *(((f"{way}_families", TOTAL), (f"{way}_cases", TOTAL)) for way in ("new", "open", "closed")),
    (("room_minutes", TOTAL), ("operator_minutes", TOTAL)),
    (("visit_minutes", TOTAL), ("operator_minutes", TOTAL)),
    (("level_changes", TOTAL), ("visits", TOTAL)),
)


def is_counted(figure: Figure) -> bool:
    """Whether it is a count: medians and percentiles are not."""
    return figure.adds_over_services


RELATIONS = Figures(
    counted=[
        Counted(
            code=figure.code,
            over_time=OVER_TIME[figure.kind],
            adds_up=figure.adds_up,
            within=WITHIN.get(figure.code, ""),
        )
        for figure in FIGURES.values()
        if is_counted(figure)
    ],
    carried=CARRIED,
    identities=IDENTITIES,
    parts=PARTS,
)
