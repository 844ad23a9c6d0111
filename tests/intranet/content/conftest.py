"""A small site: its first page, a section, and a folder in it."""

import pytest

from intranet.content.actions.placing import add, found_site
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Organisation
from tests.personas import Persona


@pytest.fixture
def site(dino: Persona) -> Item:
    """The first page, of the Provincia: Dino founded it, and may examine all."""
    province = Organisation.objects.get(kind="province")
    return found_site(province, by=dino.user, title="Home")


@pytest.fixture
def section(site: Item, dino: Persona) -> Item:
    """A folder that all the staff read."""
    return add(site, by=dino.user, kind=Kind.FOLDER, title="Protocolli")
