"""Hostile text through every writable field, and every page and paper opened after it.

The long run: `uv run python -m tests.security.hostile`.
"""
