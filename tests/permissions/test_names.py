"""The names of permissions and their keys, read once and anew after a migration."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from permissions.models import Organisation
from permissions.names import forget, key_of, name_of

NAME = "permissions.whistle"


@pytest.fixture
def whistle(db: None) -> Iterator[Permission]:
    """A permission that no migration made; what was read of it is forgotten afterwards."""
    content_type = ContentType.objects.get_for_model(Organisation)
    yield Permission.objects.create(content_type=content_type, codename="whistle", name="Whistle")
    forget()


def test_name_is_read_before_any_key_was_asked_for(whistle: Permission) -> None:
    forget()

    assert name_of(whistle.pk) == NAME


def test_what_a_migration_took_away_is_forgotten(whistle: Permission) -> None:
    forget()
    key = key_of(NAME)
    whistle.delete()

    forget()

    with pytest.raises(KeyError):
        key_of(NAME)
    with pytest.raises(KeyError):
        name_of(key)
