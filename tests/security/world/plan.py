"""The site of the world, as it is when it is read: every kind and state, everywhere rights part."""

from typing import Any

from tests.security.world.spots import Shared, Spot

OPERATORS = {"office": "Milano", "role": "operator"}
COORDINATORS = {"office": "Milano", "role": "coordinator"}

# The names of the folders, and what they stand in.
ABOVE = {
    "home": (),
    "section": ("home",),
    "library": ("home",),
    "table": ("home",),
    "plans": ("home", "table"),
    "rooms": ("home",),
    "study": ("home", "rooms"),
    "cellar": ("home", "rooms", "study"),
    "gone": ("home",),
}


def _folder(name: str, owner: str, *shared: Shared, **more: Any) -> Spot:
    state = more.pop("state", "internal")
    return Spot(name, "folder", owner, state, ABOVE[name], shared, **more)


def _in(folder: str, kind: str, name: str, owner: str, state: str, **more: Any) -> Spot:
    return Spot(name, kind, owner, state, (*ABOVE[folder], folder), **more)


# Below a folder that all the staff read.
LIBRARY = (
    _in("library", "page", "draft", "ada", "internal"),
    _in("library", "page", "pending", "ada", "pending"),
    _in("library", "page", "published", "ada", "published"),
    _in("library", "news", "external", "luca", "external"),
    _in("library", "page", "private", "luca", "private"),
    _in("library", "page", "protocol", "luca", "published"),
    _in("library", "page", "rewriting", "luca", "private", replaces="protocol"),
    _in("library", "page", "circular", "ada", "external"),
    _in("library", "page", "rewritten", "ada", "pending", replaces="circular"),
    _in("library", "event", "meeting", "ada", "published"),
    _in("library", "event", "fair", "luca", "external"),
    _in("library", "file", "form", "ada", "published"),
    _in("library", "file", "scan", "luca", "private"),
    _in("library", "image", "picture", "ada", "internal"),
    _in("library", "image", "poster", "luca", "external"),
    _in("library", "link", "way", "ada", "published"),
    _in("library", "collection", "gathering", "dino", "internal"),
    _in("library", "page", "of_mara", "mara", "internal"),
    _in("library", "page", "kept_by_mara", "mara", "private"),
    _in("library", "page", "moved", "ada", "private", former="/"),
    _in("library", "page", "thrown", "ada", "internal", binned_by="stella"),
    _in("library", "page", "thrown_own", "luca", "private", binned_by="luca"),
    _in("library", "page", "thrown_by_mara", "mara", "internal", binned_by="mara"),
)
# Below a private folder, and below one in it to which nothing comes from above.
TABLE = (
    _in("table", "page", "minutes", "carla", "internal"),
    _in("table", "news", "resolved", "carla", "published"),
    _in("table", "page", "released", "carla", "external"),
    _in("table", "page", "notes", "carla", "private"),
    _folder("plans", "carla", Shared("editor", user="vera"), is_cut=True),
    _in("plans", "page", "outline", "vera", "internal"),
    _in("plans", "file", "budget", "vera", "private"),
)
# Below a folder of one service, in which somebody writes who is none of the staff.
ROOMS = (
    _folder("study", "bruno", Shared("contributor", user="irene"), is_cut=True),
    _in("study", "page", "referred", "irene", "internal"),
    _in("study", "page", "confided", "irene", "private"),
    _in(
        "study",
        "page",
        "lone",
        "bruno",
        "private",
        is_cut=True,
        shared=(Shared("reader", office="Piacenza", role="operator"),),
    ),
    _folder("cellar", "bruno", Shared("reader", user="irene"), state="private"),
    _in("cellar", "page", "stored", "bruno", "internal"),
)
PLAN = (
    _folder("home", "dino", Shared("reviewer", user="dino")),
    _folder("section", "dino"),
    _in("section", "page", "front", "dino", "external"),
    _folder(
        "library",
        "dino",
        Shared("contributor", **OPERATORS),
        Shared("editor", user="stella"),
        Shared("reviewer", user="gino"),
        Shared("reader", office="Municipio 2"),
        Shared("editor", user="mara"),
    ),
    *LIBRARY,
    _folder(
        "table",
        "dino",
        Shared("reader", office="Lodi"),
        Shared("contributor", user="carla"),
        Shared("editor", user="teo"),
        Shared("reviewer", user="olga"),
        state="private",
    ),
    *TABLE,
    _folder("rooms", "dino", Shared("contributor", **COORDINATORS), Shared("reader", user="mara")),
    *ROOMS,
    _folder("gone", "dino", Shared("contributor", user="luca"), binned_by="dino"),
    _in("gone", "page", "gone_along", "luca", "internal"),
    _in("gone", "page", "gone_private", "dino", "private"),
)
# What a collection collects: a folder that not all who read it may see.
COLLECTED = {"gathering": "table"}
# Who typed into a form and sent nothing: into that of a thing, or of a new one in a folder.
SKETCHED = (
    ("ada", "draft", ""),
    ("stella", "draft", ""),
    ("luca", "library", "page"),
    ("carla", "minutes", ""),
    ("irene", "referred", ""),
)
# At the address where a visitor begins.
SLUGS = {"section": "minori-e-famiglia", "front": "spazio-neutro"}
# Of what the text was another once; and under what three things are said, and by whom.
WRITTEN_TWICE = ("published", "external", "released")
COMMENTED = {"draft": "luca", "published": "fabio", "external": "luca", "minutes": "carla"}
