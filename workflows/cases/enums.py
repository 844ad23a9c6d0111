"""The coded words of the service. Their Italian names are what people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    RECEIVED = "received", _("Ricevuto")
    INTEGRATION = "integration", _("In attesa di documenti")
    CLARIFICATION = "clarification", _("In attesa di chiarimento del giudice")
    WAITING = "waiting", _("In lista d'attesa")
    ASSIGNED = "assigned", _("Assegnato")
    PRELIMINARY = "preliminary", _("Fase preliminare")
    READY = "ready", _("Pronto per gli incontri")
    VISITS = "visits", _("Incontri in corso")
    CLOSING = "closing", _("Relazione conclusiva")
    CLOSED = "closed", _("Chiuso")
    TRANSFERRED = "transferred", _("Trasferito")


# The service no longer works on it: it came to its end here, or goes on elsewhere.
ENDED = (CaseState.CLOSED, CaseState.TRANSFERRED)


class Register(models.TextChoices):
    VOLUNTARY = "vg", _("Volontaria giurisdizione")
    CIVIL = "cc", _("Contenzioso civile")
    ADOPTION = "adoption", _("Adottabilità")
    GUARDIANSHIP = "guardianship", _("Tutele")


class OrderForm(models.TextChoices):
    DECREE = "decree", _("Decreto")
    ORDINANCE = "ordinance", _("Ordinanza")
    JUDGMENT = "judgment", _("Sentenza")


class Regime(models.TextChoices):
    """Legislative decree 149/2022 governs proceedings begun from 28 February 2023."""

    BEFORE = "before", _("Procedimento iniziato prima del 28 febbraio 2023")
    AFTER = "after", _("Procedimento iniziato dal 28 febbraio 2023")


class Level(models.TextChoices):
    """Levels of supervision, from the closest to the loosest."""

    PROTECTED = "protected", _("Protetto")
    FACILITATED = "facilitated", _("Facilitato")
    PARTIAL = "partial", _("Parziale")
    ACCOMPANIED = "accompanied", _("Accompagnato")
    EXCHANGE = "exchange", _("Passaggio")
    VIDEO = "video", _("Videochiamata")
    AUTONOMY = "autonomy", _("Autonomia")

    def is_below(self, minimum: "Level") -> bool:
        """Whether this level supervises less than `minimum`."""
        order = list(Level)
        return order.index(self) > order.index(minimum)


class Frequency(models.TextChoices):
    TWICE_A_WEEK = "twice_a_week", _("Due volte la settimana")
    WEEKLY = "weekly", _("Una volta la settimana")
    FORTNIGHTLY = "fortnightly", _("Ogni due settimane")
    MONTHLY = "monthly", _("Una volta ogni quattro settimane")

    @property
    def steps(self) -> tuple[int, ...]:
        """Days from one visit to the next, over and over: twice a week keeps its two weekdays."""
        return {"twice_a_week": (3, 4), "weekly": (7,), "fortnightly": (14,), "monthly": (28,)}[
            self.value
        ]


class PersonKind(models.TextChoices):
    CHILD = "child", _("Minore")
    ADULT = "adult", _("Adulto")


class Sex(models.TextChoices):
    FEMALE = "female", _("Femmina")
    MALE = "male", _("Maschio")


class Citizenship(models.TextChoices):
    """As coarse as the figures of the services need it."""

    ITALIAN = "italian", _("Italiana")
    UNION = "union", _("Altro Paese dell’Unione europea")
    OTHER = "other", _("Paese fuori dall’Unione europea")
    STATELESS = "stateless", _("Apolide")


class Kin(models.TextChoices):
    MOTHER = "mother", _("Madre")
    FATHER = "father", _("Padre")
    GRANDMOTHER = "grandmother", _("Nonna")
    GRANDFATHER = "grandfather", _("Nonno")
    SIBLING = "sibling", _("Fratello o sorella")
    OTHER = "other", _("Altra persona")


class Standing(models.TextChoices):
    """What the order says of an adult."""

    AUTHORISED = "authorised", _("Autorizzato agli incontri")
    EXCLUDED = "excluded", _("Escluso dagli incontri")
    CARER = "carer", _("Accompagna il minore")


class Reason(models.TextChoices):
    SEPARATION = "separation", _("Separazione")
    CONFLICT = "conflict", _("Divorzio conflittuale")
    FOSTER_CARE = "foster_care", _("Affido")
    VIOLENCE = "violence", _("Violenza in famiglia")
    ADDICTION = "addiction", _("Dipendenza")
    ILLNESS = "illness", _("Malattia di un adulto")
    DETENTION = "detention", _("Detenzione")
    OTHER = "other", _("Altra crisi familiare")


class VisitState(models.TextChoices):
    """The first two are still to come; the others are final."""

    PROPOSED = "proposed", _("Proposto")
    CONFIRMED = "confirmed", _("Confermato")
    HELD = "held", _("Svolto")
    INTERRUPTED = "interrupted", _("Interrotto")
    CANCELLED = "cancelled", _("Annullato")
    ABSENCE = "absence", _("Assenza")
    REFUSED = "refused", _("Rifiuto del minore")


class Side(models.TextChoices):
    """By whom a visit was cancelled, or who was absent."""

    VISITOR = "visitor", _("La persona incontrante")
    CHILD = "child", _("Il minore o chi lo accompagna")
    SERVICE = "service", _("Il servizio")
    COURT = "court", _("L'autorità giudiziaria")


class RecordState(models.TextChoices):
    SUBMITTED = "submitted", _("Da convalidare")
    RETURNED = "returned", _("Da correggere")
    VALIDATED = "validated", _("Convalidato")


class Risk(models.TextChoices):
    UNKNOWN = "unknown", _("Non noto")
    ABSENT = "absent", _("Assente")
    LOW = "low", _("Basso")
    MEDIUM = "medium", _("Medio")
    HIGH = "high", _("Alto")


class Outcome(models.TextChoices):
    LIBERALISED = "liberalised", _("Incontri liberi")
    REUNIFIED = "reunified", _("Ricongiungimento")
    ENDED_BY_ORDER = "ended_by_order", _("Conclusione disposta dal giudice")
    INEFFECTIVE = "ineffective", _("Intervento inefficace")
    REFUSAL = "refusal", _("Rifiuto del minore")
    DROPPED_OUT = "dropped_out", _("Abbandono dell'adulto")
    TRANSFERRED = "transferred", _("Trasferimento ad altro servizio")
    CAME_OF_AGE = "came_of_age", _("Maggiore età")
    ADOPTION = "adoption", _("Adozione")
    DEATH = "death", _("Decesso")


class TransferReason(models.TextChoices):
    """Why another service should take the case over."""

    CHILD_MOVED = "child_moved", _("Il minore vive in un altro territorio")
    FAMILY_MOVED = "family_moved", _("Un adulto vive in un altro territorio")
    PLACEMENT = "placement", _("Nuovo collocamento del minore")
    ORDERED = "ordered", _("Disposto dal giudice")
    CONFLICT = "conflict", _("Incompatibilità con il servizio")
    OTHER = "other", _("Altro")


class DeclineReason(models.TextChoices):
    """Why a service does not take a case over."""

    NO_PLACES = "no_places", _("Non ci sono posti")
    TERRITORY = "territory", _("È fuori dal territorio del servizio")
    LEVEL = "level", _("Il livello di protezione non si può garantire")
    PAPERS = "papers", _("I documenti non bastano per decidere")
    OTHER = "other", _("Altro")


class Secret(models.TextChoices):
    """What a protected record holds."""

    ADDRESS = "address", _("Indirizzo riservato")
    PLACEMENT = "placement", _("Collocamento segreto")
    PHONE = "phone", _("Telefono riservato")


class RequestState(models.TextChoices):
    ASKED = "asked", _("Da decidere")
    GRANTED = "granted", _("Concesso")
    REFUSED = "refused", _("Negato")
