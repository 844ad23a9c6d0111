"""What can be found: a row for each record, kept by the action that changes the record."""

from django.db import models


class Entry(models.Model):
    """The words of one record. Derived: `manage.py reindex` writes it anew.

    The database keeps its index in step by triggers, so that a row put here in any way is found.
    A migration that changes this table on SQLite makes it anew, and must make them anew too.
    """

    # The model, as `cases.case`, and the key of the record.
    kind = models.CharField(max_length=60)
    key = models.PositiveBigIntegerField()
    title = models.TextField()
    # What is quoted from: the beginning of a long text.
    text = models.TextField(blank=True)
    title_words = models.TextField()
    body_words = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_entry_a_record"),
        ]

    def __str__(self) -> str:
        return self.title


def kind_of(model: type[models.Model]) -> str:
    """The kind of the entries of a model's records."""
    concrete = model._meta.concrete_model or model
    return concrete._meta.label_lower
