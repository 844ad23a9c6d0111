"""What remains of a text typed, pasted or named by a person once the invisible is taken out."""

import unicodedata

HIDDEN = {"Cc", "Cf", "Cs"}


def plain_text(text: str) -> str:
    """The text composed (Unicode NFC), with line ends as newlines, tabs as spaces.

    Stripped are the control characters (category Cc: NUL, escape...), the format characters
    (Cf: bidirectional overrides, zero-width signs; UTS 39) and lone surrogates (Cs).
    """
    lines = unicodedata.normalize("NFC", text.replace("\t", " ")).splitlines()
    return "\n".join(
        "".join(sign for sign in line if unicodedata.category(sign) not in HIDDEN) for line in lines
    )
