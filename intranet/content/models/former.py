"""An address at which something stood once."""

from django.db import models

from intranet.content.models.item import Item


class FormerAddress(models.Model):
    """Whoever asks for it, or for what is below it, is led to where the thing stands now."""

    address = models.CharField(max_length=1200, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="former_addresses")

    guard_path = "item"

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.address
