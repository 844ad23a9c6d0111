"""The path of a thing through the tree: the keys of all above and its own, in hexadecimal.

A subtree is one range of paths, whatever the collation of the database. The path holds no order:
two who add to one folder at once do not meet.
"""

from django.db.models import Q

WIDTH = 8
# Places one below another, the first page of the site among them.
DEEPEST = 12


def step(key: int) -> str:
    return f"{key:0{WIDTH}x}"


def after(path: str) -> str:
    """The first path that no longer lies within `path`."""
    return path[:-WIDTH] + step(int(path[-WIDTH:], 16) + 1)


def within(path: str, prefix: str = "") -> Q:
    """What is at `path` or below it; `prefix` names the way to the thing ("item__")."""
    return Q(**{f"{prefix}path__gte": path, f"{prefix}path__lt": after(path)})


def above(path: str) -> list[str]:
    """The paths of all above, from the first page of the site down, and the path itself."""
    return [path[:end] for end in range(WIDTH, len(path) + 1, WIDTH)]


def depth(path: str) -> int:
    """How many places from the first page, which is 1."""
    return len(path) // WIDTH
