"""A card is written, submitted, and approved or sent back; the last approved one is read."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.directory import telling
from intranet.network.directory.models import Card, Edition
from permissions.audit import action
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.refusal import Refused
from workflows.cases.enums import Level


@action("card.written")
def write_card(service: Organisation, *, by: User, seen: str = "", **words: Any) -> Edition:
    """Write the next edition of the card of `service`, or go on with the one that is open.

    `words` are those of `edition.WORDS`; `seen` is the mark of the open edition that was read.
    Raises Refused for a service without a seat, one whose card waits for an answer, and where
    somebody else has written meanwhile.
    """
    card = _held(service)
    edition = _open_edition(card) or Edition(card=card, number=card.editions.count() + 1)
    if edition.state == Edition.State.SUBMITTED:
        raise Refused(_("La scheda aspetta la risposta del coordinamento: prima va ripresa."))
    if seen != (edition.mark if edition.pk else ""):
        raise Refused(
            _("Nel frattempo un’altra persona ha scritto la scheda: va riletta prima di salvare.")
        )
    _say(edition, words)
    edition.author, edition.written_at = by, timezone.now()
    edition.save()
    return edition


@action("card.submitted")
def submit_card(edition: Edition, *, by: User) -> Edition:
    """Put what is written before the coordination, which is told.

    Raises Refused for one that does not wait to be submitted, and where nothing has changed.
    """
    _hold(edition)
    _refuse_unless(edition, Edition.State.DRAFT, Edition.State.RETURNED)
    edition.state = Edition.State.SUBMITTED
    edition.submitted_by, edition.submitted_at = by, timezone.now()
    edition.remarks, edition.decided_by, edition.decided_at = "", None, None
    edition.save()
    telling.submitted(edition)
    return edition


@action("card.taken_back")
def take_back_card(edition: Edition, *, by: User) -> Edition:
    """Go on writing what was submitted. Raises Refused once it is answered."""
    _hold(edition)
    _refuse_unless(edition, Edition.State.SUBMITTED)
    edition.state = Edition.State.DRAFT
    edition.save()
    return edition


@action("card.approved")
def approve_card(edition: Edition, *, by: User, seen: str = "") -> Edition:
    """From now on the network reads this edition. Its author and the service are told.

    Raises Refused for one that does not wait, for who wrote or submitted it, and for another
    edition than was `seen`.
    """
    _hold(edition)
    _refuse_own(edition, by)
    _decide(edition, Edition.State.APPROVED, by, seen)
    _put_in_force(edition)
    telling.decided(edition)
    return edition


@action("card.returned")
def return_card(edition: Edition, *, by: User, remarks: str, seen: str = "") -> Edition:
    """Send it back with what is to be mended; the edition in force stays.

    Raises as `approve_card` does, and Refused without remarks.
    """
    _hold(edition)
    _refuse_own(edition, by)
    if not remarks.strip():
        raise Refused(_("Scrivere che cosa va corretto."), field="remarks")
    edition.remarks = remarks.strip()
    _decide(edition, Edition.State.RETURNED, by, seen)
    telling.decided(edition)
    return edition


@action("card.registered")
def register_card(service: Organisation, *, by: User, told_by: str, **words: Any) -> Edition:
    """Write and put in force what a service that does not use this system told of itself.

    Raises Refused for one that keeps its own card, and without a word on who told it.
    """
    card = _held(service)
    if card.is_kept():
        raise Refused(_("Questo servizio tiene da sé la propria scheda."))
    if not told_by.strip():
        raise Refused(_("Scrivere chi lo ha comunicato, e come."), field="told_by")
    edition = _open_edition(card) or Edition(card=card, number=card.editions.count() + 1)
    _say(edition, words)
    now = timezone.now()
    edition.state, edition.told_by, edition.remarks = Edition.State.APPROVED, told_by.strip(), ""
    edition.author = edition.submitted_by = edition.decided_by = by
    edition.written_at = edition.submitted_at = edition.decided_at = now
    edition.save()
    _put_in_force(edition)
    return edition


def _held(service: Organisation) -> Card:
    """The card of `service`, made where it is the first; nobody else writes it meanwhile."""
    lock(service)
    card, _made = Card.objects.get_or_create(service=service)
    if not card.is_at_table():
        raise Refused(_("Questo servizio non siede al tavolo: la sua scheda non cambia."))
    return card


def _hold(edition: Edition) -> None:
    """`edition` as it stands now, which nobody else changes until the transaction ends."""
    card = lock(edition.card)
    edition.refresh_from_db()
    edition.card = card
    if not card.is_at_table():
        raise Refused(_("Questo servizio non siede al tavolo: la sua scheda non cambia."))


def _open_edition(card: Card) -> Edition | None:
    return card.editions.filter(state__in=Edition.OPEN).first()


def _say(edition: Edition, words: dict[str, Any]) -> None:
    for name, value in words.items():
        setattr(edition, name, value)
    edition.levels = _known(edition.levels)
    if edition.declared_on > timezone.localdate():
        raise Refused(_("Il giorno della dichiarazione non è ancora venuto."), field="declared_on")


def _known(levels: Sequence[str]) -> list[str]:
    """The levels among `levels`, each once, from the closest to the loosest."""
    return [level.value for level in Level if level.value in levels]


def _decide(edition: Edition, state: Edition.State, by: User, seen: str) -> None:
    _refuse_unless(edition, Edition.State.SUBMITTED)
    if seen and seen != edition.mark:
        raise Refused(_("Nel frattempo la scheda è stata ripresa e cambiata: va riletta."))
    edition.state = state
    edition.decided_by, edition.decided_at = by, timezone.now()
    edition.save()


def _put_in_force(edition: Edition) -> None:
    edition.card.current = edition
    edition.card.save()


def _refuse_unless(edition: Edition, *states: Edition.State) -> None:
    if edition.state not in states:
        raise Refused(
            _("La scheda è nello stato «%(state)s»: questo passo ora non si può fare.")
            % {"state": edition.get_state_display()}
        )


def _refuse_own(edition: Edition, by: User) -> None:
    if by.pk in (edition.author_id, edition.submitted_by_id):
        raise Refused(_("Chi ha scritto una scheda non la approva: lo fa un’altra persona."))
