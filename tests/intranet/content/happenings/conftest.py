"""A folder where Ada may add and Luca examines."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.publishing import Standing
from tests.personas import Persona


@pytest.fixture
def corner(section: Item, ada: Persona, luca: Persona, dino: Persona) -> Item:
    """Dino examines everywhere, and is the author of the folder."""
    corner = add(section, by=dino.user, kind=Kind.FOLDER, title="Angolo")
    share(corner, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    share(corner, by=dino.user, whom=luca.user, standing=Standing.REVIEWER)
    return corner


@pytest.fixture
def draft(corner: Item, ada: Persona) -> Item:
    """A page of Ada's."""
    return add(corner, by=ada.user, kind=Kind.PAGE, title="Consegne", text="<p>Uno</p>")
