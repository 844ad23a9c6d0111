from django import forms

from intranet.portal.form_layout import groups_of, problems_of, wants_answers


class Order(forms.Form):
    groups = (("Incontri", ("level", "minutes", "absent")), ("Vuoto", ("absent",)))

    title = forms.CharField(label="Oggetto")
    minutes = forms.IntegerField(label="Durata")
    level = forms.ChoiceField(
        label="Livello", choices=[("p", "protetto")], widget=forms.RadioSelect
    )

    def clean(self) -> None:
        raise forms.ValidationError("La scadenza precede l'emissione.")


class Visitor(forms.Form):
    name = forms.CharField(label="Nome")


class Rows(forms.BaseFormSet[Visitor]):
    row_title = "Incontrante"


Visitors = forms.formset_factory(Visitor, formset=Rows, extra=0, min_num=2)


def test_groups_hold_each_field_once_in_the_order_asked() -> None:
    groups = groups_of(Order())

    assert [(group.legend, [field.name for field in group.fields]) for group in groups] == [
        ("", ["title"]),
        ("Incontri", ["level", "minutes"]),
    ]


def test_problems_name_their_field_and_lead_to_it() -> None:
    problems = problems_of(Order({"title": "x", "minutes": "molto"}), ())

    assert [(one.label, one.anchor) for one in problems] == [
        ("", ""),
        ("Durata", "id_minutes"),
        ("Livello", "id_level_0"),
    ]


def test_problems_of_rows_say_which_row() -> None:
    sent = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "Lia"}

    problems = problems_of(None, [Visitors(sent)])

    assert [(one.label, one.anchor) for one in problems] == [
        ("Incontrante 2, Nome", "id_form-1-name")
    ]


def test_problems_of_a_form_not_sent_are_none() -> None:
    assert problems_of(Order(), [Visitors()]) == []


def test_star_is_explained_only_where_there_is_one() -> None:
    class Optional(forms.Form):
        note = forms.CharField(required=False)

    assert wants_answers(Order())
    assert not wants_answers(Optional())
