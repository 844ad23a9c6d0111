"""Cells of a table that a spreadsheet opens: words, never formulas."""

import re

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# What a sheet cannot hold, being XML (XML 1.0, production 2).
NO_LETTERS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """`text` as a cell that every spreadsheet shows as it stands; what is no letter as �."""
    text = NO_LETTERS.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if text.startswith(FORMULAS) else text
