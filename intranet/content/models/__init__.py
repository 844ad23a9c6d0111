"""The things of the site and what belongs to them."""

from intranet.content.models.comment import Comment, Subscription
from intranet.content.models.former import FormerAddress
from intranet.content.models.happening import Happening
from intranet.content.models.item import Item
from intranet.content.models.passage import Passage
from intranet.content.models.pen import Pen, Sketch
from intranet.content.models.share import Share
from intranet.content.models.upload import Upload

__all__ = [
    "Comment",
    "FormerAddress",
    "Happening",
    "Item",
    "Passage",
    "Pen",
    "Share",
    "Sketch",
    "Subscription",
    "Upload",
]
