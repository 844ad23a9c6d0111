from collections.abc import Mapping
from datetime import date

import pytest
from time_machine import Traveller

from intranet.network.actions import leave_table, take_seat
from intranet.network.models import Seat
from intranet.notifications.models import Notice
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.invented import Shape
from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.periods import Quarter
from intranet.statistics.releases import actions
from intranet.statistics.releases.actions import Overtaken, publish, release
from intranet.statistics.releases.drafting import drafted
from intranet.statistics.releases.period import Term
from permissions.models import AuditEvent, Organisation
from permissions.refusal import Refused
from tests.intranet.statistics.conftest import SPRING, WINTER, add_service, bring, service
from tests.personas import Persona, on

FIRST, SECOND = Term(2026, 1), Term(2026, 2)
LARGE = Shape(
    referred=20, concluded=9, open_cases=70, open_children=91, new_children=27, visits=500
)


@pytest.fixture
def brought(table: Mapping[str, Persona]) -> Mapping[str, Persona]:
    """Lodi and Pavia have brought the winter; Milano has not."""
    add_service("Pavia")
    shape = Shape(municipalities=("Pavia", "Voghera"))
    bring("Pavia", table["dino"], WINTER, shape)
    bring("Lodi", table["olga"], WINTER, LARGE)
    return table


def coordination() -> Organisation:
    return Organisation.objects.get(kind=Organisation.Kind.PROVINCE)


def released(by: Persona, term: Term = FIRST) -> Release:
    return release(coordination(), by=by.user, term=term)


def value(made: Release, figure: str, category: str = TOTAL, name: str = "") -> int | None:
    cells = made.cells.filter(service=service(name) if name else None)
    return cells.get(figure=figure, category=category).value


