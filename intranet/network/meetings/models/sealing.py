"""Approved minutes never change, whoever would save them; the database refuses it too."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from intranet.network.meetings.models.minutes import Minutes, Wording


class Sealed(Exception):
    """Minutes that were approved say what they say: only an addendum corrects them."""


@receiver(pre_save, sender=Minutes)
def keep_what_was_approved(instance: Minutes, **_: Any) -> None:
    """Raises Sealed where approved words would change, or their state go back."""
    sealed = Minutes.objects.filter(pk=instance.pk, state__in=Minutes.SEALED)
    before = (Minutes.State.APPROVED, instance.state) if instance.is_sealed() else ()
    if sealed.exclude(text=instance.text, state__in=before).exists():
        raise Sealed


@receiver(pre_delete, sender=Minutes)
def keep_approved_minutes(instance: Minutes, **_: Any) -> None:
    """Raises Sealed."""
    if Minutes.objects.filter(pk=instance.pk, state__in=Minutes.SEALED).exists():
        raise Sealed


@receiver(pre_save, sender=Wording)
@receiver(pre_delete, sender=Wording)
def keep_what_was_said(instance: Wording, **_: Any) -> None:
    """Raises Sealed where the minutes are approved."""
    if Minutes.objects.filter(pk=instance.minutes_id, state__in=Minutes.SEALED).exists():
        raise Sealed
