"""Puts up the site of the plan, through the actions of those whose it is."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import time_machine
from PIL import Image

from intranet.api.actions import keep_use, make_key
from intranet.api.models import AccessKey, Scope
from intranet.content.actions import sketching
from intranet.content.actions.binning import throw_away
from intranet.content.actions.commenting import comment, moderate
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add, found_site, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import inherit, share
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import Examined, examined
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.portal.demo.papers import paper
from permissions.assignment import join, leave
from permissions.models import Organisation, Unit, User
from permissions.people import add_user, system_user
from permissions.publishing import Standing
from permissions.roles import Role
from tests.personas import on
from tests.security.world.plan import (
    COLLECTED,
    COMMENTED,
    PLAN,
    SKETCHED,
    SLUGS,
    WRITTEN_TWICE,
)
from tests.security.world.spots import Shared, Spot
from tests.security.world.telling import Telling

# How a thing comes to its state: who, by which transition.
WAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "internal": (),
    "private": (("owner", "hide"),),
    "pending": (("owner", "submit"),),
    "published": (("owner", "submit"), ("dino", "publish")),
    "external": (("owner", "submit"), ("dino", "publish_outside")),
}
WHEN = {"starts_at": on("2026-12-01", "15:00"), "ends_at": on("2026-12-01", "17:00")}
# With whom the table is shared too, and who works no more: no other page knows them.
GONE = "zita"


def put_up(t: Telling) -> None:
    """On the first day: everything, and a key for everybody."""
    for spot in PLAN:
        _put_up(t, spot)
    _share_with_one_who_leaves(t)
    for name, place in COLLECTED.items():
        item = t.items[name]
        edit(item, by=item.owner, query={**item.query, "place": t.items[place].pk})
    for spot in PLAN:
        _say_under(t, spot)
    for spot in reversed(PLAN):
        if spot.binned_by:
            throw_away(t.items[spot.name], by=t.user(spot.binned_by))
    for name, persona in t.people.items():
        user = persona.user
        t.keys[name] = make_key(user, by=user, name="Prova", scopes=tuple(Scope), days=365)


def sit_down_to_write(t: Telling) -> None:
    """A few minutes before the world is read: Stella takes the pen before Ada."""
    with time_machine.travel(on("2026-11-09", "10:40"), tick=False):
        for who, name, kind in reversed(SKETCHED):
            typed = {"title": "Prova", "text": t.mint.text(f"Sketch.{who}", name)}
            sketching.keep(t.items[name], t.user(who), kind, typed)
        # Used this hour already: that it is used again is not written.
        for key in AccessKey.objects.all():
            keep_use(key)


def spots(t: Telling) -> dict[str, Spot]:
    """The plan, and the papers of the table, with the keys and addresses that everything got."""
    return {spot.name: _found(t, spot) for spot in (*PLAN, *t.papers)}


def _found(t: Telling, spot: Spot) -> Spot:
    item = Item.objects.get(pk=t.items[spot.name].pk)
    assert item.state == spot.state, spot
    versions = [*item.history.order_by("pk").values_list("pk", "title", "summary", "text")]
    return replace(
        spot,
        key=item.pk,
        address=item.address,
        former=t.former.get(spot.name, ""),
        versions=tuple(key for key, *_words in versions),
        rewritten=next(key for key, *words in versions if words == [*versions[-1][1:]]),
        comments=tuple(item.comments.order_by("pk").values_list("pk", flat=True)),
    )


def _put_up(t: Telling, spot: Spot) -> None:
    item = _begun(t, spot)
    t.items[spot.name] = item
    owner = t.user(spot.owner)
    for each in spot.shared if spot.above else ():
        share(item, by=owner, whom=_whom(t, each), standing=Standing(each.standing))
    if spot.is_cut:
        inherit(item, by=owner, inherits=False)
    if spot.name in WRITTEN_TWICE:
        edit(item, by=owner, text=_prose(t, "Item.text", spot))
    if spot.former:
        t.former[spot.name] = item.address
        rename(item, by=owner, slug="altrove")
    _pass_on(t, spot, item)


def _begun(t: Telling, spot: Spot) -> Item:
    by = t.user(spot.owner)
    title = t.mint.text("Item.title", spot.name)
    if not spot.above:
        province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
        return found_site(province, by=by, title=title)
    words = {"title": title, **_words(t, spot)}
    if spot.replaces:
        return edit(revise(t.items[spot.replaces], by=by), by=by, **words)
    place = t.items[spot.above[-1]]
    if spot.kind in FILES:
        upload = FILES[spot.kind](t, spot)
        return bring(place, by=by, upload=upload, **words)
    return add(place, by=by, kind=Kind(spot.kind), slug=SLUGS.get(spot.name, ""), **words)


def _words(t: Telling, spot: Spot) -> dict[str, Any]:
    words: dict[str, Any] = {"summary": t.mint.text("Item.summary", spot.name)}
    if spot.kind in {"page", "news", "event"}:
        field = "Item.former" if spot.name in WRITTEN_TWICE else "Item.text"
        words["text"] = _prose(t, field, spot)
    if spot.kind == "event":
        words |= {"venue": t.mint.text("Item.venue", spot.name), **WHEN}
    if spot.kind == "image":
        words["alt"] = t.mint.text("Item.alt", spot.name)
    if spot.kind == "link":
        words["target"] = f"https://example.org/{t.mint.text('Item.target', spot.name)}"
    if spot.kind == "collection":
        words["query"] = {"kinds": [], "state": "", "order": "newest", "limit": 20}
    return words


def _prose(t: Telling, field: str, spot: Spot) -> str:
    return f"<p>{t.mint.text(field, spot.name)}</p>"


def _pass_on(t: Telling, spot: Spot, item: Item) -> None:
    # A working copy is private from its beginning.
    ways = () if spot.replaces and spot.state == "private" else WAYS[spot.state]
    for who, transition in ways:
        by = t.user(spot.owner if who == "owner" else who)
        comment = t.mint.text("Passage.comment", spot.name)
        pass_on(item, by=by, transition=transition, comment=comment)


def _say_under(t: Telling, spot: Spot) -> None:
    """One comment waits, one is shown, and one is refused."""
    if spot.name not in COMMENTED:
        return
    item, by = t.items[spot.name], t.user(COMMENTED[spot.name])
    comment(item, by=by, text=t.mint.text("Comment.waiting", spot.name))
    for field, shown in (("Comment.shown", True), ("Comment.refused", False)):
        said = comment(item, by=by, text=t.mint.text(field, spot.name))
        moderate(said, by=t.user("dino"), shown=shown)


def _share_with_one_who_leaves(t: Telling) -> None:
    office, by = Organisation.objects.get(short_name="Sociale Lodi"), system_user()
    last_name = t.mint.name("Share.user", "table")
    user = add_user(GONE, "", first_name="Zita", last_name=last_name)
    join(office, user, Role.REFERRER, by=by)
    share(t.items["table"], by=t.user("dino"), whom=user, standing=Standing.READER)
    leave(office, user, Role.REFERRER, by=by)


def _whom(t: Telling, shared: Shared) -> User | Unit | Organisation:
    if shared.user:
        return t.user(shared.user)
    office = Organisation.objects.get(short_name=shared.office)
    return Unit.objects.get(organisation=office, role=shared.role) if shared.role else office


def _file(t: Telling, spot: Spot) -> Examined:
    """A PDF where the staff read it, and else a text."""
    name, words = (t.mint.text(field, spot.name) for field in ("Upload.name", "Upload.words"))
    if spot.state == "published":
        return examined(f"{name}.pdf", paper("Ufficio", "Modulo", [words]).read())
    return examined(f"{name}.txt", words.encode())


def _picture(t: Telling, spot: Spot) -> Examined:
    """So wide that a narrower one is kept beside it."""
    stream = io.BytesIO()
    Image.new("RGB", (500, 20), f"#{len(t.items):06x}").save(stream, "PNG")
    return examined(f"{t.mint.text('Upload.name', spot.name)}.png", stream.getvalue())


FILES: Mapping[str, Callable[[Telling, Spot], Examined]] = {"file": _file, "image": _picture}
