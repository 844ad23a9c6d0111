"""A browser, the site it opens, and one window for each person."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.e2e.window import Window
from tests.personas import Persona

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's own loop runs in the thread in which the test reads the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def site(on_disk: None) -> Iterator[str]:
    """The address of the site, served from a database that several threads may write."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture
def window(
    browser: Browser, site: str, people: dict[str, Persona]
) -> Iterator[Callable[[str], Window]]:
    """`window("ada")`: Ada in front of a browser of her own."""
    windows: dict[str, Window] = {}
    checked: set[tuple[str, str]] = set()

    def window_of(name: str) -> Window:
        if name not in windows:
            context = browser.new_context(base_url=site, locale="it-IT", timezone_id="Europe/Rome")
            windows[name] = Window(people[name], context.new_page(), site, checked)
        return windows[name]

    yield window_of
    for each in windows.values():
        each.page.context.close()
