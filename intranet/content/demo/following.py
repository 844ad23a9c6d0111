"""What the people of the demonstration follow, heard and read: their bells are not empty."""

from datetime import timedelta

import time_machine

from intranet.content.actions.following import follow
from intranet.content.happenings.actions import spread
from intranet.content.models import Happening, Item
from intranet.notifications.actions import mark_read
from intranet.notifications.models import Notice
from intranet.portal.demo.calendar import Calendar
from permissions.models import User

FOLLOWED = {
    "ada": ("notizie", "protocolli-e-circolari", "servizio-di-milano"),
    "bruno": ("tavolo-di-coordinamento", "servizio-di-milano", "eventi"),
    "carla": ("tavolo-di-coordinamento", "notizie"),
    "dino": ("eventi", "protocolli-e-circolari"),
    "gino": ("notizie", "formazione"),
    "luca": ("notizie", "eventi"),
    "olga": ("notizie", "tavolo-di-coordinamento"),
    "rita": ("servizio-di-milano",),
    "sara": ("eventi", "modulistica", "notizie"),
}
# Days before today: since when they follow it, and when they last read what they were told.
SINCE, READ = 60, 10


def tell_what_happened(calendar: Calendar) -> None:
    """Everybody hears what happened on the day it did, and has read what is not of late."""
    with time_machine.travel(calendar.worked(SINCE, "08:30"), tick=False):
        for name, addresses in FOLLOWED.items():
            for place in Item.objects.filter(address__in=addresses).order_by("pk"):
                follow(place, by=User.objects.get(username=name))
    for key, when in Happening.objects.order_by("at", "pk").values_list("pk", "at"):
        with time_machine.travel(when + timedelta(minutes=1), tick=False):
            spread(key)
    read = calendar.worked(READ, "17:00")
    with time_machine.travel(read, tick=False):
        for reader in User.objects.filter(notices__at__lt=read).distinct():
            mark_read(reader, Notice.objects.filter(user=reader, at__lt=read), by=reader)
