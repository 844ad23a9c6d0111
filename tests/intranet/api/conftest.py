"""The small site, and programs that ask in the name of the personas."""

from tests.intranet.content.conftest import section, site  # noqa: F401  (fixtures)
