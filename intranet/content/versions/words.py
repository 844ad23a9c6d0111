"""What a row of the story says."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS: Mapping[str, Any] = {
    "+": gettext_lazy("ha scritto la prima versione"),
    "~": gettext_lazy("ha modificato il testo"),
    "submit": gettext_lazy("ha sottoposto per la pubblicazione"),
    "publish": gettext_lazy("ha pubblicato internamente"),
    "publish_outside": gettext_lazy("ha pubblicato all’esterno"),
    "reject": gettext_lazy("ha mandato indietro"),
    "retract": gettext_lazy("ha revocato"),
    "hide": gettext_lazy("ha reso privato"),
    "show": gettext_lazy("ha mostrato internamente"),
    "adopt": gettext_lazy("ha adottato la copia di lavoro"),
    "content.moved": gettext_lazy("ha spostato da %(source)s a %(target)s"),
    "content.renamed": gettext_lazy("ha cambiato il nome breve"),
    "content.ordered": gettext_lazy("ha riordinato la cartella"),
    "content.binned": gettext_lazy("ha messo nel cestino"),
    "content.restored": gettext_lazy("ha ripristinato dal cestino"),
    "content.revised": gettext_lazy("ha cominciato la copia di lavoro"),
    "content.shared": gettext_lazy("ha condiviso con %(whom)s: %(standing)s"),
    "content.unshared": gettext_lazy("ha tolto a %(whom)s: %(standing)s"),
}


def said(key: str, **told: Any) -> str:
    """`key` is a transition, the verb of an event, or the sign of a version."""
    if key == "content.parted":
        if told["inherits"]:
            return _("ha fatto valere di nuovo le condivisioni delle cartelle superiori")
        return _("ha escluso le condivisioni delle cartelle superiori")
    words = str(WORDS[key])
    return words % told if told else words
