"""Every text through every field of the site: what is written, said, sought, shared and brought;
by the pages and by a program; then whatever shows it is opened, by its author and by a visitor.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.api.actions import make_key
from intranet.api.models import Scope
from intranet.content.actions.placing import add, found_site
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Organisation
from permissions.publishing import Standing
from tests.personas import Persona
from tests.security.hostile.findings import Ledger
from tests.security.hostile.outcome import Outcome
from tests.security.hostile.strings import Hostile
from tests.security.hostile.wire import form_body
from tests.security.hostile.world import undone

AUTHOR, EXAMINER = "ada", "dino"
API = "/api/v1/"
# Of each kind the fields that take words, and what else its form asks for.
WORDS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "pagina": (("title", "summary", "text"), {}),
    "notizia": (("title", "summary", "text"), {}),
    "cartella": (("title", "summary"), {}),
    "evento": (("title", "summary", "venue", "text"), {"starts_at": "2026-12-01T15:00"}),
    "collegamento": (("title", "target", "summary"), {"target": "https://example.org/"}),
    "raccolta": (("title", "place", "summary"), {"order": "newest", "limit": "20"}),
}
# Where words are sought: route and parameter.
SOUGHT = (
    ("/cerca/", "testo"),
    ("/cerca/", "luogo"),
    ("/cerca/suggerimenti/", "testo"),
    ("/contenuti/scegli/", "cerca"),
    ("/contenuti/cestino/", "dopo"),
    ("/contenuti/da-esaminare/", "dopo"),
    ("/intranet/", "pagina"),
    ("/intranet/attivita/", "cosa"),
    ("/intranet/attivita/", "dove"),
    ("/intranet/attivita/", "dopo"),
    ("/notizie.atom", "chiave"),
    ("/eventi.ics", "chiave"),
)
# The same of one folder.
SOUGHT_IN = (
    ("condivisione", "cerca"),
    ("sposta", "cerca"),
    ("copia", "cerca"),
    ("storia", "pagina"),
    ("storia/confronto", "da"),
    ("", "ordina"),
)
ASKED = (("contents/", "after"), ("contents/at/", "address"), ("search/", "q"), ("tasks/", "after"))


class SiteTrials:
    """A folder in which one writes, and the texts that go through all that it takes."""

    def __init__(
        self, people: Mapping[str, Persona], strings: Sequence[Hostile], ledger: Ledger
    ) -> None:
        self.people, self.strings, self.ledger = people, strings, ledger
        examiner, author = people[EXAMINER].user, people[AUTHOR].user
        province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
        root = found_site(province, by=examiner, title="Home")
        self.folder = add(root, by=examiner, kind=Kind.FOLDER, title="Prove")
        share(self.folder, by=examiner, whom=author, standing=Standing.EDITOR)
        self.page = add(self.folder, by=author, kind=Kind.PAGE, title="Pagina", text="<p>Testo</p>")
        self.key = make_key(author, by=author, name="Prova", scopes=tuple(Scope), days=30)

    def run(self, rounds: Sequence[int]) -> None:
        """Each round with other texts: each goes through every field in its turn."""
        for turn in self.ledger.along("the site", rounds):
            for kind in WORDS:
                with undone():
                    self.write(kind, turn)
            for trial in (self.change, self.say, self.bring, self.ask, self.tell):
                with undone():
                    trial(turn)

    def write(self, kind: str, turn: int) -> None:
        """A new thing; what of it is refused is put right, and what is done is looked at."""
        names, others = WORDS[kind]
        address = f"/contenuti/{self.folder.pk}/nuovo/{kind}/"
        # So that not the same texts meet the same fields of every kind.
        first = 2 * list(WORDS).index(kind)
        texts = {name: self._text(turn, place) for place, name in enumerate(names, first)}
        self.ledger.fields.update((f"/contenuti/N/nuovo/{kind}/", name) for name in names)
        self._send(f"{address}bozza/", texts, others)
        made = self._made_by(address, texts, others)
        self._look(made, texts)
        if made:
            return
        harmless = {name: "Parola" for name in names if name not in others and name != "place"}
        for name in names:
            made = self._made_by(address, {name: texts[name]}, {**harmless, **others})
            self._look(made, {name: texts[name]})

    def change(self, turn: int) -> None:
        """What is there already: its words, its short name, and a comment on why."""
        about = f"/contenuti/{self.page.pk}/"
        one, two, three = (self._text(turn, place) for place in range(3))
        words = {"title": one, "summary": two, "text": three}
        self._send(f"{about}bozza/", words, {})
        self._send(f"{about}modifica/", words, {})
        self._send(f"{about}modifica/", {**words, "seen": one}, {"title": "Parola"})
        self._send(f"{about}nome/", {"slug": one}, {})
        self._send(f"{about}stato/", {"comment": two}, {"transition": "submit"})
        self._send(f"{about}stato/", {"transition": three, "seen": one}, {})
        self._send(f"{about}condivisione/", {"box": one, "had": two}, {"confirmed": "1"})
        fields = ("title", "summary", "text", "seen", "slug", "comment", "transition", "box", "had")
        self.ledger.fields.update(("/contenuti/N/", name) for name in fields)
        self._look([self.page], {})

    def say(self, turn: int) -> None:
        """A comment, let through; and one with every control of a folder's table."""
        text = self._text(turn, 0)
        self._send(f"/contenuti/{self.page.pk}/commenti/", {"text": text}, {})
        self.ledger.fields.add(("/contenuti/N/commenti/", "text"))
        for said in self.page.comments.all():
            self._send(f"/contenuti/commenti/{said.pk}/", {}, {"decision": "shown"}, EXAMINER)
        names = ("chiavi", "azione", "passaggio", "commento", "su", "elenco", "to")
        wild = {name: self._text(turn, place) for place, name in enumerate(names)}
        for act in ("insieme", "sposta", "copia", "elimina"):
            self._send(f"/contenuti/{self.folder.pk}/{act}/", wild, {})
        self.ledger.fields.update(("/contenuti/N/insieme/", name) for name in names)
        self._look([self.page], {})

    def bring(self, turn: int) -> None:
        """A file with such a name, and with such words in it."""
        name, words = self._text(turn, 0), self._text(turn, 1)
        body, kind = form_body([], [("files", name.sent[:200] + b".pdf")], multipart=True)
        self._post(f"/contenuti/{self.folder.pk}/carica/", body, kind)
        text = SimpleUploadedFile("parole.txt", words.sent or b" ", "text/plain")
        self._browser(AUTHOR).post(f"/contenuti/{self.folder.pk}/carica/", {"files": text})
        alt = [("alt", self._text(turn, 2).sent), ("title", b"Figura")]
        body, kind = form_body(alt, [("upload", name.sent[:200])], multipart=True)
        self._post(f"/contenuti/{self.folder.pk}/nuovo/immagine/", body, kind)
        named = {("/contenuti/N/carica/", "name"), ("/contenuti/N/carica/", "content")}
        self.ledger.fields |= named | {("/contenuti/N/nuovo/immagine/", "alt")}
        files = list(self.folder.children.filter(kind=Kind.FILE))
        for item in files:
            self._open(f"/contenuti/{item.pk}/file/", AUTHOR)
        self._look(files, {})

    def ask(self, turn: int) -> None:
        """What is sought, and by which page of a list."""
        places = [
            *SOUGHT,
            *((f"/contenuti/{self.folder.pk}/{each}/", name) for each, name in SOUGHT_IN),
        ]
        for place, (address, name) in enumerate(places):
            query = urlencode({name: self._text(turn, place).sent[:2000]})
            also = f"&chiavi={self.page.pk}"
            self._open(f"{address.replace('//', '/')}?{query}{also}", AUTHOR)
            self.ledger.fields.add((address, name))
        for place, (address, name) in enumerate(ASKED):
            query = urlencode({name: self._text(turn, place).sent[:2000]})
            self._program("GET", f"{address}?{query}")
            self.ledger.fields.add((API + address, name))

    def tell(self, turn: int) -> None:
        """The bodies of a program, with the text for each word, and for the whole."""
        one, two, three = (self._text(turn, place).arrives for place in range(3))
        words = {"title": one, "summary": two, "text": three}
        begun = {"kind": "page", **words}
        answer = self._program("POST", f"contents/{self.folder.pk}/children/", begun)
        self._program("POST", f"contents/{self.folder.pk}/children/", {"kind": one, "title": two})
        version = self.page.history.latest().pk
        self._program("PATCH", f"contents/{self.page.pk}/", {"seen": version, **words})
        self._program("PATCH", f"contents/{self.page.pk}/", {"seen": one, "title": two})
        step = {"transition": "submit", "comment": one}
        self._program("POST", f"contents/{self.page.pk}/transitions/", step)
        self._program("POST", f"contents/{self.page.pk}/transitions/", {"transition": one})
        self._program("POST", f"contents/{self.page.pk}/transitions/", self._text(turn, 3).sent)
        self.ledger.fields.update((f"{API}contents/N/", name) for name in (*begun, *step, "seen"))
        made = Item.objects.filter(pk=answer.json()["key"]) if answer.status_code == 201 else ()
        self._look([*made, self.page], {})

    def _text(self, turn: int, place: int) -> Hostile:
        return self.strings[(turn * 7 + place) % len(self.strings)]

    def _made_by(
        self, address: str, texts: Mapping[str, Hostile], others: Mapping[str, str]
    ) -> list[Item]:
        before = set(self.folder.children.values_list("pk", flat=True))
        self._send(address, texts, others)
        return list(self.folder.children.exclude(pk__in=before))

    def _look(self, items: Sequence[Item], texts: Mapping[str, Hostile]) -> None:
        """Everything that shows them: to their author, and outside once they are let out."""
        for item in items:
            self._open_all(item, AUTHOR, texts)
            if not item.is_folder() and item.state == "internal":
                pass_on(item, by=self.people[EXAMINER].user, transition="publish_outside")
                self._open_all(item, "", {})
        for address in ("/intranet/", f"/contenuti/{self.folder.pk}/", "/notizie.atom"):
            self._open(address, AUTHOR)

    def _open_all(self, item: Item, who: str, texts: Mapping[str, Hostile]) -> None:
        item.refresh_from_db()
        title = texts.get("title")
        for address in (item.get_absolute_url(), *(_working(item) if who else _outside())):
            answer = self._open(address, who)
            if title and answer.is_page and address == item.get_absolute_url():
                for kind, detail in answer.misses(title.arrives):
                    self.ledger.find(kind, answer.where, detail)

    def _send(
        self,
        address: str,
        texts: Mapping[str, Hostile],
        others: Mapping[str, str],
        who: str = AUTHOR,
    ) -> None:
        rest = [(name, value.encode()) for name, value in others.items() if name not in texts]
        fields = [*((name, text.sent) for name, text in texts.items()), *rest]
        self._post(address, *form_body(fields), who)

    def _post(self, address: str, body: bytes, kind: str, who: str = AUTHOR) -> None:
        self.ledger.count("submissions to the site")
        answer = self._browser(who).generic("POST", address, body, content_type=kind)
        self._judge(Outcome(answer, who, address))

    def _open(self, address: str, who: str) -> Outcome:
        self.ledger.count("pages of the site opened")
        outcome = Outcome(self._browser(who).get(address), who, address)
        self._judge(outcome)
        return outcome

    def _program(self, method: str, address: str, sent: Any = b"") -> Any:
        self.ledger.count("questions of a program")
        body = sent if isinstance(sent, bytes) else json.dumps(sent)
        client = Client(
            raise_request_exception=False, headers={"Authorization": f"Bearer {self.key}"}
        )
        answer = client.generic(method, API + address, body, content_type="application/json")
        self._judge(Outcome(answer, "program", API + address))
        return answer

    def _judge(self, outcome: Outcome) -> None:
        for kind, detail in outcome.faults():
            self.ledger.find(kind, outcome.where, detail)

    def _browser(self, who: str) -> Client:
        client = Client(raise_request_exception=False)
        if who:
            client.force_login(self.people[who].user)
        return client


def _working(item: Item) -> Iterator[str]:
    for page in ("modifica", "storia", "stato", "nome"):
        yield f"/contenuti/{item.pk}/{page}/"


def _outside() -> Iterator[str]:
    yield from ("/notizie.atom", "/eventi.ics")
