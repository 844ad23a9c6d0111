"""One form, tried with every text in every field: sent, stored, shown, and taken back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.security.hostile.page import Shape, Sheet, as_lines, squeezed
from tests.security.hostile.reader import Reader, Sent, Texts, main_sheet
from tests.security.hostile.strings import Hostile
from tests.security.hostile.world import Moment, Place, World, undone

# Leaves quotes and opens an element, wherever it is not escaped.
MARK = b"\"'><q a>"
NOTHING = (b"nulla=1", "application/x-www-form-urlencoded")


@dataclass
class Shown:
    """Where harmless texts were seen after the form was sent: by address, then by reader."""

    names: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    shapes: dict[Place, Counter[Shape]] = field(default_factory=dict)


class Trials:
    """The form of one moment, and the texts that go through it."""

    def __init__(self, world: World, strings: Sequence[Hostile], moment: Moment) -> None:
        self.world, self.strings, self.moment = world, strings, moment
        self.ledger = world.ledger
        self.sheet = self._opened(self.reader(learning=world.is_rehearsal))

    def reader(self, learning: bool = False) -> Reader:
        reader = self.world.reader(self.moment.who)
        reader.is_learning = learning
        return reader

    def run(self, rounds: Sequence[int]) -> None:
        """Each string in each field: stored and shown, as a draft, and where it does not belong."""
        self.ledger.tell(f"{self.moment.step} by {self.moment.who}: {len(self.sheet.texts)} texts")
        shown = self.learn_places()
        for turn in rounds:
            if self.sheet.texts:
                with undone():
                    self.store_and_look(turn, shown)
                with undone():
                    self.keep_draft(self.hostile(turn))
            if turn % 3 == 0:
                with undone():
                    self.send_wildly(turn)

    def learn_page(self) -> Sent:
        """The form in harmless words, as it comes back refused, as a draft, and sent."""
        reader = self.reader(learning=True)
        reader.open(self.moment.address)
        reader.post(self.moment.address, *NOTHING)
        with undone():
            self.keep_draft(self.harmless(), learning=True)
        sent = self.send(reader, self.harmless())
        if sent.answer.was_accepted:
            reader.open(sent.answer.response["Location"])
        return sent

    def learn_places(self) -> Shown:
        """Send the form in harmless words, and look for them everywhere, as everybody."""
        shown = Shown()
        with undone():
            sent = self.learn_page()
            words = {name: squeezed(text.arrives) for name, text in sent.typed.items()}
            for place, answer in self.world.everything(learning=True).items():
                if answer.page is not None:
                    shown.shapes[place] = answer.page.shapes
                    found = {name for name, word in words.items() if word in answer.page.said}
                    if found:
                        shown.names.setdefault(place[1], {})[place[0]] = found
        return shown

    def store_and_look(self, turn: int, shown: Shown) -> None:
        """Send the form; open some of the pages that showed harmless words, others each time."""
        sent = self.send_hostile(turn)
        if not sent.answer.was_accepted:
            self.ledger.find("stuck", self.moment.step, sent.told)
            return
        self.ledger.count("stored")
        self.reader().open(sent.answer.response["Location"])
        for address in _some(sorted(shown.names), turn):
            readers = shown.names[address]
            name = sorted(readers)[turn % len(readers)]
            texts = {each: sent.typed[each] for each in readers[name]}
            self._look((name, address), texts, shown.shapes[name, address])

    def _look(self, place: Place, texts: Mapping[str, Hostile], twin: Counter[Shape]) -> None:
        name, address = place
        answer = self.world.reader(name).open(address)
        if answer.page is None:
            self.ledger.find("gone", answer.where, str(answer.status))
            return
        added = answer.page.added_to(twin)
        # Where nothing remains of a text, the page may say so.
        if added and all(text.arrives.strip() for text in texts.values()):
            self.ledger.find("markup", answer.where, f"{dict(added)}: {list(map(str, texts))}")
        for field_name, text in texts.items():
            if squeezed(text.arrives) not in answer.page.said:
                where = f"{answer.where} {self.moment.step} {field_name}"
                self.ledger.find("not whole", where, str(text))

    def send_hostile(self, turn: int, is_marked: bool = False) -> Sent:
        """Send the form; what is refused is looked at, then replaced with harmless words.

        With `is_marked` each text ends in MARK, so that no field is shown in one without markup.
        """
        reader, texts, harmless = self.reader(), self.hostile(turn), self.harmless()
        if is_marked:
            texts, harmless = self.marked(texts), self.marked(harmless)
        sent = self.send(reader, texts)
        if sent.answer.status != 200:
            return sent
        self._check_refusal(sent)
        wrong = sent.wrong
        again = self.send(reader, lambda name: (harmless if name in wrong else texts)(name))
        if again.answer.status != 200:
            return again
        # A rule about several fields at once: two people with one name.
        self._check_refusal(again)
        return self.send(reader, harmless)

    def send(self, reader: Reader, texts: Texts) -> Sent:
        return reader.send(self.moment.address, self.sheet, texts, self.moment.ordinary)

    def _check_refusal(self, sent: Sent) -> None:
        """A refusal says why, and holds all that was typed."""
        self.ledger.count("refused")
        if not sent.told:
            self.ledger.find("silent", self.moment.step, ", ".join(map(str, sent.typed.values())))
        for name in sent.lost():
            self.ledger.find("lost", f"{self.moment.step} {name}", str(sent.typed[name]))

    def send_wildly(self, turn: int) -> None:
        """The strings where a date, a number, a choice or a hidden value belongs."""
        texts = self.hostile(turn)
        wild = {name: texts(name).arrives for name in self.sheet.controls}
        self.reader().send(self.moment.address, self.sheet, self.hostile(turn + 1), wild)

    def keep_draft(self, texts: Texts, learning: bool = False) -> None:
        """A draft takes anything, and gives it back."""
        if not self.moment.draft:
            return
        reader = self.reader(learning)
        sent = reader.send(self.moment.draft, self.sheet, texts, self.moment.ordinary)
        shown = self._opened(reader).controls
        for name, text in sent.typed.items():
            kept = shown[name].value if name in shown else ""
            if as_lines(kept) != as_lines(text.arrives.replace("\0", "")):
                self.ledger.find("draft lost", f"{self.moment.step} {name}", str(text))

    def hostile(self, turn: int) -> Texts:
        """The strings in turn: another for each field, and each for every field in its turn."""
        places: dict[str, int] = {}

        def text(name: str) -> Hostile:
            place = places.setdefault(name, len(places))
            return self.strings[(turn * STRIDE + place) % len(self.strings)]

        return text

    def harmless(self) -> Texts:
        """A word of letters for each field, that no other field holds."""
        words: dict[str, Hostile] = {}

        def text(name: str) -> Hostile:
            letters = "".join(chr(ord("a") + int(digit)) for digit in f"{len(words):03d}")
            step = f"{self.moment.step.replace('_', '')}{'i' * self.world.done[self.moment.step]}"
            word = f"Innocua parola {step}{letters}"
            return words.setdefault(name, Hostile("harmless", word.encode()))

        return text

    def marked(self, texts: Texts) -> Texts:
        """The same texts, each with MARK at its end where the field has room for it."""

        def text(name: str) -> Hostile:
            plain = texts(name)
            both = Hostile(plain.family, plain.sent + MARK)
            fits = len(both.arrives) <= self.sheet.controls[name].longest
            return both if fits else plain

        return text

    def _opened(self, reader: Reader) -> Sheet:
        """The form of the page as it lies before its reader."""
        answer = reader.open(self.moment.address)
        assert answer.page is not None, f"{self.moment}: {answer.status}"
        sheet = main_sheet(answer.page.sheets())
        sheet.action = ""
        return sheet


# Far enough apart that fields of a form, and forms of a life, hold texts of many families.
STRIDE = 7
# How many pages are opened after each text that was stored.
LOOKED_AT = 4


def _some(addresses: Sequence[str], turn: int) -> set[str]:
    """A few of the addresses, other ones at each turn: all of them in their turn."""
    return {
        addresses[(turn * LOOKED_AT + n) % len(addresses)] for n in range(LOOKED_AT) if addresses
    }
