"""The models of intervention of the world: proposed, tried by two services, and withdrawn."""

from intranet.network.interventions.actions.adopting import adopt
from intranet.network.interventions.actions.deciding import decide
from intranet.network.interventions.actions.proposing import add_indicator, propose, revise
from intranet.network.interventions.models import InterventionModel, State
from intranet.statistics.outcomes.registry import MEASURES
from permissions.models import Organisation
from tests.personas import MONDAY
from tests.security.world.network_posting import posted
from tests.security.world.telling import Telling

# Of whom, and the states it has gone through.
MODELS = {
    "model_proposed": ("bruno", "Milano", ()),
    "model_experiment": ("carla", "Lodi", (State.EXPERIMENT,)),
    "model_withdrawn": ("carla", "Lodi", (State.EXPERIMENT, State.WITHDRAWN)),
    "model_elsewhere": ("ugo", "Piacenza", ()),
    "model_elsewhere_tried": ("ugo", "Piacenza", (State.EXPERIMENT,)),
}
ADOPTED = {
    "adoption_milano": ("model_experiment", "gino", "Milano"),
    "adoption_lodi": ("model_experiment", "olga", "Lodi"),
    "adoption_piacenza": ("model_experiment", "ugo", "Piacenza"),
}


def propose_models(t: Telling) -> None:
    for name, (by, office, states) in MODELS.items():
        words = dict.fromkeys(InterventionModel.WORDS, "Prova") | {"title": f"Modello {name}"}
        made = posted(propose, _service(office), by=t.user(by), **words)
        t.keeps(name, "intervention", made)
        measure = next(iter(MEASURES))
        indicator = add_indicator(
            made, by=t.user(by), measure=measure, direction="at_least", target=50
        )
        t.keeps(f"{name}_indicator", "indicator", indicator)
        for state in states:
            decide(made, by=t.user("dino"), after=state, reason="Prova")
    for name, (model, by, office) in ADOPTED.items():
        made = adopt(t.kept(model), by=t.user(by), service=_service(office), since=MONDAY.date())
        t.keeps(name, "adoption", made)
    tried = t.kept("model_experiment")
    posted(revise, tried, by=t.user("carla"), reason="Prova", purpose="Prova ancora")


def _service(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)
