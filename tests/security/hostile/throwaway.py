"""A database in memory and a clock, for one campaign."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import time_machine
from django.db import connection, transaction
from django.test.utils import setup_test_environment, teardown_test_environment
from zeal import zeal_ignore

from tests.personas import MONDAY


@contextmanager
def throwaway() -> Iterator[time_machine.Traveller]:
    """Everything written within is forgotten. What a page costs is asked elsewhere."""
    logging.disable(logging.CRITICAL)
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with time_machine.travel(MONDAY, tick=False) as clock, zeal_ignore(), transaction.atomic():
            yield clock
            transaction.set_rollback(True)
    finally:
        teardown_test_environment()
