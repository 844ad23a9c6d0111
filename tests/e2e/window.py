"""A person in front of the browser: pages met are checked, tasks are done by clicking."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import (
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
)

from intranet.portal.demo.people import password_of
from tests.answers import answers
from tests.personas import Persona
from workflows.cases.models import Case

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
DESKTOP, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
SUBMIT = "button[type=submit]:not([name])"


class Window:
    """The browser of one person. Whatever it meets must be accessible, quiet and local."""

    def __init__(self, who: Persona, page: Page, site: str, checked: set[tuple[str, str]]) -> None:
        """`checked` holds the kinds of page that were looked at already, by address and title."""
        self.who, self.page, self.site = who, page, site
        self.checked = checked
        self.troubles: list[str] = []
        self.sits_before(DESKTOP)
        page.set_default_timeout(20_000)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._on_request)

    def sits_before(self, screen: ViewportSize) -> None:
        """A screen as wide and high as this, in pixels."""
        self.screen = screen
        self.page.set_viewport_size(screen)

    def opens(self, address: str) -> None:
        """Go to an address, by way of the sign-in page where the session has ended."""
        self.page.goto(address)
        if "/accesso/" in self.page.url:
            self.look()
            self.page.fill("[name=login]", self.who.user.username)
            self.page.fill("[name=password]", password_of(self.who.user.username))
            self.presses(self.page.locator(f"main {SUBMIT}"))
        self.look()

    def follows(self, link: str) -> None:
        """Click a link by its words."""
        self._goes_by(self.page.get_by_role("link", name=link).first)

    def does(self, step: str, case: Case, about: str = "", **changes: Any) -> None:
        """Find the task on the desk, open it, fill it in and press its button, twice."""
        self.opens("/giornata/?lista=del-servizio")
        task = self.who.task(step, case, about)
        self._goes_by(self.page.locator(f"a[href='/compiti/{task}/']"))
        self.fills({**answers(step, case), **changes})
        self.presses(self.page.locator(f"main form .btn-primary{SUBMIT.removeprefix('button')}"))
        expect(self.page.locator("main [role=status]").first).to_contain_text("Fatto")
        case.refresh_from_db()

    def fills(self, values: dict[str, Any]) -> None:
        """Type each value where it belongs, whatever the kind of the field."""
        for name, value in values.items():
            self._fill(self.page.locator(f"main [name='{name}']"), value)

    def presses(self, button: Locator) -> None:
        """Press a button twice in a row, as hurried people do, and confirm what it asks.

        What only asks for a page is pressed once: the browser itself lets a second request
        take the place of the first.
        """
        with self.page.expect_navigation():
            if self._only_reads(button):
                button.click()
            elif self._asks(button):
                button.click()
                self.page.locator("#conferma [data-yes]").dblclick()
            else:
                button.dblclick(no_wait_after=True)
        self.page.wait_for_load_state()
        self.look()

    def look(self) -> None:
        """Check the page: nothing failed on the way here; accessible; as wide as the screen."""
        assert self.troubles == [], self.troubles
        path = re.sub(r"\d+", "N", re.sub(r"^https?://[^/]+|[?#].*$", "", self.page.url))
        title = re.sub(r"\d+", "N", self.page.title())
        if (path, title) in self.checked:
            return
        self.checked.add((path, title))
        found = Axe().run(self.page, options=WCAG).response["violations"]
        assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found] == [], path
        self._fits_a_phone(path)
        assert self.troubles == [], self.troubles

    def status_of(self, address: str) -> int:
        """The answer to an address asked for by itself."""
        return self.page.request.get(self.site + address).status

    def _goes_by(self, link: Locator) -> None:
        """Click a link and wait until its page, scripts included, is there."""
        with self.page.expect_navigation():
            link.click()
        self.look()

    def _fits_a_phone(self, path: str) -> None:
        self.page.set_viewport_size(PHONE)
        root = "document.documentElement"
        wide, seen = self.page.evaluate(f"[{root}.scrollWidth, {root}.clientWidth]")
        self.page.set_viewport_size(self.screen)
        assert wide <= seen, f"{path} is {wide} px wide on a phone"

    def _only_reads(self, button: Locator) -> bool:
        return bool(button.evaluate("button => button.form?.method === 'get'"))

    def _asks(self, button: Locator) -> bool:
        asking = "button => Boolean(button.dataset.confirm || button.form.dataset.confirm)"
        return bool(button.evaluate(asking))

    def _fill(self, field: Locator, value: Any) -> None:
        kind = field.first.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            chosen = field if kind == "checkbox" and value in ("on", "") else None
            one = chosen or field.and_(self.page.locator(f"[value='{value}']"))
            if one.is_checked() != bool(value):
                self.page.locator(f"label[for='{one.get_attribute('id')}']").click()
        elif kind == "select-one":
            field.select_option(str(value))
        elif isinstance(value, SimpleUploadedFile):
            value.seek(0)
            name, content = str(value.name), value.read()
            field.set_input_files(
                FilePayload(name=name, mimeType="application/pdf", buffer=content)
            )
        else:
            field.fill(str(value))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"{self.page.url}: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.troubles.append(f"left the host: {request.url}")
