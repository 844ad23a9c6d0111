"""One command to see it all: invented people and cases, served on this machine."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from intranet.portal.demo import serving
from intranet.portal.demo.people import password_of, read
from intranet.portal.demo.stories import read_stories
from permissions.roles import Role


class Dotted(Migrate):
    """Shows a dot for each migration it has applied."""

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        if action == "apply_success":
            self.stdout.write(".", ending="")
            self.stdout.flush()


class Command(BaseCommand):
    help = "Prepare and serve the demonstration, with invented people and cases."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="begin anew, without the old data")
        parser.add_argument("--no-serve", action="store_true", help="prepare the data only")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, reset: bool, no_serve: bool, port: int, **_: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "La dimostrazione non parte con le impostazioni di produzione: "
                "usa DJANGO_SETTINGS_MODULE=intranet.settings.development."
            )
        if not no_serve and serving.is_taken(port):
            raise CommandError(
                f"La porta {port} è già occupata da un altro programma: "
                f"chiuderlo, oppure scegliere un'altra porta con --port {port + 80}."
            )
        if reset:
            self._forget()
        self._migrate()
        try:
            self._seed()
        except KeyboardInterrupt:
            raise CommandError("Interrotto: la prossima volta si riprende da qui.") from None
        self._introduce()
        if not no_serve:
            serving.serve(port, lambda: self._say_where(port))

    def _forget(self) -> None:
        """Throw away the database file and the papers."""
        if connection.vendor != "sqlite":
            raise CommandError(
                "--reset cancella solo un database SQLite: quello di PostgreSQL va ricreato a mano."
            )
        connection.close()
        name = str(connection.settings_dict["NAME"])
        for end in ("", "-wal", "-shm", "-journal"):
            Path(name + end).unlink(missing_ok=True)
        for folder in Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]"):
            shutil.rmtree(folder)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if steps:
            self.stdout.write(f"Preparo il database, {steps} passi ", ending="")
            self.stdout.flush()
            call_command(Dotted(), verbosity=0)
            self.stdout.write("")

    def _seed(self) -> None:
        # Only now: production installs nothing that travels in time.
        from intranet.portal.demo.seeding import seed  # noqa: PLC0415

        kept = 0
        for at in seed(read_stories()):
            kept += not at.new
            if at.new:
                place = f"[{at.place:2}/{at.total}]"
                self.stdout.write(f"{place} {at.case.number}  {at.case.get_state_display()}")
        if kept:
            self.stdout.write(f"{kept} fascicoli c'erano già. Per ricominciare: --reset")
        for chapter in settings.DEMO_CHAPTERS:
            if said := import_string(chapter)():
                self.stdout.write(said)

    def _introduce(self) -> None:
        source = read()
        self.stdout.write("\nChi può entrare:\n")
        self.stdout.write(f"  {'Nome':16}{'Ruolo':31}{'Dove':22}{'Utente':9}Password")
        for row in source["people"]:
            name = f"{row['first_name']} {row['last_name']}"
            where = source["organisations"][row["organisation"]]["short_name"]
            user = row["username"]
            role = str(Role(row["role"]).label)
            self.stdout.write(f"  {name:16}{role:31}{where:22}{user:9}{password_of(user)}")

    def _say_where(self, port: int) -> None:
        self.stdout.write(
            self.style.SUCCESS(f"\nPronto: http://127.0.0.1:{port}/   (Ctrl+C per finire)")
        )
