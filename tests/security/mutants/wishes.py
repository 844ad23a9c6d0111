"""What is asked of a campaign."""

import argparse
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Wishes:
    """Paths of files are absolute: the campaign runs elsewhere."""

    only: list[str]
    policies: bool
    tests: list[str]
    workers: int
    sample: int
    seed: int
    longest: float
    since_file: str
    report: str

    @classmethod
    def read(cls) -> Self:
        """From the command line."""
        parser = argparse.ArgumentParser(prog="tests.security.mutants")
        parser.add_argument(
            "--only", nargs="+", default=[], help="modules or folders, from the root"
        )
        parser.add_argument(
            "--policies", action="store_true", help="and what is declared, wherever it is"
        )
        parser.add_argument("--tests", nargs="+", default=["tests"], help="tests that may kill")
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn by lot")
        parser.add_argument("--seed", type=int, default=0, help="of the lot")
        parser.add_argument(
            "--longest",
            type=float,
            default=0,
            help="seconds of tests for one mutant, the likeliest",
        )
        parser.add_argument(
            "--since-file", type=_file, default="", help="without what it says was killed"
        )
        parser.add_argument("--report", type=_file, default="", help="who killed what, as JSON")
        given = vars(parser.parse_args())
        return cls(**{field.name: given[field.name] for field in fields(cls)})

    def text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(**json.loads(text))


def _file(name: str) -> str:
    return name and str(Path(name).resolve())
