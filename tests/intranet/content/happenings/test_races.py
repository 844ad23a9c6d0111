"""Two workers at the same happening: it is told once."""

from intranet.content.actions.placing import add, found_site
from intranet.content.actions.sharing import share
from intranet.content.happenings.actions import spread
from intranet.content.kinds import Kind
from intranet.content.models import Happening
from intranet.notifications.models import Notice
from permissions.models import Organisation
from permissions.publishing import Standing
from tests.intranet.content.pages import published
from tests.personas import Persona
from tests.together import together


def test_two_who_tell_it_at_once_tell_it_once(on_disk: None, people: dict[str, Persona]) -> None:
    dino, ada = people["dino"].user, people["ada"].user
    root = found_site(Organisation.objects.get(kind="province"), by=dino, title="Home")
    share(root, by=dino, whom=ada, standing=Standing.CONTRIBUTOR)
    page = published(add(root, by=ada, kind=Kind.PAGE, title="Consegne"), dino)
    key = Happening.objects.get(item=page, what=Happening.What.PUBLISHED).pk

    raised = together(*[lambda: spread(key)] * 4)

    assert raised == [None] * 4
    assert [each.user for each in Notice.objects.all()] == [ada]
