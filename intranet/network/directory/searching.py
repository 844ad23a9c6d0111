"""Services, found by their names and by what the approved edition of their card says."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.directory.models import Card
from intranet.network.searching import Records
from intranet.portal.search.actions import Sheet
from intranet.portal.search.sources import Wanted
from permissions.models import Organisation, User


class Services(Records):
    types: Mapping[str, str | Promise] = {"servizi": _("Servizi della rete")}
    name = _("Servizio della rete")
    model = Card
    order = ("-rank", "service__name", "pk")
    position = 32
    hint = _("I servizi della rete si trovano per nome, comune, ambito, sedi e convenzioni.")

    def records(self) -> QuerySet[Any]:
        return Card.objects.select_related("service", "current")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        return super().found(user, wanted).select_related("service")

    def line(self, record: Card) -> str:
        return f"{self.name} · {record.service.municipality}".removesuffix(" · ")

    def sheet(self, record: Card) -> Sheet:
        """What is being written, or was sent back, is not found."""
        service, said = record.service, record.current
        words = [service.body, service.municipality, service.short_name]
        if said:
            words += [said.district, said.addresses, said.opening, said.agreements]
            words += said.level_names
        once = dict.fromkeys(filter(None, words))
        return record, service.name, " · ".join(once)

    def follow(self) -> None:
        super().follow()
        uid = "search.directory.organisation"
        post_save.connect(self._on_renamed, sender=Organisation, dispatch_uid=uid, weak=False)

    def _on_renamed(self, instance: Organisation, **_kwargs: Any) -> None:
        self.renew(service=instance)
