"""Hostile words through the fields of the site are only words; all its fields are among them."""

from django import forms
from time_machine import Traveller
from zeal import zeal_ignore

from intranet.content.kinds import SLUGS
from intranet.content.writing.forms import FORMS
from tests.personas import Persona
from tests.security.hostile.findings import Ledger
from tests.security.hostile.site import SiteTrials
from tests.security.hostile.strings import few, worst


def test_hostile_words_of_the_site_are_only_words(
    people: dict[str, Persona], clock: Traveller
) -> None:
    ledger = Ledger()
    strings = (*worst(8), *few(12, longest=2_000))

    with zeal_ignore():
        SiteTrials(people, strings, ledger).run((0,))

    assert [str(finding) for finding in ledger.found.values()] == []
    assert text_fields() - ledger.fields == set()
    assert ledger.figures["pages of the site opened"] > 50


def text_fields() -> set[tuple[str, str]]:
    """Every field of words in the forms of new things, by the address of the form."""
    return {
        (f"/contenuti/N/nuovo/{slug}/", name)
        for slug, kind in SLUGS.items()
        for name, field in FORMS[kind].base_fields.items()
        if type(field) is forms.CharField and slug not in {"file", "immagine"}
    }
