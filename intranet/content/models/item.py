"""A thing of the site: whatever its kind, it stands at one place in one tree."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.kinds import UPLOADED, Kind
from intranet.content.models.tree import DEEPEST, WIDTH
from intranet.content.models.upload import Upload
from intranet.content.publication import label_of
from intranet.content.querysets import ItemQuerySet
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules
from permissions.publishing import State


class Item(models.Model):
    kind = models.CharField(_("tipo"), max_length=16, choices=Kind)
    # Only the first page of the site has nothing above it.
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=WIDTH * DEEPEST, unique=True, default="", editable=False)
    slug = models.SlugField(_("nome breve"), max_length=100, blank=True)
    # Where it is read: the names of all above and its own, "" for the first page.
    address = models.CharField(_("indirizzo"), max_length=1200, blank=True, editable=False)
    position = models.PositiveIntegerField(_("posizione"), default=0)

    title = models.CharField(_("titolo"), max_length=500)
    summary = models.TextField(_("sommario"), max_length=1000, blank=True)
    text = models.TextField(_("testo"), blank=True)
    starts_at = models.DateTimeField(_("inizio"), null=True, blank=True)
    ends_at = models.DateTimeField(_("fine"), null=True, blank=True)
    venue = models.CharField(_("luogo"), max_length=200, blank=True)
    target = models.CharField(_("indirizzo del collegamento"), max_length=1000, blank=True)
    query = models.JSONField(_("che cosa raccoglie"), default=dict, blank=True)
    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What an image shows, for who does not see it.
    alt = models.CharField(_("testo alternativo"), max_length=300, blank=True)

    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.INTERNAL)
    # Which table of `permissions.publishing` speaks of it, and its state: "folder.private".
    phase = models.GeneratedField(
        expression=Concat(
            Case(
                When(replaces__isnull=False, then=Value("copy.")),
                When(kind=Kind.FOLDER, then=Value("folder.")),
                default=Value("item."),
            ),
            "state",
        ),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("autore"),
    )
    # The one that answers for it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Whether what is shared above it holds here too.
    inherits = models.BooleanField(_("eredita le condivisioni"), default=True)
    # Whether rights part here: it is in the bin, a private folder, or inherits nothing.
    parts = models.GeneratedField(
        expression=Q(  # type: ignore[arg-type]
            Q(binned_at__isnull=False)
            | Q(inherits=False)
            | Q(kind=Kind.FOLDER, state=State.PRIVATE)
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    # The published one that this is to take the place of.
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revision"
    )
    created_at = models.DateTimeField(_("creato il"), default=timezone.now)
    changed_at = models.DateTimeField(_("modificato il"), default=timezone.now)
    published_at = models.DateTimeField(_("pubblicato il"), null=True, blank=True)
    # In the bin since then, with all that is below it.
    binned_at = models.DateTimeField(_("nel cestino dal"), null=True, blank=True)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = History(excluded_fields=["path", "address", "position", "phase", "parts"])
    objects = ItemQuerySet.as_manager()

    guard_kind = "content"
    # Who may see and do what is worked out from the places above it: set when the app is ready.
    rules: ClassVar[Rules]

    class Meta:
        verbose_name = _("contenuto")
        verbose_name_plural = _("contenuti")
        ordering = ("position", "pk")
        default_permissions = ()
        permissions = (
            ("view_item", "Can read it"),
            ("comment_item", "Can comment on it"),
            ("edit_item", "Can change its words"),
            ("add_item", "Can add to the folder"),
            ("order_items", "Can put the folder in order"),
            ("remove_item", "Can throw it away, move it and rename it"),
            ("share_item", "Can share it"),
            ("submit_item", "Can submit it for publication"),
            ("retract_item", "Can take it back"),
            ("publish_item", "Can publish it inside"),
            ("publish_outside", "Can publish it to the outside"),
            ("reject_item", "Can send it back"),
            ("hide_item", "Can make it private"),
            ("show_item", "Can show it inside"),
            ("revise_item", "Can write it anew in a working copy"),
            ("adopt_item", "Can put a working copy in the place of what it revises"),
        )
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(binned_at=None), name="one_thing_at_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.FOLDER) | Q(state__in=[State.INTERNAL, State.PRIVATE]),
                name="folder_has_two_states",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=UPLOADED, upload__isnull=False)
                | (~Q(kind__in=UPLOADED) & Q(upload=None)),
                name="file_is_what_was_uploaded",
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "position"]),
            models.Index(fields=["kind", "-published_at"]),
            models.Index(fields=["path"], condition=Q(parts=True), name="where_rights_part"),
            models.Index(fields=["owner", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/{self.address}/" if self.address else "/"

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """Of a folder in words of its own."""
        return str(label_of(self.table, self.state))

    @property
    def edition(self) -> str:
        """What a reader has before them: its state, and since when it says what it says."""
        return f"{self.state} {self.changed_at.isoformat()}"

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.organisation_id})

    @property
    def guard_home(self) -> int:
        return self.organisation_id

    @property
    def table(self) -> str:
        """Which of the tables of `permissions.publishing` speaks of it."""
        if self.replaces_id:
            return "copy"
        return "folder" if self.kind == Kind.FOLDER else "item"

    def is_folder(self) -> bool:
        return self.kind == Kind.FOLDER
