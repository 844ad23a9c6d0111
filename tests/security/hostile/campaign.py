"""A life of a case in hostile words, beside the same life in harmless ones."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tests.personas import MONDAY
from tests.security.hostile.findings import Ledger
from tests.security.hostile.judge import Answer
from tests.security.hostile.page import Shape
from tests.security.hostile.papers import try_papers
from tests.security.hostile.strings import Hostile
from tests.security.hostile.trials import Trials
from tests.security.hostile.ways import Ways
from tests.security.hostile.world import Moment, Place, World, undone

THE_END = "the end"
# When everybody opens everything: before a step, done so many times already.
ALL_LOOK = ("assess_risk 0", "review_plan 1", "draft_report 0", "acknowledge_report 1", THE_END)

# The time of the step whose texts are printed; by then the case has something of everything.
PRINTED = "draft_report 0"


@dataclass
class Campaign:
    """`strings` through every field of a life; `rounds` are those from which trials begin.

    `tried` are the steps whose form is tried with every round before it is sent.
    """

    world: World
    strings: Sequence[Hostile]
    rounds: Sequence[int] = ()
    tried: Collection[str] | None = ()
    looks: Collection[str] = ALL_LOOK
    twin: dict[tuple[str, Place], Counter[Shape]] = field(default_factory=dict)
    seen: dict[Place, Answer] = field(default_factory=dict)

    @property
    def ledger(self) -> Ledger:
        return self.world.ledger

    def run(self) -> None:
        """The rehearsal in harmless words, taken back; then the life in hostile ones."""
        with undone():
            self.ledger.tell("rehearsal in harmless words")
            self.world.is_rehearsal = True
            self.rehearse()
            self.world.is_rehearsal = False
        self.world.clock.move_to(MONDAY)
        self.world.done.clear()
        self.world.has_opened = False
        self.live()

    def rehearse(self) -> None:
        for moment in self.world.moments():
            self.look_around(self._time_of(moment.step), is_rehearsal=True)
            trials = Trials(self.world, self.strings, moment)
            sent = trials.learn_page()
            assert sent.answer.was_accepted, (moment, sent.told)
            self.ledger.fields.update((moment.step, name) for name in sent.typed)
        self.look_around(THE_END, is_rehearsal=True)

    def live(self) -> None:
        turn = self.rounds[0] if self.rounds else 0
        for moment in self.world.moments():
            self.look_around(self._time_of(moment.step))
            if self._is_tried(moment):
                Trials(self.world, self.strings, moment).run(self.rounds)
            if self.rounds and self._time_of(moment.step) == PRINTED:
                self.print_and_knock(moment)
            turn += 1
            sent = Trials(self.world, self.strings, moment).send_hostile(turn, is_marked=True)
            if not sent.answer.was_accepted:
                raise Stuck(f"{moment.step}: {sent.told}")
        self.look_around(THE_END)

    def print_and_knock(self, moment: Moment) -> None:
        """The report, printed; then every other way in, from the pages that were seen last."""
        self.ledger.tell("the report, printed")
        try_papers(self.world, self.strings, moment, self.rounds)
        Ways(self.world, self.strings).run(self.rounds, self.seen or self.world.everything())

    def look_around(self, time: str, is_rehearsal: bool = False) -> None:
        """Everybody opens everything; it has the elements that it had in the rehearsal."""
        if time not in self.looks:
            return
        self.ledger.tell(f"everybody looks at everything: {time}")
        self.seen = self.world.everything(learning=is_rehearsal)
        for place, answer in self.seen.items():
            if answer.page is None:
                continue
            if is_rehearsal:
                self.twin[time, place] = answer.page.shapes
            elif (time, place) in self.twin and (
                added := answer.page.added_to(self.twin[time, place])
            ):
                self.ledger.find("markup", answer.where, f"{dict(added)} at {time}")

    def _is_tried(self, moment: Moment) -> bool:
        first = not self.world.done[moment.step]
        return first and (self.tried is None or moment.step in self.tried)

    def _time_of(self, step: str) -> str:
        return f"{step} {self.world.done[step]}"


class Stuck(Exception):
    """A form could not be sent, though its refused fields were filled in harmlessly."""
