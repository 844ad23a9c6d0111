"""A reader of all that is published, who solves it for what was left out.

The long run: `uv run python -m tests.security.disclosure`.
"""
