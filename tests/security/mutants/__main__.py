"""`uv run python -m tests.security.mutants`: on a copy, never in the tree that people work in."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.security.mutants.wishes import Wishes

ROOT = Path(__file__).parents[3]
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.sqlite3", "media", "staticfiles"
)


def main() -> int:
    """Copy the tree, and run there. Returns 1 if a mutant survives, or a test fails without."""
    wishes = Wishes.read()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        environment = {**os.environ, "PYTHONPATH": str(copy), "TMPDIR": folder}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "tests.security.mutants.inside", wishes.text()]
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
