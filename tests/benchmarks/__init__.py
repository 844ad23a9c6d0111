"""Measurements, as ratios within one run: `uv run pytest -m benchmark -n 0 -s`."""
