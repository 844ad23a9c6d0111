"""A file that somebody brought to the site: immutable, known by what it holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    # Where it lies: made of the digest, never of a name that a person gave.
    path = models.CharField(max_length=80, editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    name = models.CharField(_("nome del file"), max_length=200)
    size = models.PositiveBigIntegerField(_("dimensione in byte"))
    mime = models.CharField(_("tipo"), max_length=100)
    # Pixels, of an image.
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    # What it says, for the search.
    words = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("file")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
