from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory


class Minimal(forms.Form):
    name = forms.CharField(label="Nome")


class Upload(forms.Form):
    paper = forms.FileField(label="Documento")


class Rows(forms.BaseFormSet[Minimal]):
    title = "Incontranti"
    row_title = "Incontrante"
    add_label = "Aggiungi un incontrante"


def sheet(**context: object) -> str:
    request = RequestFactory().get("/")
    return render_to_string("portal/form.html", {"submit": "Registra", **context}, request)


def test_form_tells_first_what_is_wrong() -> None:
    text = sheet(form=Minimal({}))

    assert text.index("data-problems") < text.index("<form")
    assert 'role="alert" tabindex="-1"' in text
    assert '<a href="#id_name">Nome</a>: Questo campo è obbligatorio.' in text


def test_form_not_yet_sent_complains_of_nothing() -> None:
    assert "data-problems" not in sheet(form=Minimal())


def test_form_is_guarded_and_sent_once() -> None:
    text = sheet(form=Minimal())

    assert "csrfmiddlewaretoken" in text
    assert "data-once" in text


def test_form_carries_files_where_it_has_some() -> None:
    assert 'enctype="multipart/form-data"' in sheet(form=Upload())
    assert "enctype" not in sheet(form=Minimal())


def test_form_asks_before_a_step_of_no_return_in_its_own_words() -> None:
    text = sheet(form=Minimal(), confirm='La relazione "finale" parte.')

    assert 'data-confirm="La relazione &quot;finale&quot; parte."' in text
    assert "data-confirm" not in sheet(form=Minimal())


def test_form_offers_a_draft_and_a_way_back_only_when_there_is_one() -> None:
    plain = sheet(form=Minimal())
    rich = sheet(form=Minimal(), draft="Salva bozza", cancel_url="/casi/", after="Poi si firma.")

    assert 'name="draft"' not in plain
    assert "Annulla" not in plain
    assert 'name="draft" value="1">Salva bozza' in rich
    assert 'href="/casi/"' in rich
    assert "Poi si firma." in rich


def test_formset_has_its_rows_and_an_empty_one_to_copy() -> None:
    visitors = forms.formset_factory(Minimal, formset=Rows, extra=2)(prefix="v")

    text = sheet(form=Minimal(), formsets=[visitors])

    assert 'name="v-TOTAL_FORMS" value="2"' in text
    assert 'name="v-1-name"' in text
    assert 'name="v-__prefix__-name"' in text
    assert text.index("<template") < text.index("v-__prefix__-name") < text.index("</template>")
    assert "Aggiungi un incontrante" in text
    assert "Incontranti" in text
