"""Write the BPMN documents of the flows, or check that the written ones are up to date."""

from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from workflows.engine.diagrams.documents import documents_of

PACKAGE = "workflows.processes"


class Command(BaseCommand):
    help = "Writes one .bpmn for each flow into the folder `diagrams` beside it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare, write nothing")
        parser.add_argument("--package", default=PACKAGE, help="where the flows are")
        parser.add_argument("--folder", type=Path, help="where the files are, if elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        package = options["package"]
        beside = Path(str(import_module(package).__file__)).parent / "diagrams"
        folder: Path = options["folder"] or beside
        with override(settings.LANGUAGE_CODE):
            documents = documents_of(package)
        written = {path.name: path.read_bytes() for path in sorted(folder.glob("*.bpmn"))}
        stale = [name for name in sorted(documents | written) if _differs(name, documents, written)]
        if options["check"] and stale:
            raise CommandError(f"Stale in {folder}: {', '.join(stale)}. Run flow_diagrams.")
        if not options["check"]:
            self._write(folder, documents, stale)

    def _write(self, folder: Path, documents: dict[str, bytes], stale: list[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            path = folder / name
            if name in documents:
                path.write_bytes(documents[name])
            else:
                path.unlink()
            self.stdout.write(str(path))


def _differs(name: str, documents: dict[str, bytes], written: dict[str, bytes]) -> bool:
    return documents.get(name) != written.get(name)
