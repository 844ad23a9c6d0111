"""For which service somebody speaks at the table."""

from intranet.network.rights.standings import standings_of
from permissions.models import Membership, Organisation, User


def service_of(user: User) -> Organisation | None:
    """The service with a seat at which `user` works, the first they came to.

    None for who coordinates the network and works at no service, and for who is not of it.
    """
    seated = standings_of(user).seated
    if not seated:
        return None
    current = Membership.objects.current().filter(user=user, organisation__in=seated)
    first = current.select_related("organisation").order_by("since", "pk").first()
    return first.organisation if first else None
