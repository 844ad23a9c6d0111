"""The objects that the log speaks of: their kind in words, and the number they go by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation, User
from workflows.cases.models import Case, ProtectedRecord, Visit
from workflows.documents.models import Transfer, TransferOffer, Transmission

# Each kind of object that has a log of its own: its words, and the way to its number.
NUMBERED: Mapping[type[Model], tuple[Promise, str]] = {
    Case: (_("fascicolo"), "number"),
    Visit: (_("incontro del fascicolo"), "case__number"),
    ProtectedRecord: (_("dato riservato nel fascicolo"), "person__case__number"),
    Transmission: (_("relazione trasmessa nel fascicolo"), "report__case__number"),
    Transfer: (_("trasferimento"), "number"),
    TransferOffer: (_("proposta di trasferimento"), "transfer__number"),
}
# Those that bear a name, which is no family's.
NAMED: Mapping[type[Model], tuple[Promise, str]] = {
    Organisation: (_("organizzazione"), "short_name"),
    User: (_("utente"), "username"),
}
KINDS = {**NUMBERED, **NAMED}

Key = tuple[int, int]  # (content type, primary key)


def known_as(keys: Iterable[Key]) -> dict[Key, str]:
    """`fascicolo 2026/0142`: every object in words, in one query for each kind among them."""
    by_type: dict[int, set[int]] = defaultdict(set)
    for content_type, key in keys:
        by_type[content_type].add(key)
    words: dict[Key, str] = {}
    for model, content_type in _types(KINDS).items():
        if wanted := by_type.get(content_type):
            kind, way = KINDS[model]
            rows = model._default_manager.filter(pk__in=wanted).values_list("pk", F(way))
            words.update({(content_type, key): f"{kind} {name}" for key, name in rows})
    return words


def numbered(number: str) -> Q:
    """The rows of a log that are about what bears this number."""
    condition = Q(pk__in=())
    for model, content_type in _types(NUMBERED).items():
        bearing = model._default_manager.filter(**{NUMBERED[model][1]: number})
        keys = bearing.order_by().values("pk")
        condition |= Q(content_type=content_type, object_id__in=keys)
    return condition


def _types(kinds: Iterable[Any]) -> dict[Any, int]:
    found = ContentType.objects.get_for_models(*kinds)
    return {model: content_type.pk for model, content_type in found.items()}
