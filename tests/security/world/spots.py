"""What is true of a thing of the site, as whoever put it up knows it: no right is asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shared:
    """`standing` at a place, of one `user`, of those with a `role` in an `office`, or of all in
    the office.
    """

    standing: str
    user: str = ""
    office: str = ""
    role: str = ""


@dataclass(frozen=True)
class Spot:
    """A thing of the site, by the name it has in the story.

    `above` are the names of the folders it stands in, from the first page of the site down.
    `is_cut`: what is shared above does not hold here. `binned_by` threw it away, and nobody else
    what stands below it. `replaces` is what a working copy is written for; `former` where it was
    read before. `versions` are the keys of its versions, the first one first, `rewritten` that of
    the one that gave it the words it has, and `comments` those of the comments under it.
    """

    name: str
    kind: str
    owner: str
    state: str
    above: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()
    is_cut: bool = False
    binned_by: str = ""
    replaces: str = ""
    former: str = ""
    key: int = 0
    address: str = ""
    versions: tuple[int, ...] = ()
    rewritten: int = 0
    comments: tuple[int, ...] = ()

    @property
    def table(self) -> str:
        """Which lines of `content.csv` speak of it."""
        if self.replaces:
            return "copy"
        return "folder" if self.kind == "folder" else "item"
