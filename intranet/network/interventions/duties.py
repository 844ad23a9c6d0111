"""What the models ask of the coordination: an answer to a proposal, a decision on an experiment."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.network.interventions.experiment import last_over, second_quarter
from intranet.network.interventions.models import InterventionModel, State
from intranet.portal.duties import Duty
from intranet.portal.words import local_day
from permissions.models import User
from permissions.policy import visible_to

# Days in which the coordination answers a proposal, and decides once there is enough to.
ANSWER, DECISION = timedelta(days=60), timedelta(days=30)


def duties(user: User) -> Iterator[Duty]:
    """In two queries, and those of the policy, however many models there are."""
    open_ones = InterventionModel.objects.filter(state__in=(State.PROPOSED, State.EXPERIMENT))
    found = visible_to(user, open_ones, "interventions.decide_intervention")
    for each in found.prefetch_related("adoptions"):
        address = reverse("interventions:deciding", args=(each.pk,))
        if each.is_proposed():
            due = local_day(each.proposed_at) + ANSWER
            yield Duty(_("Rispondere alla proposta di un modello"), address, due, str(each))
        elif (enough := second_quarter(each.adoptions.all())) and enough <= last_over():
            due = enough.last_day + DECISION
            yield Duty(_("Decidere sulla sperimentazione di un modello"), address, due, str(each))
