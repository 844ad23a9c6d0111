"""What is written into each kind of thing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.content.files.examining import LARGEST, LONGEST_NAME, Examined, examined
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.querysets import ItemQuerySet
from intranet.content.rights.reach import Reach
from permissions.publishing import State
from permissions.refusal import Refused
from workflows.processes.forms.base import moment_field, text_field

# As long as a protocol of a hundred pages.
LONGEST = 400_000
SCHEMES = ("https://", "http://", "mailto:", "tel:")
# Beside what is written: the key of a place that is not shown, and stays.
UNSEEN = "unseen_place"


def prose_field() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 18, "data-prose": ""})
    return forms.CharField(label=_("Testo"), required=False, max_length=LONGEST, widget=widget)


class ItemForm(forms.Form):
    """What every thing has. `reach` is that of who writes: without it nothing is found by it."""

    title = forms.CharField(label=_("Titolo"), max_length=500)
    summary = text_field(
        _("Sommario"),
        rows=3,
        required=False,
        max_length=1000,
        help_text=_("Una o due frasi: compaiono negli elenchi e nella ricerca."),
    )

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach


class PageForm(ItemForm):
    text = prose_field()


class EventForm(PageForm):
    starts_at = moment_field(_("Inizio"))
    ends_at = moment_field(_("Fine"), required=False)
    venue = forms.CharField(label=_("Luogo"), max_length=200, required=False)
    field_order = ("title", "summary", "starts_at", "ends_at", "venue", "text")

    def clean_ends_at(self) -> datetime | None:
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data["ends_at"]
        if starts and ends and ends < starts:
            raise forms.ValidationError(_("La fine viene dopo l’inizio."))
        return ends


class LinkForm(ItemForm):
    target = forms.CharField(
        label=_("Indirizzo"),
        max_length=1000,
        help_text=_("Per esempio https://www.normattiva.it oppure /modulistica/"),
    )
    field_order = ("title", "target", "summary")

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"].strip()
        is_here = target.startswith("/") and not target.startswith(("//", "/\\"))
        if not is_here and not target.lower().startswith(SCHEMES):
            raise forms.ValidationError(_("L’indirizzo comincia con https:// oppure con /"))
        if not _can_be_followed(target):
            raise forms.ValidationError(
                _("L’indirizzo non è scritto bene: dopo https:// viene il nome del sito.")
            )
        return target


def _can_be_followed(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme not in {"http", "https"} or bool(parts.hostname)


class CollectionForm(ItemForm):
    """A saved query: what it collects is asked anew for each reader."""

    kinds = forms.MultipleChoiceField(
        label=_("Che cosa raccoglie"),
        choices=[(each.value, each.label) for each in Kind if each != Kind.COLLECTION],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Senza una scelta, contenuti di ogni tipo."),
    )
    state = forms.ChoiceField(
        label=_("In quale stato"),
        choices=[("", _("in ogni stato")), *((each.value, each.label) for each in State)],
        required=False,
    )
    place = forms.CharField(
        label=_("Sotto quale cartella"),
        max_length=1200,
        required=False,
        help_text=_("Il suo indirizzo, per esempio /modulistica/. Vuoto: in tutto il sito."),
    )
    to_come = forms.BooleanField(
        label=_("Solo gli eventi a venire"),
        required=False,
        help_text=_("Ciò che è finito, o non ha una data, non compare."),
    )
    order = forms.ChoiceField(
        label=_("In quale ordine"),
        choices=[
            ("newest", _("i più nuovi prima")),
            ("changed", _("gli ultimi modificati prima")),
            ("soonest", _("per data di inizio")),
            ("title", _("per titolo")),
        ],
    )
    limit = forms.IntegerField(label=_("Quanti al massimo"), min_value=1, max_value=100, initial=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get(UNSEEN):
            self.fields["place"].help_text = _(
                "La cartella scelta prima non c’è più o non si vede: se non se ne scrive un’altra, "
                "resta quella. Con / si raccoglie in tutto il sito."
            )

    def clean_place(self) -> int | None:
        """A folder that its writer does not see is none; one chosen by another stays as it is."""
        typed = self.cleaned_data["place"].strip()
        if not typed:
            return self.initial.get(UNSEEN)
        address = typed.strip("/")
        if not address:
            return None
        folders = seen_folders(self.reach).filter(address=address)
        found = folders.values_list("pk", flat=True).first()
        if found is None:
            raise forms.ValidationError(_("A questo indirizzo non c’è una cartella."))
        return found

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        names = ("kinds", "state", "place", "to_come", "order", "limit")
        query = {name: values.get(name) for name in names}
        rest = {name: value for name, value in values.items() if name not in names}
        return {**rest, "query": query}


class FileForm(ItemForm):
    """A file, named after itself where no title is given."""

    upload = forms.FileField(
        label=_("File"),
        max_length=LONGEST_NAME,
        help_text=_("PDF, documenti, fogli e testi, immagini PNG, JPEG, GIF o WebP: fino a 50 MB."),
        widget=forms.FileInput,
    )
    field_order = ("upload", "title", "alt", "summary")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = bool(self.initial.get("title"))
        self.fields["title"].required = there
        self.fields["upload"].required = not there
        if there:
            self.fields["upload"].label = _("Un altro file al suo posto")

    def clean_upload(self) -> Examined | None:
        file = self.cleaned_data["upload"]
        if not file:
            return None
        try:
            found = examined(file.name, file.read(LARGEST + 1))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal.message)) from None
        if bool(found.picture) != self.is_picture:
            raise forms.ValidationError(self.not_this)
        return found

    is_picture = False
    not_this = _("È un’immagine: va aggiunta come immagine.")


class ImageForm(FileForm):
    """A picture, and what it shows."""

    alt = forms.CharField(
        label=_("Testo alternativo"),
        max_length=300,
        required=False,
        help_text=_("Che cosa si vede, per chi non la vede. Vuoto se è solo un ornamento."),
    )
    is_picture = True
    not_this = _("Non è un’immagine PNG, JPEG, GIF o WebP.")


FORMS: Mapping[Kind, type[ItemForm]] = {
    Kind.FOLDER: ItemForm,
    Kind.PAGE: PageForm,
    Kind.NEWS: PageForm,
    Kind.EVENT: EventForm,
    Kind.FILE: FileForm,
    Kind.IMAGE: ImageForm,
    Kind.LINK: LinkForm,
    Kind.COLLECTION: CollectionForm,
}


def written_in(item: Item, reach: Reach) -> dict[str, Any]:
    """What stands in the fields of the form of `item`, before one with this reach."""
    names = ("title", "summary", "text", "starts_at", "ends_at", "venue", "target", "alt")
    return {**{name: getattr(item, name) for name in names}, **_asked_in(item.query, reach)}


def _asked_in(query: Mapping[str, Any], reach: Reach) -> dict[str, Any]:
    """What a collection asks for, its place by address where that is seen."""
    key = query.get("place")
    if not key:
        return dict(query)
    place = seen_folders(reach).filter(pk=key).first()
    if place is None:
        return {**query, "place": "", UNSEEN: key}
    return {**query, "place": place.get_absolute_url()}


def seen_folders(reach: Reach | None) -> ItemQuerySet:
    folders = Item.objects.in_place().folders()
    return reach.visible(folders) if reach else folders.none()
