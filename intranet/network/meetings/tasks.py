"""What the worker does: when the days to answer are over, silence was consent."""

from datetime import datetime, time, timedelta

from django.tasks import task
from django.utils import timezone

from intranet.network.meetings.models import Minutes
from permissions.system import system_user


def when_silent(minutes: Minutes) -> None:
    """Ask again at the first moment after the last day, in the time of the service."""
    assert minutes.answers_until is not None
    morning = datetime.combine(minutes.answers_until + timedelta(days=1), time())
    after = timezone.make_aware(morning)
    silence.using(run_after=after).enqueue(minutes.pk, minutes.round)


@task
def silence(key: int, asked: int) -> None:
    """Settle the minutes with this key, if they still stand in the round that was `asked`."""
    # The actions name this module: they tell it when to come.
    from intranet.network.meetings.actions.approving import settle  # noqa: PLC0415

    minutes = Minutes.objects.get(pk=key)
    if minutes.round == asked and minutes.silence_is_consent():
        settle(minutes, by=system_user())
