"""What is written of a model, and by what it is verified."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Item
from intranet.network.interventions.bpmn.drawing import drawn, processes
from intranet.network.interventions.bpmn.reading import text_of
from intranet.network.interventions.models import Direction, InterventionModel
from intranet.statistics.outcomes.measure import Unit
from intranet.statistics.outcomes.registry import MEASURES
from permissions.models import Organisation, User
from permissions.policy import visible_to
from permissions.refusal import Refused
from workflows.processes.forms.base import text_field

FAMILIES = _("Senza nomi, numeri, età precise o luoghi di una famiglia: lo legge tutta la rete.")
MOST = 10_000


class WordsForm(forms.Form):
    """The words alone: what may still be revised while the model is tried."""

    title = forms.CharField(label=_("Titolo"), max_length=160)
    purpose = text_field(_("A che cosa serve"), rows=3, max_length=MOST, help_text=FAMILIES)
    population = text_field(_("Per chi"), rows=3, max_length=MOST)
    steps = text_field(
        _("Passi"),
        rows=6,
        max_length=MOST,
        help_text=_("Uno per riga, nell’ordine in cui si fanno."),
    )
    conditions = text_field(
        _("Condizioni per replicarlo"),
        rows=4,
        max_length=MOST,
        help_text=_("Che cosa deve esserci perché un altro servizio possa fare lo stesso."),
    )


class RevisionForm(WordsForm):
    reason = forms.CharField(
        label=_("Perché il testo cambia"),
        max_length=300,
        help_text=_("Resta con il testo di prima. Indicatori e obiettivi non cambiano più."),
    )


class ModelForm(WordsForm):
    process = forms.ChoiceField(
        label=_("Percorso della casa"),
        required=False,
        help_text=_("Se il modello segue uno dei percorsi che il sistema già disegna."),
    )
    diagram = forms.FileField(
        label=_("Oppure un diagramma"),
        required=False,
        help_text=_("Un file BPMN 2.0 (.bpmn), fino a 200 kB. Al posto del percorso."),
        widget=forms.FileInput(attrs={"accept": ".bpmn,.xml"}),
    )
    materials = forms.CharField(
        label=_("Materiali"),
        max_length=300,
        required=False,
        help_text=_("L’indirizzo di una cartella o pagina di questo sito, come «/modulistica/»."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        process: Any = self.fields["process"]
        process.choices = [("", "—"), *processes()]

    def clean_diagram(self) -> str:
        """Its text; empty where none was brought."""
        file: UploadedFile | None = self.cleaned_data["diagram"]
        if file is None:
            return ""
        try:
            text = text_of(file.read())
            drawn("", "diagram", text)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return text

    def clean_materials(self) -> Item | None:
        """What stands at the address, if its writer may read it."""
        address = self.cleaned_data["materials"].strip().strip("/")
        if not address:
            return None
        item = visible_to(self.user, Item.objects.filter(address=address)).first()
        if item is None:
            raise forms.ValidationError(_("A questo indirizzo del sito non c’è nulla."))
        return item

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("process") and values.get("diagram"):
            self.add_error("diagram", _("O il percorso della casa, o un diagramma."))
        return values


class ProposalForm(ModelForm):
    service = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Servizio che propone"), empty_label=None
    )

    field_order = ("service",)

    def __init__(self, *args: Any, services: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["service"]
        field.queryset, field.initial = services, services.first()
        if len(services) == 1:
            field.widget = forms.HiddenInput()


class IndicatorForm(forms.Form):
    measure = forms.ChoiceField(label=_("Che cosa si misura"))
    direction = forms.ChoiceField(
        label=_("L’obiettivo è"), choices=Direction, widget=forms.RadioSelect
    )
    target = forms.IntegerField(
        label=_("Valore"),
        min_value=1,
        max_value=999,
        help_text=_("In percento o in giorni, come la misura: un numero intero."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["measure"]
        field.choices = [
            (code, format_lazy("{} ({})", each.title, Unit(each.unit).label))
            for code, each in MEASURES.items()
        ]


def words_of(intervention: InterventionModel) -> dict[str, Any]:
    """What the forms begin with."""
    words = {name: getattr(intervention, name) for name in intervention.WORDS}
    materials = intervention.materials
    return {
        **words,
        "process": intervention.process,
        "materials": f"/{materials.address}/" if materials else "",
    }
