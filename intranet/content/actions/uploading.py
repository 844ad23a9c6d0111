"""Files that are brought to the site. They are examined before: no lock is held meanwhile."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from intranet.content import storage
from intranet.content.actions.asking import ask
from intranet.content.actions.placing import add
from intranet.content.files.examining import Examined
from intranet.content.kinds import Kind
from intranet.content.models import Item, Upload
from permissions.audit import action, note
from permissions.models import User


@action("content.uploaded")
def bring(folder: Item, *, by: User, upload: Examined, title: str = "", **words: Any) -> Item:
    """A file or a picture in `folder`, called as the file if it has no title.

    Raises Refused where one may not add.
    """
    ask(by, "content.add_item", folder, _("In questa cartella non si può aggiungere."))
    kept = take_in(upload)
    note(sha256=kept.sha256, size=kept.size)
    name = PurePath(upload.name)
    kind = Kind.IMAGE if upload.picture else Kind.FILE
    return add(folder, by=by, kind=kind, title=title or name.stem, upload=kept, **words)


def take_in(upload: Examined) -> Upload:
    """The file, kept: one content under one name is kept once."""
    sha256 = hashlib.sha256(upload.content).hexdigest()
    known = Upload.objects.filter(sha256=sha256, name=upload.name).first()
    path = storage.store(upload.content)
    picture = upload.picture
    for width, content in picture.scaled.items() if picture else ():
        storage.store_scaled(sha256, width, content)
    return known or Upload.objects.create(
        path=path,
        sha256=sha256,
        name=upload.name,
        size=len(upload.content),
        mime=upload.mime,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        words=upload.words,
    )
