"""Files of a quarter, right and wrong, as services bring them."""

from collections.abc import Mapping
from types import MappingProxyType

from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.filing.checking import Reading, check, lines
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.filing.sheets import written
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.conftest import SPRING, service
from tests.personas import Persona

LODI = "Spazio Neutro di Lodi"


def file(
    shape: Shape | None = None,
    name: str = LODI,
    quarter: Quarter = SPRING,
    numbers: Mapping[str, Number] = MappingProxyType({}),
) -> str:
    """A file that is right, but for the `numbers`: named figure__category, totals without."""
    changed = {
        (key.partition("__")[0], key.partition("__")[2]): each for key, each in numbers.items()
    }
    whole = {**invented(shape or Shape()), **changed}
    return written(name, quarter, whole).decode("utf-8-sig")


def without(text: str, *starts: str) -> str:
    """The file without the lines that begin so."""
    kept = [line for line in text.splitlines() if not line.startswith(starts)]
    return "\r\n".join(kept) + "\r\n"


def read_by(who: Persona, text: str | bytes, name: str = "Lodi") -> Reading:
    content = text if isinstance(text, bytes) else text.encode()
    return check(service(name), content, who.user)


def faults(who: Persona, text: str | bytes) -> list[str]:
    return list(lines(read_by(who, text).faults))


def place_of(text: str, start: str) -> int:
    """The number of the line that begins so."""
    found = [n for n, line in enumerate(text.splitlines(), start=1) if line.startswith(start)]
    return found[0]
