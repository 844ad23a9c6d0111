"""The author of what no person did."""

from permissions.models import User

SYSTEM = "sistema"


def system_user() -> User:
    """The author of what no person did: timers, seeding. Nobody can sign in as it."""
    user, made = User.objects.get_or_create(
        username=SYSTEM, defaults={"last_name": "Sistema", "is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save()
    return user
