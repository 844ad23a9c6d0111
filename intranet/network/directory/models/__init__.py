"""The cards of the services, and their editions."""

from intranet.network.directory.models.card import Card
from intranet.network.directory.models.edition import Edition, Intake, Territory

__all__ = ["Card", "Edition", "Intake", "Territory"]
