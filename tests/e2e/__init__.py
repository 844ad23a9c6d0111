"""The site in a real browser. Asked for by `uv run --group e2e pytest -m e2e`."""
