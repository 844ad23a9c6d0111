"""Pictures, painted anew: nothing stays of what a camera or a stranger wrote into the file."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from intranet.content.storage import WIDTHS
from permissions.refusal import Refused

# Pixels: of what is taken in, and of the side of what is kept.
MOST = 60_000_000
WIDEST = 3200
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# How each is kept: a moving picture stands still.
KEPT = {"PNG": "PNG", "GIF": "PNG", "JPEG": "JPEG", "WEBP": "WEBP"}
QUALITY = 85


@dataclass(frozen=True)
class Picture:
    """`scaled`: the same by width, for each of `storage.WIDTHS` that is narrower."""

    content: bytes
    mime: str
    width: int
    height: int
    scaled: Mapping[int, bytes]


def picture_of(content: bytes) -> Picture:
    """Raises Refused for what cannot be painted, or would fill the memory."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST:
                raise Refused(_("L’immagine ha troppi punti: al massimo 60 milioni."), "upload")
            kept = KEPT[image.format or "PNG"]
            image.load()
            whole = _upright(image, kept)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(_("L’immagine non si può leggere."), "upload") from None
    whole.thumbnail((WIDEST, WIDEST))
    scaled = {width: _narrow(whole, width, kept) for width in WIDTHS if width < whole.width}
    mime = Image.MIME[kept]
    return Picture(_painted(whole, kept), mime, whole.width, whole.height, scaled)


def _upright(image: Image.Image, kept: str) -> Image.Image:
    """As the camera was held; in colours that its format knows."""
    turned = ImageOps.exif_transpose(image) or image
    has_alpha = kept != "JPEG" and ("A" in turned.getbands() or "transparency" in turned.info)
    return turned.convert("RGBA" if has_alpha else "RGB")


def _narrow(image: Image.Image, width: int, kept: str) -> bytes:
    height = max(1, round(image.height * width / image.width))
    return _painted(image.resize((width, height), Image.Resampling.LANCZOS), kept)


def _painted(image: Image.Image, kept: str) -> bytes:
    file = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    paint = clean.save
    # To press a PNG harder takes four times as long, and saves a fiftieth.
    paint(file, kept, quality=QUALITY, optimize=kept != "PNG")
    return file.getvalue()
