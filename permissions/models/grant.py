"""The bases of the rows in which guardian keeps who may do what on one object."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class Timed(models.Model):
    """A permission for good, or until a moment.

    What has passed opens nothing, whether its row was tidied up or not.
    """

    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class UserGrant(UserObjectPermissionBase, Timed):
    """A permission of one user on one object."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


class UnitGrant(GroupObjectPermissionBase, Timed):
    """A permission on one object, of all who belong to a unit."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