def test_a_release_shows_what_may_be_shown(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    assert value(made, "open_cases") == 118
    assert value(made, "open_cases", name="Lodi") == 70
    shown = made.cells.filter(status=ReleasedCell.Status.SHOWN)
    counts = shown.exclude(figure__endswith="_median").exclude(figure__endswith="_p90")
    assert min(cell.value or 0 for cell in counts) >= 5
    assert made.cells.filter(status=ReleasedCell.Status.HIDDEN).exists()


def test_what_nobody_records_is_unknown_and_not_hidden(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    unknown = made.cells.filter(figure="suspensions")
    assert {cell.status for cell in unknown} == {ReleasedCell.Status.UNKNOWN}


def test_who_brought_nothing_is_said_to_be_missing(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    own = made.cells.filter(service=service("Milano"))
    assert [(cell.figure, cell.status) for cell in own] == [("", ReleasedCell.Status.UNKNOWN)]


def test_who_left_the_table_before_is_not_in_it(brought: Mapping[str, Persona]) -> None:
    seat = Seat.objects.get(service=service("Milano"))
    leave_table(seat, by=brought["dino"].user, until=date(2025, 12, 31), reason="Chiusura")

    made = released(brought["dino"])

    assert not made.cells.filter(service=service("Milano")).exists()


def test_who_left_in_the_quarter_is_in_it(brought: Mapping[str, Persona]) -> None:
    seat = Seat.objects.get(service=service("Pavia"))
    leave_table(seat, by=brought["dino"].user, until=date(2026, 2, 1), reason="Chiusura")

    assert value(released(brought["dino"]), "open_cases", name="Pavia") == 48


def test_a_municipality_that_is_few_in_all_is_named_nowhere(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    named = set(
        made.cells.filter(figure="referrals_by_territory").values_list("category", flat=True)
    )
    assert {
        name for name in named if not FIGURES["referrals_by_territory"].categories.get(name)
    } <= {
        TOTAL,
        "Pavia",
    }
    told = made.cells.filter(figure="children_by_municipality", category="Pavia")
    # Where one service counts a municipality, every service has a cell for it.
    assert told.exclude(service=None).count() in {0, 2}


def test_medians_are_told_where_their_total_is(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    measures = made.cells.filter(figure__in=("waiting_time_median", "first_visit_median"))
    for cell in measures:
        base = cell.figure.removesuffix("_median")
        total = made.cells.get(figure=base, category=TOTAL, service=cell.service_id)
        is_told = cell.status == ReleasedCell.Status.SHOWN
        assert not is_told or total.status == ReleasedCell.Status.SHOWN
    assert not made.cells.filter(figure__endswith="_median", service=None).exists()


def test_a_release_is_an_event_and_its_delegates_are_told(brought: Mapping[str, Persona]) -> None:
    made = released(brought["dino"])

    event = AuditEvent.objects.get(verb="figures.released")
    assert event.actor_id == brought["dino"].user.pk
    assert event.data == {"period": "2026-T1", "services": 2, "missing": 1}
    told = Notice.objects.filter(words__contains="Pubblicate le cifre")
    assert {notice.user.username for notice in told} == {"bruno", "gino", "carla", "olga"}
    assert str(made) in told[0].words
    assert "Le legge il coordinamento" in told[0].words


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (Term(2026, 3), "Non è finito"),
        (Term(2027, 1), "Non è finito"),
        (Term(2026), "Non è finito"),
        (Term(2025, 4), "nessuna cifra"),
    ],
)
def test_what_is_not_there_is_not_released(
    brought: Mapping[str, Persona], term: Term, said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        released(brought["dino"], term)

    assert said in str(refusal.value.message)
    assert not Release.objects.exists()


def test_a_quarter_is_released_once(brought: Mapping[str, Persona]) -> None:
    released(brought["dino"])

    with pytest.raises(Refused, match="È già pubblicato"):
        released(brought["dino"])


def test_two_at_once_release_once(brought: Mapping[str, Persona]) -> None:
    first = drafted(coordination(), FIRST)
    second = drafted(coordination(), FIRST)
    publish(coordination(), by=brought["dino"].user, draft=first)

    with pytest.raises(Refused, match="È già pubblicato"):
        publish(coordination(), by=brought["dino"].user, draft=second)
    assert Release.objects.count() == 1


def test_figures_that_come_in_meanwhile_are_not_left_out(brought: Mapping[str, Persona]) -> None:
    draft = drafted(coordination(), FIRST)
    bring("Lodi", brought["olga"], WINTER, Shape())

    with pytest.raises(Overtaken):
        publish(coordination(), by=brought["dino"].user, draft=draft)
    assert not ReleasedCell.objects.exists()


def test_what_is_cut_off_half_way_leaves_nothing(
    brought: Mapping[str, Persona], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "_tell_delegates", cut_off)

    with pytest.raises(KeyboardInterrupt):
        released(brought["dino"])
    assert not Release.objects.exists()
    assert not ReleasedCell.objects.exists()


def test_four_cases_in_all_are_not_enough_to_say(table: Mapping[str, Persona]) -> None:
    tiny = Shape(
        referred=1, taken_over=0, concluded=0, handed_over=0, open_cases=4, new_children=1,
        open_children=6, closed_children=0, visits=9,
    )  # fmt: skip
    bring("Lodi", table["olga"], WINTER, tiny)

    with pytest.raises(Refused, match="meno di 5 fascicoli"):
        released(table["dino"])
    assert not Release.objects.exists()


def test_released_figures_cannot_be_brought_again(brought: Mapping[str, Persona]) -> None:
    released(brought["dino"])

    with pytest.raises(Refused, match="non cambiano più"):
        bring("Lodi", brought["olga"], WINTER)


def test_who_is_late_is_in_the_year_alone(brought: Mapping[str, Persona], clock: object) -> None:
    dino, olga = brought["dino"], brought["olga"]
    shape, small, late = LARGE, Shape(municipalities=("Pavia", "Voghera")), Shape()
    released(dino)
    add_service("Varese")
    bring("Varese", dino, WINTER)
    clock.move_to(on("2027-01-20"))  # type: ignore[attr-defined]
    for number in (2, 3, 4):
        quarter = Quarter(2026, number)
        shape, small, late = shape.followed_by(), small.followed_by(), late.followed_by()
        bring("Lodi", olga, quarter, shape)
        bring("Pavia", dino, quarter, small)
        bring("Varese", dino, quarter, late)
        with pytest.raises(Refused, match="Prima si pubblicano i trimestri"):
            released(dino, Term(2026))
        released(dino, Term(2026, number))

    year = released(dino, Term(2026))

    of_varese = ReleasedCell.objects.filter(service=service("Varese")).exclude(figure="")
    assert of_varese.filter(release=year).exists()
    assert not of_varese.filter(release__quarter=1).exists()
    visits = value(year, "visits")
    assert visits is None or visits == 4 * (500 + 240 + 240)
    assert value(year, "open_cases") in {None, value(Release.objects.get(quarter=4), "open_cases")}
    with pytest.raises(Refused, match="non cambiano più"):
        bring("Milano", brought["gino"], SPRING)


def test_a_year_asks_no_quarter_before_the_network_began(
    people: Mapping[str, Persona], clock: Traveller
) -> None:
    clock.move_to(on("2027-01-20"))
    for name, by in (("Milano", people["gino"]), ("Lodi", people["olga"])):
        take_seat(service(name), by=people["dino"].user, since=date(2026, 10, 1))
        bring(name, by, Quarter(2026, 4), LARGE)

    with pytest.raises(Refused, match="Manca: quarto trimestre"):
        released(people["dino"], Term(2026))
    released(people["dino"], Term(2026, 4))

    assert released(people["dino"], Term(2026)).quarter is None
