"""What the worker does with a message: ask the policy again, sign, send, keep the answer.

Nothing is sent inside a transaction. Whoever is cut off begins again: a message arrives at least
once, always under the same name, and its receiver knows by that whether it has it already.
"""

from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.api.hooks.actions import drop, may_hear, settle
from intranet.api.hooks.addresses import target_of
from intranet.api.hooks.sending import post
from intranet.api.hooks.signing import signed
from intranet.api.models import Delivery
from intranet.portal.sealing import Unsealable
from permissions.refusal import Refused

# A host that does not answer is left alone for so long: others wait for the worker too.
REST = timedelta(minutes=1)


# People are told before programs.
@task(priority=-10)
def deliver(key: int, attempt: int) -> None:
    """Make this attempt at the delivery with this key, unless it was made."""
    delivery = _waiting(key, attempt)
    if delivery is None:
        return
    try:
        _attempt(delivery)
    except Refused as refusal:
        drop(delivery, str(refusal.message))
    except Unsealable:
        drop(delivery, _("il segreto che lo firmava non si legge più"))


def _waiting(key: int, attempt: int) -> Delivery | None:
    found = Delivery.objects.select_related("hook__user", "happening").filter(pk=key).first()
    if found is None or found.is_done or found.attempts != attempt:
        return None
    if not may_hear(found.hook, found.happening):
        drop(found, _("chi lo aspettava non può più vedere di che cosa dice"))
        return None
    return found


def _attempt(delivery: Delivery) -> None:
    host = f"hooks.silent.{target_of(delivery.hook.address).name}"
    if cache.get(host):
        _again(delivery.pk, delivery.attempts, REST)
        return
    name = f"msg_{delivery.pk}"
    headers = signed(delivery.hook, name, delivery.body)
    answer = post(delivery.hook.address, headers, delivery.body)
    if not answer.status:
        cache.set(host, True, REST.total_seconds())
    with transaction.atomic():
        wait = settle(delivery, answer)
        if wait is not None:
            _again(delivery.pk, delivery.attempts + 1, wait)


def _again(key: int, attempt: int, wait: timedelta) -> None:
    deliver.using(run_after=timezone.now() + wait).enqueue(key, attempt)
