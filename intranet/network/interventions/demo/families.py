"""Families of some months ago, whose visits are over: enough of them to compare two services.

They are played as every other story of the demonstration, through forms and actions; each has two
visits, at an hour of its own.
"""

from collections.abc import Iterator
from typing import Any

from intranet.portal.demo.stories import Story

# Days before today on which the first came: all of them in three quarters that are over on any
# day of the year, with time to follow them for ninety days. One came every so many days.
FIRST, STEP = 266, 7
# Weekdays that never meet, whatever day it is today, and hours that leave time between visits.
SHIFTS = (0, 3)
HOURS = ("09:15", "10:45", "12:15", "13:45", "15:15", "16:45")
WENT = {
    "h": {"state": "held"},
    "a": {"state": "absence", "side": "visitor", "reason": "Non si è presentato."},
}
FATHERS = ("Aldo", "Biagio", "Cesare", "Dario", "Ettore", "Fulvio")
MOTHERS = ("Amalia", "Bice", "Carola", "Delia", "Ester", "Franca")
HEARD = "Ascolta con attenzione le regole degli incontri e non ha domande."
TEXTS: dict[str, Any] = {
    "meeting": "Prima segnalazione per questa famiglia; si concordano i tempi.",
    "goes_on": "Gli incontri proseguono.",
    "concludes": "Il genitore e il bambino si vedono con serenità.",
    "outcome": "liberalised",
    "observations": "Gli incontri si sono svolti in un clima tranquillo.",
    "conclusions": "Si propongono incontri liberi, con un calendario concordato.",
}


def stories_of(source: dict[str, Any]) -> Iterator[Story]:
    """The stories of every service, the oldest of each first."""
    for group in source["families"]:
        rows = zip(group["children"], group["surnames"], group["went"], strict=True)
        place = source["rooms"][group["service"]]
        for number, (child, surname, went) in enumerate(rows):
            yield _story(group["service"], place, number, (child, surname, went))


def _story(service: str, place: dict[str, Any], number: int, family: tuple[str, str, str]) -> Story:
    child, surname, went = family
    father, mother = FATHERS[number % len(FATHERS)], MOTHERS[number % len(MOTHERS)]
    return Story(
        rg_number=7000 + 100 * (service == "lodi") + number,
        opened=FIRST - STEP * number,
        service=service,
        referrer=place["referrer"],
        operator=place["operator"],
        pace={"assign_case": place["assigned"]},
        reasons=("separation",),
        order=_order(),
        children=[{"name": child, "surname": surname, "age": 4.5 + number % 9}],
        adults=[
            _adult(father, surname, "father", "authorised", 35 + number),
            _adult(mother, f"{surname[:-1]}ini", "mother", "carer", 33 + number),
        ],
        slot={
            "shift": SHIFTS[number % len(SHIFTS)],
            "hour": HOURS[number // len(SHIFTS) % len(HOURS)],
            "room": place["room"],
        },
        plans=(len(went),),
        visits=[WENT[letter] for letter in went],
        clerk=("accept",),
        texts={**TEXTS, "heard": {name: {"facts": HEARD} for name in (child, father, mother)}},
    )


def _adult(name: str, surname: str, kin: str, standing: str, age: float) -> dict[str, Any]:
    return {"name": name, "surname": surname, "kin": kin, "standing": standing, "age": age}


def _order() -> dict[str, Any]:
    return {
        "form": "decree",
        "issued_before": 9,
        "lasts": 300,
        "regime": "after",
        "level": "facilitated",
        "frequency": "weekly",
        "minutes": 60,
    }
