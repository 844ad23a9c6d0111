"""The pictures in a text: of each a browser takes the width that its screen has room for."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from html import unescape

from django.db.models import Q
from django.urls import reverse

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.prose import cleaned, drawn
from intranet.content.rights.reach import Reach
from intranet.content.storage import WIDTHS

# A tag as `cleaned` writes it, and its attributes; the address of a picture by its key.
TAG = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
BY_KEY = re.compile(r"/contenuti/(\d{1,18})/immagine/\d+/")
# Pixels: as wide as a column of text is drawn.
COLUMN = 704


def with_widths(text: str, reach: Reach) -> str:
    """`text`, cleaned, with the widths of the pictures that its reader sees.

    In one query; in none where the text shows no picture.
    """
    html = cleaned(text)
    sources = {_source(tag.group(1)) for tag in TAG.finditer(html)} - {""}
    if not sources:
        return html
    seen = _seen(reach, sources)
    return drawn(TAG.sub(lambda tag: _widened(tag, seen), html))


def _source(attributes: str) -> str:
    return unescape(dict(ATTRIBUTE.findall(attributes)).get("src", ""))


def _seen(reach: Reach, sources: set[str]) -> Mapping[str, Item]:
    """By the source that shows it: its address, or the one by its key."""
    keys = {int(found[1]) for found in map(BY_KEY.fullmatch, sources) if found}
    which = Q(pk__in=keys) | Q(address__in={each.strip("/") for each in sources})
    pictures = reach.visible(Item.objects.in_place().filter(which, kind=Kind.IMAGE))
    rows = list(
        pictures.select_related("upload").only("address", "upload__width", "upload__height")
    )
    found = {each.get_absolute_url(): each for each in rows} | {str(each.pk): each for each in rows}
    return {each: found[key] for each in sources if (key := _key(each)) in found}


def _key(source: str) -> str:
    by_key = BY_KEY.fullmatch(source)
    return str(int(by_key[1])) if by_key else source


def _widened(tag: re.Match[str], seen: Mapping[str, Item]) -> str:
    attributes = tag.group(1)
    item = seen.get(_source(attributes))
    if item is None:
        return tag.group()
    upload = item.upload
    assert upload is not None
    assert upload.width is not None
    whole = upload.width
    # The first that is wider than the picture gives it as it is; those beyond would, too.
    asked = WIDTHS[: bisect_left(WIDTHS, whole) + 1]
    offered = ", ".join(
        f"{reverse('content:picture', args=[item.pk, width])} {min(width, whole)}w"
        for width in asked
    )
    stated = dict(ATTRIBUTE.findall(attributes)).get("width", "")
    size = "" if stated else f' width="{whole}" height="{upload.height}"'
    shown = min(int(stated) if stated.isdecimal() else whole, COLUMN)
    return f'<img{attributes}{size} srcset="{offered}" sizes="min({shown}px, 100vw)">'
