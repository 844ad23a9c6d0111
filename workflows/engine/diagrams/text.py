"""Text in a picture: wrapped by characters and measured by their mean width."""

import textwrap

LETTER = 7
"""Mean width of a letter of Titillium Web at 13 px, rounded up, in px."""

LINE = 16
"""Height of a line at 13 px, in px."""


def wrap(text: str, characters: int) -> tuple[str, ...]:
    """Break text into as few lines as fit, then even out their lengths."""
    lines = textwrap.wrap(text, characters)
    for narrower in range(characters - 1, 0, -1):
        evened = textwrap.wrap(text, narrower, break_long_words=False)
        if len(evened) > len(lines) or max(map(len, evened), default=0) > characters:
            break
        lines = evened
    return tuple(lines)


def width_of(lines: tuple[str, ...]) -> int:
    """Width of the longest line in px."""
    return max(map(len, lines), default=0) * LETTER


def height_of(lines: tuple[str, ...]) -> int:
    """Height of all the lines in px."""
    return len(lines) * LINE
