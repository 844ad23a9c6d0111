"""The other ways in: addresses, queries, headers, cookies, the sign-in, raw bodies, every form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from intranet.portal.demo.people import password_of
from tests.security.hostile.judge import Answer
from tests.security.hostile.page import Sheet
from tests.security.hostile.reader import Texts, main_sheet
from tests.security.hostile.strings import Hostile
from tests.security.hostile.wire import BOUNDARY
from tests.security.hostile.world import Place, World, undone

Places = Mapping[Place, Answer]
# Who finds it, at which address, with which parameters or controls.
Query = tuple[str, str, set[str]]
Form = tuple[str, str, Sheet]
SIGN_IN = "/accesso/"
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
HEADERS = (
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_REQUESTED_WITH",
    "HTTP_HX_REQUEST",
    "HTTP_HX_CURRENT_URL",
    "HTTP_HX_TARGET",
    "HTTP_IF_NONE_MATCH",
    "HTTP_RANGE",
)
USUAL = {"next", "page", "pagina", "dopo"}
# A server takes no longer line.
LONGEST_LINE = 8_000
HARMLESS = Hostile("harmless", b"Parola innocua")
# What the table warns of before it is posted, and marks: a name, and the number of a case.
NAMING = Hostile("naming", b"Scrive Mario Rossi del fascicolo 2026/0001")
# Bodies that are not what they say they are.
RAW = (
    (b"", MULTIPART),
    (b"\xff\xfe\x00", MULTIPART + "; boundary=x"),
    (b"--x\r\nContent-Disposition: form-data", MULTIPART + "; boundary=x"),
    (b"--%s--\r\n" % BOUNDARY, MULTIPART + "; boundary=" + "y" * 300),
    (b"facts=\xff\xfe&%ff=%fe&=&&&%", FORM),
    (b"facts=a", FORM + "; charset=utf-7"),
    (b"facts=a", FORM + "; charset=nessuno"),
    (b"&".join(b"a%d=b" % number for number in range(2_000)), FORM),
    (b'{"facts": "x"}', "application/json"),
    (b"<x/>", "application/xml"),
    (b"x", "testo"),
)


class Ways:
    """Every text by every other way, to each page that somebody finds."""

    def __init__(self, world: World, strings: Sequence[Hostile]) -> None:
        self.world, self.strings, self.ledger = world, strings, world.ledger

    def run(self, rounds: Sequence[int], places: Places) -> None:
        nobody = self.world.reader("")
        nobody.is_learning = True
        nobody.open(SIGN_IN)
        nobody.post(SIGN_IN, b"login=nessuno&password=sbagliata", FORM)
        # One page of each kind, of the last person who has it.
        queries = dict(self._queries(places))
        forms = dict(self._forms(places))
        self.ledger.tell(f"queries of {len(queries)} pages, {len(forms)} other forms")
        for path, (_, _, names) in queries.items():
            self.ledger.fields.update((path, name) for name in names)
        for path, (_, _, sheet) in forms.items():
            self.ledger.fields.update((path, name) for name in sheet.texts)
        for form, words in product(forms.values(), (HARMLESS, NAMING)):
            with undone():
                self.learn(*form, words)
        for turn in self.ledger.along("the other ways", rounds):
            with undone():
                self.ask(queries.values(), turn)
                self.knock(turn)
                self.sign_in(turn)
            for name, address, sheet in forms.values():
                with undone():
                    self.send(name, address, sheet, turn)
        self.send_raw()

    def learn(self, name: str, address: str, sheet: Sheet, words: Hostile) -> None:
        """The page that a form leads to in plain words may have elements of its own."""
        reader = self.world.reader(name)
        reader.is_learning = True
        sent = reader.send(address, sheet, lambda _: words, {})
        if sent.answer.was_accepted:
            reader.open(sent.answer.response["Location"])

    def ask(self, queries: Iterable[Query], turn: int) -> None:
        """Every page with every parameter that it knows."""
        for name, path, names in queries:
            texts = self.texts(turn)
            asked = [(each, _short(texts(each).sent)) for each in sorted(names)]
            self.world.reader(name).open(f"{path}?{urlencode(asked)}")

    def knock(self, turn: int) -> None:
        """Headers, cookies, hosts, and addresses that do not exist."""
        texts = self.texts(turn)
        ada, nobody = self.world.reader("ada"), self.world.reader("")
        ada.open("/giornata/", **{name: _line(texts(name)) for name in HEADERS})
        ada.open("/giornata/", HTTP_HOST=_line(texts("host")))
        cookies = "; ".join(f"{name}={_line(texts(name))}" for name in ("sessionid", "messages"))
        ada.open("/giornata/", HTTP_COOKIE=cookies)
        for address in ("/", "/casi/1/", "/compiti/"):
            ada.open(address + quote(_short(texts(address).sent)))
        nobody.open("/casi/" + quote(_short(texts("path").sent)))

    def sign_in(self, turn: int) -> None:
        """Names and passwords of nobody; and a right one that asks to be led elsewhere."""
        texts = self.texts(turn)
        nobody = self.world.reader("")
        page = nobody.open(f"{SIGN_IN}?{urlencode({'next': _short(texts('next').sent)})}").page
        assert page is not None
        nobody.send(SIGN_IN, main_sheet(page.sheets()), texts, {})
        right = {"login": "ada", "password": password_of("ada"), "next": texts("next").sent}
        nobody.post(SIGN_IN, urlencode(right).encode(), FORM)

    def send(self, name: str, address: str, sheet: Sheet, turn: int) -> None:
        """A form found on a page: as it would be filled in, and with texts in every control."""
        reader, texts = self.world.reader(name), self.texts(turn)
        sent = reader.send(address, sheet, texts, {})
        if sent.answer.was_accepted:
            reader.open(sent.answer.response["Location"])
        wild = {each: texts(each).arrives for each in [*sheet.controls, *USUAL]}
        reader.send(address, sheet, texts, wild)

    def send_raw(self) -> None:
        """Bodies that are no form, to whatever takes one."""
        moment = self.world.now()
        addresses = [SIGN_IN, "/provvedimenti/nuovo/", *([moment.address] if moment else [])]
        for address in addresses:
            for body, kind in RAW:
                with undone():
                    self.world.reader(moment.who if moment else "sara").post(address, body, kind)

    def texts(self, turn: int) -> Texts:
        places: dict[str, int] = {}

        def text(name: str) -> Hostile:
            place = places.setdefault(name, len(places))
            return self.strings[(turn * 7 + place) % len(self.strings)]

        return text

    def _queries(self, places: Places) -> Iterator[tuple[str, Query]]:
        """The parameters of each kind of page, with a reader of it: from its forms and links."""
        for (name, address), answer in places.items():
            if answer.page is None:
                continue
            found = {key for link in answer.page.links() for key, _ in _query(link)}
            found |= {n for s in answer.page.sheets() if s.method == "get" for n in s.controls}
            path = address.partition("?")[0]
            if found:
                yield _kind(path), (name, path, USUAL | found)

    def _forms(self, places: Places) -> Iterator[tuple[str, Form]]:
        """Every kind of form that is sent, but those of the tasks."""
        for (name, address), answer in places.items():
            for sheet in answer.page.sheets() if answer.page else []:
                kind = _kind(sheet.action or address.partition("?")[0])
                if sheet.method == "post" and kind not in {"/compiti/N/", "/accesso/uscita/"}:
                    yield kind, (name, address, sheet)


def _kind(path: str) -> str:
    return re.sub(r"\d+", "N", path)


def _query(link: str) -> list[tuple[str, str]]:
    """The parameters of a link; of one that is no address, none."""
    try:
        return parse_qsl(urlsplit(link).query, keep_blank_values=True)
    except ValueError:
        return []


def _short(text: bytes) -> bytes:
    return text[:LONGEST_LINE]


def _line(text: Hostile) -> str:
    """The text as a server hands on the line of a header: one line, in Latin-1 (PEP 3333)."""
    return re.sub(r"[\r\n\0]", " ", text.sent[:LONGEST_LINE].decode("latin-1"))
