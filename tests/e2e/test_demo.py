"""The demonstration as a new user starts it: killed on the way, started again, opened."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from intranet.portal.demo.stories import read_stories
from tests.house import ROOT

pytestmark = pytest.mark.e2e

CASES = len(read_stories())


@contextmanager
def demo(place: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The command, with its data in `place`; ended with the block."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.development",
        "DATABASE_URL": f"sqlite:///{place / 'demo.sqlite3'}",
        "MEDIA_ROOT": str(place / "media"),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "manage.py", "demo", *options]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=sys.stderr, text=True
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def said_until(words: str, running: subprocess.Popen[str]) -> list[str]:
    """What the command prints, up to the first line with these words."""
    assert running.stdout
    lines: list[str] = []
    for line in running.stdout:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(f"ended without saying {words!r}: {lines}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_demo_killed_on_the_way_goes_on_and_opens(browser: Browser, tmp_path: Path) -> None:
    with demo(tmp_path, "--no-serve") as first:
        said_until(f"[ 3/{CASES}]", first)
        first.send_signal(signal.SIGKILL)
    port = free_port()

    with demo(tmp_path, "--port", str(port)) as second:
        said = said_until("Pronto:", second)
        played = [line for line in said if line.startswith("[")]
        assert len(played) <= CASES - 3
        assert played[-1].startswith(f"[{CASES}/{CASES}]")
        assert any("ada-prova" in line for line in said)
        its_people_sign_in(browser, f"http://127.0.0.1:{port}")
        second.send_signal(signal.SIGTERM)
        assert second.wait(timeout=20) == 0

    with demo(tmp_path, "--no-serve") as third:
        said_until(f"{CASES} fascicoli c'erano già", third)
        assert third.wait(timeout=20) == 0


def its_people_sign_in(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="it-IT")
    page = context.new_page()
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("Spazio Neutro")
    page.get_by_role("link", name="Accedi").click()
    page.fill("[name=login]", "ada")
    page.fill("[name=password]", "ada-prova")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Oggi")
    expect(page.locator("main table tbody tr").first).to_be_visible()
    assert page.goto("/compiti/999999/").status == 404  # type: ignore[union-attr]
    expect(page.locator("h1")).not_to_contain_text("Not Found")
    context.close()
