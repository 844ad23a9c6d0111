"""Works out anew what is derived, and follows every chain of the log: nothing may differ."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from permissions.anchors import anchor, check_since
from permissions.verification import Result, verify


class Command(BaseCommand):
    help = "Compare grants, worklist, memberships and the log with what they must be."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor", type=Path, help="append the head of every chain, if nothing was found"
        )
        parser.add_argument(
            "--since-anchor", type=Path, help="miss what was cut off since this file was written"
        )

    def handle(self, *, anchor: Path | None, since_anchor: Path | None, **_: Any) -> None:
        found = [self._say(name, result) for name, result in verify()]
        if since_anchor:
            found.append(self._say("anchors", _since(since_anchor)))
        if any(found):
            sys.exit(1)
        if anchor:
            self._anchor(anchor)

    def _say(self, name: str, result: Result) -> bool:
        self.stdout.write(f"{name}: {result.examined} checked, {len(result.findings)} found")
        for finding in result.findings:
            self.stdout.write(f"  {finding}")
        return bool(result.findings)

    def _anchor(self, file: Path) -> None:
        try:
            self.stdout.write(f"anchored: {anchor(file)} chains")
        except OSError as problem:
            raise CommandError(f"{file}: {problem.strerror}") from problem


def _since(file: Path) -> Result:
    try:
        return check_since(file)
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"{file}: the anchors cannot be read") from problem
