from tests.security.door.keys import _no_earlier_attempts, required  # noqa: F401  (fixtures)
