"""The kinds of things on the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FOLDER = "folder", _("Cartella")
    PAGE = "page", _("Pagina")
    NEWS = "news", _("Notizia")
    EVENT = "event", _("Evento")
    FILE = "file", _("File")
    IMAGE = "image", _("Immagine")
    LINK = "link", _("Collegamento")
    COLLECTION = "collection", _("Raccolta")


# Those whose words are written here.
WRITTEN = (Kind.PAGE, Kind.NEWS, Kind.EVENT, Kind.COLLECTION, Kind.FOLDER)
# Those that are a file.
UPLOADED = (Kind.FILE, Kind.IMAGE)
# How they are called in addresses.
SLUGS = {
    "cartella": Kind.FOLDER,
    "pagina": Kind.PAGE,
    "notizia": Kind.NEWS,
    "evento": Kind.EVENT,
    "file": Kind.FILE,
    "immagine": Kind.IMAGE,
    "collegamento": Kind.LINK,
    "raccolta": Kind.COLLECTION,
}
