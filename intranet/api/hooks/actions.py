"""Hooks are made and ended by their person; their messages are written with what they tell of."""

import json
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.api.hooks.addresses import target_of
from intranet.api.hooks.sending import Answer
from intranet.api.hooks.signing import new_secret
from intranet.api.models import Delivery, Hook
from intranet.content.models import Happening
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import User
from permissions.people import system_user
from permissions.policy import visible_to
from permissions.refusal import Refused

MOST_HOOKS = 10
# Where nothing at all arrived for so long, and a message was given up, nobody listens.
SILENCE = timedelta(days=3)
# So long one sees what became of a message.
KEPT = timedelta(days=30)


@action("hook.made")
def make_hook(user: User, *, by: User, name: str, address: str, whats: Sequence[str]) -> str:
    """Let `address` hear of `whats`, of everything if none: the secret that signs what it hears.

    Raises Refused for another's, beyond MOST_HOOKS, or for an address that is not to be written to.
    """
    lock(user)
    _refuse_another(user, by)
    target = target_of(address)
    if Hook.objects.living().filter(user=user).count() >= MOST_HOOKS:
        raise Refused(_("Gli avvisi sono già molti: prima se ne chiude uno."))
    shown, sealed = new_secret()
    wanted = [Happening.What(what).value for what in whats]
    hook = Hook.objects.create(user=user, name=name, address=address, whats=wanted, secret=sealed)
    note(hook=hook.pk, host=target.name)
    return shown


@action("hook.ended")
def end_hook(hook: Hook, *, by: User) -> Hook:
    """Let it hear nothing more. Raises Refused for another's."""
    _refuse_another(hook.user, by)
    return _end(hook)


@action("hook.given_up")
def give_up(hook: Hook, *, by: User, words: str) -> Hook:
    """End it for want of a listener, and tell its person `words`, once."""
    now = lock(hook)
    if now.ended_at is None:
        tell([now.user], Notice.Kind.SITE, words % {"name": now.name}, reverse("api:hooks"))
    return _end(now)


def end_hooks_of(user: User) -> None:
    """Who leaves tells programs nothing more, whatever comes."""
    Hook.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())


def may_hear(hook: Hook, happening: Happening) -> bool:
    """Whether it still listens, and its person may see `happening` now."""
    living = hook.ended_at is None and hook.user.is_active
    return living and _may_see(hook.user, happening)


def write_deliveries(happening: Happening) -> list[Delivery]:
    """A message to each hook that wants to hear of `happening` and may; none is written twice."""
    living = Hook.objects.living().select_related("user")
    wanting = [each for each in living if happening.what in (each.whats or Happening.What)]
    people = {each.user for each in wanting}
    readers = {user for user in people if _may_see(user, happening)}
    written = [
        Delivery.objects.get_or_create(
            hook=hook, happening=happening, defaults={"body": _told(happening)}
        )
        for hook in wanting
        if hook.user in readers
    ]
    return [delivery for delivery, new in written if new]


@transaction.atomic
def drop(delivery: Delivery, words: str) -> None:
    """Give it up without another attempt, unless it has arrived meanwhile."""
    now: Delivery = lock(delivery)
    if not now.is_done:
        now.dropped_at, now.answer = timezone.now(), words
        now.save()


@transaction.atomic
def settle(delivery: Delivery, answer: Answer) -> timedelta | None:
    """Keep what became of an attempt at `delivery`, as it was read before; when the next one is.

    Two may have made the same attempt. What arrived has arrived; a failure counts once.
    """
    now: Delivery = lock(delivery)
    if now.is_done or (now.attempts != delivery.attempts and not answer.is_taken):
        return None
    now.attempts, now.answer = now.attempts + 1, answer.words
    if answer.is_taken:
        now.arrived_at = timezone.now()
    elif answer.is_gone or now.is_worn_out:
        now.dropped_at = timezone.now()
    now.save()
    _end_unheard(now, answer)
    _forget(now.hook)
    return now.wait


def _may_see(user: User, happening: Happening) -> bool:
    return visible_to(user, Happening.objects.filter(pk=happening.pk)).exists()


def _end_unheard(delivery: Delivery, answer: Answer) -> None:
    if answer.is_gone:
        words = _("L’avviso a un programma «%(name)s» è chiuso: il programma non lo vuole più.")
    elif delivery.dropped_at and _is_silent(delivery.hook):
        words = _("L’avviso a un programma «%(name)s» è chiuso: da giorni non arriva nulla.")
    else:
        return
    give_up(delivery.hook, by=system_user(), words=words)


def _is_silent(hook: Hook) -> bool:
    """Whether none of its messages has arrived of those written in the last SILENCE or longer."""
    last = hook.deliveries.aggregate(Max("arrived_at"))["arrived_at__max"] or hook.made_at
    since = hook.deliveries.filter(arrived_at=None, attempts__gt=0, made_at__gte=last)
    first = since.aggregate(Min("made_at"))["made_at__min"]
    return first is not None and first <= timezone.now() - SILENCE


def _forget(hook: Hook) -> None:
    old = hook.deliveries.filter(made_at__lt=timezone.now() - KEPT)
    old.exclude(arrived_at=None, dropped_at=None).delete()


def _end(hook: Hook) -> Hook:
    now: Hook = lock(hook)
    now.ended_at = now.ended_at or timezone.now()
    now.save()
    note(hook=now.pk)
    return now


def _told(happening: Happening) -> str:
    """What is needed to ask for the rest with a key, and no word of what anybody wrote."""
    data = {"happening": happening.pk, "key": happening.item_id, "kind": happening.item.kind}
    told = {
        "type": f"content.{happening.what}",
        "timestamp": timezone.localtime(happening.at).isoformat(),
        "data": data,
    }
    return json.dumps(told)


def _refuse_another(user: User, by: User) -> None:
    if user.pk != by.pk:
        raise Refused(_("Gli avvisi di una persona sono suoi soltanto."))
