"""What an administrator does with an account: the words of each button and its action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from permissions.people import deactivate, end_sessions, reactivate, reset_second_factor


@dataclass(frozen=True)
class Act:
    """`asks` is the question before it is done, `done` what is said after."""

    action: Callable[..., object]
    title: Any
    about: Any
    asks: Any
    done: Any
    # Whether it is for those who may sign in, or for those who may not.
    of_active: bool = True


ACTS: Mapping[str, Act] = {
    "sessioni": Act(
        end_sessions,
        _("Chiudi tutte le sessioni"),
        _("Chi è collegato, ovunque sia, deve accedere di nuovo."),
        _("Tutte le sessioni aperte di questa persona si chiudono subito."),
        _("Le sessioni sono chiuse."),
    ),
    "secondo-passaggio": Act(
        reset_second_factor,
        _("Azzera il secondo passaggio"),
        _("Per chi ha perso il telefono o la chiave: al prossimo accesso lo imposta di nuovo."),
        _("Il secondo passaggio di questa persona si azzera e le sue sessioni si chiudono."),
        _("Il secondo passaggio è azzerato."),
    ),
    "disattiva": Act(
        deactivate,
        _("Disattiva l’utente"),
        _("Non accede più. I compiti che ha in mano tornano a chi può farli."),
        _("Questa persona non accederà più e i suoi compiti torneranno disponibili."),
        _("L’utente è disattivato."),
    ),
    "riattiva": Act(
        reactivate,
        _("Riattiva l’utente"),
        _("Torna ad accedere, con i ruoli che non sono finiti."),
        _("Questa persona potrà accedere di nuovo, con i ruoli qui sopra."),
        _("L’utente è riattivato."),
        of_active=False,
    ),
}
