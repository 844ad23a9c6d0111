from io import StringIO

from django.core.management import call_command

from intranet.portal.search import actions
from intranet.portal.search.actions import put
from intranet.portal.search.models import Entry
from permissions.models import Membership
from tests.personas import Persona


def reindex() -> str:
    out = StringIO()
    call_command("reindex", stdout=out)
    return out.getvalue()


def entries() -> list[tuple[object, ...]]:
    return list(Entry.objects.order_by("kind", "key").values_list("kind", "key", "title_words"))


def test_index_kept_by_the_actions_is_the_one_written_anew(people: dict[str, Persona]) -> None:
    kept = entries()

    reindex()

    assert entries() == kept
    assert len(kept) >= Membership.objects.count() > 10


def test_lost_and_wrong_entries_are_mended(people: dict[str, Persona]) -> None:
    kept = entries()
    membership = people["bruno"].user.memberships.get()
    put(membership, "Un altro nome")
    Entry.objects.exclude(key=membership.pk).delete()

    said = reindex()

    assert entries() == kept
    assert f"permissions.Membership: {Membership.objects.count()} indexed" in said


def test_entry_of_no_record_goes(people: dict[str, Persona], sara: Persona) -> None:
    kept = entries()
    for key in (10**9, 10**9 + 1):
        put(Membership(pk=key), "Nessuno")

    reindex()

    assert entries() == kept


def test_records_are_read_a_batch_at_a_time(people: dict[str, Persona]) -> None:
    memberships = Membership.objects.order_by("pk")
    sheets = ((each, str(each.user), "") for each in memberships for _ in range(1))
    count = memberships.count()

    done = list(actions.rebuild(Membership, sheets))

    assert done == [count]
