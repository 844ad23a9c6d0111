"""Cells of a table that a spreadsheet opens: words, never formulas."""

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """`text` as a cell that every spreadsheet shows as it stands."""
    return f"'{text}" if text.startswith(FORMULAS) else text
